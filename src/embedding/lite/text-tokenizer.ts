import { Tokenizer } from '@huggingface/tokenizers';

/** Entries of one generation of the cache; at most two generations are kept. */
const CACHE_ENTRIES = 32_768;
/** Longer pieces are rare and large: tokenised each time, never kept. */
const CACHED_CHARACTERS = 48;

const SPACE = 0;
const WORD = 1;
const PUNCTUATION = 2;
/** Characters that a table cannot decide: controls, which vanish and so join their neighbours, and all above ASCII. */
const OTHER = 3;

const ASCII_CLASS = asciiClasses();

/**
 * BERT's WordPiece tokenisation of a model's own `tokenizer.json`, made quick by remembering pieces of text.
 *
 * A text is cut at white space and, within plain ASCII, around punctuation, which is where BERT's pre-tokeniser cuts
 * as well and where its normaliser (case, accents, Chinese characters) never looks across. So the ids of a piece do
 * not depend on its neighbours and the result is that of the tokenizer on the whole text.
 */
export class TextTokenizer {
  readonly vocabularySize: number;
  /** The id that stands for what the vocabulary cannot spell. */
  readonly unknownId: number;
  /**
   * By id: 1 for a token that means something: a Latin word or part of one, or a number. Of other scripts the
   * vocabulary has single letters and characters only, which spell words without knowing them.
   */
  readonly isWord: Uint8Array;
  readonly #tokenizer: Tokenizer;
  readonly #maxTokens: number;
  #young = new Map<string, readonly number[]>();
  #old = new Map<string, readonly number[]>();

  /**
   * @param definition the content of `tokenizer.json`, already parsed
   * @param maxTokens the most ids that {@link encode} gives
   * @throws Error when it is no WordPiece tokenizer with BERT's normaliser and pre-tokeniser, or has added tokens
   */
  constructor(definition: object, maxTokens: number) {
    const found = definition as TokenizerDefinition;
    const kind = [found.normalizer?.type, found.pre_tokenizer?.type, found.model?.type].join(', ');
    // The cutting above is exact for this kind only.
    if (kind !== 'BertNormalizer, BertPreTokenizer, WordPiece') {
      throw new Error(
        `a tokenizer of BertNormalizer, BertPreTokenizer, WordPiece is needed, this is ${kind}`,
      );
    }
    if (!Array.isArray(found.added_tokens) || found.added_tokens.length > 0) {
      throw new Error('the tokenizer must have no added tokens: prompts hold text, never control tokens');
    }
    this.#tokenizer = new Tokenizer(definition, {});
    this.#maxTokens = maxTokens;
    const ids = new Set(Object.values(found.model?.vocab ?? {}));
    this.vocabularySize = ids.size;
    // Ids are row numbers of the vectors.
    for (let id = 0; id < ids.size; id++) {
      if (!ids.has(id)) throw new Error(`the vocabulary does not number its tokens from 0: ${id} is missing`);
    }
    const unknownId = this.#tokenizer.token_to_id(found.model?.unk_token ?? '');
    if (unknownId === undefined) throw new Error('the tokenizer has no unknown token');
    this.unknownId = unknownId;
    this.isWord = new Uint8Array(ids.size);
    for (const [token, id] of Object.entries(found.model?.vocab ?? {}))
      if (id !== unknownId && /[\p{sc=Latin}\p{N}]/u.test(token)) this.isWord[id] = 1;
  }

  /**
   * Writes the token ids of a text, the unknown token's included and no start or end token, into `ids`.
   *
   * @param ids room for at least `maxTokens` numbers
   * @returns how many were written; the rest of a longer text is left out
   */
  encode(text: string, ids: Int32Array): number {
    const length = text.length;
    let count = 0;
    let start = 0;
    while (start < length && count < this.#maxTokens) {
      if (classAt(text, start) === SPACE) {
        start++;
        continue;
      }
      let end = start;
      let plain = true;
      while (end < length) {
        const kind = classAt(text, end);
        if (kind === SPACE) break;
        if (kind === OTHER) plain = false;
        end++;
      }
      count = plain
        ? this.#encodePlain(text, start, end, ids, count)
        : this.#append(text.slice(start, end), ids, count);
      start = end;
    }
    return count;
  }

  /** A chunk of printable ASCII: words and single punctuation marks. */
  #encodePlain(text: string, start: number, end: number, ids: Int32Array, written: number): number {
    let count = written;
    let from = start;
    while (from < end && count < this.#maxTokens) {
      let to = from + 1;
      if (classAt(text, from) === WORD) while (to < end && classAt(text, to) === WORD) to++;
      count = this.#append(text.slice(from, to), ids, count);
      from = to;
    }
    return count;
  }

  #append(piece: string, ids: Int32Array, written: number): number {
    let count = written;
    for (const id of this.#idsOf(piece)) {
      if (count === this.#maxTokens) break;
      ids[count++] = id;
    }
    return count;
  }

  #idsOf(piece: string): readonly number[] {
    const young = this.#young.get(piece);
    if (young !== undefined) return young;
    const ids = this.#old.get(piece) ?? this.#tokenizer.encode(piece, { add_special_tokens: false }).ids;
    if (piece.length <= CACHED_CHARACTERS) {
      if (this.#young.size >= CACHE_ENTRIES) {
        this.#old = this.#young;
        this.#young = new Map();
      }
      // A slice keeps the whole text it was cut from in memory; a copy does not.
      this.#young.set(Buffer.from(piece, 'utf16le').toString('utf16le'), ids);
    }
    return ids;
  }
}

interface TokenizerDefinition {
  normalizer?: { type?: string };
  pre_tokenizer?: { type?: string };
  added_tokens?: unknown;
  model?: { type?: string; unk_token?: string; vocab?: Record<string, number> };
}

function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 128 ? ASCII_CLASS[code]! : OTHER;
}

/** White space is only what BERT's normaliser turns into a space; it removes form feeds, for one. */
function asciiClasses(): Uint8Array {
  const classes = new Uint8Array(128).fill(OTHER);
  for (let code = 33; code < 127; code++) {
    classes[code] = /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? WORD : PUNCTUATION;
  }
  for (const space of '\t\n\r ') classes[space.charCodeAt(0)] = SPACE;
  return classes;
}
