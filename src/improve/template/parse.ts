// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own
import { PromptloomError } from '../../errors.ts';

/** A piece of a template. */
export type Node =
  | { kind: 'text'; text: string }
  /** `{a|b|c}`, `{2$$a|b|c}`, `{1-2$$ and $$a|b}`, `{3::a|b}`. */
  | { kind: 'choice'; least: number; most: number; separator: string; options: Option[] }
  /** `__animals__`, `__colors/warm__`, `__colors/*__`. */
  | { kind: 'wildcard'; name: string }
  /** `${name}`, or `${name=value}`, which also says it for what follows. */
  | { kind: 'variable'; name: string; value: Node[] | undefined };

/** One of the things a choice is between. */
export interface Option {
  /** How often it comes up against the others; 1 unless `weight::` says otherwise. */
  weight: number;
  nodes: Node[];
}

/** Deepest nesting that is read. */
const MOST_DEPTH = 20;
/** Longest template that is read. */
const MOST_CHARACTERS = 20_000;
const QUANTITY = /^\s*(\d{1,2})?\s*(-)?\s*(\d{1,2})?\s*\$\$/;
const WEIGHT = /^\s*(\d+(?:\.\d+)?)\s*::/;
/** What cannot begin anything. */
const PLAIN = /[^\\{}|$_]+/y;
const WILDCARD = /^__([\p{L}\p{N}][\p{L}\p{N} _./*-]{0,98}?)__/u;

/**
 * Reads a template. Anything else that prompts hold (weights in parentheses, LoRA tags) stays text; `\{`, `\}`, `\|`
 * and `\$` are those characters themselves.
 * @throws PromptloomError `invalid-input` saying where a brace has no partner.
 */
export function parseTemplate(template: string): Node[] {
  if (template.length > MOST_CHARACTERS)
    throw wrong(`The template is longer than ${MOST_CHARACTERS} characters.`);
  const reader = new Reader(template);
  const nodes = reader.sequence(0, '');
  if (reader.at < template.length) throw wrong(`The “}” at place ${reader.at + 1} closes nothing.`);
  return nodes;
}

/** Whether a text holds anything that {@link parseTemplate} would expand. */
export function isTemplate(text: string): boolean {
  try {
    return parseTemplate(text).some(({ kind }) => kind !== 'text');
  } catch {
    return true;
  }
}

class Reader {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads up to one of the characters in `ends`, or a closing brace, and leaves it. */
  sequence(depth: number, ends: string): Node[] {
    if (depth > MOST_DEPTH) throw wrong(`The template is nested more than ${MOST_DEPTH} deep.`);
    const nodes: Node[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') nodes.push({ kind: 'text', text });
      text = '';
    };
    while (this.at < this.#text.length) {
      PLAIN.lastIndex = this.at;
      const plain = PLAIN.exec(this.#text)?.[0];
      if (plain !== undefined) {
        text += plain;
        this.at += plain.length;
        continue;
      }
      const char = this.#text[this.at]!;
      const rest = this.#text.slice(this.at, this.at + 120);
      if (char === '\\' && /^\\[{}|$]/.test(rest)) {
        text += rest[1];
        this.at += 2;
      } else if (char === '}' || ends.includes(char)) break;
      else if (rest.startsWith('${')) {
        flush();
        nodes.push(this.#variable(depth));
      } else if (char === '{') {
        flush();
        nodes.push(this.#choice(depth));
      } else {
        const [all, name] = WILDCARD.exec(rest) ?? [];
        if (all && name) {
          flush();
          nodes.push({ kind: 'wildcard', name });
          this.at += all.length;
        } else {
          text += char;
          this.at += 1;
        }
      }
    }
    flush();
    return nodes;
  }

  #choice(depth: number): Node {
    const opened = this.at;
    this.at += 1;
    let [least, most, separator] = [1, 1, ', '];
    const [all, from, dash, to] = QUANTITY.exec(this.#text.slice(this.at, this.at + 20)) ?? [];
    const hasQuantity = all !== undefined && (from !== undefined || to !== undefined);
    if (hasQuantity) {
      least = Number(from ?? 0);
      most = dash ? Number(to ?? 99) : least;
      if (least > most) [least, most] = [most, least];
      this.at += all.length;
      const own = /^([^{}|$]{0,20})\$\$/.exec(this.#text.slice(this.at, this.at + 30));
      if (own) {
        separator = own[1]!;
        this.at += own[0].length;
      }
    }
    const options: Option[] = [];
    for (;;) {
      const [weighted, weight] = WEIGHT.exec(this.#text.slice(this.at, this.at + 20)) ?? [];
      if (weighted) this.at += weighted.length;
      options.push({
        weight: weight === undefined ? 1 : Number(weight),
        nodes: this.sequence(depth + 1, '|'),
      });
      const end = this.#text[this.at];
      this.at += 1;
      if (end === '}') break;
      if (end !== '|') throw wrong(`The “{” at place ${opened + 1} is never closed.`);
    }
    return { kind: 'choice', least, most, separator, options };
  }

  #variable(depth: number): Node {
    const opened = this.at;
    const [all, name] =
      /^\$\{\s*([\p{L}_][\p{L}\p{N}_-]{0,60})\s*/u.exec(this.#text.slice(this.at, this.at + 80)) ?? [];
    if (!all || !name) throw wrong(`The variable at place ${opened + 1} has no name.`);
    this.at += all.length;
    let value: Node[] | undefined;
    if (this.#text[this.at] === '=') {
      this.at += this.#text[this.at + 1] === '!' ? 2 : 1;
      value = this.sequence(depth + 1, '');
    }
    if (this.#text[this.at] !== '}') throw wrong(`The “\${” at place ${opened + 1} is never closed.`);
    this.at += 1;
    return { kind: 'variable', name, value };
  }
}

function wrong(message: string): PromptloomError {
  return new PromptloomError('invalid-input', message, {
    hint: 'Write {a|b} for a choice, {2$$a|b|c} for two of three, __name__ for a line of a file, ${name=value} and ${name} for a variable, \\{ for a brace itself.',
  });
}
