import { check } from '../../src/api/check.ts';
import type { VersionsApi } from '../../src/api/library-api.ts';
import { libraryOperations } from '../../src/api/operations.ts';
import { PromptloomError } from '../../src/errors.ts';
import {
  currentVersion,
  namedVersion,
  tellVersions,
  versionIds,
} from '../../src/library/prompts/version-history.ts';
import { refuseTaken } from '../../src/library/prompts/versions.ts';
import type { Prompt } from '../../src/records/prompt.ts';
import {
  type EditInput,
  EditSchema,
  type LabelInput,
  LabelRequestSchema,
  type Version,
  type VersionEvent,
  type Versions,
} from '../../src/records/version.ts';
import { answering } from './answering.ts';

/** Where the prompts are. */
interface Prompts {
  prompts: Map<string, Prompt>;
  ratings: Map<string, number>;
  write(text: string): Prompt;
}

/** The versions of the prompts of a library in memory. */
export class FakeVersions extends answering<VersionsApi>(libraryOperations.versions) {
  readonly #library: Prompts;
  readonly #labels = new Map<string, string[]>();
  #events: VersionEvent[] = [];

  constructor(library: Prompts) {
    super();
    this.#library = library;
  }

  override async list(id: string): Promise<Versions> {
    const { prompts, ratings } = this.#library;
    if (!prompts.has(id)) throw new PromptloomError('not-found', `there is no prompt ${id} in this library`);
    const facts = { prompts, ratings, labels: this.#labels, images: new Map<string, number>() };
    return tellVersions(id, this.#family(id), facts);
  }

  override async get(id: string, version: string): Promise<Version> {
    return namedVersion((await this.list(id)).versions, version);
  }

  override async edit(id: string, input: EditInput): Promise<Versions> {
    const { prompt, label, move } = check(EditSchema, input);
    const { versions } = await this.list(id);
    if (prompt === undefined || prompt === this.#library.prompts.get(id)!.text)
      throw new PromptloomError('invalid-input', 'no word has changed');
    if (label !== undefined) refuseTaken(versions, label, '', move);
    const made = this.#library.write(prompt);
    this.note({ id: made.id, from: id, how: 'edited' });
    return label === undefined ? this.list(made.id) : this.label(made.id, { label, move });
  }

  override async restore(id: string, version = id): Promise<Versions> {
    const wanted = await this.get(id, version);
    const current = currentVersion(id, this.#family(id));
    if (wanted.id !== current) this.note({ id: wanted.id, from: current, how: 'restored' });
    return this.list(wanted.id);
  }

  override async label(id: string, input: LabelInput): Promise<Versions> {
    const { label, version = id, move } = check(LabelRequestSchema, input);
    const { versions } = await this.list(id);
    const wanted = namedVersion(versions, version);
    if (refuseTaken(versions, label, wanted.id, move)) await this.unlabel(id, label);
    this.#labels.set(wanted.id, [...(this.#labels.get(wanted.id) ?? []), label]);
    return this.list(wanted.id);
  }

  override async unlabel(id: string, label: string): Promise<Versions> {
    const lower = label.toLowerCase();
    for (const version of versionIds(id, this.#family(id))) {
      const before = this.#labels.get(version) ?? [];
      const left = before.filter((one) => one.toLowerCase() !== lower);
      this.#labels.set(version, left);
      if (left.length < before.length) return this.list(version);
    }
    throw new PromptloomError('not-found', `no version has the label ${label}`);
  }

  /** Notes what happened to a version. */
  note(event: Omit<VersionEvent, 'at'>): void {
    this.#events.push({ at: new Date().toISOString(), ...event });
  }

  #family(id: string): VersionEvent[] {
    const members = new Set([id]);
    for (let before = 0; before < members.size; ) {
      before = members.size;
      for (const { id: one, from } of this.#events)
        if (members.has(one) || members.has(from)) members.add(one).add(from);
    }
    return this.#events.filter((event) => members.has(event.id));
  }
}
