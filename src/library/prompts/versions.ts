import type { z } from 'zod';
import type { VersionsApi } from '../../api/library-api.ts';
import { PromptloomError } from '../../errors.ts';
import type { Prompt } from '../../records/prompt.ts';
import type { EditSchema, LabelRequestSchema, Version, Versions } from '../../records/version.ts';
import type { Store } from '../../store/store.ts';
import { addPrompt, promptId } from '../import/add-prompt.ts';
import type { EmbeddingSpace } from '../parts/active-embedder.ts';
import type { IntentLog } from '../recovery/intent-log.ts';
import { recordEdit } from './record-version.ts';
import { namedVersion, tellVersions, versionIds } from './version-history.ts';

/** Most labels that one version has. */
const MOST_LABELS = 50;

/** The versions of prompts of a library in this process. */
export class LibraryVersions implements VersionsApi {
  readonly #store: Store;
  readonly #adding: { store: Store; space: EmbeddingSpace; intents: IntentLog };

  constructor({ store, space, intents }: { store: Store; space: EmbeddingSpace; intents: IntentLog }) {
    this.#store = store;
    this.#adding = { store, space, intents };
  }

  async list(name: string): Promise<Versions> {
    return this.#read((await this.#store.prompts.named(name)).id);
  }

  async get(name: string, version: string): Promise<Version> {
    const { versions } = await this.list(name);
    return namedVersion(versions, version);
  }

  async edit(name: string, input: z.output<typeof EditSchema>): Promise<Versions> {
    const { prompt: text, negativePrompt, label, move } = input;
    const { id, createdAt: _then, sourceId: _itsOwn, ...before } = await this.#store.prompts.named(name);
    const edited: Omit<Prompt, 'id' | 'createdAt'> = {
      ...before,
      text: text ?? before.text,
      negativePrompt: negativePrompt ?? before.negativePrompt,
      sourceSite: 'promptloom',
      origin: 'written',
    };
    const made = promptId(edited);
    if (made === id)
      throw new PromptloomError('invalid-input', 'this is the same prompt: no word has changed', {
        hint: 'Prompts that differ only in case and white space are one here.',
      });
    // What cannot have the label is not written.
    if (label !== undefined) refuseTaken((await this.list(id)).versions, label, made, move);
    const { id: kept } = await addPrompt(edited, this.#adding);
    await recordEdit(kept, id, this.#store);
    return label === undefined ? this.#read(kept) : this.label(kept, { label, move });
  }

  async restore(name: string, version: string): Promise<Versions> {
    const { id } = await this.#store.prompts.named(name);
    return this.#store.exclusive(async () => {
      const { current, versions } = await this.#read(id);
      // Whoever names a prompt by the id of its source may name it so twice.
      const wanted = version === name ? id : namedVersion(versions, version).id;
      if (wanted !== current) {
        const family = (await this.#store.versions.familyOf(wanted)) ?? wanted;
        await this.#store.versions.insert({ id: wanted, from: current, how: 'restored' }, family);
      }
      return this.#read(wanted);
    });
  }

  async label(name: string, input: z.output<typeof LabelRequestSchema>): Promise<Versions> {
    const { label, version, move } = input;
    const { id } = await this.#store.prompts.named(name);
    return this.#store.exclusive(async () => {
      const { versions } = await this.#read(id);
      const wanted = namedVersion(versions, version ?? id);
      const holder = refuseTaken(versions, label, wanted.id, move);
      if (wanted.labels.length >= MOST_LABELS && holder?.id !== wanted.id)
        throw new PromptloomError('invalid-input', `this version has ${MOST_LABELS} labels already`, {
          hint: 'Take one away first.',
        });
      await this.#store.versions.setLabel(wanted.id, label, idsOf(versions));
      return this.#read(wanted.id);
    });
  }

  async unlabel(name: string, label: string): Promise<Versions> {
    const { id } = await this.#store.prompts.named(name);
    return this.#store.exclusive(async () => {
      const { versions } = await this.#read(id);
      const holder = holderOf(versions, label);
      if (!holder)
        throw new PromptloomError('not-found', `no version of this prompt has the label ${label}`, {
          hint: 'The list of its versions has their labels (npx promptloom versions ID).',
        });
      await this.#store.versions.removeLabel(label, idsOf(versions));
      return this.#read(holder.id);
    });
  }

  async #read(id: string): Promise<Versions> {
    const store = this.#store;
    const events = await store.versions.history(id);
    const ids = versionIds(id, events);
    const [prompts, labels, ratings, images] = await Promise.all([
      store.prompts.byIds(ids),
      store.versions.labels(ids),
      promptRatings(ids, store),
      store.images.counts(ids),
    ]);
    return tellVersions(id, events, { prompts, labels, ratings, images });
  }
}

function idsOf(versions: readonly Version[]): string[] {
  return versions.map(({ id }) => id);
}

function holderOf(versions: readonly Version[], label: string): Version | undefined {
  return versions.find(({ labels }) => labels.some((one) => one.toLowerCase() === label.toLowerCase()));
}

/** Who has a label. @throws PromptloomError `invalid-input` where that is another and the label is not to be moved. */
export function refuseTaken(
  versions: readonly Version[],
  label: string,
  wanted: string,
  move: boolean,
): Version | undefined {
  const holder = holderOf(versions, label);
  if (!holder || holder.id === wanted || move) return holder;
  throw new PromptloomError(
    'invalid-input',
    `label: “${label}” is on version ${holder.number} (${holder.id}) of this prompt`,
    { hint: 'Say that it is to be moved ("move": true, --move), or take it away first.' },
  );
}

/** What people think of prompts, from 1 to 5: their stars, or else the best rating of a variant that they were. */
async function promptRatings(ids: readonly string[], store: Store): Promise<Map<string, number>> {
  const [annotations, accepted] = await Promise.all([
    store.annotations.byIds(ids),
    store.improvements.acceptedFor(ids),
  ]);
  const ratings = new Map<string, number>();
  for (const { promptId, rating = 0 } of accepted) {
    if (rating > (ratings.get(promptId) ?? 0)) ratings.set(promptId, rating);
  }
  for (const [id, { rating }] of annotations) if (rating !== null) ratings.set(id, rating);
  return ratings;
}
