import { CANNOT_BE_DONE, messageOf, PromptloomError } from '../../errors.ts';
import { intoItself, joined, MOST_DEPTH, MOST_STEPS, tidy, tooLarge, wrapped } from './expand-text.ts';
import type { Node, Parameter } from './nodes.ts';
import { parseTemplate } from './parse.ts';
import { Picks } from './picks.ts';
import type { WildcardValue } from './wildcard-file.ts';
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
  /** What else of a template's grammar stays in the text, since nothing is known of it: variables without a value, say. */
  unknown: string[];
  /** Wildcard files that could not be read, in whole or in part, with the place and the reason. */
  problems: string[];
}

/** Lines of a wildcard file that are looked at for faults when it is first used; the others when they come up. */
const MOST_LOOKED_AT = 2000;
/** What counts as a step beside a piece of a template: so many characters that are joined, or texts, or variables that are copied. */
const [CHARACTERS_A_STEP, PIECES_A_STEP, VARIABLES_A_STEP] = [64, 2, 4];
/** Characters of all prompts together. */
const MOST_IN_ALL = 10_000_000;
/** Draws that only repeat, beside as many as there are prompts, after which no more are drawn. */
const MOST_REPEATS = 500;

/** What a variable is: a text, or what gives one anew each time. */
type Value = { text: string } | { nodes: readonly Node[]; before: Value | undefined };
type Variables = ReadonlyMap<string, Value>;
type Choice = Extract<Node, { kind: 'choice' }>;
type Wildcard = Extract<Node, { kind: 'wildcard' }>;
/** A text as far as it is made, and what variables are from here on. */
interface Draft {
  text: string;
  variables: Variables;
}

/**
 * Expands a template: at random by seed, without repeats, or combinatorially, first things first. Spaces and commas
 * around empty choices are mended.
 * @throws PromptloomError `invalid-input` for a template or a line of a wildcard file that cannot be read, or one that leads into itself.
 */
export function expandTemplate(template: string, options: ExpandOptions): Expanded {
  const expansion = new Expansion(options);
  const nodes = parseTemplate(template);
  const prompts = new Set<string>();
  let [more, characters] = [false, 0];
  const add = (text: string) => {
    const prompt = tidy(text);
    if (prompts.has(prompt)) return;
    characters += prompt.length;
    if (characters > MOST_IN_ALL) throw tooLarge();
    prompts.add(prompt);
  };
  if (options.mode === 'all') {
    for (const { text } of expansion.each(nodes, expansion.given())) {
      if (prompts.size >= options.count && !prompts.has(tidy(text))) {
        more = true;
        break;
      }
      add(text);
    }
  } else {
    for (let repeats = 0; prompts.size < options.count && repeats < MOST_REPEATS + prompts.size; ) {
      const before = prompts.size;
      for (const { text } of expansion.each(nodes, expansion.given())) add(text);
      if (!expansion.leavesChoice) break;
      repeats = prompts.size > before ? 0 : repeats + 1;
    }
  }
  if (
    prompts.size === 1 &&
    prompts.has('') &&
    template.trim() !== '' &&
    nodes.every(({ kind }) => kind === 'text')
  )
    throw new PromptloomError('invalid-input', 'The template holds nothing but a remark.', {
      hint: 'A # at the start of a line begins a remark; write \\# for the character itself.',
      status: CANNOT_BE_DONE,
    });
  const { missing, unknown } = expansion;
  const { wildcards } = options;
  return {
    prompts: [...prompts],
    more,
    missing: [...missing],
    unknown: [...unknown],
    problems: wildcards.problems(),
  };
}

class Expansion {
  readonly missing = new Set<string>();
  readonly unknown = new Set<string>();
  readonly #options: ExpandOptions;
  readonly #picks: Picks;
  #steps = 0;
  readonly #parsed = new Map<string, Node[]>();
  readonly #looked = new Set<string>();

  constructor(options: ExpandOptions) {
    this.#options = options;
    this.#picks = new Picks(options.mode, options.seed);
  }

  /** Whether anything of it was left to chance or to a choice. */
  get leavesChoice(): boolean {
    return this.#picks.choices > 0;
  }

