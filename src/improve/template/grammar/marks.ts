import type { Sampler } from './nodes.ts';

/** Most that a choice takes of its things. */
const MOST_TAKEN = 99;
const SAMPLERS: Record<string, Sampler> = { '~': 'random', '!': 'all', '@': 'cycle' };
const QUANTITY = /^\s*(?:(\d{1,3})\s*(-)?\s*(\d{1,3})?|(-)\s*(\d{1,3}))\s*\$\$/;
const WEIGHT = /^\s*(\d+(?:\.\d*)?|\.\d+)\s*::/;
const POOR_WEIGHT = /^\s*(?:[-+]?[\d.,]+\s*%?\s*)?::(?!\s*[-+.\d])/;

/** A weight before a text, as options and lines of files have it. */
export function weightOf(text: string): { weight: number; length: number } | undefined {
  const [all, weight] = WEIGHT.exec(text.slice(0, 20)) ?? [];
  return all === undefined ? undefined : { weight: Number(weight), length: all.length };
}

/** What stands before a text like a weight and is none, such as `50%::`; empty for nothing. */
export function poorWeightOf(text: string): string {
  return POOR_WEIGHT.exec(text.slice(0, 30))?.[0] ?? '';
}

/** The sampler that a choice or wildcard begins with. */
export function samplerOf(text: string): { sampler: Sampler | undefined; length: number } {
  const [all, sign] = /^\s*([~@!])/.exec(text.slice(0, 20)) ?? [];
  return { sampler: sign === undefined ? undefined : SAMPLERS[sign], length: all?.length ?? 0 };
}

/** How many of its things a choice takes, and what joins them: `2$$`, `1-2$$ and $$`, `-2$$`, `2-$$`; one without any. */
export function quantityOf(text: string): {
  least: number;
  /** Undefined for as many as there are. */
  most: number | undefined;
  separator: string;
  length: number;
} {
  const [all, from, dash, to, , upTo] = QUANTITY.exec(text.slice(0, 30)) ?? [];
  if (all === undefined) return { least: 1, most: 1, separator: ', ', length: 0 };
  const number = (digits: string) => Math.min(MOST_TAKEN, Number(digits));
  let least = number(from ?? '1');
  const last = upTo ?? to;
  let most = last === undefined ? undefined : number(last);
  if (upTo === undefined && !dash) most = least;
  if (most !== undefined && least > most) [least, most] = upTo === undefined ? [most, least] : [most, most];
  const [own, separator] = /^([^${}]{0,40})\$\$/.exec(text.slice(all.length, all.length + 50)) ?? [];
  return { least, most, separator: separator ?? ', ', length: all.length + (own?.length ?? 0) };
}
