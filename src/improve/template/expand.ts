import { PromptloomError } from '../../errors.ts';
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
const MOST_STEPS = 500_000;
/** Steps after which random draws that only repeat are given up. */
const DRAWS_A_PROMPT = 20;

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
    const random = randomNumbers(options.seed);
    for (let draw = 0; prompts.size < options.count && draw < options.count * DRAWS_A_PROMPT; draw += 1)
      prompts.add(tidy(expansion.draw(nodes, expansion.given(), 0, random).text));
  }
  return { prompts: [...prompts], more, missing: [...expansion.missing] };
}

class Expansion {
  readonly missing = new Set<string>();
  readonly #options: ExpandOptions;
  #steps = 0;
  readonly #parsed = new Map<string, Node[]>();

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
    const [first, ...rest] = nodes;
    if (!first) {
      yield { text: '', variables: start };
      return;
    }
    for (const head of this.#allOf(first, start, depth)) {
      for (const tail of this.all(rest, head.variables, depth))
        yield { text: head.text + tail.text, variables: tail.variables };
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
        for (const { text } of this.all(value, variables, depth + 1))
          yield {
            text: node.value ? '' : text,
            variables: new Map([...variables, [node.name, escaped(text)]]),
          };
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
    this.#steps += 1;
    if (depth <= MOST_DEPTH && this.#steps <= MOST_STEPS) return;
    throw new PromptloomError(
      'invalid-input',
      depth > MOST_DEPTH ? 'The template leads into itself.' : 'The template grows too large.',
      {
        hint: `Look for a wildcard file that names itself, or a variable that holds itself; ${MOST_DEPTH} steps deep and ${MOST_STEPS} in all are the limit.`,
      },
    );
  }

  #lines(name: string): readonly string[] {
    const lines = this.#options.wildcards.lines(name);
    if (lines.length === 0) this.missing.add(name);
    return lines;
  }

  #parse(text: string): Node[] {
    const nodes = this.#parsed.get(text) ?? parseTemplate(text);
    this.#parsed.set(text, nodes);
    return nodes;
  }
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
  return text
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ +([,.;])/g, '$1')
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/^[\s,]+|[\s,]+$/g, '');
}
