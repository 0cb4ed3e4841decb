import { cosineDistance } from './cosine.ts';

/** What this room needs to know of a model to tell what it does not know. */
export interface TextModel {
  id: string;
  version?: string;
  unknownText?: Float32Array;
  readsOnly?: 'English';
}

/** Cosine distance of what has nothing to do with each other. */
export const UNRELATED = 1;
/** Numbers of two vectors that are the same but for how they were stored. */
const ROUNDING = 1e-3;

/** How far two distances to the same stored vector may be apart, by how they were computed. */
const SAME_DISTANCE = 1e-5;

/**
 * Tells by its distance to a query whether a stored text is one in which the model knows no word: it has no meaning, so
 * it is near to nothing, and how near its vector lies says nothing.
 */
export function unknownTold(
  query: Float32Array,
  { unknownText }: TextModel,
): ((distance: number) => boolean) | undefined {
  if (unknownText?.length !== query.length) return undefined;
  const apart = cosineDistance(query, unknownText);
  return (distance) => Math.abs(distance - apart) < SAME_DISTANCE;
}

/**
 * Whether a vector is that of a text in which the model knows no word. All such texts share it, so that a comparison
 * with it would find them all alike.
 */
export function isUnknownText(vector: Float32Array, { unknownText }: TextModel): boolean {
  return (
    unknownText !== undefined &&
    vector.length === unknownText.length &&
    vector.every((value, n) => Math.abs(value - unknownText[n]!) < ROUNDING)
  );
}
