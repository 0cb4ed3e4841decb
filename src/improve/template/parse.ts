// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own
import { CANNOT_BE_DONE, PromptloomError } from '../../errors.ts';
import { endWithout } from './expand-text.ts';
import type { Node, Option, Parameter, Sampler } from './nodes.ts';

/** Deepest nesting that is read. */
const MOST_DEPTH = 20;
/** Longest template that is read. */
const MOST_CHARACTERS = 20_000;
/** Most pieces beside text in one template. */
const MOST_PIECES = 2000;
/** Most that a choice takes of its things. */
const MOST_TAKEN = 99;
/** How far the partner of a bracket may be. */
const BRACKET_REACH = 800;
const SAMPLERS: Record<string, Sampler> = { '~': 'random', '!': 'all', '@': 'cycle' };
const QUANTITY = /^\s*(?:(\d{1,3})\s*(-)?\s*(\d{1,3})?|(-)\s*(\d{1,3}))\s*\$\$/;
const WEIGHT = /^\s*(\d+(?:\.\d*)?|\.\d+)\s*::/;
const POOR_WEIGHT = /^\s*(?:[-+]?[\d.,]+\s*%?\s*)?::(?!\s*[-+.\d])/;
const NAME = /^\s*([\p{L}_-][\p{L}\p{N}_-]{0,60})\s*/u;
const PARTNERS: Record<string, string> = { '(': ')', '[': ']' };

/**
 * Reads a template in the grammar of Dynamic Prompts. Anything else that prompts hold (weights in parentheses, alternation in square
 * brackets, LoRA tags) stays text; `\{`, `\}`, `\|`, `\$`, `\#`, `\%` and `\__` are those characters themselves.
 * @param hasRemarks whether a # may begin a remark; in a single value it may begin a color.
 * @throws PromptloomError `invalid-input` saying where something has no partner or no meaning.
 */
