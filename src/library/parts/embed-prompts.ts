import type { Embedder, EmbedOptions } from '../../embedding/embedder.ts';
import type { PartVector } from '../../store/vectors/part-rows.ts';
import { valuesOf } from '../../text/outline/outline.ts';
import { splitParts } from '../../text/outline/parts.ts';

/** A text with the vectors by which it is found. */
export interface EmbeddedText {
  /** Of the whole text. */
  vector: Float32Array;
  /** Of the parts of a long one; none of a short one. */
  parts: PartVector[];
}

/**
 * The vectors of prompts' texts, in the order of the texts: of what they say, JSON by its values, and of long ones each part too.
 * @param options.onTruncated is told only of texts that no parts make good for.
 */
export async function embedPrompts(
  texts: readonly string[],
  embedder: Pick<Embedder, 'embedText'>,
  { onTruncated, ...options }: EmbedOptions = {},
): Promise<EmbeddedText[]> {
  const parts = texts.map(splitParts);
  const isLong = (n: number) => parts[n]!.length > 0;
  const values = texts.map(valuesOf);
  const short = await embedder.embedText(
    values.filter((_, n) => !isLong(n)),
    { ...options, ...(onTruncated && { onTruncated }) },
  );
  const long = values.filter((_, n) => isLong(n));
  const flat = parts.flat();
  const made =
    long.length > 0 ? await embedder.embedText([...long, ...flat.map(({ text }) => text)], options) : [];
  const [ofShort, ofLong, ofParts] = [short.values(), made.values(), made.slice(long.length).values()];
  return parts.map((own) => ({
    vector: (own.length > 0 ? ofLong : ofShort).next().value!,
    parts: own.map(({ start, end }) => ({ start, end, vector: ofParts.next().value! })),
  }));
}
