import { isFilterKey, meantKey, type Operator, type Term } from './filter-term.ts';

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

/** One part of a query. */
export type QueryPart =
  | { kind: 'word' | 'phrase' | 'open-quote'; text: string }
  | { kind: 'filter'; term: Term; written: string }
  | { kind: 'unknown'; unknown: UnknownFilter };

const OPENS = /["“„«]/;
const CLOSES = /["”“»]/;
/** A key, an operator and where its value begins; a space after the colon makes it a word like any other. */
const TERM = /^([a-z][a-z_-]*)(>=|<=|:>=|:<=|:>|:<|[:=<>])(?=\S)/i;
/** An excluded word as prompts weigh it: (teapot:1.3), [teapot], ((red teapot)). */
const WEIGHED = /^([([{]+)([^()[\]{}]{1,200}?)(?::\s*\d*\.?\d+\s*)?[)\]}]+,?(?=\s|$)/;

/** Takes a query apart, in order. It checks no value, so that it reads a query that is still being typed as well. */
export function* queryParts(query: string): Generator<QueryPart> {
  let at = 0;
  while (at < query.length) {
    if (/\s/.test(query[at]!)) {
      at++;
      continue;
    }
    const start = at;
    // Two hyphens begin a parameter of some image tool, one between spaces is a dash.
    const excluded = query[at] === '-' && /[^\s-]/.test(query[at + 1] ?? ' ');
    const from = excluded ? at + 1 : at;
    const filter = (term: Term): QueryPart => ({ kind: 'filter', term, written: query.slice(start, at) });
    const without = (value: string) => filter({ key: 'without', operator: ':', value, excluded: false });
    const [head = '', key, operator] = TERM.exec(query.slice(from, from + 40)) ?? [];
    const isFilter = key !== undefined && isFilterKey(key);
    const weighed = excluded && !isFilter ? WEIGHED.exec(query.slice(from, from + 300)) : null;
    if (weighed) {
      at = from + weighed[0].length;
      yield without(weighed[2]!.trim());
      continue;
    }
    const quoteAt = OPENS.test(query[from]!) ? from : from + head.length;
    const isQuoted =
      OPENS.test(query[quoteAt]!) && (quoteAt === from || isFilter || meantKey(key!) !== undefined);
    const { text, end } = isQuoted ? quoted(query, quoteAt) : wordAt(query, isFilter ? quoteAt : from);
    at = end ?? query.length;
    const unknown =
      key && operator && !isFilter ? unknownFilter(key, operator, query.slice(quoteAt, at)) : undefined;
    if (end === undefined) yield { kind: 'open-quote', text: query.slice(quoteAt) };
    else if (isFilter) yield filter({ key, operator: operatorOf(operator!), value: text, excluded });
    else if (unknown) yield { kind: 'unknown', unknown: { ...unknown, written: query.slice(start, at) } };
    else if (isQuoted && quoteAt > from) yield { kind: 'word', text: query.slice(start, at) };
    else if (text === '') continue;
    else if (excluded) yield without(text);
    else yield { kind: isQuoted ? 'phrase' : 'word', text };
  }
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

function wordAt(query: string, from: number): { text: string; end: number } {
  let end = from;
  while (end < query.length && !/\s/.test(query[end]!)) end++;
  return { text: query.slice(from, end), end };
}

/** What stands in quotes; it has no end where nothing closes them. */
function quoted(query: string, from: number): { text: string; end?: number } {
  let end = from + 1;
  while (end < query.length && !CLOSES.test(query[end]!)) end++;
  const text = query.slice(from + 1, end).trim();
  return end < query.length ? { text, end: end + 1 } : { text };
}
