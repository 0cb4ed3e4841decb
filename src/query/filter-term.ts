import { CANNOT_BE_DONE, PromptloomError } from '../errors.ts';
import { SAFETIES, type Safety } from '../records/safety.ts';
import type { Filter } from '../records/search.ts';
import { toSeed } from '../records/seed.ts';

/** How a filter's key and value are compared. */
export type Operator = ':' | '=' | '>=' | '<=' | '>' | '<';

/** The keys that {@link addTerm} knows, for people. */
export const FILTER_KEYS =
  'site, model, sampler, tag, width, height, size, ratio, steps, cfg, seed, origin, safety, nsfw, board, rating, has, date, after, before, phrase, without';

/** A filter as it was typed. */
export interface Term {
  /** As it was written, for messages. */
  key: string;
  operator: Operator;
  value: string;
  /** Written with a minus before it. */
  excluded: boolean;
}

type Add = (filter: Filter, term: Term) => Filter;
type ListField = 'sourceSite' | 'model' | 'sampler' | 'phrases' | 'without';
type ExcludedField = 'noSourceSite' | 'noModel' | 'noSampler';

const ORIGINS = ['imported', 'written', 'improved', 'generated'] as const;
/** How far from a ratio an image may be and still have it: sizes are rounded to multiples of 8 or 64 pixels. */
const RATIO_TOLERANCE = 0.02;
const RATIOS: Record<string, Partial<Filter>> = {
  portrait: { maxRatio: 0.98 },
  landscape: { minRatio: 1.02 },
  square: { minRatio: 0.98, maxRatio: 1.02 },
};

const TERMS: Record<string, Add> = {
  site: list('sourceSite', 'noSourceSite'),
  source: list('sourceSite', 'noSourceSite'),
  'source-site': list('sourceSite', 'noSourceSite'),
  model: list('model', 'noModel'),
  sampler: list('sampler', 'noSampler'),
  tag: addTag,
  tags: addTag,
  width: range('minWidth', 'maxWidth', wholeNumber),
  height: range('minHeight', 'maxHeight', wholeNumber),
  'min-width': bound('minWidth'),
  'min-height': bound('minHeight'),
  'max-width': bound('maxWidth'),
  'max-height': bound('maxHeight'),
  size: addSize,
  ratio: addRatio,
  steps: range('minSteps', 'maxSteps', wholeNumber),
  cfg: range('minCfg', 'maxCfg', number),
  seed: addSeed,
  origin: addOrigin,
  safety: addSafety,
  board: (filter, term) =>
    narrow(filter, { [term.excluded ? 'noBoard' : 'board']: [onlyEquals(term).value] }),
  nsfw: range('minNsfw', 'maxNsfw', likelihood),
  rating: addRating,
  stars: addRating,
  has: addHas,
  'has-image': addHasImage,
  'has-picture': addHasImage,
  date: addDate,
  created: addDate,
  after: (filter, term) => narrow(filter, { createdAfter: dayOf(term).from }),
  before: (filter, term) => narrow(filter, { createdBefore: dayOf(term).from }),
  phrase: list('phrases'),
  without: list('without'),
};

/** Whether a word is the key of a filter. */
export function isFilterKey(key: string): boolean {
  return Object.hasOwn(TERMS, canonical(key));
}

/** The key that a mistyped one was meant to be: one letter off, or two of a long one; undefined where none is near. */
export function meantKey(key: string): string | undefined {
  const typed = canonical(key);
  const most = typed.length < 3 ? 0 : typed.length < 6 ? 1 : 2;
  let best: { key: string; edits: number } | undefined;
  for (const known of Object.keys(TERMS)) {
    const edits = editsBetween(typed, known);
    if (edits <= most && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) best = { key: known, edits };
  }
  return best?.key;
}

/** Letters to leave out, add, change or swap with the next one; the distance of Damerau and Levenshtein. */
function editsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/**
 * A filter with one term more, such as `width>=512` or `tag:ink`; it lets through what both let through, but for
 * fields of which any value will do: there it lets through more.
 * @throws PromptloomError `invalid-input` for an unknown key or a value that the key does not take.
 */
export function addTerm(filter: Filter, term: Term): Filter {
  const key = canonical(term.key);
  if (!Object.hasOwn(TERMS, key)) {
    throw new PromptloomError('invalid-input', `${term.key}: there is no such filter`, {
      hint: `Use one of ${FILTER_KEYS}.`,
      status: CANNOT_BE_DONE,
    });
  }
  return TERMS[key]!(filter, term);
}

/** What passes two filters; of fields of which any value will do, the values of both. */
export function mergeFilters(one: Filter, other: Filter): Filter {
  return narrow(one, other);
}

function canonical(key: string): string {
  return key
    .replace(/_/g, '-')
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();
}

