import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { messageOf, PromptloomError } from '../../errors.ts';
import type { ModelEntry } from '../models/model-entry.ts';

/** How a model wants its texts: its entry's `text`. */
export type TextSettings = ModelEntry['text'];

/** The token ids of one text. */
export interface Tokens {
  /** With the special tokens, at most `maxTokens` of them, not padded. */
  ids: number[];
  /** Whether the text was longer than the model reads. */
  truncated: boolean;
  /** Whether it holds a word that the model knows; always so of models that can spell any text. */
  known: boolean;
}

/** Enough for `maxTokens` tokens of nearly every text, so that a megabyte of text is not tokenised to keep 77. */
const CHARACTERS_A_TOKEN = 48;

/**
 * Turns texts into a model's token ids with the model's own `tokenizer.json`, as the fast tokenizers of
 * `transformers` do with `truncation=True, max_length=maxTokens`: what is cut is the end of the text, never the
 * special tokens around it.
 */
export class ModelTokenizer {
  /** What shorter texts of a batch are filled up with. */
  readonly padId: number;
  readonly #tokenizer: Tokenizer;
  readonly #settings: TextSettings;
  /** Special tokens after the text. */
  readonly #suffix: number[];
  readonly #specials: number;
  /** Whether the tokenizer itself lower-cases. */
  readonly #lowers: boolean;
  /** Ids of tokens with a letter of Latin script or a number, where only these are known. */
  readonly #words: ReadonlySet<number> | undefined;

  /**
   * @param definition the content of `tokenizer.json`, parsed
   * @param config the content of `tokenizer_config.json`, parsed; `{}` where there is none
   * @throws Error when the definition is no tokenizer, or its special tokens leave no room for text
   */
  constructor(definition: object, config: object, settings: TextSettings) {
    this.#tokenizer = new Tokenizer(definition, config);
    this.#settings = settings;
    this.#lowers = JSON.stringify((definition as Definition).normalizer ?? null).includes('"Lowercase"');
    const plain: number[] = this.#tokenizer.encode('a', { add_special_tokens: false }).ids;
    const whole: number[] = this.#tokenizer.encode('a').ids;
    this.#specials = whole.length - plain.length;
    const prefix = whole.findIndex((_, at) => plain.every((id, n) => whole[at + n] === id));
    this.#suffix = prefix < 0 ? [] : whole.slice(prefix + plain.length);
    if (this.#specials >= settings.maxTokens) throw new Error('the special tokens leave no room for text');
    this.#words = settings.latinOnly ? latinTokens(definition) : undefined;
    this.padId = settings.padId ?? padIdOf(definition, config, this.#tokenizer) ?? 0;
  }

  /**
   * Reads a `tokenizer.json` and, where there is one, its `tokenizer_config.json`.
   * @throws PromptloomError `invalid-input` when there is no such file or it is no tokenizer
   */
  static async load(
    file: string,
    configFile: string | undefined,
    settings: TextSettings,
  ): Promise<ModelTokenizer> {
    try {
      const definition = JSON.parse(await readFile(file, 'utf8')) as object;
      const config = configFile === undefined ? '{}' : await readFile(configFile, 'utf8');
      return new ModelTokenizer(definition, JSON.parse(config) as object, settings);
    } catch (error) {
      throw new PromptloomError('invalid-input', `the tokenizer ${file}: ${messageOf(error)}`, {
        hint: 'Fetch the model again; its tokenizer.json is missing or damaged.',
        cause: error,
      });
    }
  }

  /** Most ids that {@link encode} gives. */
  get maxTokens(): number {
    return this.#settings.maxTokens;
  }

  /**
   * The ids of a text, cut at the model's limit with its last special tokens kept.
   * @param prefix what the model is to see before the text
   */
  encode(text: string, prefix = ''): Tokens {
    const found = this.#encode(prefix + text);
    if (!this.#words) return found;
    const own = prefix === '' ? found : this.#encode(text);
    return { ...found, known: own.ids.some((id) => this.#words!.has(id)) };
  }

  #encode(text: string): Tokens {
    const { maxTokens, lowercase } = this.#settings;
    const most = maxTokens * CHARACTERS_A_TOKEN;
    // The reference lower-cases letter by letter; JavaScript makes a sigma at a word's end another letter.
    const letters = this.#lowers || lowercase ? text.replaceAll('Σ', 'σ') : text;
    const given = lowercase ? letters.toLowerCase() : letters;
    let ids = this.#tokenizer.encode(given.length > most ? given.slice(0, most) : given).ids;
    // Long runs of spaces: the part held less text than the model can read.
    if (given.length > most && ids.length <= maxTokens) ids = this.#tokenizer.encode(given).ids;
    if (ids.length <= maxTokens) return { ids, truncated: false, known: true };
    const kept = maxTokens - this.#suffix.length;
    return { ids: [...ids.slice(0, kept), ...this.#suffix], truncated: true, known: true };
  }
}

interface Definition {
  normalizer?: unknown;
  model?: { vocab?: Record<string, number> };
  post_processor?: { special_tokens?: Record<string, unknown> } | null;
  added_tokens?: { content: string }[];
  padding?: { pad_id?: number; pad_token?: string } | null;
}

/** Tokens that mean something to a model of Latin script: of others its vocabulary has single letters and no words. */
function latinTokens({ model, post_processor, added_tokens }: Definition): Set<number> {
  const specials = new Set([
    ...Object.keys(post_processor?.special_tokens ?? {}),
    ...(added_tokens ?? []).map(({ content }) => content),
    '[UNK]',
  ]);
  const words = Object.entries(model?.vocab ?? {}).filter(
    ([token]) => !specials.has(token) && /[\p{sc=Latin}\p{N}]/u.test(token),
  );
  return new Set(words.map(([, id]) => id));
}

/** The configuration's padding token comes first: it is what the reference reads. */
function padIdOf(definition: object, config: object, tokenizer: Tokenizer): number | undefined {
  const named = (config as { pad_token?: string | { content?: string } | null }).pad_token;
  const token = typeof named === 'string' ? named : named?.content;
  if (token !== undefined) {
    const id = tokenizer.token_to_id(token);
    if (id !== undefined) return id;
  }
  const padding = (definition as Definition).padding;
  return padding?.pad_id ?? undefined;
}
