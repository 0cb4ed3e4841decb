import type { OpenLibrary } from '../../api/library-api.ts';
import type { ConfigInput } from '../../config.ts';
import { PromptloomError } from '../../errors.ts';
import type { Trouble } from '../../records/library-info.ts';
import type { Asker } from './ask.ts';
import type { StoppedBy } from './interrupt.ts';
import { type LastWords, STOPPED } from './last-words.ts';

/** A library as a command uses it. */
export interface OpenedLibrary {
  library: OpenLibrary;
  /** Address of the server that holds it, when this process does not. */
  server: string | undefined;
  /** What is wrong with its files; they have been told already. */
  troubles?: readonly Trouble[];
}

/** Everything of the outside that commands touch, so that tests can stand in for it. */
export interface Io {
  /** Writes to stdout: results only. */
  out(text: string): void;
  /** Waits until what was written to stdout is taken, so that long output does not pile up in memory. */
  drained?(): Promise<unknown>;
  /** Writes to stderr: progress, notes and errors. */
  err(text: string): void;
  /** What comes in at stdin; the process's own when left out. */
  stdin?: AsyncIterable<Buffer | string>;
  env: NodeJS.ProcessEnv;
  /** The working folder. */
  cwd: string;
  outIsTerminal: boolean;
  errIsTerminal: boolean;
  /** Asks the person; undefined where nobody is at a terminal. */
  ask?: Asker;
  /** Width of the terminal. */
  columns: number;
  /** Aborted by the first Ctrl-C, by the request to end, or when nobody reads stdout any more. */
  signal: AbortSignal;
  /** Which of them it was; Ctrl-C if left out. */
  stoppedBy?(): StoppedBy | undefined;
  /** Keeps a server going when nobody reads its output any more. */
  ignoreClosedOutput?(): void;
  /** What to say and do when the command is stopped. */
  lastWords?: LastWords;
  /** Opens the library that flags and settings name. */
  open(flags: ConfigInput, options: { create: boolean; anyModel?: boolean }): Promise<OpenedLibrary>;
}

/** What a command has to say: one JSON document, or text for people. */
export interface Result {
  json: unknown;
  text: string;
  exitCode?: number;
}

/** Options that every command has. */
export interface CommonOptions {
  library?: string;
  json?: true;
}

/** Opens the library that `--library` names, works with it and closes it again, whatever happens. */
export async function withLibrary<T>(
  io: Io,
  library: string | undefined,
  work: (library: OpenLibrary, opened: OpenedLibrary) => Promise<T>,
  { embedder, create = false, anyModel }: { embedder?: string; create?: boolean; anyModel?: boolean } = {},
): Promise<T> {
  const opened = await io.open({ library, embedder }, { create, ...(anyModel && { anyModel }) });
  const { abandon } = opened.library;
  if (abandon) io.lastWords?.whenLeaving(abandon.bind(opened.library));
  try {
    // Opening takes a while, and cannot be cut short itself.
    if (io.signal.aborted) throw new PromptloomError('cancelled', STOPPED.message);
    return await work(opened.library, opened);
  } finally {
    await opened.library.close();
  }
}
