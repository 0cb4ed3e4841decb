import { readHeaded } from './headed.ts';
import type { OutlineItem } from './item.ts';

/** What opens a text of JSON, and all that may close it. */
const CLOSING: Readonly<Record<string, string>> = { '"': '"”', '“': '”"', '”': '”"' };
/** A key in quotes. */
const KEY = /["“”][^"“”\n{}[\]]{1,80}["“”][^\S\n]{0,20}:/gu;
/** A key without quotes, before a value that has some. */
const BARE_KEY = /([\p{L}_$][\p{L}\p{N}_$ -]{0,59})\s{0,8}:\s{0,8}(?=["“”{[\d]|true\b|false\b|null\b)/uy;
/** Where JSON begins: at a bracket before a quote, a bracket or a key, or at a key. */
const BEGIN =
  /[[{](?=\s{0,200}["“”{[}\]])|\{(?=\s{0,200}[\p{L}_]\w{0,40}\s{0,4}:)|["“”][^"“”\n{}[\]]{1,80}["“”][^\S\n]{0,20}:/u;
/** What may stand behind a text in quotes: a sign of JSON, another text, or the end of the line. */
const BEHIND_TEXT = /^\s{0,40}(?:[,:}\]"“”]|$)|^[^\S\n]{0,40}\n/u;
/** What is no text and tells nothing by itself. */
const EMPTY_VALUE = /^(?:true|false|null|none|n\/a)$/i;
const FENCE = /^[^\S\n]*```[^\n]*$/gmu;
/** How far the end of a text is looked for behind a quote that may be it. */
const LONGEST_QUOTED = 1000;
/** Deepest nesting that is told apart. */
const MOST_DEPTH = 40;

/**
 * The values of a prompt that is JSON, in their order, and what stands before and after it. A comma too many or too few, line breaks and
 * quotes within texts, typographic quotes, keys without quotes and an end that is missing are passed over.
 * @returns undefined for a text that is no JSON.
 */
export function readJson(text: string): OutlineItem[] | undefined {
  const begin = BEGIN.exec(text)?.index;
  if (begin === undefined || !isJson(text, begin)) return undefined;
  const reader = new Reader(text, begin);
  reader.read();
  const items = [...prose(text, 0, begin), ...reader.items, ...prose(text, reader.at, text.length)];
  return items.length > 0 ? items : undefined;
}

/** One key makes an object where the text begins with it; among other text it takes two. */
function isJson(text: string, begin: number): boolean {
  const keys = text.slice(begin).match(KEY)?.length ?? 0;
  if (keys >= 2) return true;
  const rest = text.slice(begin).trimEnd();
  const isWhole = text.slice(0, begin).replace(FENCE, '').trim() === '';
  if (keys === 1) return isWhole && rest.startsWith('{');
  if (!isWhole) return false;
  try {
    const value: unknown = JSON.parse(rest.replace(FENCE, ''));
    return typeof value === 'object' && value !== null && JSON.stringify(value).length > 2;
  } catch {
    return (text.slice(begin).match(/[\p{L}_$]\w{0,59}\s{0,8}:\s{0,8}["“”{[]/gu)?.length ?? 0) >= 2;
  }
}

/** What is no JSON around it: "Prompt:" and its like. */
function prose(text: string, from: number, to: number): OutlineItem[] {
  const part = text.slice(from, to).replace(FENCE, (fence) => ' '.repeat(fence.length));
  if (!/\p{L}/u.test(part)) return [];
  const headed = readHeaded(part, from);
  if (headed) return headed;
  const start = from + part.length - part.trimStart().length;
  return [{ path: [], text: part.trim(), start, end: from + part.trimEnd().length }];
}

class Reader {
  at: number;
  readonly items: OutlineItem[] = [];
  readonly #text: string;
  /** The keys of the brackets that are open; empty for those of lists. */
  readonly #open: string[] = [];
  /** The key whose value comes next. */
  #key = '';

  constructor(text: string, begin: number) {
    this.#text = text;
    this.at = begin;
  }

  /** Reads on until brackets are closed and no key follows. */
  read(): void {
    const text = this.#text;
    const last = lastKey(text);
    let opened = false;
    while (this.at < text.length) {
      const char = text[this.at]!;
      if (char === '{' || char === '[') {
        opened = true;
        if (this.#open.length < MOST_DEPTH) this.#open.push(this.#key);
        this.#key = '';
        this.at++;
      } else if (char === '}' || char === ']') {
        this.#open.pop();
        this.#key = '';
        this.at++;
        if (opened && this.#open.length === 0 && this.at > last) return;
      } else if (char in CLOSING) this.#quoted(char);
      else if (char === ',') {
        this.#key = '';
        this.at++;
      } else if (char === ':' || char.trim() === '') this.at++;
      else this.#bare();
    }
  }

  #quoted(quote: string): void {
    const start = this.at + 1;
    const end = endOfText(this.#text, start, CLOSING[quote]!);
    this.at = Math.min(this.#text.length, end + 1);
    const colon = /\s{0,20}:/y;
    colon.lastIndex = this.at;
    if (colon.test(this.#text)) {
      this.#key = this.#text.slice(start, end);
      this.at = colon.lastIndex;
    } else this.#value(unescaped(this.#text.slice(start, end)), start, end);
  }

  #bare(): void {
    const text = this.#text;
    if (text.startsWith('//', this.at) || text.startsWith('```', this.at)) {
      this.at = endOfLine(text, this.at);
      return;
    }
    BARE_KEY.lastIndex = this.at;
    const key = BARE_KEY.exec(text);
    if (key) {
      this.#key = key[1]!;
      this.at = BARE_KEY.lastIndex;
      return;
    }
    const start = this.at;
    const stop = /[,{}[\]\n"“”]/g;
    stop.lastIndex = start + 1;
    const end = stop.exec(text)?.index ?? text.length;
    this.at = end;
    const value = text.slice(start, end).trimEnd();
    // Quotes or a sign left over say nothing.
    if (/[\p{L}\p{N}]/u.test(value)) this.#value(value, start, start + value.length);
  }

  #value(raw: string, start: number, end: number): void {
    const text = raw.trim();
    const path = [...this.#open, this.#key].map(inWords).filter(Boolean);
    if (text === '' || EMPTY_VALUE.test(text)) {
      // Of "no_text": true the key says all there is.
      if (text.toLowerCase() !== 'true' || path.length === 0) return;
      this.items.push({ path: path.slice(0, -1), text: path.at(-1)!, start, end });
    } else this.items.push({ path, text, start, end });
    this.#key = '';
  }
}

/** Where the last key begins. */
function lastKey(text: string): number {
  let last = -1;
  for (const { index } of text.matchAll(KEY)) last = index;
  return last;
}

/**
 * Where a text in quotes ends. A quote ends it that something follows which may stand behind a text; where none on its line does,
 * the first one is taken, so that one forgotten sign costs no more than a line.
 */
function endOfText(text: string, from: number, closing: string): number {
  let first: number | undefined;
  const signs = /[\\\n"”]/g;
  signs.lastIndex = from;
  for (let sign = signs.exec(text); sign; sign = signs.exec(text)) {
    const { index: at } = sign;
    const char = sign[0];
    if (first !== undefined && at > first + LONGEST_QUOTED) return first;
    if (char === '\\') signs.lastIndex++;
    else if (char === '\n' && first !== undefined) return first;
    else if (closing.includes(char)) {
      if (BEHIND_TEXT.test(text.slice(at + 1, at + 42))) return at;
      first ??= at;
    }
  }
  return first ?? text.length;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\n', b: '', f: '' };

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([\da-f]{4})|([\s\S]))/gi, (_all, code: string | undefined, char: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[char] ?? char),
  );
}

/** A key as words: `cameraAngle` and `camera_angle` are "camera angle". */
function inWords(key: string): string {
  return key
    .replace(/[_\-."“”{}[\]]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, (_all, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replace(/\s+/g, ' ')
    .trim();
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