function narrow(filter: Filter, added: Filter): Filter {
  const both: Record<string, unknown> = { ...filter };
  for (const [key, value] of Object.entries(added)) {
    const before = both[key];
    if (value === undefined) continue;
    if (before === undefined) both[key] = value;
    else if (Array.isArray(before)) both[key] = [...new Set([...before, ...(value as unknown[])])];
    else if (typeof value === 'number')
      both[key] = key.startsWith('min')
        ? Math.max(before as number, value)
        : Math.min(before as number, value);
    else if (key === 'createdAfter') both[key] = (before as string) > (value as string) ? before : value;
    else if (key === 'createdBefore') both[key] = (before as string) < (value as string) ? before : value;
    else both[key] = value;
  }
  return both as Filter;
}

function list(field: ListField, excluded?: ExcludedField): Add {
  return (filter, term) => {
    if (!excluded) notExcluded(term);
    onlyEquals(term);
    return narrow(filter, { [term.excluded ? excluded! : field]: [term.value] });
  };
}

function addTag(filter: Filter, term: Term): Filter {
  onlyEquals(term);
  const tags = term.value
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
  if (tags.length === 0) throw wrong(term, 'a tag');
  if (term.excluded) return narrow(filter, { noTags: tags });
  return narrow(filter, tags.length === 1 ? { tags } : { anyTags: tags });
}

function range(
  min: 'minWidth' | 'minHeight' | 'minSteps' | 'minCfg' | 'minNsfw',
  max: 'maxWidth' | 'maxHeight' | 'maxSteps' | 'maxCfg' | 'maxNsfw',
  read: (term: Term, text: string) => number,
): Add {
  return (filter, term) => {
    notExcluded(term);
    const [from, to] = term.value.split('..');
    if (to !== undefined && term.operator === ':') {
      return narrow(filter, {
        ...(from !== '' && { [min]: read(term, from!) }),
        ...(to !== '' && { [max]: read(term, to) }),
      });
    }
    const value = read(term, term.value);
    // The smallest step between two whole numbers, and one that no setting of cfg and no likelihood is as small as.
    const step = read === wholeNumber ? 1 : read === likelihood ? 1e-6 : 1e-4;
    if (term.operator === '>=') return narrow(filter, { [min]: value });
    if (term.operator === '<=') return narrow(filter, { [max]: value });
    if (term.operator === '>') return narrow(filter, { [min]: value + step });
    if (term.operator === '<') return narrow(filter, { [max]: Math.max(0, value - step) });
    return narrow(filter, { [min]: value, [max]: value });
  };
}

function bound(field: 'minWidth' | 'minHeight' | 'maxWidth' | 'maxHeight'): Add {
  return (filter, term) => narrow(filter, { [field]: wholeNumber(plain(term), term.value) });
}

/** `size:768x512` is just that; `size>=512` is the shorter side, `size<=512` the longer one. */
function addSize(filter: Filter, term: Term): Filter {
  notExcluded(term);
  const [, width, height] = /^(\d{1,5})[x×](\d{1,5})$/i.exec(term.value) ?? [];
  const sides = width
    ? { w: Number(width), h: Number(height) }
    : { w: wholeNumber(term, term.value), h: Number(term.value) };
  const atLeast = { minWidth: sides.w, minHeight: sides.h };
  const atMost = { maxWidth: sides.w, maxHeight: sides.h };
  if (term.operator === '>=') return narrow(filter, atLeast);
  if (term.operator === '<=') return narrow(filter, atMost);
  if (term.operator === '>') return narrow(filter, { minWidth: sides.w + 1, minHeight: sides.h + 1 });
  if (term.operator === '<') {
    return narrow(filter, { maxWidth: Math.max(0, sides.w - 1), maxHeight: Math.max(0, sides.h - 1) });
  }
  return narrow(filter, { ...atLeast, ...atMost });
}

function addRatio(filter: Filter, term: Term): Filter {
  notExcluded(term);
  const named = RATIOS[term.value.toLowerCase()];
  if (named && (term.operator === ':' || term.operator === '=')) return narrow(filter, named);
  const [, width, height = '1'] = /^(\d+(?:\.\d+)?)(?:[:/x](\d+(?:\.\d+)?))?$/i.exec(term.value) ?? [];
  const value = Number(width) / Number(height);
  if (!(value > 0 && value <= 100))
    throw wrong(term, 'a ratio such as 16:9, 1.5, portrait, landscape or square');
  if (term.operator.startsWith('>')) return narrow(filter, { minRatio: value });
  if (term.operator.startsWith('<')) return narrow(filter, { maxRatio: value });
  return narrow(filter, {
    minRatio: value * (1 - RATIO_TOLERANCE),
    maxRatio: value * (1 + RATIO_TOLERANCE),
  });
}

function addSeed(filter: Filter, term: Term): Filter {
  const seeds = plain(term)
    .value.split(',')
    .map((text) => {
      const seed = toSeed(text.trim());
      if (seed === undefined) throw wrong(term, 'a whole number from 0 to 2^64 - 1');
      return seed;
    });
  return narrow(filter, { seed: seeds });
}

