import { PromptloomError } from '../../errors.ts';
import type { Image } from '../../records/image.ts';
import type { SearchRequest } from '../../records/search.ts';
import { isUnknownText, type TextModel } from './unknown-text.ts';

/** Turns a query into a vector; what this room needs of an embedder. */
export interface QueryEmbedder {
  readonly model: TextModel & {
    textDimensions?: number;
    imageDimensions?: number;
    sharedSpace: boolean;
    crossModal?: boolean;
  };
  readonly instantText?: boolean;
  embedText(
    texts: readonly string[],
    options?: { signal?: AbortSignal; purpose?: 'document' | 'query' },
  ): Promise<Float32Array[]>;
  /** Vectors of words to compare with images, of a model that has such beside those of texts. */
  embedTextForImages?: QueryEmbedder['embedText'];
  embedImage(
    images: readonly Uint8Array[],
    options?: { signal?: AbortSignal },
  ): Promise<(Float32Array | Error)[]>;
}

/** Stored vectors by id. */
export interface VectorStore {
  readonly prompts: {
    find(name: string): Promise<{ id: string } | undefined>;
    vector(id: string): Promise<Float32Array | undefined>;
  };
  readonly images: {
    ofPrompts(promptIds: readonly string[]): Promise<Map<string, Image[]>>;
    byIds(ids: readonly string[]): Promise<Map<string, Image>>;
    vector(id: string): Promise<Float32Array | undefined>;
  };
}

/** What a search compares stored vectors with. */
export interface QueryVectors {
  /** To be compared with the texts of prompts. */
  text?: Float32Array;
  /** To be compared with images; the same vector in a space that both share. */
  image?: Float32Array;
  /** What the query mostly is. */
  by: 'text' | 'image';
  /** The prompt or image that the query was made from; not a result of itself. */
  itself?: string;
  /** All of several such; no results either. */
  examples: string[];
  /** What was asked for and the model knows no word of, so that it has no vector. */
  unknown?: 'text' | 'example';
  /** Milliseconds spent embedding. */
  embedMs: number;
}

interface Part {
  space: 'text' | 'image';
  vector: Float32Array;
  weight: number;
}

/** How much "less like that" takes away, of all that is unlike together. */
const UNLIKE = 0.4;

/**
 * The vectors of a query: of its words, of its image or stored example, less what it shall be unlike. In a space
 * that words and images share all parts make one vector; in two spaces there is one for each.
 * @param text the words to embed; empty where there are none.
 * @throws PromptloomError `unsupported`, `image-unreadable`, `not-found` or `cancelled`.
 */
export async function queryVectors(
  text: string,
  request: SearchRequest,
  embedder: QueryEmbedder,
  store: VectorStore,
  signal: AbortSignal | undefined,
): Promise<QueryVectors> {
  const started = performance.now();
  const { weights } = request;
  const parts: Part[] = [];
  let unknown: QueryVectors['unknown'];
  if (text !== '') {
    if (!embedder.model.textDimensions) throw cannot(embedder.model.id, 'words');
    const options = { signal, purpose: 'query' } as const;
    const [[vector], [seen]] = await Promise.all([
      embedder.embedText([text], options),
      embedder.embedTextForImages?.([text], options) ?? [],
    ]);
    const isKnown = !isUnknownText(vector!, embedder.model);
    if (isKnown) parts.push({ space: 'text', vector: vector!, weight: weights.semantic });
    if (seen) parts.push({ space: 'image', vector: seen, weight: weights.semantic });
    if (!isKnown && !seen) unknown = 'text';
  }
  if (request.image) {
    if (!embedder.model.imageDimensions) throw cannot(embedder.model.id, 'images');
    const [vector] = await embedder.embedImage([request.image], { signal });
    if (vector instanceof Error) throw vector;
    parts.push({ space: 'image', vector: vector!, weight: weights.image });
  }
  const embedMs = performance.now() - started;
  let itself: string | undefined;
  const likes = [request.like ?? []].flat();
  const examples = await Promise.all(likes.map((name) => stored(name, store)));
  if (examples.length === 1) itself = examples[0]!.id;
  for (const { space, vector } of examples) {
    if (space === 'text' && isUnknownText(vector, embedder.model)) {
      unknown ??= 'example';
      continue;
    }
    const weight = space === 'image' ? weights.image : weights.semantic;
    parts.push({ space, vector, weight: weight / examples.length });
  }
  const wanted = new Set(parts.map(({ space }) => space));
  for (const name of request.unlike) {
    const { space, vector } = await storedIn(name, wanted, embedder.model.sharedSpace, store);
    if (space === 'text' && isUnknownText(vector, embedder.model)) continue;
    parts.push({ space, vector, weight: -UNLIKE / request.unlike.length });
  }
  const by = parts[0]?.space ?? 'text';
  const common = {
    by,
    embedMs,
    examples: examples.map(({ id }) => id),
    ...(itself && { itself }),
    ...(unknown && { unknown }),
  };
  if (embedder.model.sharedSpace) {
    const vector = sum(parts);
    return { ...common, ...(vector && { text: vector, image: vector }) };
  }
  const of = (space: Part['space']) =>
    wanted.has(space) ? sum(parts.filter((p) => p.space === space)) : undefined;
  const [textVector, imageVector] = [of('text'), of('image')];
  return { ...common, ...(textVector && { text: textVector }), ...(imageVector && { image: imageVector }) };
}

