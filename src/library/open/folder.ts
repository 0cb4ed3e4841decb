import { randomUUID } from 'node:crypto';
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
import { messageOf, PromptloomError } from '../../errors.ts';
import { obstacleOf } from '../../obstacle.ts';
import { unreadable } from '../../store/disk/access.ts';
import { damagedStore } from '../../store/disk/damage.ts';
import { shellWord } from '../../text/shell-word.ts';
import { OWN_FOLDERS } from '../parts/own-folders.ts';

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
  /** Whether `auto` chose it and may change it for a better one; not once a person named a model or stopped that. */
  automatic?: true;
}

/** The settings of the embedder that a library is opened with; none for a new one. */
export function recordedEmbedder(root: string): RecordedEmbedder {
  try {
    const { embedder, next, automatic } = JSON.parse(
      readFileSync(path.join(root, MARKER), 'utf8'),
    ) as RecordedEmbedder;
    return {
      ...(typeof embedder === 'string' && { embedder }),
      ...(typeof next === 'string' && { next }),
      ...(automatic === true && { automatic }),
    };
  } catch {
    return {};
  }
}

/** Notes the setting of a library's embedder, so that it need not be named again. */
export function recordEmbedder(root: string, recorded: RecordedEmbedder): void {
  const before = recordedEmbedder(root);
  const { embedder, next, automatic } = recorded;
  if (before.embedder === embedder && before.next === next && before.automatic === automatic) return;
  writeMarker(root, recorded);
}

/** Whether a library is in this folder. @throws PromptloomError `store-failed` when the folder cannot be read. */
export function isLibrary(folder: string): boolean {
  return looked(folder, () => statSync(path.join(folder, MARKER), { throwIfNoEntry: false }) !== undefined);
}

/**
 * Checks the folder of a library, or makes it.
 * @param create whether a missing or empty folder becomes a new library.
 * @throws PromptloomError `not-found` when there is none and none shall be made; `invalid-input` for a folder that
 *   holds something else; `store-failed` when it cannot be read or written, or its promptloom.json is none.
 */
export function prepareFolder(root: string, create: boolean): LibraryFolder {
  const parts = { root, store: path.join(root, 'store') };
  const found = looked(root, () => statSync(root, { throwIfNoEntry: false }));
  if (found?.isDirectory() && isLibrary(root)) {
    checkMarker(root, parts.store);
    return parts;
  }
  if (found && !found.isDirectory()) {
    throw new PromptloomError('invalid-input', `${root} is a file, not a library folder`, {
      hint: 'Name a folder with --library.',
    });
  }
  if (found && holdsData(parts.store)) throw noMarker(root, 'is missing');
  // Another program may make the same library at this moment: those of a server share their folder.
  if (
    found &&
    looked(root, () => readdirSync(root)).some((name) => !isHalfWritten(name) && !isOwn(name)) &&
    !isLibrary(root)
  ) {
    throw new PromptloomError('invalid-input', `${root} holds other files and no promptloom library`, {
      hint: 'Name a library folder, or an empty or new folder, with --library.',
    });
  }
  if (!create) {
    throw new PromptloomError('not-found', `there is no library in ${root}`, {
      hint: `Make one: npx promptloom import FILE.csv --library ${shellWord(root)}`,
    });
  }
  try {
    // What people write and draw is theirs; whoever shall share the folder is let in by hand.
    mkdirSync(root, { recursive: true, mode: 0o700 });
    writeMarker(root, {});
  } catch (error) {
    const obstacle = obstacleOf(error);
    throw new PromptloomError(
      'store-failed',
      `cannot make the library folder ${root}: ${obstacle?.reason ?? messageOf(error)}`,
      {
        hint: obstacle?.hint ?? 'Check the rights and the free space, or name another folder with --library.',
        cause: error,
      },
    );
  }
  return parts;
}

/** People may put their wildcards there before there is a library, as `expand` uses them without one. */
function isOwn(name: string): boolean {
  return OWN_FOLDERS.some((folder) => folder === name);
}

/** The file is there whole or as it was, also after a power cut. */
function writeMarker(root: string, recorded: RecordedEmbedder): void {
  const file = path.join(root, MARKER);
  const half = `${file}.${randomUUID()}.new`;
  writeFileSync(
    half,
    `${JSON.stringify({ format: FORMAT, ...recorded })}
`,
    { flush: true },
  );
  renameSync(half, file);
}

function isHalfWritten(name: string): boolean {
  return name.startsWith(`${MARKER}.`) && name.endsWith('.new');
}

function checkMarker(root: string, store: string): void {
  const file = path.join(root, MARKER);
  const text = looked(file, () => readFileSync(file, 'utf8'));
  const format = formatIn(text);
  if (format === FORMAT) {
    // The embedder is noted once the database is there.
    if (recordedEmbedder(root).embedder === undefined || holdsData(store)) return;
    throw damagedStore(`its folder ${store} is missing or empty`);
  }
  if (text.trim() === '' && !holdsData(store)) {
    // A crash while the library was made leaves it empty, and then the library behind it is empty too.
    writeMarker(root, {});
    return;
  }
  if (Number.isInteger(format) && (format as number) > FORMAT) {
    throw new PromptloomError(
      'store-failed',
      `${root} is a library of format ${String(format)}, which a newer promptloom made; this one knows ${FORMAT}`,
      { hint: 'Update promptloom to open it.' },
    );
  }
  throw noMarker(root, whatIsWrong(text, format));
}

/** The format that a marker states; undefined where it states none. */
function formatIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { format?: unknown } | null)?.format;
  } catch {
    return undefined;
  }
}

function whatIsWrong(text: string, format: unknown): string {
  if (text.trim() === '') return 'is empty';
  if (format !== undefined) return `states the format ${JSON.stringify(format)}, which no promptloom has`;
  try {
    JSON.parse(text);
    return 'states no format';
  } catch {
    return 'is not JSON';
  }
}

/** The marker is lost or damaged; the database is another matter, and knows its model by itself. */
function noMarker(root: string, what: string): PromptloomError {
  const file = path.join(root, MARKER);
  return new PromptloomError('store-failed', `the library is damaged: ${file} ${what}`, {
    hint: `Restore it from a backup, or write it anew: echo '{"format":${FORMAT}}' > ${shellWord(file)} (then name the library's embedder once with --embedder or PROMPTLOOM_EMBEDDER if it is not lite)`,
  });
}

/** Whether a database was ever made in a folder. */
function holdsData(store: string): boolean {
  return looked(
    store,
    () => existsSync(path.join(store, 'store')) && readdirSync(path.join(store, 'store')).length > 0,
  );
}

function looked<T>(file: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw unreadable((error as NodeJS.ErrnoException).path ?? file, error);
  }
}
