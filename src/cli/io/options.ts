import { InvalidArgumentError } from 'commander';
import { PromptloomError } from '../../errors.ts';
import { addTerm, type Operator } from '../../query/filter-term.ts';
import { COLUMN_ROLES, type ImportInput } from '../../records/import.ts';
import type { Filter, Weights } from '../../records/search.ts';
import { type Seed, toSeed } from '../../records/seed.ts';

/** Reads a whole number of at least `min`. */
export function whole(min = 0): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= min) return value;
    throw new InvalidArgumentError(`Use a whole number of at least ${min}.`);
  };
}

/** Reads a seed, exact to 64 bits. */
export function seed(text: string): Seed {
  const value = toSeed(text.trim());
  if (value !== undefined) return value;
  throw new InvalidArgumentError('Use a whole number from 0 to 18446744073709551615.');
}

/** Reads one of some words. */
export function oneOf<T extends string>(...words: T[]): (text: string) => T {
  return (text) => {
    const found = words.find((word) => word === text.toLowerCase());
    if (found !== undefined) return found;
    throw new InvalidArgumentError(`Use one of ${words.join(', ')}.`);
  };
}

/** Reads a number between two. */
export function between(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Use a number from ${min} to ${max}.`);
  };
}

/** Reads a size as WIDTHxHEIGHT. */
export function size(text: string): { width: number; height: number } {
  const [, width, height] = /^(\d{1,5})\s*[x×]\s*(\d{1,5})$/i.exec(text) ?? [];
  if (width && height) return { width: Number(width), height: Number(height) };
  throw new InvalidArgumentError('Write it as WIDTHxHEIGHT, such as 768x512.');
}

/** Collects an option that may be repeated. */
export function collect(text: string, before: string[] | undefined): string[] {
  return [...(before ?? []), text];
}

/** Collects an option that may be repeated or hold several values between commas. */
export function collectList(text: string, before: string[] | undefined): string[] {
  const values = text.split(',').map((value) => value.trim());
  return [...(before ?? []), ...values.filter((value) => value !== '')];
}

/** Collects variables as name=value. */
export function collectVariable(
  text: string,
  before: Record<string, string> | undefined,
): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as name=value.');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1) };
}

/** Adds one `key:value` to a filter, for `--filter` that may be repeated; the keys are those of the search box. */
export function collectFilter(text: string, before: Filter | undefined): Filter {
  const [, minus, key = '', operator, value = ''] =
    /^(-?)\s*([a-z_-]+)\s*(>=|<=|[:=<>])\s*(.*)$/is.exec(text.trim()) ?? [];
  if (operator === undefined || value === '')
    throw new InvalidArgumentError('Write it as key:value, such as tag:watercolor or width>=512.');
  try {
    return addTerm(before ?? {}, { key, operator: operator as Operator, value, excluded: minus !== '' });
  } catch (error) {
    if (!(error instanceof PromptloomError)) throw error;
    throw new InvalidArgumentError(`${error.message}. ${error.hint}`);
  }
}

/** Collects which column of a file is what, as `prompt=caption`. */
export function column(text: string, before: ImportInput['columns']): ImportInput['columns'] {
  const [, what = '', name = ''] = /^\s*([\w -]+?)\s*=\s*(.*\S)\s*$/s.exec(text) ?? [];
  const plain = (one: string) => one.toLowerCase().replace(/[^a-z]/g, '');
  const known = plain(what) === 'negative' ? 'negativePrompt' : what;
  const role = COLUMN_ROLES.find((one) => plain(one) === plain(known));
  if (role === undefined)
    throw new InvalidArgumentError(`Write it as prompt=caption. It can be: ${COLUMN_ROLES.join(', ')}.`);
  return { ...before, [role]: name };
}

/** Reads weights such as `semantic=1,lexical=0.5`. */
export function weights(text: string): Partial<Weights> {
  const found: Partial<Weights> = {};
  for (const part of text.split(',')) {
    const [, key, value] = /^\s*(semantic|lexical|image)\s*[=:]\s*(\d+(?:\.\d+)?)\s*$/.exec(part) ?? [];
    if (!key || Number(value) > 10)
      throw new InvalidArgumentError('Write it as semantic=1,lexical=0.5,image=2; each from 0 to 10.');
    found[key as keyof Weights] = Number(value);
  }
  return found;
}
