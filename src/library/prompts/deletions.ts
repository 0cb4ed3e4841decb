import { check } from '../../api/check.ts';
import type { DeletionsApi } from '../../api/library-api.ts';
import {
  type Deleted,
  type DeletionInput,
  type DeletionReport,
  DeletionRequestSchema,
} from '../../records/deletion.ts';
import { isId } from '../../store/sql/literal.ts';
import type { Things } from '../../store/tables/deletion-table.ts';
import { deleteThings, restoreThings } from '../import/deleting.ts';
import type { ImageReader } from '../import/read-images.ts';
import type { Parts } from '../open/open-library.ts';

/** What is listed at most. */
const MOST = 1000;

type Kind = keyof Things;
type Context = Pick<Parts, 'store' | 'space' | 'intents' | 'media' | 'addresses'> &
  Pick<ImageReader, 'loadImage'>;
type Failure = DeletionReport['failed'][number];

/** The deletions of the prompts, or of the images, of a library in this process. */
export class Deletions implements DeletionsApi {
  readonly #kind: Kind;
  readonly #context: Context;
  readonly #refuse: () => void;

  /** @param refuse throws where nothing may be changed. */
  constructor(kind: Kind, context: Context, refuse: () => void) {
    this.#kind = kind;
    this.#context = context;
    this.#refuse = refuse;
  }

  delete(input: DeletionInput): Promise<DeletionReport> {
    return this.#change(input, async (names) => {
      const { store } = this.#context;
      const found = await this.#resolve(names);
      const ids = [...new Set(found.live.values())];
      const counts = this.#kind === 'prompts' ? await store.images.counts(ids) : new Map<string, number>();
      if (ids.length > 0) await deleteThings(this.#things(ids), this.#context);
      return {
        done: ids.map((id) => ({ id, images: counts.get(id) ?? 0 })),
        failed: this.#failures(names, found.live, (name) =>
          found.deleted.has(name) ? 'is deleted already' : undefined,
        ),
      };
    });
  }

  restore(input: DeletionInput): Promise<DeletionReport> {
    return this.#change(input, async (names) => {
      const { store } = this.#context;
      const found = await this.#resolve(names);
      const held =
        this.#kind === 'images' ? await this.#withoutPrompt([...found.deleted.values()]) : new Map();
      const wanted = new Map([...found.deleted].filter(([, id]) => !held.has(id)));
      const ids = [...new Set(wanted.values())];
      const images = this.#kind === 'prompts' ? await store.deletions.with(ids) : [];
      const things = this.#things(ids);
      if (ids.length > 0)
        await restoreThings(
          { ...things, images: [...things.images, ...images.map(({ id }) => id)] },
          this.#context,
        );
      return {
        done: ids.map((id) => ({ id, images: images.filter(({ promptId }) => promptId === id).length })),
        failed: this.#failures(names, wanted, (name) => {
          const promptId = held.get(found.deleted.get(name));
          if (promptId !== undefined)
            return `belongs to the prompt ${promptId}, which is deleted: restore that`;
          return found.live.has(name) ? 'is not deleted' : undefined;
        }),
      };
    });
  }

  async deleted(): Promise<Deleted[]> {
    const { deletions, prompts } = this.#context.store;
    const listed = await deletions.list(this.#kind, MOST);
    const promptIds = [...new Set(listed.map(({ promptId }) => promptId))];
    const [gone, live, images] = await Promise.all([
      deletions.prompts(promptIds),
      prompts.byIds(promptIds),
      this.#kind === 'prompts' ? deletions.with(promptIds) : [],
    ]);
    return listed.map(({ id, promptId, at }) => ({
      id,
      promptId,
      prompt: (gone.get(promptId) ?? live.get(promptId))?.text ?? '',
      images: images.filter((image) => image.promptId === id).length,
      deletedAt: at,
    }));
  }

  #change(input: DeletionInput, work: (names: string[]) => Promise<DeletionReport>): Promise<DeletionReport> {
    const { ids } = check(DeletionRequestSchema, input);
    this.#refuse();
    return this.#context.store.exclusive(() => work([...new Set(ids)]));
  }

  #things(ids: readonly string[]): Things {
    return { prompts: [], images: [], [this.#kind]: ids };
  }

  /** The ids that names stand for: of what is there, and of what is deleted. */
  async #resolve(
    names: readonly string[],
  ): Promise<{ live: Map<string, string>; deleted: Map<string, string> }> {
    const { prompts, images, deletions } = this.#context.store;
    const ids = names.filter(isId);
    const there = await (this.#kind === 'prompts' ? prompts : images).byIds(ids);
    const live = new Map([...there.keys()].map((id) => [id, id]));
    const gone = await deletions.among(ids.filter((id) => !live.has(id)));
    const deleted = new Map(
      [...gone.values()]
        .filter(({ id, promptId }) => (id === promptId) === (this.#kind === 'prompts'))
        .map(({ id }) => [id, id]),
    );
    if (this.#kind === 'images') return { live, deleted };
    const others = names.filter((name) => !live.has(name) && !deleted.has(name));
    for (const [name, id] of await prompts.ofSources(others)) live.set(name, id);
    const unknown = others.filter((name) => !live.has(name));
    for (const [name, id] of await deletions.ofSources(unknown)) deleted.set(name, id);
    return { live, deleted };
  }

  /** Those of some deleted images whose prompt is deleted too, with its id: they cannot come back without it. */
  async #withoutPrompt(ids: readonly string[]): Promise<Map<string, string>> {
    const { deletions } = this.#context.store;
    const images = [...(await deletions.among(ids)).values()];
    const prompts = await deletions.among(images.map(({ promptId }) => promptId));
    return new Map(
      images.filter(({ promptId }) => prompts.has(promptId)).map((one) => [one.id, one.promptId]),
    );
  }

  #failures(
    names: readonly string[],
    done: ReadonlyMap<string, string>,
    reason: (name: string) => string | undefined,
  ): Failure[] {
    const thing = this.#kind === 'prompts' ? 'prompt' : 'image';
    return names
      .filter((name) => !done.has(name))
      .map((id) => {
        const known = reason(id);
        return known === undefined
          ? { id, code: 'not-found', message: `there is no ${thing} ${id} in this library` }
          : { id, code: 'conflict', message: `the ${thing} ${id} ${known}` };
      });
  }
}