export function parseTemplate(template: string, hasRemarks = true): Node[] {
  if (template.length > MOST_CHARACTERS)
    throw wrong(`The template is longer than ${MOST_CHARACTERS} characters.`);
  const reader = new Reader(template, hasRemarks);
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

/** A weight before a text, as options and lines of files have it. */
export function weightOf(text: string): { weight: number; length: number } | undefined {
  const [all, weight] = WEIGHT.exec(text.slice(0, 20)) ?? [];
  return all === undefined ? undefined : { weight: Number(weight), length: all.length };
}

class Reader {
  at = 0;
  readonly #text: string;
  readonly #hasRemarks: boolean;
  #pieces = 0;

  constructor(text: string, hasRemarks: boolean) {
    this.#text = text;
    this.#hasRemarks = hasRemarks;
  }

  /** Reads up to one of the characters in `ends` that is not within brackets, or a closing brace, and leaves it. */
  sequence(depth: number, ends: string): Node[] {
    if (depth > MOST_DEPTH) throw wrong(`The template is nested more than ${MOST_DEPTH} deep.`);
    const nodes: Node[] = [];
    let text = '';
    /** Up to here brackets of another grammar hold what they hold. */
    let guarded = -1;
    const flush = (node?: Node) => {
      if (text !== '') nodes.push({ kind: 'text', text });
      text = '';
      if (!node) return;
      nodes.push(node);
      this.#pieces += 1;
      if (this.#pieces > MOST_PIECES)
        throw wrong(`The template has more than ${MOST_PIECES} choices, wildcards and variables.`);
    };
    while (this.at < this.#text.length) {
      const char = this.#text[this.at]!;
      if (char === '}') break;
      if (ends.includes(char) && this.at > guarded && !this.#opensVariable()) break;
      const [escaping] = char === '\\' ? (/^\\(?:[{}|$#%]|__)/.exec(this.#ahead(3)) ?? []) : [];
      if (escaping) {
        text += escaping.slice(1);
        this.at += escaping.length;
        continue;
      }
      if (this.#remark()) {
        text = text.slice(0, endWithout(text, /[ \t]/));
        continue;
      }
      const node = this.#piece(char, depth, ends);
      if (node) {
        flush(node);
        continue;
      }
      if (ends !== '' && this.at > guarded) guarded = Math.max(guarded, this.#partner());
      text += char;
      this.at += 1;
    }
    flush();
    return nodes;
  }

  #opensVariable(): boolean {
    return this.#ahead(2) === '${';
  }

  #piece(char: string, depth: number, ends: string): Node | undefined {
    const next = this.#text[this.at + 1];
    if (this.#opensVariable()) return this.#variable(depth);
    if (char === '%' && next === '{') return this.#wrap(depth);
    if (char === '{') return this.#choice(depth);
    if (char === '_' && next === '_') return this.#wildcard(depth);
    // Behind a quantity it was read before; elsewhere in a choice it means nothing.
    if (char === '$' && next === '$' && ends.includes('|'))
      throw wrong(`The “$$” at place ${this.at + 1} stands behind no number.`);
    return undefined;
  }

  #choice(depth: number): Node {
    const opened = this.at;
    this.at += 1;
    if (/^%(?!\{)/.test(this.#ahead(2)))
      throw wrong(`The “{%” at place ${opened + 1} is Jinja, which is not read.`);
    const sampler = this.#sampler();
    const quantity = this.#quantity();
    const options: Option[] = [];
    for (;;) {
      const weighted = weightOf(this.#ahead(20));
      this.at += weighted?.length ?? 0;
      const [poor] = weighted ? [] : (POOR_WEIGHT.exec(this.#ahead(30)) ?? []);
      this.at += poor?.length ?? 0;
      const nodes = this.sequence(depth + 1, '|');
      if (poor) nodes.unshift({ kind: 'unknown', text: poor.trim() });
      options.push({ weight: weighted?.weight ?? 1, nodes: withoutBreaks(nodes) });
      const end = this.#text[this.at];
      this.at += 1;
      if (end === '}') break;
      if (end !== '|') throw wrong(`The “{” at place ${opened + 1} is never closed.`);
    }
    const { least, most, separator } = quantity;
    return { kind: 'choice', least, most, separator, options, sampler };
  }

  #quantity() {
    const whole = { least: 1, most: 1 as number | undefined, separator: ', ' };
    const [all, from, dash, to, , upTo] = QUANTITY.exec(this.#ahead(30)) ?? [];
    if (all === undefined) return whole;
    this.at += all.length;
    const number = (digits: string) => Math.min(MOST_TAKEN, Number(digits));
    let least = number(from ?? '1');
    const last = upTo ?? to;
    let most = last === undefined ? undefined : number(last);
    if (upTo === undefined && !dash) most = least;
    if (most !== undefined && least > most) [least, most] = upTo === undefined ? [most, least] : [most, most];
    const [own, separator] = /^([^${}]{0,40})\$\$/.exec(this.#ahead(50)) ?? [];
    if (own !== undefined) this.at += own.length;
    return { least, most, separator: separator ?? ', ' };
  }

  #sampler(): Sampler | undefined {
    const [all, sign] = /^\s*([~@!])/.exec(this.#ahead(20)) ?? [];
    if (!all || !sign) return undefined;
    this.at += all.length;
    return SAMPLERS[sign];
  }

  /** A wildcard; undefined, with nothing read, where two underscores are part of a word. */
  #wildcard(depth: number): Node | undefined {
    const opened = this.at;
    this.at += 2;
    const sampler = this.#sampler();
    const isApart = !/[\p{L}\p{N}_]/u.test(this.#text[opened - 1] ?? ' ');
    const name: Node[] = [];
    let parameters: Parameter[] | undefined = [];
    while (this.at < this.#text.length && this.at - opened < 200) {
      const char = this.#text[this.at]!;
      const ahead = this.#ahead(2);
      if (ahead === '__' || (char === '(' && name.length > 0)) break;
      if (ahead === '${') name.push(this.#variable(depth));
      else if (char === '{') name.push(this.#choice(depth));
      else if (
        name.length === 0
          ? (isApart ? /[\p{L}\p{N}.*?/\\ ]/u : /[\p{L}\p{N}.*?]/u).test(char)
          : /[\p{L}\p{N}\p{M}'’ _./*?\\-]/u.test(char)
      ) {
        const last = name.at(-1);
        if (last?.kind === 'text') last.text += char;
        else name.push({ kind: 'text', text: char });
        this.at += 1;
      } else break;
    }
    if (name.length > 0 && this.#text[this.at] === '(') parameters = this.#parameters(depth);
    const isNamed = name.some((node) => node.kind !== 'text' || /[\p{L}\p{N}*?]/u.test(node.text));
    if (isNamed && parameters && this.#ahead(2) === '__') {
      this.at += 2;
      return { kind: 'wildcard', name, parameters, sampler };
    }
    this.at = opened;
    // Within a word they are the word's; before one they may be meant, and are named.
    const [meant] = /^__[~@!]?[\p{L}\p{N}*][^\s,{}|]{0,60}/u.exec(this.#ahead(80)) ?? [];
    if (!meant || !isApart) return undefined;
    this.at += meant.length;
    return { kind: 'unknown', text: meant };
  }

  /** `(name=value, …)`; undefined where it is something else. */
  #parameters(depth: number): Parameter[] | undefined {
    const opened = this.at;
    this.at += 1;
    const parameters: Parameter[] = [];
    for (;;) {
      const [all, name] = /^\s*([\p{L}_-][\p{L}\p{N}_-]{0,60})\s*=\s*/u.exec(this.#ahead(80)) ?? [];
      if (!all || !name) break;
      this.at += all.length;
      const once = this.#text[this.at] === '!';
      if (once) this.at += 1;
      parameters.push({ name, value: trimmed(this.sequence(depth + 1, ',)')), once });
      const end = this.#text[this.at];
      if (end === ',') this.at += 1;
      else if (end === ')') {
        const [closing] = /^\)\s*(?=__)/.exec(this.#ahead(20)) ?? [];
        if (!closing) break;
        this.at += closing.length;
        return parameters;
      } else break;
    }
    this.at = opened;
    return undefined;
  }

  #variable(depth: number): Node {
    const opened = this.at;
    this.at += 2;
    const [all, name] = NAME.exec(this.#ahead(80)) ?? [];
    if (!all || !name) throw wrong(`The variable at place ${opened + 1} has no name.`);
    this.at += all.length;
    const [sign] = /^(?:\?=!?|=!?|:)/.exec(this.#ahead(3)) ?? [];
    this.at += sign?.length ?? 0;
    const value = sign === undefined ? undefined : trimmed(this.sequence(depth + 1, ''));
    if (this.#text[this.at] !== '}')
      throw wrong(
        this.at < this.#text.length
          ? `The variable “${name}” at place ${opened + 1} has “${this.#text[this.at]}” behind its name.`
          : `The “\${” at place ${opened + 1} is never closed.`,
      );
    this.at += 1;
    if (value === undefined || sign === ':')
      return { kind: 'variable', name, otherwise: value, text: this.#text.slice(opened, this.at) };
    return {
      kind: 'assignment',
      name,
      value,
      once: sign!.endsWith('!'),
      keeps: sign!.startsWith('?'),
    };
  }

  #wrap(depth: number): Node {
    const opened = this.at;
    this.at += 2;
    const wrapper = this.sequence(depth + 1, '$');
    if (this.#ahead(2) !== '$$')
      throw wrong(`The “%{” at place ${opened + 1} has no “$$”, or is never closed.`);
    this.at += 2;
    const inner = this.sequence(depth + 1, '');
    if (this.#text[this.at] !== '}') throw wrong(`The “%{” at place ${opened + 1} is never closed.`);
    this.at += 1;
    return { kind: 'wrap', wrapper: trimmed(wrapper), inner: trimmed(inner) };
  }

  /** Passes over a remark, which a # or // begins: at the start of a line, or, with space around it, behind a text. */
  #remark(): boolean {
    const [mark] = /^(?:#|\/\/)/.exec(this.#ahead(2)) ?? [];
    if (!mark || !this.#hasRemarks) return false;
    const line = this.#text.slice(
      Math.max(this.#text.lastIndexOf('\n', this.at - 1) + 1, this.at - 80),
      this.at,
    );
    const isStart = line.trim() === '';
    const next = this.#text[this.at + mark.length];
    const hasSpace = next === undefined || /\s/.test(next);
    const isBehind = mark === '#' && hasSpace && /[\s{|}]$/.test(line);
    if (!(isStart && (mark === '#' || hasSpace)) && !isBehind) return false;
    const end = this.#text.indexOf('\n', this.at);
    // A line that is all remark goes with its end.
    this.at = end < 0 ? this.#text.length : isStart ? end + 1 : end;
    return true;
  }

  /** Where the bracket of another grammar that opens here closes; -1 for none. */
  #partner(): number {
    const opened = this.#text[this.at]!;
    if (opened === '<') {
      const [tag] = /^<[a-z]+:[^<>{}]{1,200}>/i.exec(this.#ahead(220)) ?? [];
      return tag ? this.at + tag.length - 1 : -1;
    }
    const closing = PARTNERS[opened];
    if (!closing || this.#text[this.at - 1] === '\\') return -1;
    let [depth, braces] = [0, 0];
    const end = Math.min(this.#text.length, this.at + BRACKET_REACH);
    for (let at = this.at; at < end; at += 1) {
      const char = this.#text[at];
      if (char === '\\') at += 1;
      else if (char === '{') braces += 1;
      else if (char === '}') {
        braces -= 1;
        if (braces < 0) return -1;
      } else if (braces > 0) continue;
      else if (char === opened) depth += 1;
      else if (char === closing) {
        depth -= 1;
        if (depth === 0) return at;
      }
    }
    return -1;
  }

  #ahead(characters: number): string {
    return this.#text.slice(this.at, this.at + characters);
  }
}

/** Options may stand on lines of their own. */
function withoutBreaks(nodes: Node[]): Node[] {
  return mapEnds(nodes, (text, isFirst, isLast) => {
    const from = isFirst ? text.replace(/^[ \t]*\r?\n\s*/, '') : text;
    if (!isLast) return from;
    const line = endWithout(from, /[ \t]/);
    return from[line - 1] === '\n' ? from.slice(0, endWithout(from, /\s/, line)) : from;
  });
}

function trimmed(nodes: Node[]): Node[] {
  return mapEnds(nodes, (text, isFirst, isLast) => {
    const from = isFirst ? text.trimStart() : text;
    return isLast ? from.trimEnd() : from;
  });
}

function mapEnds(nodes: Node[], change: (text: string, isFirst: boolean, isLast: boolean) => string): Node[] {
  return nodes
    .map((node, at) =>
      node.kind === 'text' ? { ...node, text: change(node.text, at === 0, at === nodes.length - 1) } : node,
    )
    .filter((node) => node.kind !== 'text' || node.text !== '');
}

function wrong(message: string): PromptloomError {
  return new PromptloomError('invalid-input', message, {
    hint: 'Write {a|b} for a choice, {2$$a|b|c} for two of three, __name__ for a line of a file, ${name=value} and ${name} for a variable, \\{ for a brace itself.',
    status: CANNOT_BE_DONE,
  });
}
