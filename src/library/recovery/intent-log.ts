import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { unwritable } from '../../obstacle.ts';
import { IdSchema } from '../../records/id.ts';

const FOLDER = 'intents';
/** The open logs of this process, by which it knows its own files. */
const sessions = new Set<string>();
const OWN = /^([0-9a-f-]{36})-\d+\.json$/;
/** On a server a statement may still run when who sent it was killed; it is given so long to end. */
const SETTLE_MS = 10 * 60 * 1000;

const ids = z.array(IdSchema);

/** Something that is written in several steps, with what it takes to undo or finish it. */
const IntentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prompts').describe('Words and parts, then prompts'), ids }),
  z.object({ kind: z.literal('images').describe('Vectors, then images, of an import'), ids }),
  z.object({
    kind: z.literal('generation').describe('Files, vectors, images, and the generation itself'),
    generation: z.object({
      id: IdSchema,
      promptId: IdSchema,
      backend: z.string(),
      request: z.looseObject({}),
      imageIds: ids,
      warnings: z.array(z.string()),
    }),
  }),
  z.object({ kind: z.literal('improvement').describe('Variants, then the improvement'), id: IdSchema }),
  z.object({
    kind: z.literal('deletion').describe('Copies, then what says that they count, then rows and files'),
    prompts: ids,
    images: ids,
  }),
  z.object({ kind: z.literal('map').describe('Points, then the map'), build: z.number().int() }),
]);
/** Something that is written in several steps, with what it takes to undo or finish it. */
export type Intent = z.infer<typeof IntentSchema>;

const NoteSchema = z.object({ pid: z.number(), host: z.string(), intent: IntentSchema });

/** Removes what is there of an intent that was not carried out, or finishes it; may be called again. */
export type Undo = (intent: Intent) => Promise<void>;

/**
 * What is being written in several steps, noted in files of the library's folder before the first step and until after
 * the last: what a kill cut short is found by it without looking through the library. See docs/decisions/0023.
 */
export class IntentLog {
  readonly #folder: string;
  readonly #shared: boolean;
  readonly #undo: Undo;
  readonly #session = randomUUID();
  /** Files of intents that failed here and could not be undone, by kind. */
  readonly #failed = new Map<Intent['kind'], Map<string, Intent>>();
  #count = 0;

  /** @param options.shared whether other processes may be writing to the library. */
  constructor(libraryFolder: string, options: { shared: boolean; undo: Undo }) {
    this.#folder = path.join(libraryFolder, FOLDER);
    this.#shared = options.shared;
    this.#undo = options.undo;
    sessions.add(this.#session);
  }

  /** Carries out an intent; what it leaves when it fails is undone. */
  async carryOut<T>(intent: Intent, work: () => Promise<T>): Promise<T> {
    await this.#retryFailed(intent.kind);
    const file = await this.#note(intent);
    let result: T;
    try {
      result = await work();
    } catch (error) {
      // A server may be at it still, though it was not waited for.
      if (this.#shared) throw error;
      // Whatever keeps it from being undone now, a full disk perhaps: it is tried again, at the latest by the next opening.
      await this.#undoNoted(file, intent).catch(() => this.#failedOf(intent.kind).set(file, intent));
      throw error;
    }
    // What is written whole is not undone: should the note stay, nothing is found missing.
    await rm(file, { force: true }).catch(() => {});
    return result;
  }

  /**
   * Undoes what processes left that are gone. To be called before anything is written.
   * @returns how many intents there were, and what went wrong with any.
   */
  async recover(): Promise<{ undone: number; problems: unknown[] }> {
    const problems: unknown[] = [];
    let undone = 0;
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const session = OWN.exec(name)?.[1];
      if (session === undefined || sessions.has(session)) continue;
      const file = path.join(this.#folder, name);
      try {
        const intent = await this.#abandoned(file);
        if (intent === undefined) continue;
        if (intent !== 'unwritten') await this.#undoNoted(file, intent);
        else await rm(file, { force: true });
        undone++;
      } catch (error) {
        problems.push(error);
      }
    }
    return { undone, problems };
  }

  /** What a file notes; nothing while it may still be carried out, "unwritten" where the kill came before the first step. */
  async #abandoned(file: string): Promise<Intent | 'unwritten' | undefined> {
    const text = await readFile(file, 'utf8');
    if (this.#shared && Math.abs(Date.now() - (await stat(file)).mtimeMs) < SETTLE_MS) return undefined;
    let note: z.infer<typeof NoteSchema>;
    try {
      // Images were called pictures before 0.2.
      note = NoteSchema.parse(JSON.parse(text.replace('"kind":"pictures"', '"kind":"images"')));
    } catch {
      return 'unwritten';
    }
    // In a folder nobody else can have the library open.
    if (this.#shared && (note.host !== hostname() || isAlive(note.pid))) return undefined;
    return note.intent;
  }

  /** Nothing is written by this one any more. */
  close(): void {
    sessions.delete(this.#session);
  }

  async #retryFailed(kind: Intent['kind']): Promise<void> {
    for (const [file, intent] of this.#failedOf(kind)) {
      await this.#undoNoted(file, intent).then(
        () => this.#failedOf(kind).delete(file),
        () => {},
      );
    }
  }

  #failedOf(kind: Intent['kind']): Map<string, Intent> {
    const failed = this.#failed.get(kind) ?? new Map<string, Intent>();
    this.#failed.set(kind, failed);
    return failed;
  }

  async #undoNoted(file: string, intent: Intent): Promise<void> {
    await this.#undo(intent);
    await rm(file, { force: true });
  }

  async #note(intent: Intent): Promise<string> {
    const file = path.join(this.#folder, `${this.#session}-${this.#count++}.json`);
    try {
      await mkdir(this.#folder, { recursive: true });
      const note = JSON.stringify({ pid: process.pid, host: hostname(), intent });
      await writeFile(file, note, { flag: 'wx', flush: true });
      return file;
    } catch (error) {
      await rm(file, { force: true }).catch(() => {});
      throw unwritable(error);
    }
  }
}

function isAlive(pid: number): boolean {
  // Our own number, which the process before us had: a container begins to count anew.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
