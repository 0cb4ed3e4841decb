import { PromptloomError } from '../../errors.ts';
import { withShortRuns } from '../text.ts';
import { type Node, parseTemplate } from './parse.ts';
import type { Wildcards } from './wildcards.ts';

/** How a template is expanded. */
export interface ExpandOptions {
  /** Some at random, or all there are. */
  mode: 'random' | 'all';
  /** Most prompts to give. */
  count: number;
  /** The same seed gives the same prompts. */
  seed: number;
  wildcards: Wildcards;
  /** Values of variables from outside; templates themselves. They go before what the template says. */
  variables?: Readonly<Record<string, string>>;
}

/** Prompts of a template. */
export interface Expanded {
  prompts: string[];
  /** Whether there are more than were given; always false at random. */
  more: boolean;
  /** Wildcards that no file has: they stay in the text as they are. */
  missing: string[];
}

/** Wildcards within wildcards, variables within variables. */
const MOST_DEPTH = 12;
/** Steps after which an expansion is given up: wildcards in wildcards can grow beyond all bounds. */
const MOST_STEPS = 150_000;
/** What counts as a step beside a piece of a template: so many characters, options or variables that are gone through. */
const [CHARACTERS_A_STEP, OPTIONS_A_STEP, VARIABLES_A_STEP] = [32, 16, 4];
/** Longest text, in characters, that the prompts of one expansion have together. */
const MOST_TEXT = 4_000_000;
/** Draws in a row that only repeat, for each prompt there is, after which there is nothing new; and the text of all such draws. */
const REPEATS_A_PROMPT = 8;
const FEWEST_REPEATS = 200;
const MOST_REPEATED_TEXT = 1_000_000;
/** Most pieces of a template that is gone through in order: each is a level of the search. */
const MOST_PIECES = 500;

type Variables = ReadonlyMap<string, string>;
/** A text as far as it is made, and what variables say from here on. */
interface Draft {
  text: string;
  variables: Variables;
}

/**
 * Expands a template: at random by seed, without repeats, or combinatorially, first things first. Spaces and commas
 * around empty choices are mended.
 * @throws PromptloomError `invalid-input` for a template that cannot be read, or that leads into itself.
 */
export function expandTemplate(template: string, options: ExpandOptions): Expanded {
  const expansion = new Expansion(options);
  const nodes = parseTemplate(template);
  const prompts = new Set<string>();
  let more = false;
  if (options.mode === 'all') {
    for (const { text } of expansion.all(nodes, expansion.given(), 0)) {
      const prompt = tidy(text);
      if (prompts.has(prompt)) continue;
      if (prompts.size >= options.count) {
        more = true;
        break;
      }
      prompts.add(prompt);
    }
  } else {
    drawAll(expansion, nodes, options, prompts);
  }
  return { prompts: [...prompts], more, missing: [...expansion.missing] };
}

/** Draws prompts until there are enough, or nothing new comes. */
function drawAll(
  expansion: Expansion,
  nodes: readonly Node[],
  { seed, count }: ExpandOptions,
  prompts: Set<string>,
): void {
  const numbers = randomNumbers(seed);
  let chances = 0;
  const random = () => {
    chances += 1;
    return numbers();
  };
  let [text, inARow, repeated] = [0, 0, 0];
  while (prompts.size < count) {
    const prompt = tidy(expansion.draw(nodes, expansion.given(), 0, random).text);
    const isNew = !prompts.has(prompt);
    prompts.add(prompt);
    inARow = isNew ? 0 : inARow + 1;
    if (isNew) text += prompt.length;
    else repeated += prompt.length;
    if (text > MOST_TEXT) throw tooLarge(`Its prompts have more than ${MOST_TEXT} characters together.`);
    const isDone = inARow > Math.max(FEWEST_REPEATS, REPEATS_A_PROMPT * prompts.size);
    if (chances === 0 || isDone || repeated > MOST_REPEATED_TEXT) return;
  }
}

