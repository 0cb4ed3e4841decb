// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own
import { endWithout } from '../../../text/end-without.ts';
import { poorWeightOf, quantityOf, samplerOf, weightOf } from './marks.ts';
import { assignmentsFirst, linesOf, trimmed, withoutBreaks } from './node-lists.ts';
import type { Node, Option, Parameter, Sampler } from './nodes.ts';
import { partnerOf } from './other-brackets.ts';
import { remarkEnd } from './remark.ts';
import { templateError } from './template-error.ts';

/** Deepest nesting that is read. */
const MOST_DEPTH = 20;
/** Longest template that is read. */
const MOST_CHARACTERS = 20_000;
/** Most pieces beside text in one template. */
const MOST_PIECES = 2000;
/** Longest name of a wildcard, with what it is given. */
const MOST_NAME = 200;
const NAME = /^\s*([\p{L}_-][\p{L}\p{N}_-]{0,60})\s*/u;
const FIRST_OF_NAME = /[\p{L}\p{N}.*?[/\\ ]/u;
const OF_NAME = /[\p{L}\p{N}\p{M}'’ _./*?[\]!&+\\-]/u;

/** Of a text that is read as a template. */
export interface ParseOptions {
  /** Whether a # may begin a remark; in a single value it may begin a color. */
  hasRemarks?: boolean;
  /** Where it stands, for messages: "animals.txt, line 3". */
  place?: string | undefined;
  /** Is told of a brace that closes nothing, which stays then; without, it is an error. */
  onStray?: (problem: string) => void;
}

/**
 * Reads a template in the grammar of Dynamic Prompts. Anything else that prompts hold (weights in parentheses, alternation in square
 * brackets, LoRA tags) stays text; `\{`, `\}`, `\|`, `\$`, `\#`, `\%` and `\__` are those characters themselves.
 * @throws PromptloomError `invalid-input` saying line and column of what has no partner or no meaning, and what to do.
 */
export function parseTemplate(template: string, options: ParseOptions = {}): Node[] {
  const reader = new Reader(template, options);
  const nodes = reader.sequence(0, '');
  while (reader.at < template.length) {
    const error = reader.wrong(
      reader.at,
      'The “}” closes nothing.',
      'Remove it, open it with {, or write \\} for the character itself.',
    );
    if (!options.onStray) throw error;
    options.onStray(`${error.message.replace(/\.$/, '')}, and stays as it is`);
    reader.at += 1;
    nodes.push({ kind: 'text', text: '}' }, ...reader.sequence(0, ''));
  }
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
  readonly #options: ParseOptions;
  #pieces = 0;

  constructor(text: string, options: ParseOptions) {
    this.#text = text;
    this.#options = options;
    if (text.length > MOST_CHARACTERS)
      throw this.wrong(
        MOST_CHARACTERS,
        `The template is longer than ${MOST_CHARACTERS} characters.`,
        'Put parts of it into wildcard files, or make two templates of it.',
      );
  }

  /** The error at one of the characters. */
  wrong(at: number, what: string, hint: string) {
    return templateError(this.#text, at, what, hint, this.#options.place);
  }

  /** Reads up to one of the characters in `ends` that is not within brackets, or a closing brace, and leaves it. */
  sequence(depth: number, ends: string): Node[] {
    if (depth > MOST_DEPTH)
      throw this.wrong(
        this.at,
        `The template is nested more than ${MOST_DEPTH} deep.`,
        'Give the inner parts names: ${name=…} in front, and ${name} where they stand.',
      );
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
        throw this.wrong(
          this.at,
          `The template has more than ${MOST_PIECES} choices, wildcards and variables.`,
          'Put parts of it into wildcard files, or make two templates of it.',
        );
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
      if (this.#remark(nodes.length > 0 && text.trim() === '')) {
        text = text.slice(0, endWithout(text, /[ \t]/));
        continue;
      }
      const node = this.#piece(char, depth, ends);
      if (node) {
        flush(node);
        continue;
      }
      if (ends !== '' && this.at > guarded) guarded = Math.max(guarded, partnerOf(this.#text, this.at));
      text += char;
      this.at += 1;
    }
    flush();
    return assignmentsFirst(nodes);
  }

  #opensVariable(): boolean {
    return this.#ahead(2) === '${';
  }

  /** Passes over a remark. */
  #remark(isBehindPiece: boolean): boolean {
    if (this.#options.hasRemarks === false) return false;
    const end = remarkEnd(this.#text, this.at, isBehindPiece);
    if (end !== undefined) this.at = end;
    return end !== undefined;
  }

  #piece(char: string, depth: number, ends: string): Node | undefined {
    const next = this.#text[this.at + 1];
    if (this.#opensVariable()) return this.#variable(depth);
    if (char === '%' && next === '{') return this.#wrap(depth);
    if (char === '{') return this.#choice(depth);
    if (char === '_' && next === '_') return this.#wildcard(depth);
    // Behind a quantity it was read before; elsewhere in a choice it means nothing.
    if (char === '$' && next === '$' && ends.includes('|'))
      throw this.wrong(
        this.at,
        'The “$$” stands behind no number.',
        'Write {2$$a|b|c} for two of three, {2$$ and $$a|b|c} to join them by “and”, or \\$ for the character itself.',
      );
    return undefined;
  }

  #choice(depth: number): Node {
    const opened = this.at;
    this.at += 1;
    if (/^%(?!\{)/.test(this.#ahead(2)))
      throw this.wrong(
        opened,
        'The “{%” is Jinja, which is not read.',
        'Write {a|b} for a choice and ${name=value} for a variable, or \\{ for the character itself.',
      );
    const sampler = this.#sampler();
    const { length, ...quantity } = quantityOf(this.#ahead(100));
    this.at += length;
    const options: Option[] = [];
    for (;;) {
      this.#remarksBefore();
      const weighted = weightOf(this.#ahead(20));
      this.at += weighted?.length ?? 0;
      const poor = weighted ? '' : poorWeightOf(this.#ahead(30));
      this.at += poor.length;
      const nodes = this.sequence(depth + 1, '|');
      if (poor !== '') nodes.unshift({ kind: 'unknown', text: poor.trim() });
      options.push({ weight: weighted?.weight ?? 1, nodes: withoutBreaks(nodes) });
      const end = this.#text[this.at];
      this.at += 1;
      if (end === '}') break;
      if (end !== '|')
        throw this.wrong(
          opened,
          'The “{” is never closed.',
          'Close it with }, or write \\{ for the character itself.',
        );
    }
    const choice = { kind: 'choice' as const, ...quantity, options, sampler };
    return { ...choice, lines: linesOf(choice) };
  }

  /** Remarks that stand before an option, whose weight comes behind them. */
  #remarksBefore(): void {
    for (;;) {
      const from = this.at;
      this.at += /^\s*/.exec(this.#ahead(MOST_NAME))![0].length;
      if (this.#remark(false)) continue;
      this.at = from;
      return;
    }
  }

  #sampler(): Sampler | undefined {
    const { sampler, length } = samplerOf(this.#ahead(20));
    this.at += length;
    return sampler;
  }

  /** A wildcard; undefined, with nothing read, where two underscores are part of a word. */
  #wildcard(depth: number): Node | undefined {
    const opened = this.at;
    this.at += 2;
    const sampler = this.#sampler();
    const isApart = !/[\p{L}\p{N}_]/u.test(this.#text[opened - 1] ?? ' ');
    const name: Node[] = [];
    let parameters: Parameter[] | undefined = [];
    while (this.at < this.#text.length && this.at - opened < MOST_NAME) {
      const char = this.#text[this.at]!;
      const ahead = this.#ahead(2);
      if (ahead === '__' || (char === '(' && name.length > 0)) break;
      if (ahead === '${') name.push(this.#variable(depth));
      else if (char === '{') name.push(this.#choice(depth));
      else if (
        name.length > 0
          ? OF_NAME.test(char) || (isApart && char === ',')
          : FIRST_OF_NAME.test(char) && (isApart || !/[/\\ ]/.test(char))
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
    if (!all || !name)
      throw this.wrong(
        opened,
        'The variable has no name.',
        'Write ${name=value} and ${name}; a name begins with a letter or _. Write \\$ for the character itself.',
      );
    this.at += all.length;
    const [sign] = /^(?:[?+]?=!?|:)/.exec(this.#ahead(3)) ?? [];
    this.at += sign?.length ?? 0;
    const value = sign === undefined ? undefined : trimmed(this.sequence(depth + 1, ''));
    if (this.at >= this.#text.length)
      throw this.wrong(
        opened,
        'The “${” is never closed.',
        'Close it with }, or write \\$ for the character itself.',
      );
    if (this.#text[this.at] !== '}')
      throw this.wrong(
        this.at,
        `The variable “${name}” has “${this.#text[this.at]}” behind its name.`,
        'Write ${name=value}, ${name=!value}, ${name?=value} or ${name+=value} to set it, ${name} or ${name:default} to use it.',
      );
    this.at += 1;
    const text = this.#text.slice(opened, this.at);
    if (value === undefined || sign === ':') return { kind: 'variable', name, otherwise: value, text };
    if (sign!.startsWith('+')) value.unshift({ kind: 'variable', name, otherwise: [], text });
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
    const unclosed = () =>
      this.wrong(
        opened,
        'The “%{” has no “$$”, or is never closed.',
        'Write %{a painting of ... in oil$$a cat}, or \\% for the character itself.',
      );
    this.at += 2;
    const wrapper = this.sequence(depth + 1, '$');
    if (this.#ahead(2) !== '$$') throw unclosed();
    this.at += 2;
    const inner = this.sequence(depth + 1, '');
    if (this.#text[this.at] !== '}') throw unclosed();
    this.at += 1;
    return { kind: 'wrap', wrapper: trimmed(wrapper), inner: trimmed(inner) };
  }

  #ahead(characters: number): string {
    return this.#text.slice(this.at, this.at + characters);
  }
}