/** The weighted sum of unit vectors, of unit length; undefined when nothing is left of it. */
function sum(parts: readonly Part[]): Float32Array | undefined {
  if (parts.length === 1 && parts[0]!.weight > 0) return parts[0]!.vector;
  const total = new Float32Array(parts[0]?.vector.length ?? 0);
  for (const { vector, weight } of parts)
    for (let n = 0; n < total.length; n++) total[n]! += weight * vector[n]!;
  const length = Math.hypot(...total);
  return length > 1e-6 ? total.map((value) => value / length) : undefined;
}

interface Stored {
  id: string;
  space: 'text' | 'image';
  vector: Float32Array;
}

/** A stored prompt by its words, a stored image by its look. */
async function stored(name: string, store: VectorStore): Promise<Stored> {
  const prompt = await store.prompts.find(name);
  if (prompt) return { id: prompt.id, space: 'text', vector: (await store.prompts.vector(prompt.id))! };
  const vector = await store.images.vector(name);
  if (vector) return { id: name, space: 'image', vector };
  if ((await store.images.byIds([name])).size > 0) {
    throw new PromptloomError('unsupported', `the image ${name} was never read, so nothing can be like it`, {
      hint: 'Import its source again with --images.',
    });
  }
  throw new PromptloomError('not-found', `there is no prompt or image ${name} in this library`, {
    hint: 'Take an id from search results.',
  });
}

/**
 * A stored prompt or image as a vector of a space that the query has: of two spaces that cannot be compared, an image
 * stands for its prompt and a prompt for its image.
 */
async function storedIn(
  name: string,
  wanted: ReadonlySet<'text' | 'image'>,
  sharedSpace: boolean,
  store: VectorStore,
): Promise<Stored> {
  const found = await stored(name, store);
  if (sharedSpace || wanted.has(found.space)) return found;
  if (found.space === 'image') {
    const promptId = (await store.images.byIds([found.id])).get(found.id)?.promptId;
    const vector = promptId && (await store.prompts.vector(promptId));
    if (vector) return { id: promptId, space: 'text', vector };
  } else {
    for (const image of (await store.images.ofPrompts([found.id])).get(found.id) ?? []) {
      const vector = await store.images.vector(image.id);
      if (vector) return { id: image.id, space: 'image', vector };
    }
  }
  throw new PromptloomError('unsupported', `${name} has nothing that this query could be unlike`, {
    hint: 'Words can be unlike prompts, an image unlike prompts that have images.',
  });
}

function cannot(model: string, what: string): PromptloomError {
  return new PromptloomError('unsupported', `the embedder ${model} cannot search by ${what}`, {
    hint: 'Use a library with an embedder that can, such as lite.',
  });
}