class Expansion {
  readonly missing = new Set<string>();
  readonly #options: ExpandOptions;
  #steps = 0;
  readonly #parsed = new Map<string, Node[]>();
  readonly #known = new Map<string, readonly string[]>();

  constructor(options: ExpandOptions) {
    this.#options = options;
  }

  given(): Variables {
    return new Map(Object.entries(this.#options.variables ?? {}));
  }

  /** One expansion, drawn at random. */
  draw(nodes: readonly Node[], start: Variables, depth: number, random: () => number): Draft {
    this.#step(depth);
    let draft: Draft = { text: '', variables: start };
    const add = (more: Draft) => {
      draft = { text: draft.text + more.text, variables: more.variables };
    };
    for (const node of nodes) {
      const { variables } = draft;
      this.#spend(
        1 + variables.size / VARIABLES_A_STEP + draft.text.length / CHARACTERS_A_STEP / nodes.length,
      );
      if (node.kind === 'text') add({ text: node.text, variables });
      else if (node.kind === 'wildcard') {
        const lines = this.#lines(node.name);
        const line = lines[Math.floor(random() * lines.length)] ?? `__${node.name}__`;
        add(
          lines.length > 0
            ? this.draw(this.#parse(line), variables, depth + 1, random)
            : { text: line, variables },
        );
      } else if (node.kind === 'variable') {
        const value = this.#valueOf(node, variables);
        if (value === undefined) add({ text: `\${${node.name}}`, variables });
        else {
          const { text } = this.draw(value, variables, depth + 1, random);
          // Said once, it stays the same for the rest of the prompt.
          add({
            text: node.value ? '' : text,
            variables: new Map([...variables, [node.name, escaped(text)]]),
          });
        }
      } else {
        const most = Math.min(node.most, node.options.length);
        const least = Math.min(node.least, most);
        const wanted = least + Math.floor(random() * (most - least + 1));
        const open = [...node.options];
        const texts: string[] = [];
        let now = variables;
        while (texts.length < wanted && open.length > 0) {
          this.#spend(open.length / OPTIONS_A_STEP);
          const [option] = open.splice(weighted(open, random), 1);
          const drawn = this.draw(option!.nodes, now, depth + 1, random);
          texts.push(drawn.text);
          now = drawn.variables;
        }
        add({ text: texts.join(node.separator), variables: now });
      }
    }
    return draft;
  }

  /** All expansions, one at a time. */
  *all(nodes: readonly Node[], start: Variables, depth: number): Generator<Draft> {
    this.#step(depth);
    if (nodes.filter(({ kind }) => kind !== 'text').length > MOST_PIECES)
      throw tooLarge(
        `It has more than ${MOST_PIECES} pieces to go through; have some drawn at random instead.`,
      );
    yield* this.#allFrom(nodes, 0, start, depth);
  }

  *#allFrom(nodes: readonly Node[], from: number, start: Variables, depth: number): Generator<Draft> {
    let [at, text] = [from, ''];
    for (let node = nodes[at]; node?.kind === 'text'; node = nodes[at]) {
      text += node.text;
      at += 1;
    }
    const first = nodes[at];
    if (!first) {
      yield { text, variables: start };
      return;
    }
    for (const head of this.#allOf(first, start, depth)) {
      for (const tail of this.#allFrom(nodes, at + 1, head.variables, depth)) {
        this.#spend(1 + tail.text.length / CHARACTERS_A_STEP);
        yield { text: text + head.text + tail.text, variables: tail.variables };
      }
    }
  }

  *#allOf(node: Node, variables: Variables, depth: number): Generator<Draft> {
    if (node.kind === 'text') yield { text: node.text, variables };
    else if (node.kind === 'wildcard') {
      const lines = this.#lines(node.name);
      if (lines.length === 0) yield { text: `__${node.name}__`, variables };
      for (const line of lines) yield* this.all(this.#parse(line), variables, depth + 1);
    } else if (node.kind === 'variable') {
      const value = this.#valueOf(node, variables);
      if (value === undefined) yield { text: `\${${node.name}}`, variables };
      else
        for (const { text } of this.all(value, variables, depth + 1)) {
          this.#spend(variables.size / VARIABLES_A_STEP);
          yield {
            text: node.value ? '' : text,
            variables: new Map([...variables, [node.name, escaped(text)]]),
          };
        }
    } else {
      const most = Math.min(node.most, node.options.length);
      for (let size = Math.min(node.least, most); size <= most; size += 1)
        for (const options of combinations(node.options, size))
          yield* this.#joined(
            options.map((option) => option.nodes),
            node.separator,
            variables,
            depth,
          );
    }
  }

