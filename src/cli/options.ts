import { InvalidArgumentError } from 'commander';
import type { Filter } from '../records/search.ts';

/** Reads a whole number of at least `min`. */
export function whole(min = 0): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= min) return value;
    throw new InvalidArgumentError(`It is no whole number of at least ${min}.`);
  };
}

/** Reads a number between two. */
export function between(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It is no number from ${min} to ${max}.`);
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

const LISTS: Record<string, 'sourceSite' | 'model' | 'tags'> = {
  'source-site': 'sourceSite',
  site: 'sourceSite',
  model: 'model',
  tag: 'tags',
};
const SIDES: Record<string, 'minWidth' | 'maxWidth' | 'minHeight' | 'maxHeight'> = {
  'min-width': 'minWidth',
  'max-width': 'maxWidth',
  'min-height': 'minHeight',
  'max-height': 'maxHeight',
};

/** Adds one `key:value` to a filter, for `--filter` that may be repeated. */
export function collectFilter(text: string, before: Filter | undefined): Filter {
  const at = text.indexOf(':');
  const key = text.slice(0, Math.max(at, 0)).trim();
  const value = text.slice(at + 1).trim();
  const name = key
    .replace(/[A-Z]|_/g, (c) => (c === '_' ? '-' : `-${c.toLowerCase()}`))
    .replace(/^tags$/, 'tag');
  const filter = { ...before };
  if (value === '' || at < 1)
    throw new InvalidArgumentError('Write it as key:value, such as tag:watercolor.');
  if (LISTS[name]) filter[LISTS[name]] = [...(filter[LISTS[name]] ?? []), value];
  else if (SIDES[name]) filter[SIDES[name]] = whole()(value);
  else if (name === 'has-image') filter.hasImage = flag(value);
  else
    throw new InvalidArgumentError(
      `Use one of ${[...Object.keys(LISTS), ...Object.keys(SIDES), 'has-image'].join(', ')}.`,
    );
  return filter;
}

function flag(value: string): boolean {
  if (/^(true|yes|1)$/i.test(value)) return true;
  if (/^(false|no|0)$/i.test(value)) return false;
  throw new InvalidArgumentError('Write has-image:true or has-image:false.');
}
