import { intoItself, joined, MOST_DEPTH, MOST_STEPS, tooLarge, wrapped } from './expand-text.ts';
import type { Node, Parameter } from './grammar/nodes.ts';
import { parseTemplate } from './grammar/parse.ts';
import { Picks, Place } from './picks.ts';
import type { WildcardValue } from './wildcards/wildcard-file.ts';
import type { Wildcards } from './wildcards/wildcards.ts';

/** Lines of a wildcard file that are looked at for faults when it is first used; the others when they come up. */
const MOST_LOOKED_AT = 2000;
/** What counts as a step beside a piece of a template: so many characters that are joined, or texts, or variables that are copied. */
const [CHARACTERS_A_STEP, PIECES_A_STEP, VARIABLES_A_STEP] = [64, 2, 4];

/** How the prompts of a template are made. */
export interface ExpansionOptions {
  /** At random, or all there are. */
  mode: 'random' | 'all';
  /** The same seed gives the same prompts. */
  seed: number;
  wildcards: Wildcards;
  /** Values of variables from outside; templates themselves. They go before what the template says. */
  variables?: Readonly<Record<string, string>>;
}

/** What a variable is: a text, or what gives one anew each time. */
type Value = { text: string } | { nodes: readonly Node[]; before: Value | undefined };
type Variables = ReadonlyMap<string, Value>;
type Of<Kind extends Node['kind']> = Extract<Node, { kind: Kind }>;
/** A text as far as it is made, and what variables are from here on. */
interface Draft {
  text: string;
  variables: Variables;
}
/** The prompts of one template, one at a time. */
export class Expansion {
  readonly missing = new Set<string>();
  readonly unknown = new Set<string>();
  /** What is wrong with lines of wildcards, and does not keep them from being used. */
  readonly problems = new Set<string>();
  /** Steps that all prompts took so far. */
  steps = 0;
  readonly #options: ExpansionOptions;
  readonly #picks: Picks;
  readonly #parsed = new Map<string, Node[]>();
  readonly #looked = new Set<string>();
  readonly #whole: Place;
  readonly #given: Variables;
  #mostSteps = 0;
  #isDoubled = false;

  constructor(options: ExpansionOptions) {
    this.#options = options;
    this.#picks = new Picks(options.seed);
    this.#whole = new Place(options.mode);
    this.#given = new Map(
      Object.entries(options.variables ?? {}).map(([name, text]) => [
        name,
        { nodes: this.#parse({ text, place: undefined }), before: undefined },
      ]),
    );
  }

  /** Whether anything of it was left to chance or to a choice. */
  get leavesChoice(): boolean {
    return this.#picks.choices > 0;
  }

  /** The next one, and whether a choice of several took the same text twice for it. */
  prompt(nodes: readonly Node[]): { text: string; isDoubled: boolean } {
    this.#mostSteps = this.steps + MOST_STEPS;
    this.#isDoubled = false;
    const { text } = this.#all(nodes, this.#given, this.#whole);
    return { text, isDoubled: this.#isDoubled };
  }

  /** Where all combinations are wanted, goes on to the next; false behind the last. */
  next(): boolean {
    return this.#picks.next();
  }

  /** Pieces one behind the other, each of which finds the variables as the one before left them. */
  #all(nodes: readonly Node[], start: Variables, place: Place): Draft {
    const texts: string[] = [];
    let variables = start;
    for (const node of nodes) {
      const draft = this.#one(node, variables, place);
      texts.push(draft.text);
      variables = draft.variables;
    }
    return { text: this.#joined(texts, ''), variables };
  }

  #joined(texts: readonly string[], separator: string): string {
    const whole = texts.length === 1 ? texts[0]! : joined(texts, separator);
    this.#spend(whole.length / CHARACTERS_A_STEP + texts.length / PIECES_A_STEP);
    return whole;
  }

