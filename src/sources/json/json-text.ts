import { parseExactJson } from '../../text/exact-json.ts';
import { isKnownName, isParent, plainName } from '../rows/columns.ts';

/** What the prompt is called in an object of settings that stands in the place of a prompt. */
const PROMPTS: readonly string[] = ['prompt', 'positiveprompt', 'positive', 'prompttext', 'text', 'caption'];
/** Names under which a single word tells how an image looks. */
const LOOKS =
  /style|light|mood|camera|lens|colou?r|compos|ground|setting|scene|subject|environ|quality|medium|pose/i;
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
  return plainName(name) === 'prompt' && isPromptItself(value) ? undefined : value;
}

/**
 * Whether an object in the place of a prompt is a prompt that is written as JSON: it holds no text that is called a prompt, or
 * beside it what else says how the image looks, all of which would be lost.
 */
export function isPromptItself(object: object): boolean {
  const fields = Object.entries(object);
  if (fields.length === 0 || fields.some(([, value]) => isGraphNode(value))) return false;
  const isPrompt = ([key, value]: [string, unknown]) => PROMPTS.includes(plainName(key)) && isText(value);
  return !fields.some(isPrompt) || fields.some((field) => !isPrompt(field) && describes(...field));
}

/** Whether a field tells how an image looks, and not how it is to be made. */
function describes(key: string, value: unknown): boolean {
  if (isParent(key)) return false;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0 && !isKnownName(key);
  if (typeof value !== 'string' || isKnownName(key)) return false;
  return /\p{L}\S*\s+\S*\p{L}/u.test(value) || (LOOKS.test(key) && /\p{L}/u.test(value));
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

/** A node of a graph of ComfyUI. */
function isGraphNode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'class_type' in value;
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
