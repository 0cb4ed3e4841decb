import { z } from 'zod';

/** Largest seed that image tools use: 64 bits without a sign. */
const MAX_SEED = 2n ** 64n - 1n;
const DIGITS = /^\d{1,20}$/;
/** The same as JSON Schema states it: each line has the digits of the largest seed up to one that is smaller. */
const UP_TO_MAX_SEED = `^(?:${[
  '[0-9]{1,19}',
  '0[0-9]{19}',
  '1[0-7][0-9]{18}',
  '18[0-3][0-9]{17}',
  '184[0-3][0-9]{16}',
  '1844[0-5][0-9]{15}',
  '18446[0-6][0-9]{14}',
  '184467[0-3][0-9]{13}',
  '1844674[0-3][0-9]{12}',
  '184467440[0-6][0-9]{10}',
  '1844674407[0-2][0-9]{9}',
  '18446744073[0-6][0-9]{8}',
  '1844674407370[0-8][0-9]{6}',
  '18446744073709[0-4][0-9]{5}',
  '184467440737095[0-4][0-9]{4}',
  '18446744073709550[0-9]{3}',
  '18446744073709551[0-5][0-9]{2}',
  '1844674407370955160[0-9]',
  '1844674407370955161[0-4]',
  '18446744073709551615',
].join('|')})$`;

/**
 * A seed, exact to 64 bits: a number as long as JSON carries it exactly (up to 2^53 - 1), a string of decimal digits
 * beyond that. One seed has one form: `12` is never `"12"`.
 */
export type Seed = number | string;

/** The seed that a value means, or undefined where it is none: negative (-1 asks for chance), a fraction, or beyond 64 bits. */
export function toSeed(value: unknown): Seed | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value + 0 : undefined;
  if (typeof value !== 'bigint' && typeof value !== 'string') return undefined;
  if (typeof value === 'string' && !DIGITS.test(value)) return undefined;
  const exact = BigInt(value);
  if (exact < 0n || exact > MAX_SEED) return undefined;
  return exact <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(exact) : String(exact);
}

/** The n-th seed from one on; after the last one comes 0. */
export function seedAfter(seed: Seed, n: number): Seed {
  return toSeed((BigInt(seed) + BigInt(n)) % (MAX_SEED + 1n))!;
}

/** A seed as it enters: a safe integer, or its decimal digits as a string. It leaves in its one form. */
export const SeedSchema = z
  .union([
    z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    z
      .string()
      .regex(DIGITS)
      .refine((text) => DIGITS.test(text) && BigInt(text) <= MAX_SEED, 'A seed has at most 64 bits')
      .meta({ pattern: UP_TO_MAX_SEED }),
  ])
  .overwrite((seed): Seed => toSeed(seed) ?? seed)
  .describe('0 to 2^64 - 1; above 2^53 - 1 as a string of digits');
