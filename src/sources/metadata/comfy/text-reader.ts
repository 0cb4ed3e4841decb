import {
  type ComfyGraph,
  type ComfyLink,
  type ComfyNode,
  carriesText,
  inputsOfSide,
  isOfSide,
  linkOf,
  linksOf,
  type Side,
} from './graph.ts';
import { delimiterOf, joinedText, joinTexts, LONGEST } from './join-texts.ts';
import { chosenInput } from './switches.ts';

/** How many nodes one path may run through. */
const DEEPEST = 200;
/** How many nodes are gone through for all texts of a graph. */
const MOST_VISITS = 1_500;

/** The one text of a node, the likelier name first. */
const ONE_TEXT = [
  ...['populated_text', 'text', 'string', 'prompt', 'value', 'wildcard_text', 'text_prompt'],
  ...['text_0', 'text_1', 'STRING', 'String', 'Text', 'text1', 'string1', 'content', 'positive', 'negative'],
];
/** Texts that encoders of several models take beside each other, that of the larger first. */
const SEVERAL_TEXTS = ['text_g', 'text_l', 't5xxl', 'clip_g', 'clip_l', 'llama', 'qwen'];
/** Inputs through which one conditioning comes in. */
const CONDITIONING = /^(?:conditioning|cond)(?:_?(?:\d+|to|from|a|b|in|base|c))?$/i;
/** Inputs that bundle model, conditionings and more. */
const BUNDLE = /pipe|ctx|context|bundle|embeds|guider|tuple|settings|^cond(?:itioning)?s$/i;

/** Inputs of the WAS suite's node of four texts, each with an output of its own. */
const TEXT_STRING = ['text', 'text_b', 'text_c', 'text_d'];
/** Of several inputs such a node passes on one; of any other node that is not known, all make up its text. */
const ONE_OF_SEVERAL =
  /switch|select|any|choose|pick|index|random|router|fallback|primitive|reroute|pipe|preview|show|display|debug/i;
const ANY_INPUT = /^(?:any|input|value|option|in|a_?ny|\*)?_?\d*$/i;

/** Nodes whose text a model wrote, from an image or from instructions; it stands in no graph. */
const MADE_ELSEWHERE =
  /llm|ollama|chat|claude|gemini|gpt|florence|caption|interrogat|tagger|vision.?language|qwen.?vl/i;

/**
 * Tells the text behind a link: runs back through nodes by the shape of their inputs, so that nodes of extensions are read
 * too. `''` is a text known to be empty, such as that of zeroed conditioning; undefined is none that can be told.
 */
export class TextReader {
  readonly #graph: ComfyGraph;
  readonly #known = new Map<string, string | undefined>();
  readonly #open = new Set<string>();
  #visits = 0;

  constructor(graph: ComfyGraph) {
    this.#graph = graph;
  }

  /** The text that conditions one side of a sampler. */
  ofSampler(node: ComfyNode, side: Side): string | undefined {
    const bundles = linksOf(node)
      .filter(({ name }) => BUNDLE.test(name))
      .map(({ value }) => value);
    const said = this.#all(inputsOfSide(node, side), side) ?? this.#all(bundles, side, true);
    if (said !== undefined || side === 'negative') return said;
    return this.#all(this.#conditionings(node), side) ?? this.#ownTexts(node, side);
  }

  /** The text that an input is, or that comes through its link. */
  read(value: unknown, side: Side): string | undefined {
    if (typeof value === 'string') return value.slice(0, LONGEST);
    const link = linkOf(value);
    return link && this.#behind(link, side, false);
  }

  /** @param isBundle whether both sides come out of the link, so that only what is named for one counts. */
  #behind(link: ComfyLink, side: Side, isBundle: boolean): string | undefined {
    const node = this.#graph.get(link.id);
    const key = `${side} ${isBundle} ${link.slot} ${link.id}`;
    if (!node || this.#open.has(key) || this.#open.size > DEEPEST) return undefined;
    if (this.#known.has(key)) return this.#known.get(key);
    this.#visits += 1;
    if (this.#visits > MOST_VISITS) return undefined;
    this.#open.add(key);
    const text = (isBundle ? this.#ofBundle(node, side) : this.#ofNode(node, link.slot, side))?.slice(
      0,
      LONGEST,
    );
    this.#open.delete(key);
    this.#known.set(key, text);
    return text;
  }

  #ofBundle(node: ComfyNode, side: Side): string | undefined {
    const own = this.#all(inputsOfSide(node, side), side);
    if (own !== undefined) return own;
    const chosen = chosenInput(this.#graph, node);
    if (chosen !== undefined) return this.#first([chosen], side, true);
    const further = linksOf(node)
      .filter(({ name }) => carriesText(name) && !CONDITIONING.test(name))
      .filter(({ name }) => !isOfSide(name, 'positive') && !isOfSide(name, 'negative'))
      .map(({ value }) => value);
    const behind = this.#first(further, side, true);
    if (behind !== undefined || side === 'negative') return behind;
    // Of the two conditionings of a guider, the second stands between the first and the negative one.
    return this.#first(this.#conditionings(node), side, false) ?? this.#ownTexts(node, side);
  }

  #ofNode(node: ComfyNode, slot: number, side: Side): string | undefined {
    if (/zero_?out/i.test(node.type)) return '';
    if (MADE_ELSEWHERE.test(node.type)) return undefined;
    if (node.type === 'Text String') return this.read(node.inputs[TEXT_STRING[slot] ?? 'text'], side);
    const chosen = chosenInput(this.#graph, node);
    if (chosen !== undefined) return this.read(chosen, side);
    const joined = joinedText(node, (value) => this.read(value, side));
    if (joined !== undefined) return joined;
    const sided = this.#ofSides(node, slot, side);
    if (sided !== undefined) return sided;
    const conditionings = this.#all(this.#conditionings(node), side);
    const own = this.#ownTexts(node, side);
    if (conditionings !== undefined || own !== undefined) return together([conditionings, own]);
    return this.#rest(node, side);
  }

  /** What a node of two sides gives. Where both are conditioning that runs through, its outputs are in their order. */
  #ofSides(node: ComfyNode, slot: number, side: Side): string | undefined {
    const { inputs } = node;
    const runsThrough =
      linkOf(inputs.positive) &&
      linkOf(inputs.negative) &&
      !['model', 'seed', 'noise_seed', 'steps', 'pipe', 'ckpt_name'].some((name) => name in inputs);
    if (runsThrough && slot <= 1)
      return this.read(slot === 0 ? inputs.positive : inputs.negative, slot === 0 ? 'positive' : 'negative');
    return this.#all(inputsOfSide(node, side), side);
  }

  /** The conditionings that a node combines, but for those that it gives no weight. */
  #conditionings(node: ComfyNode): unknown[] {
    const weight = node.inputs.conditioning_to_strength;
    return linksOf(node)
      .filter(({ name }) => CONDITIONING.test(name))
      .filter(
        ({ name }) =>
          !(weight === 0 && name === 'conditioning_to') && !(weight === 1 && name === 'conditioning_from'),
      )
      .sort((a, b) => Number(b.name === 'conditioning_to') - Number(a.name === 'conditioning_to'))
      .map(({ value }) => value);
  }