function addOrigin(filter: Filter, term: Term): Filter {
  const origin = ORIGINS.find((one) => one === onlyEquals(term).value.toLowerCase());
  if (!origin) throw wrong(term, `one of ${ORIGINS.join(', ')}`);
  if (!term.excluded) return narrow(filter, { origin: [origin] });
  // Any other; of several excluded ones, what none of them is.
  return { ...filter, origin: (filter.origin ?? ORIGINS).filter((one) => one !== origin) };
}

/** `safety:safe,unknown` is either of them, `-safety:unsafe` any other. */
function addSafety(filter: Filter, term: Term): Filter {
  onlyEquals(term);
  const named = term.value.toLowerCase().split(',');
  if (!named.every((one) => SAFETIES.includes(one as Safety)))
    throw wrong(term, `any of ${SAFETIES.join(', ')}`);
  return narrow(filter, { safety: SAFETIES.filter((one) => named.includes(one) !== term.excluded) });
}

/** `rating:4` is at least so many stars. */
function addRating(filter: Filter, term: Term): Filter {
  notExcluded(term);
  const stars = Number(term.value) + (term.operator === '>' ? 1 : 0);
  if (!/^[0-5]$/.test(term.value) || term.operator.startsWith('<') || stars < 1 || stars > 5)
    throw wrong(term, 'at least 1 to 5 stars, such as rating>=4');
  return narrow(filter, { minRating: stars });
}

function addHas(filter: Filter, term: Term): Filter {
  onlyEquals(term);
  if (!/^(image|picture)s?$/i.test(term.value)) throw wrong(term, 'image');
  return { ...filter, hasImage: !term.excluded };
}

function addHasImage(filter: Filter, term: Term): Filter {
  const value = plain(term).value;
  const yes = /^(true|yes|1)$/i.test(value);
  if (!yes && !/^(false|no|0)$/i.test(value)) throw wrong(term, 'true or false');
  return { ...filter, hasImage: yes };
}

function addDate(filter: Filter, term: Term): Filter {
  notExcluded(term);
  const [first, last] = term.value.split('..');
  if (last !== undefined) {
    const from = first === '' ? undefined : dayOf({ ...term, value: first! }).from;
    const to = last === '' ? undefined : dayOf({ ...term, value: last }).to;
    return narrow(filter, { createdAfter: from, createdBefore: to });
  }
  const { from, to } = dayOf(term);
  if (term.operator === '>=') return narrow(filter, { createdAfter: from });
  if (term.operator === '>') return narrow(filter, { createdAfter: to });
  if (term.operator === '<') return narrow(filter, { createdBefore: from });
  if (term.operator === '<=') return narrow(filter, { createdBefore: to });
  return narrow(filter, { createdAfter: from, createdBefore: to });
}

/** A year, month or day as its first day and the day after its last. */
function dayOf(term: Term): { from: string; to: string } {
  notExcluded(term);
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(term.value) ?? [];
  const at = (y: number, m: number, d: number) => new Date(Date.UTC(y, m - 1, d));
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  const from = at(y, m, d);
  if (!year || y < 1970 || from.getUTCMonth() !== m - 1 || from.getUTCDate() !== d) {
    throw wrong(term, 'a day, month or year such as 2024-05-01, 2024-05 or 2024');
  }
  const to = day ? at(y, m, d + 1) : month ? at(y, m + 1, 1) : at(y + 1, 1, 1);
  return { from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) };
}

function wholeNumber(term: Term, text: string): number {
  const value = Number(text);
  if (/^\d{1,15}$/.test(text)) return value;
  throw wrong(term, 'a whole number');
}

function number(term: Term, text: string): number {
  if (/^\d{1,9}(\.\d{1,6})?$/.test(text)) return Number(text);
  throw wrong(term, 'a number');
}

function likelihood(term: Term, text: string): number {
  const value = number(term, text);
  if (value <= 1) return value;
  throw wrong(term, 'a number from 0 to 1, such as nsfw<0.5');
}

function plain(term: Term): Term {
  notExcluded(term);
  return onlyEquals(term);
}

function notExcluded(term: Term): Term {
  if (!term.excluded) return term;
  throw new PromptloomError('invalid-input', `-${term.key}: this filter cannot be excluded`, {
    hint: 'A minus works before words, "phrases", site:, model:, sampler:, origin:, tag:, safety:, board: and has:.',
    status: CANNOT_BE_DONE,
  });
}

function onlyEquals(term: Term): Term {
  if (term.operator === ':' || term.operator === '=') return term;
  throw wrong(term, `a value after a colon, such as ${term.key}:${term.value}`);
}

function wrong({ key, operator, value }: Term, wanted: string): PromptloomError {
  const shown = `${key}${operator}${value.length > 60 ? `${value.slice(0, 60)}…` : value}`;
  return new PromptloomError('invalid-input', `${shown}: ${key} takes ${wanted}`, {
    hint: `To search for it as words, put it in quotes: "${shown}".`,
    status: CANNOT_BE_DONE,
  });
}
