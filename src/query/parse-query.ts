import { CANNOT_BE_DONE, PromptloomError } from '../errors.ts';
import type { Filter } from '../records/search.ts';
import { addTerm, isFilterKey, meantKey, type Operator } from './filter-term.ts';

/** What a person typed, taken apart. */
export interface ParsedQuery {
  /** What is looked for by its meaning and its words: the text without exclusions and filters; may be empty. */
  text: string;
  /** Filters, with what must and must not stand in the prompt. */
  filter: Filter;
  /** What looks like a filter and has the key of none; left out of the text, unless nothing else was asked for. */
  unknownFilters?: UnknownFilter[];
}

/** A mistyped filter. */
export interface UnknownFilter {
  /** As it was typed. */
  written: string;
  key: string;
  /** The key it was probably meant to be. */
  meant?: string;
  /** Whether it was looked for as words, since nothing else was asked for. */
  asWords?: boolean;
}

const OPENS = /["“„«]/;
const CLOSES = /["”“»]/;
/** A key, an operator and where its value begins; a space after the colon makes it a word like any other. */
const TERM = /^([a-z][a-z_-]*)(>=|<=|:>=|:<=|:>|:<|[:=<>])(?=\S)/i;
/** An excluded word as prompts weigh it: (teapot:1.3), [teapot], ((red teapot)). */
const WEIGHED = /^([([{]+)([^()[\]{}]{1,200}?)(?::\s*\d*\.?\d+\s*)?[)\]}]+,?(?=\s|$)/;

/**
 * Reads the search box: words, "exact phrases", -excluded words and -"excluded phrases", and filters such as `site:…`,
 * `width>=512` or `-tag:ink`. A key that is no filter is a word, so that "16:9" and addresses mean what they say; one that
 * is nearly a filter, or is compared with a number, is left out and told.
 * @throws PromptloomError `invalid-input` for a quote that nothing closes, or a value that a filter does not take.
 */
export function parseQuery(query: string): ParsedQuery {
  const words: string[] = [];
  const unknownFilters: UnknownFilter[] = [];
  let filter: Filter = {};
  let at = 0;
  while (at < query.length) {
    if (/\s/.test(query[at]!)) {
      at++;
      continue;
    }
    // Two hyphens begin a parameter of some image tool, one between spaces is a dash.
    const excluded = query[at] === '-' && /[^\s-]/.test(query[at + 1] ?? ' ');
    const from = excluded ? at + 1 : at;
    if (OPENS.test(query[from]!)) {
      const { text, end } = quoted(query, from);
      at = end;
      if (text === '') continue;
      filter = addTerm(filter, {
        key: excluded ? 'without' : 'phrase',
        operator: ':',
        value: text,
        excluded: false,
      });
      if (!excluded) words.push(text);
      continue;
    }
    const [head, key, operator] = TERM.exec(query.slice(from, from + 40)) ?? [];
    if (head && key && operator && isFilterKey(key)) {
      const { text, end } = valueAt(query, from + head.length);
      at = end;
      filter = addTerm(filter, { key, operator: operatorOf(operator), value: text, excluded });
      continue;
    }
    const weighed = excluded ? WEIGHED.exec(query.slice(from, from + 300)) : null;
    if (weighed) {
      at = from + weighed[0].length;
      filter = addTerm(filter, { key: 'without', operator: ':', value: weighed[2]!.trim(), excluded: false });
      continue;
    }
    const isQuoted = head !== undefined && OPENS.test(query[from + head.length]!) && meantKey(key!);
    const { text, end } = isQuoted
      ? { text: '', end: quoted(query, from + head.length).end }
      : wordAt(query, from);
    at = end;
    const unknown = key && operator && unknownFilter(key, operator, query.slice(from + head!.length, end));
    if (unknown) {
      unknownFilters.push({ ...unknown, written: query.slice(excluded ? from - 1 : from, end) });
      continue;
    }
    if (excluded) filter = addTerm(filter, { key: 'without', operator: ':', value: text, excluded: false });
    else words.push(text);
  }
  if (words.length > 0 || Object.keys(filter).length > 0 || unknownFilters.length === 0)
    return { text: words.join(' '), filter, ...(unknownFilters.length > 0 && { unknownFilters }) };
  // Nothing else was asked for, so these are looked for as the words they may be.
  return {
    text: unknownFilters.map(({ written }) => written).join(' '),
    filter,
    unknownFilters: unknownFilters.map((one) => ({ ...one, asWords: true })),
  };
}

/** Whether a word with a colon or the like was meant to be a filter. */
function unknownFilter(
  key: string,
  operator: string,
  value: string,
): Omit<UnknownFilter, 'written'> | undefined {
  // An address such as https://… or a tool's a:b:c is no filter.
  if (/^\/\/|:/.test(value)) return undefined;
  const meant = meantKey(key);
  if (meant !== undefined) return { key, meant: `${meant}${operator}${value}` };
  return /[<>]/.test(operator) && /^\d+(\.\d+)?$/.test(value) ? { key } : undefined;
}

function operatorOf(written: string): Operator {
  return (written.length > 1 && written.startsWith(':') ? written.slice(1) : written) as Operator;
}

/** A value up to the next space, or in quotes. */
function valueAt(query: string, from: number): { text: string; end: number } {
  return OPENS.test(query[from]!) ? quoted(query, from) : wordAt(query, from);
}

function wordAt(query: string, from: number): { text: string; end: number } {
  let end = from;
  while (end < query.length && !/\s/.test(query[end]!)) end++;
  return { text: query.slice(from, end), end };
}

function quoted(query: string, from: number): { text: string; end: number } {
  let end = from + 1;
  while (end < query.length && !CLOSES.test(query[end]!)) end++;
  if (end < query.length) return { text: query.slice(from + 1, end).trim(), end: end + 1 };
  const shown = query.slice(from, from + 40);
  throw new PromptloomError('invalid-input', `the quote that begins at ${shown} is never closed`, {
    hint: 'Close it, or leave it out.',
    status: CANNOT_BE_DONE,
  });
}