  #one(node: Node, variables: Variables, place: Place): Draft {
    if (node.kind === 'text') return { text: node.text, variables };
    if (place.depth > MOST_DEPTH) throw intoItself();
    this.#spend(1);
    switch (node.kind) {
      case 'unknown':
        this.unknown.add(node.text);
        return { text: node.text, variables };
      case 'variable':
        return { text: this.#variable(node, variables, place.within(node)), variables };
      case 'assignment':
        return { text: '', variables: this.#assigned(node, variables, place.within(node)) };
      case 'wildcard':
        return this.#wildcard(node, variables, place.within(node, node.sampler));
      case 'choice':
        return this.#choice(node, variables, place.within(node, node.sampler));
      case 'wrap': {
        const within = place.within(node);
        const wrapper = this.#all(node.wrapper, variables, within);
        const inner = this.#all(node.inner, wrapper.variables, within);
        return { text: wrapped(wrapper.text, inner.text), variables: inner.variables };
      }
    }
  }

  #choice(node: Of<'choice'>, start: Variables, place: Place): Draft {
    const { lines } = node;
    if (lines)
      return this.#wildcard(lines, start, node.sampler ? place : place.within(lines, lines.sampler), node);
    const texts: string[] = [];
    let variables = start;
    for (const option of this.#picks.of(place, node.options, node)) {
      const draft = this.#all(option.nodes, variables, place);
      texts.push(draft.text);
      variables = draft.variables;
    }
    return { text: this.#several(texts, node.separator), variables };
  }

  /** One of a wildcard's values, or as many as the choice around it takes. */
  #wildcard(node: Of<'wildcard'>, start: Variables, place: Place, around?: Of<'choice'>): Draft {
    const { text: name, variables } = this.#all(node.name, start, place);
    const values = this.#values(name);
    if (values.length === 0) return { text: unfound(node, name), variables };
    const scope = this.#withParameters(node.parameters, variables, place);
    const picked = this.#picks.of(place.within(values), values, around);
    // What a value sets is its own.
    const texts = picked.map((value) => this.#all(this.#parse(value), scope, place).text);
    return { text: this.#several(texts, around?.separator ?? ''), variables };
  }

  #several(texts: readonly string[], separator: string): string {
    if (texts.length > 1 && new Set(texts).size < texts.length) this.#isDoubled = true;
    return this.#joined(texts, separator);
  }

  /** What a wildcard's values find: the variables, and what the wildcard was given, which goes by what they were before. */
  #withParameters(parameters: readonly Parameter[], variables: Variables, place: Place): Variables {
    return parameters.reduce(
      (scope, { name, value, once }) =>
        this.#withValue(
          scope,
          name,
          once
            ? { text: this.#all(value, variables, place).text }
            : { nodes: value, before: scope.get(name) },
        ),
      variables,
    );
  }

  #variable(node: Of<'variable'>, variables: Variables, place: Place): string {
    const value = variables.get(node.name);
    if (value && 'text' in value) return value.text;
    const nodes = value?.nodes ?? node.otherwise;
    if (!nodes) {
      this.unknown.add(node.text);
      return node.text;
    }
    // Within itself it is what it was before.
    const within = value ? this.#withValue(variables, node.name, value.before) : variables;
    return this.#all(nodes, within, place).text;
  }

  #assigned({ name, value, once, keeps }: Of<'assignment'>, variables: Variables, place: Place): Variables {
    if (this.#given.has(name) || (keeps && variables.has(name))) return variables;
    return this.#withValue(
      variables,
      name,
      once
        ? { text: this.#all(value, variables, place).text }
        : { nodes: value, before: variables.get(name) },
    );
  }

  #withValue(variables: Variables, name: string, value: Value | undefined): Variables {
    this.#spend(variables.size / VARIABLES_A_STEP);
    const changed = new Map(variables);
    if (value) changed.set(name, value);
    else changed.delete(name);
    return changed;
  }

  #values(name: string): readonly WildcardValue[] {
    const values = this.#options.wildcards.values(name);
    if (values.length === 0) this.missing.add(name.trim());
    if (this.#looked.has(name)) return values;
    this.#looked.add(name);
    // A broken line is told when its file is first used, and not only when chance comes upon it.
    for (const value of values.slice(0, MOST_LOOKED_AT)) if (/[{}]/.test(value.text)) this.#parse(value);
    return values;
  }

  #spend(steps: number): void {
    this.steps += steps;
    if (this.steps > this.#mostSteps) throw tooLarge();
  }

  /** A single line begins no remarks: a # may begin a color there. */
  #parse({ text, place }: Pick<WildcardValue, 'text' | 'place'>): Node[] {
    const known = this.#parsed.get(text);
    if (known) return known;
    const nodes = parseTemplate(text, {
      hasRemarks: text.includes('\n'),
      place,
      ...(place !== undefined && { onStray: (problem) => this.problems.add(problem) }),
    });
    this.#parsed.set(text, nodes);
    return nodes;
  }
}

function unfound({ parameters }: Of<'wildcard'>, name: string): string {
  const given = parameters.map((one) => `${one.name}=…`).join(', ');
  return `__${name}${given === '' ? '' : `(${given})`}__`;
}