  #ownTexts({ inputs }: ComfyNode, side: Side): string | undefined {
    const around = (name: string) => ('clip' in inputs ? undefined : this.read(inputs[name], side));
    const [prefix, suffix] = [around('prefix'), around('suffix')];
    let empty: string | undefined;
    for (const name of ONE_TEXT) {
      if (!(name in inputs) || (isOfSide(name, 'negative') && side === 'positive')) continue;
      const text = this.read(inputs[name], side);
      if (text !== undefined && text.trim() !== '')
        return [prefix, text, suffix].filter((part) => part !== undefined).reduce(besides);
      empty ??= text;
    }
    return (
      this.#all(
        SEVERAL_TEXTS.map((name) => inputs[name]),
        side,
      ) ?? empty
    );
  }

  /** Of a node whose inputs have no usual names: what comes through its links, else its longest words. */
  #rest(node: ComfyNode, side: Side): string | undefined {
    const other = side === 'positive' ? 'negative' : 'positive';
    const links = linksOf(node).filter(({ name }) => carriesText(name) && !isOfSide(name, other));
    const values = links.map(({ value }) => value);
    const isOne =
      links.length < 2 || ONE_OF_SEVERAL.test(node.type) || links.every(({ name }) => ANY_INPUT.test(name));
    const behind = isOne ? this.#first(values, side, false) : this.#joined(node, values, side);
    if (behind !== undefined || links.length > 0) return behind;
    const words = Object.entries(node.inputs).filter(
      ([name, value]) =>
        typeof value === 'string' &&
        /\S\s+\S/.test(value.slice(0, 1_000)) &&
        carriesText(name) &&
        !isOfSide(name, other),
    );
    return words.map(([, value]) => value as string).sort((a, b) => b.length - a.length)[0];
  }

  /** What comes through several links of a node that is not known, in their order, each text once. */
  #joined(node: ComfyNode, values: readonly unknown[], side: Side): string | undefined {
    const texts = values.map((value) => this.read(value, side)).filter((text) => text !== undefined);
    const told = [...new Set(texts.filter((text) => text.trim() !== ''))];
    return told.length > 0
      ? joinTexts(
          told,
          delimiterOf(node.inputs, (value) => this.read(value, side)),
        )
      : texts[0];
  }

  #first(values: readonly unknown[], side: Side, isBundle: boolean): string | undefined {
    let empty: string | undefined;
    for (const value of values) {
      const link = linkOf(value);
      const text = link && this.#behind(link, side, isBundle);
      if (text) return text;
      empty ??= text;
    }
    return empty;
  }

  #all(values: readonly unknown[], side: Side, isBundle = false): string | undefined {
    return together(
      values.map((value) => {
        const link = isBundle ? linkOf(value) : undefined;
        return link ? this.#behind(link, side, true) : this.read(value, side);
      }),
    );
  }
}

/** Two texts, with a space between words that would run into each other. */
function besides(one: string, other: string): string {
  return /[\p{L}\p{N}]$/u.test(one) && /^[\p{L}\p{N}]/u.test(other) ? `${one} ${other}` : one + other;
}

/** Texts that condition one image together, each once, on lines of their own. */
function together(texts: readonly (string | undefined)[]): string | undefined {
  const told = texts.filter((text) => text !== undefined);
  if (told.length <= 1) return told[0];
  const distinct = new Set<string>();
  let length = 0;
  for (const text of told) {
    if (length > LONGEST) break;
    length += text.length;
    distinct.add(text.trim());
  }
  distinct.delete('');
  return joinTexts([...distinct], '\n');
}
