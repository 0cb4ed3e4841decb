import { readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { PromptloomError } from '../../errors.ts';
import { DEFINITIONS_LINK, kindOf } from './store-files.ts';

/**
 * Puts back the link to the definitions of a database, which a copy that follows links (`cp -rL`, an archive) turns into
 * a folder and one that leaves links out drops. Without it the engine refuses the database, or makes an empty one.
 * @returns what a person should know; undefined when the link was as it should be.
 * @throws PromptloomError `store-failed` when the copied definitions are not those of the database.
 */
export function mendLinks(folder: string, definitions: string): string | undefined {
  const link = path.join(folder, DEFINITIONS_LINK);
  const kind = kindOf(link);
  const isRight = kind === 'link' && statSync(link, { throwIfNoEntry: false })?.isDirectory();
  if (isRight) return undefined;
  if (kind === 'folder' && !haveSameFiles(link, definitions)) {
    throw new PromptloomError(
      'store-failed',
      `${link} is a folder of its own and not the link that promptloom made, and its files are not those of ${definitions}`,
      {
        hint: 'Copy the library again with its links kept, as "cp -a" does, or restore it from a backup.',
      },
    );
  }
  // The folder is a copy of what the link will name; it goes only after the link is there.
  const aside = `${link}.copied`;
  if (kind !== undefined) {
    rmSync(aside, { recursive: true, force: true });
    renameSync(link, aside);
  }
  symlinkSync(linkTo(folder, definitions), link);
  rmSync(aside, { recursive: true, force: true });
  if (kind !== 'folder') return undefined;
  return `The library was copied with its links followed. It opens all the same; ${path.join(folder, 'data')} holds its data a second time, is not read, and can be removed.`;
}

/** What the link to the definitions says. */
export function linkTo(folder: string, definitions: string): string {
  return path.relative(path.dirname(path.join(folder, DEFINITIONS_LINK)), definitions);
}

function haveSameFiles(a: string, b: string): boolean {
  const [inA, inB] = [readdirSync(a).sort(), readdirSync(b).sort()];
  return (
    inA.join() === inB.join() &&
    inA.every((name) => readFileSync(path.join(a, name)).equals(readFileSync(path.join(b, name))))
  );
}
