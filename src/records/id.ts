import { z } from 'zod';

/** Kinds of record; the first letter of every id names its kind. */
export const ID_PREFIX = {
  prompt: 'p',
  image: 'i',
  improvement: 'm',
  variant: 'v',
  generation: 'g',
  import: 'r',
  board: 'b',
} as const;

/** A record's kind. */
export type IdKind = keyof typeof ID_PREFIX;

/** An id: the kind's letter and 16 characters of Crockford base 32 (80 bits), lower case. */
export const IdSchema = z
  .string()
  .regex(/^[pimvgrb][0-9a-hjkmnp-tv-z]{16}$/, 'an id has a letter and 16 characters');
