import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { messageOf, PromptloomError } from '../errors.ts';

const MARKER = 'promptloom.json';
const FORMAT = 1;

/** The parts of a library folder, absolute. */
export interface LibraryFolder {
  root: string;
  store: string;
}

/** Settings of embedders as a library's folder records them. */
export interface RecordedEmbedder {
  /** The one it was made with or switched to. */
  embedder?: string;
  /** The one it is being switched to in this moment; a kill leaves it to the database which of the two is right. */
  next?: string;
}

/** The settings of the embedder that a library is opened with; none for a new one. */
export function recordedEmbedder(root: string): RecordedEmbedder {
  try {
    const { embedder, next } = JSON.parse(readFileSync(path.join(root, MARKER), 'utf8')) as RecordedEmbedder;
    return {
      ...(typeof embedder === 'string' && { embedder }),
      ...(typeof next === 'string' && { next }),
    };
  } catch {
    return {};
  }
}

/** Notes the setting of a library's embedder, so that it need not be named again. */
export function recordEmbedder(root: string, recorded: RecordedEmbedder): void {
  const before = recordedEmbedder(root);
  if (before.embedder === recorded.embedder && before.next === recorded.next) return;
  const file = path.join(root, MARKER);
  writeFileSync(`${file}.new`, `${JSON.stringify({ format: FORMAT, ...recorded })}\n`);
  renameSync(`${file}.new`, file);
}

/** Whether a library is in this folder. */
export function isLibrary(folder: string): boolean {
  return existsSync(path.join(folder, MARKER));
}

/**
 * Checks the folder of a library, or makes it.
 * @param create whether a missing or empty folder becomes a new library.
 * @throws PromptloomError `not-found` when there is none and none shall be made; `invalid-input` for a folder that
 *   holds something else; `store-failed` when it cannot be written.
 */
export function prepareFolder(root: string, create: boolean): LibraryFolder {
  const parts = { root, store: path.join(root, 'store') };
  if (isLibrary(root)) {
    checkFormat(root);
    return parts;
  }
  if (existsSync(root) && !statSync(root).isDirectory()) {
    throw new PromptloomError('invalid-input', `${root} is a file, not a library folder`, {
      hint: 'Name a folder with --library.',
    });
  }
  if (existsSync(root) && readdirSync(root).length > 0) {
    throw new PromptloomError('invalid-input', `${root} holds other files and no promptloom library`, {
      hint: 'Name a library folder, or an empty or new folder, with --library.',
    });
  }
  if (!create) {
    throw new PromptloomError('not-found', `there is no library in ${root}`, {
      hint: `Make one: promptloom import FILE.csv --library ${root}`,
    });
  }
  try {
    // What people write and draw is theirs; whoever shall share the folder is let in by hand.
    mkdirSync(root, { recursive: true, mode: 0o700 });
    writeFileSync(path.join(root, MARKER), `${JSON.stringify({ format: FORMAT })}\n`);
  } catch (error) {
    throw new PromptloomError('store-failed', `cannot make the library folder ${root}: ${messageOf(error)}`, {
      hint: 'Check the rights and the free space, or name another folder with --library.',
      cause: error,
    });
  }
  return parts;
}

function checkFormat(root: string): void {
  const file = path.join(root, MARKER);
  let format: unknown;
  try {
    ({ format } = JSON.parse(readFileSync(file, 'utf8')) as { format?: unknown });
  } catch {
    // An empty marker is what a crash in its making leaves; the library behind it is empty too.
    writeFileSync(file, `${JSON.stringify({ format: FORMAT })}\n`);
    return;
  }
  if (format !== FORMAT) {
    throw new PromptloomError(
      'store-failed',
      `${root} is a library of format ${String(format)}; this promptloom knows ${FORMAT}`,
      {
        hint: 'Update promptloom to open it.',
      },
    );
  }
}
