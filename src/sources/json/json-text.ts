import { parseExactJson } from '../../text/exact-json.ts';
import { isParent, plainName } from '../rows/columns.ts';

/** What an object in the place of a prompt holds, if it is more than a prompt that is written as JSON. */
const PROMPTS: readonly string[] = ['prompt', 'positiveprompt', 'positive', 'prompttext'];
/** Python's texts and the names of its values. */
const PYTHON = /'((?:[^'\\]|\\.)*)'|"(?:[^"\\]|\\.)*"|\b(?:None|True|False|nan)\b/gs;
const NAMED: Readonly<Record<string, string>> = { None: 'null', True: 'true', False: 'false', nan: 'null' };

/**
 * The object that a field holds as text, as `{"prompt": …}` in a column `meta` of a table; as JSON or as Python writes
 * it. Only fields are opened that are named for what tools nest settings in; a prompt that is itself JSON stays whole.
 */
export function openedText(name: string, text: string): object | undefined {
  if (!looksOpenable(text) || !isParent(name)) return undefined;
  const value = parsed(text) ?? parsed(text.replace(PYTHON, inJson));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const isPrompt = plainName(name) === 'prompt';
  return isPrompt && !Object.keys(value).some((key) => PROMPTS.includes(plainName(key))) ? undefined : value;
}

/** Whether a text may be an object in JSON, told by its first and last characters. */
export function looksOpenable(text: string): boolean {
  return /^\s*\{\s*["']/.test(text) && text.trimEnd().endsWith('}');
}

function parsed(text: string): unknown {
  try {
    return parseExactJson(text, { python: true });
  } catch {
    return undefined;
  }
}

function inJson(found: string, single: string | undefined): string {
  if (single !== undefined) return JSON.stringify(single.replace(/\\(.)/gs, unescaped));
  return NAMED[found] ?? found;
}

function unescaped(_: string, char: string): string {
  return ({ n: '\n', t: '\t', r: '\r' } as Record<string, string>)[char] ?? char;
}
