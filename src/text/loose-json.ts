/** JSON as it was found in a text. */
export interface LooseJson {
  value: unknown;
  /** Where it ends. */
  end: number;
  /** Whether it has ended; an object that has not is left out of its list, for its last words may be missing. */
  whole: boolean;
}

/** Deepest nesting that is read. */
const MOST_DEPTH = 40;
/** Longest comment that is passed over. */
const LONGEST_COMMENT = 300;
const CLOSING: Record<string, string> = { '{': '}', '[': ']' };
/** What opens a text, and all that may close it. */
const QUOTES: Record<string, string> = {
  '"': '"“”',
  "'": "'",
  '`': '`',
  '“': '”“"',
  '”': '”"',
  '„': '“”"',
  '‘': '’‘',
  '’': '’',
};
const SPACE = /\s+/y;
const KEY_NEXT = /\s{0,80}[,，]?\s{0,80}(?:["'“”`][\w -]{1,40}["'“”`]|[A-Za-z_]\w{0,39})\s*[:：]/y;
const BARE_KEY = /[\p{L}_$][\p{L}\p{N}_$ -]{0,39}?(?=\s*[:：])/uy;
const LITERALS: Record<string, unknown> = {
  true: true,
  false: false,
  null: null,
  none: null,
  undefined: null,
  nan: null,
  infinity: null,
  '-infinity': null,
};

/**
 * Reads the object or list that begins at a place the way a person would: sound JSON to the letter, and otherwise with line breaks and
 * unescaped quotes in its texts, quotes of any kind or none, comments, commas too many or too few, and an end that is missing.
 * A backslash before a bracket stays, since prompts hold such.
 */
export function readLooseJson(text: string, at: number): LooseJson {
  const reader = new LooseReader(text, at);
  const value = reader.value(0);
  return { value, end: reader.at, whole: !reader.cut };
}

class LooseReader {
  at: number;
  /** Whether the text ended before what is read did. */
  cut = false;
  readonly #text: string;
  /** The brackets that are open, outermost first. */
  readonly #open: string[] = [];

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  value(depth: number): unknown {
    this.#skip();
    const char = this.#text[this.at];
    if (char === '{' || char === '[') {
      if (depth > MOST_DEPTH) {
        this.cut = true;
        return undefined;
      }
      return char === '{' ? this.#object(depth) : this.#list(depth);
    }
    if (char !== undefined && char in QUOTES) return this.#quoted(char, 'value');
    return this.#bare();
  }

  #object(depth: number): Record<string, unknown> | undefined {
    this.#enter('{');
    const entries: [string, unknown][] = [];
    for (;;) {
      this.#skipBetween();
      const char = this.#text[this.at];
      if (this.#leaves('{')) break;
      // The brace that ends an object in a list is missing.
      if (char === '{' && this.#open.at(-2) === '[') {
        this.#open.pop();
        break;
      }
      if (char === undefined) {
        this.cut = true;
        break;
      }
      const before = this.at;
      const key = this.#key();
      this.#skip();
      if (/[:：=]/.test(this.#text[this.at] ?? '')) this.at += 1;
      else if (key !== undefined && this.at >= this.#text.length) {
        this.cut = true;
        break;
      }
      if (key === undefined) {
        // A brace without its object, or what nobody can read.
        if (this.at === before) this.at += 1;
        continue;
      }
      const value = this.value(depth + 1);
      // What has not ended says nothing; a list that has not holds what is whole.
      if (!this.cut || (typeof value === 'object' && value !== null)) entries.push([key, value]);
      if (this.cut) break;
    }
    const own = Object.fromEntries(entries);
    return this.cut ? withoutText(own) : own;
  }

  #list(depth: number): unknown[] {
    this.#enter('[');
    const items: unknown[] = [];
    for (;;) {
      this.#skipBetween();
      if (this.#leaves('[')) break;
      if (this.at >= this.#text.length) {
        this.cut = true;
        break;
      }
      const before = this.at;
      const value = this.value(depth + 1);
      if (value !== undefined && (!this.cut || hasList(value))) items.push(value);
      if (this.cut) break;
      if (this.at === before) this.at += 1;
    }
    return items;
  }

  #enter(bracket: string): void {
    this.#open.push(bracket);
    this.at += 1;
  }

  /** Whether what is open ends here: by its own bracket, or by that of what holds it. */
  #leaves(bracket: string): boolean {
    const char = this.#text[this.at];
    if (char !== '}' && char !== ']') return false;
    if (char === CLOSING[bracket]) this.at += 1;
    else if (!this.#open.slice(0, -1).some((outer) => CLOSING[outer] === char)) {
      // A bracket too many.
      this.at += 1;
      return false;
    }
    this.#open.pop();
    return true;
  }

  #key(): string | undefined {
    const char = this.#text[this.at]!;
    if (char in QUOTES) return this.#quoted(char, 'key');
    BARE_KEY.lastIndex = this.at;
    const [bare] = BARE_KEY.exec(this.#text) ?? [];
    if (bare !== undefined) this.at += bare.length;
    return bare;
  }

  /** A text in quotes: up to the quote that something follows which can only follow a text. */
  #quoted(open: string, role: 'key' | 'value'): string {
    const text = this.#text;
    const triple = text.startsWith(open.repeat(3), this.at);
    this.at += triple ? 3 : 1;
    const closing = QUOTES[open]!;
    let said = '';
    while (this.at < text.length) {
      const char = text[this.at]!;
      if (char === '\\') said += this.#escape();
      else if (triple ? text.startsWith(open.repeat(3), this.at) : closing.includes(char)) {
        this.at += triple ? 3 : 1;
        if (triple || this.#endsAt(this.at, role)) return said;
        said += char;
      } else if (char === '\n' && role === 'value') {
        // Models that go astray write lines without end: a run of them is looked behind once, from its last line.
        SPACE.lastIndex = this.at;
        const [run] = SPACE.exec(text)!;
        if (this.#keyFollows(this.at + run.lastIndexOf('\n'))) return said.replace(/,\s*$/, '');
        said += run;
        this.at += run.length;
      } else {
        said += char;
        this.at += 1;
      }
    }
    this.cut = true;
    return said;
  }

  #escape(): string {
    const text = this.#text;
    const next = text[this.at + 1];
    const [, hex] = /^\\u([0-9a-fA-F]{4})/.exec(text.slice(this.at, this.at + 6)) ?? [];
    if (hex) {
      this.at += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    this.at += 2;
    if (next === undefined) return '';
    const known = ESCAPES[next];
    if (known !== undefined) return known;
    // Markdown's and LaTeX's backslashes say nothing; those of prompts do.
    return /[()[\]{}|$:<>]/.test(next) || /[\p{L}\p{N}]/u.test(next) ? `\\${next}` : next;
  }

  /** Whether a quote that ended here would leave something that can follow a text. */
  #endsAt(from: number, role: 'key' | 'value'): boolean {
    const text = this.#text;
    const at = skipSpace(text, from);
    const char = text[at];
    if (char === undefined) return true;
    if (role === 'key') return /[:：=]/.test(char);
    const inObject = this.#open.at(-1) === '{';
    if (char === ',' || char === '，') {
      const next = skipSpace(text, at + 1);
      if (text[next] === undefined) return true;
      if (/[}\]]/.test(text[next]!)) return this.#closesWell(next);
      if (/^(?:\.\.\.|…)/.test(text.slice(next, next + 3))) return true;
      return inObject
        ? this.#keyFollows(at) ||
            (this.#open.at(-2) === '[' && /^\{\s*["'“]/.test(text.slice(next, next + 9)))
        : /["'“„‘`{[\d]/.test(text[next]!) || /^(?:true|false|null)\b/.test(text.slice(next, next + 6));
    }
    if (char === '}' || char === ']') return this.#closesWell(at);
    // A comma is missing.
    return inObject
      ? /\s/.test(text[from]!) && this.#keyFollows(from)
      : /^\s*\n\s*["“{]/.test(text.slice(from, at + 1));
  }

  /** Whether brackets here close what is open, with something after them that can follow. */
  #closesWell(from: number): boolean {
    const text = this.#text;
    const open = [...this.#open];
    let at = from;
    while (open.length > 0 && /[}\]]/.test(text[at] ?? '')) {
      // The brackets of what is left unclosed may be missing.
      while (open.length > 0 && CLOSING[open.at(-1)!] !== text[at]) open.pop();
      if (open.length === 0) return false;
      open.pop();
      at = skipSpace(text, at + 1);
    }
    return open.length === 0 || text[at] === undefined || /[,，{["“'}\]]/.test(text[at]!);
  }

  #keyFollows(from: number): boolean {
    KEY_NEXT.lastIndex = from;
    return KEY_NEXT.test(this.#text);
  }

  /** A text, number or word without quotes. */
  #bare(): unknown {
    const [found = ''] = /^[^,\n\r}\]]*/.exec(this.#text.slice(this.at, this.at + 2000)) ?? [];
    const word = found.replace(/\s*(?:\/\/|#).*$/, '').trim();
    this.at += found.length;
    if (this.at >= this.#text.length) this.cut = true;
    if (word === '') return undefined;
    const known = LITERALS[word.toLowerCase()];
    if (known !== undefined || word.toLowerCase() in LITERALS) return known;
    return Number.isNaN(Number(word)) ? word : Number(word);
  }

  #skip(): void {
    this.at = skipSpace(this.#text, this.at);
  }

  /** Over white space, commas and dots that stand for more. */
  #skipBetween(): void {
    for (;;) {
      this.#skip();
      const [between] = /^(?:[,，;]|\.\.\.|…)/.exec(this.#text.slice(this.at, this.at + 3)) ?? [];
      if (!between) return;
      this.at += between.length;
    }
  }
}

const ESCAPES: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '/': '/',
  '\\': '\\',
  '"': '"',
  "'": "'",
  '\n': '\n',
};

/** Over white space and comments; looking far ahead at every quote would be work without end. */
function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < text.length && /[\s\u200b\ufeff]/.test(text[at]!)) at += 1;
    const [comment] =
      /^(?:\/\*[\s\S]*?\*\/|(?:\/\/|#)[^\n]*(?:\n|$))/.exec(text.slice(at, at + LONGEST_COMMENT)) ?? [];
    if (!comment) return at;
    at += comment.length;
  }
}

/** What an object that was cut off still says: its lists, and objects with lists in them. */
function withoutText(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => hasList(held)));
}

function hasList(value: unknown): boolean {
  if (Array.isArray(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasList);
}