  given(): Variables {
    const { variables = {} } = this.#options;
    return new Map(
      Object.entries(variables).map(([name, text]) => [
        name,
        { nodes: this.#parse(text, undefined), before: undefined },
      ]),
    );
  }

  /** All expansions, one at a time; of what is drawn at random, one. */
  *each(nodes: readonly Node[], start: Variables, depth = 0): Generator<Draft> {
    yield* this.#inTurn(nodes.length, '', start, (at, variables) =>
      this.#eachOf(nodes[at]!, variables, depth),
    );
  }

  /** Everything that comes of pieces one behind the other, each of which finds the variables as the one before left them. */
  *#inTurn(
    count: number,
    separator: string,
    start: Variables,
    piece: (at: number, variables: Variables) => Iterator<Draft>,
  ): Generator<Draft> {
    const texts: string[] = [];
    const open: Iterator<Draft>[] = [];
    if (count === 0) yield { text: '', variables: start };
    else open.push(piece(0, start));
    while (open.length > 0) {
      const step = open.at(-1)!.next();
      if (step.done) {
        open.pop();
        continue;
      }
      const { text, variables } = step.value;
      texts[open.length - 1] = text;
      if (open.length < count) {
        open.push(piece(open.length, variables));
        continue;
      }
      const whole = joined(texts, separator);
      // Texts that are all alike become one prompt, and are work all the same.
      this.#spend(whole.length / CHARACTERS_A_STEP + count / PIECES_A_STEP);
      yield { text: whole, variables };
    }
  }

  *#eachOf(node: Node, variables: Variables, depth: number): Generator<Draft> {
    if (node.kind === 'text') {
      yield { text: node.text, variables };
      return;
    }
    this.#step(depth);
    switch (node.kind) {
      case 'unknown':
        this.unknown.add(node.text);
        yield { text: node.text, variables };
        return;
      case 'variable':
        yield* this.#variable(node, variables, depth);
        return;
      case 'assignment':
        yield* this.#assignment(node, variables, depth);
        return;
      case 'wildcard':
        for (const name of this.each(node.name, variables, depth + 1))
          yield* this.#wildcard(node, name, depth);
        return;
      case 'wrap':
        for (const wrapper of this.each(node.wrapper, variables, depth + 1))
          for (const inner of this.each(node.inner, wrapper.variables, depth + 1))
            yield { text: wrapped(wrapper.text, inner.text), variables: inner.variables };
        return;
      case 'choice':
        yield* this.#choice(node, variables, depth);
    }
  }

  *#choice(node: Choice, variables: Variables, depth: number): Generator<Draft> {
    const wildcard = wildcardAlone(node);
    if (wildcard) {
      for (const name of this.each(wildcard.name, variables, depth + 1))
        yield* this.#wildcard(wildcard, name, depth, node);
      return;
    }
    for (const picked of this.#picks.of(node, node.options, node)) {
      const lists = picked.map((option) => option.nodes);
      yield* this.#joined(lists, node.separator, variables, depth);
    }
  }

  #joined(
    lists: readonly (readonly Node[])[],
    separator: string,
    start: Variables,
    depth: number,
  ): Generator<Draft> {
    return this.#inTurn(lists.length, separator, start, (at, variables) =>
      this.each(lists[at]!, variables, depth + 1),
    );
  }

  /** One of a wildcard's values, or as many as the choice around it takes. */
  *#wildcard(node: Wildcard, name: Draft, depth: number, around?: Choice): Generator<Draft> {
    const values = this.#values(name.text);
    if (values.length === 0) {
      yield { text: unfound(node, name.text), variables: name.variables };
      return;
    }
    for (const scope of this.#withParameters(node.parameters, name.variables, depth))
      for (const picked of this.#picks.of(around?.sampler ? around : node, values, around)) {
        const lists = picked.map(({ text, place }) => this.#parse(text, place));
        for (const draft of this.#joined(lists, around?.separator ?? '', scope, depth))
          yield { text: draft.text, variables: without(node.parameters, draft.variables, name.variables) };
      }
  }

  /** What a wildcard's values find: the variables, and what the wildcard was given, which goes by what they were before. */
  *#withParameters(
    parameters: readonly Parameter[],
    variables: Variables,
    depth: number,
    at = 0,
  ): Generator<Variables> {
    const parameter = parameters[at];
    if (!parameter) {
      yield variables;
      return;
    }
    const { name, value, once } = parameter;
    const withOne = (one: Value) => new Map([...variables, [name, one]]);
    if (!once)
      yield* this.#withParameters(
        parameters,
        withOne({ nodes: value, before: variables.get(name) }),
        depth,
        at + 1,
      );
    else
      for (const { text } of this.each(value, variables, depth + 1))
        yield* this.#withParameters(parameters, withOne({ text }), depth, at + 1);
  }

  *#variable(
    { name, otherwise, text }: Extract<Node, { kind: 'variable' }>,
    variables: Variables,
    depth: number,
  ): Generator<Draft> {
    const value = variables.get(name);
    if (value && 'text' in value) {
      yield { text: value.text, variables };
      return;
    }
    const nodes = value?.nodes ?? otherwise;
    if (!nodes) {
      this.unknown.add(text);
      yield { text, variables };
      return;
    }
    // Within itself it is what it was before.
    this.#spend(variables.size / VARIABLES_A_STEP);
    const within = value ? withValue(variables, name, value.before) : variables;
    for (const draft of this.each(nodes, within, depth + 1)) yield { text: draft.text, variables };
  }

  *#assignment(
    { name, value, once, keeps }: Extract<Node, { kind: 'assignment' }>,
    variables: Variables,
    depth: number,
  ): Generator<Draft> {
    const isGiven = Object.hasOwn(this.#options.variables ?? {}, name);
    this.#spend(variables.size / VARIABLES_A_STEP);
    if (isGiven || (keeps && variables.has(name))) yield { text: '', variables };
    else if (!once)
      yield {
        text: '',
        variables: withValue(variables, name, { nodes: value, before: variables.get(name) }),
      };
    else
      for (const { text } of this.each(value, variables, depth + 1))
        yield { text: '', variables: withValue(variables, name, { text }) };
  }

  #values(name: string): readonly WildcardValue[] {
    const values = this.#options.wildcards.values(name);
    if (values.length === 0) this.missing.add(name.trim());
    if (this.#looked.has(name)) return values;
    this.#looked.add(name);
    // A broken line is told when its file is first used, and not only when chance comes upon it.
    for (const { text, place } of values.slice(0, MOST_LOOKED_AT))
      if (/[{}]/.test(text)) this.#parse(text, place);
    return values;
  }

  #step(depth: number): void {
    if (depth > MOST_DEPTH) throw intoItself();
    this.#spend(1);
  }

  #spend(steps: number): void {
    this.#steps += steps;
    if (this.#steps > MOST_STEPS) throw tooLarge();
  }

  #parse(text: string, place: string | undefined): Node[] {
    const known = this.#parsed.get(text);
    if (known) return known;
    try {
      const nodes = parseTemplate(text, false);
      this.#parsed.set(text, nodes);
      return nodes;
    } catch (error) {
      if (place === undefined || !(error instanceof PromptloomError)) throw error;
      throw new PromptloomError('invalid-input', `${place}: ${messageOf(error)}`, {
        hint: error.hint,
        status: error.status,
      });
    }
  }
}

/** The wildcard that a choice of several takes them from: where it is all that there is to choose from, its values are meant. */
function wildcardAlone({ least, most, options }: Choice): Wildcard | undefined {
  const [only] = options;
  if (!only || options.length > 1 || (least === 1 && most === 1)) return undefined;
  const [wildcard, ...others] = only.nodes.filter((node) => node.kind !== 'text' || node.text.trim() !== '');
  return wildcard?.kind === 'wildcard' && others.length === 0 ? wildcard : undefined;
}

function unfound({ parameters }: Wildcard, name: string): string {
  const given = parameters.map((one) => `${one.name}=…`).join(', ');
  return `__${name}${given === '' ? '' : `(${given})`}__`;
}

function withValue(variables: Variables, name: string, value: Value | undefined): Variables {
  const changed = new Map(variables);
  if (value) changed.set(name, value);
  else changed.delete(name);
  return changed;
}

/** Variables as a wildcard left them, with those that it was given as they were before. */
function without(parameters: readonly Parameter[], after: Variables, before: Variables): Variables {
  return parameters.reduce((variables, { name }) => withValue(variables, name, before.get(name)), after);
}
