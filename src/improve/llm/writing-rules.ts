import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '../../errors.ts';
import { packageFile } from '../../package-root.ts';

/** The file of a folder of instructions that says how to write. */
export const RULES_FILE = 'write.txt';
/** A request carries it to the language model every time. */
const MOST_CHARACTERS = 8000;
/**
 * Goes up whenever the words around the rules change, or those of the file that ships, so that answers can be told apart.
 */
const VERSION = 3;

/** How a language model is told to write, in words that a person may replace. */
export interface WritingRules {
  /** Who it is. */
  role: string;
  /** What it heeds, a line each. */
  rules: string[];
  /** Which words these are: "built-in/3", or "own/3-" and the beginning of the file's SHA-256. */
  version: string;
}

let shipped: WritingRules | undefined;

/** The rules that ship. */
export function builtInRules(): WritingRules {
  shipped ??= parse(readFileSync(packageFile('instructions', RULES_FILE), 'utf8'), `built-in/${VERSION}`);
  return shipped;
}

/**
 * The rules of the first of these folders that has some, or else those that ship: the text before the first line with a
 * dash says who the model is, every line with a dash is a rule. A file that cannot be used is a problem to tell.
 */
export function readRules(folders: readonly string[]): { rules: WritingRules; problems: string[] } {
  const file = folders.map((folder) => path.join(folder, RULES_FILE)).find(existsSync);
  if (file === undefined) return { rules: builtInRules(), problems: [] };
  const leftOut = (reason: string) => ({
    rules: builtInRules(),
    problems: [`The instructions ${RULES_FILE} were left out: ${reason}.`],
  });
  try {
    const text = readFileSync(file, 'utf8');
    if (text.trim() === '') return leftOut('the file is empty');
    if (text.length > MOST_CHARACTERS)
      return leftOut(`it has more than ${MOST_CHARACTERS.toLocaleString('en')} characters`);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
    return { rules: parse(text, `own/${VERSION}-${hash}`), problems: [] };
  } catch (error) {
    return leftOut(messageOf(error));
  }
}

function parse(text: string, version: string): WritingRules {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const isRule = (line: string) => line.startsWith('- ');
  const first = lines.findIndex(isRule);
  const role = lines.slice(0, first < 0 ? undefined : first).filter(Boolean);
  return { role: role.join('\n'), rules: lines.filter(isRule), version };
}
