/** What this room needs to know of a model to tell what it does not know. */
export interface TextModel {
  id: string;
  unknownText?: Float32Array;
}

/** Cosine distance of what has nothing to do with each other. */
export const UNRELATED = 1;
/** Numbers of two vectors that are the same but for how they were stored. */
const ROUNDING = 1e-3;

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