  *#joined(
    lists: readonly (readonly Node[])[],
    separator: string,
    variables: Variables,
    depth: number,
  ): Generator<Draft> {
    const [first, ...rest] = lists;
    if (!first) {
      yield { text: '', variables };
      return;
    }
    for (const head of this.all(first, variables, depth + 1)) {
      for (const tail of this.#joined(rest, separator, head.variables, depth)) {
        const text = rest.length > 0 ? head.text + separator + tail.text : head.text;
        yield { text, variables: tail.variables };
      }
    }
  }

  /** What a variable says here: from outside, or said before, or by itself. */
  #valueOf(node: Extract<Node, { kind: 'variable' }>, variables: Variables): readonly Node[] | undefined {
    const outside = this.#options.variables?.[node.name];
    if (node.value && outside === undefined) return node.value;
    const value = variables.get(node.name) ?? outside;
    return value === undefined ? undefined : this.#parse(value);
  }

  #step(depth: number): void {
    if (depth > MOST_DEPTH) throw tooLarge('The template leads into itself.');
    this.#spend(1);
  }

  #spend(steps: number): void {
    this.#steps += steps;
    if (this.#steps > MOST_STEPS) throw tooLarge();
  }

  /** Looked up once: a name with `*` is compared with all others. */
  #lines(name: string): readonly string[] {
    const known = this.#known.get(name);
    if (known) return known;
    const lines = this.#options.wildcards.lines(name);
    if (lines.length === 0) this.missing.add(name);
    this.#known.set(name, lines);
    return lines;
  }

  #parse(text: string): Node[] {
    const known = this.#parsed.get(text);
    if (known) return known;
    this.#spend(text.length / 8);
    const nodes = parseTemplate(text);
    this.#parsed.set(text, nodes);
    return nodes;
  }
}

function tooLarge(what = 'The template grows too large.'): PromptloomError {
  return new PromptloomError('invalid-input', what, {
    hint: `Look for a wildcard file that names itself, or a variable that holds itself, or ask for fewer prompts; ${MOST_DEPTH} steps deep and ${MOST_STEPS} in all are the limit.`,
  });
}

/** What was drawn once is text from then on. */
function escaped(text: string): string {
  return text.replace(/[\\{}|$]/g, (char) => (char === '\\' ? char : `\\${char}`));
}

function weighted(options: readonly { weight: number }[], random: () => number): number {
  const total = options.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * total;
  for (const [at, { weight }] of options.entries()) {
    left -= weight;
    if (left < 0) return at;
  }
  return options.length - 1;
}

function* combinations<T>(items: readonly T[], size: number): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = 0; at + size <= items.length; at += 1)
    for (const rest of combinations(items.slice(at + 1), size - 1)) yield [items[at]!, ...rest];
}

/** Numbers from 0 up to 1 by a seed (mulberry32, by Tommy Ettinger, in the public domain). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function tidy(text: string): string {
  return withShortRuns(text)
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ +([,.;])/g, '$1')
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/^[\s,]+|[\s,]+$/g, '');
}
