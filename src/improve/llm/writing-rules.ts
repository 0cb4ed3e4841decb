import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '../../errors.ts';
import { packageFile } from '../../package-root.ts';
import type { WritingRules } from '../writer.ts';

/** The files of a folder of instructions: how to write, and how to describe an image. */
export const RULES_FILE = 'write.txt';
/** The file of a folder of instructions that says how to describe an image. */
export const DESCRIBING_FILE = 'describe.txt';
type RulesFile = typeof RULES_FILE | typeof DESCRIBING_FILE;
/** A request carries it to the language model every time. */
const MOST_CHARACTERS = 8000;
/**
 * Goes up whenever the words around the rules change, or those of the file that ships, so that answers can be told apart.
 */
const VERSION = 4;

const shipped = new Map<RulesFile, WritingRules>();

/** The rules that ship. */
export function builtInRules(name: RulesFile = RULES_FILE): WritingRules {
  const known = shipped.get(name);
  if (known) return known;
  const rules = parse(readFileSync(packageFile('instructions', name), 'utf8'), `built-in/${VERSION}`);
  shipped.set(name, rules);
  return rules;
}

/**
 * The rules of the first of these folders that has such a file, or else those that ship: the text before the first line with a
 * dash says who the model is, every line with a dash is a rule. A file that cannot be used is a problem to tell.
 */
export function readRules(
  folders: readonly string[],
  name: RulesFile = RULES_FILE,
): { rules: WritingRules; problems: string[] } {
  const file = folders.map((folder) => path.join(folder, name)).find(existsSync);
  if (file === undefined) return { rules: builtInRules(name), problems: [] };
  const leftOut = (reason: string) => ({
    rules: builtInRules(name),
    problems: [`The instructions ${name} were left out: ${reason}.`],
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
