import { endOfString } from '../text/exact-json.ts';

/** A1111 takes a line for parameters from three pairs on, since prompts hold colons too. */
const FEWEST_PAIRS = 3;
/** Keys of which one must be there, and one of which begins a line of parameters that is not the last line. */
const TELLING = new Set([
  ...['steps', 'sampler', 'schedule type', 'cfg scale', 'seed', 'model', 'size', 'version'],
]);
const KEY = /^\w[\w \-/.()]{0,80}$/;
/** Dynamic Prompts writes these below the parameters; what they say goes over as many lines as it has. */
const TEMPLATE = /^(Template|Negative Template):[ \t]?/;
const NEGATIVE = /^\s*negative prompt\s*[:：]/i;
/** Parameters that stand on the line of the prompt, as where line breaks were lost. */
const WITHIN_LINE = /\sSteps: \d+, \w[\w ]{0,40}: /g;

/** Longest text that is taken apart, in characters; a longer one is all words. */
const MAX_LENGTH = 300_000;
const MOST_PAIRS = 1_000;
/** How far from the end the line of parameters is looked for, and how many lines that look like one are read. */
const MOST_LINES_BELOW = 400;
const MOST_TRIES = 30;
/** Brackets that turn out to be no JSON, after which they are taken for text. */
const MOST_FALSE_BRACKETS = 3;

/** Infotext in its two parts. */
export interface SplitInfotext {
  /** The prompt and the negative prompt. */
  words: string;
  /** What stands in the line of parameters and below it. */
  pairs: [string, string][];
}

/**
 * Takes the parameters off an infotext: its last line that holds some, with values that go on over line breaks in their
 * quotes, and the lines below it that begin with a key, such as templates.
 */
export function splitInfotext(text: string): SplitInfotext {
  if (text.length > MAX_LENGTH) return { words: text, pairs: [] };
  const starts = lineStarts(text);
  const lowest = Math.max(0, starts.length - MOST_LINES_BELOW);
  let tries = 0;
  for (let n = starts.length - 1; n >= lowest && tries < MOST_TRIES; n -= 1) {
    // Only a line that begins with a key can be one, which spares reading all others.
    if (!beginsWithKey(text, starts[n]!)) continue;
    tries += 1;
    const found = readFrom(text, starts[n]!);
    if (found) return around(text, starts, n, lowest) ?? { words: text.slice(0, starts[n]!), pairs: found };
  }
  return withinLine(text) ?? { words: text, pairs: [] };
}

/** Parameters of which a line that looks like some is part of a value in quotes, such as the infotext of another image. */
function around(
  text: string,
  starts: readonly number[],
  within: number,
  lowest: number,
): SplitInfotext | undefined {
  let tries = 0;
  for (let n = within - 1; n >= lowest && tries < MOST_TRIES; n -= 1) {
    if (!beginsWithKey(text, starts[n]!)) continue;
    tries += 1;
    const { pairs, end } = readPairs(text, starts[n]!);
    if (end <= starts[within]! || !isParameters(pairs)) continue;
    const found = readFrom(text, starts[n]!);
    if (found) return { words: text.slice(0, starts[n]!), pairs: found };
  }
  return undefined;
}

function readFrom(text: string, start: number): [string, string][] | undefined {
  const { pairs, end } = readPairs(text, start);
  if (!isParameters(pairs)) return undefined;
  const below = text.slice(end).replace(/^\n/, '');
  if (below.trim() === '') return pairs;
  const more = isTelling(pairs[0]![0]) ? readBelow(below) : undefined;
  return more && [...pairs, ...more];
}

function beginsWithKey(text: string, start: number): boolean {
  const colon = text.indexOf(':', start);
  if (colon < 0 || colon - start > 100) return false;
  const key = text.slice(start, colon).trim();
  // "a cat Negative prompt: blur Steps: 20, …" begins with words that are no key.
  return KEY.test(key) && !/negative prompt$/i.test(key) && key.split(' ').length <= 4;
}

function isParameters(pairs: [string, string][]): boolean {
  return pairs.length >= FEWEST_PAIRS && pairs.some(([key]) => isTelling(key));
}

function isTelling(key: string): boolean {
  return TELLING.has(key.toLowerCase());
}

/** The lines below the parameters: each begins with a key or goes on with the one before. */
function readBelow(text: string): [string, string][] | undefined {
  const found: [string, string][] = [];
  let isTemplate = false;
  for (const line of text.split('\n')) {
    const template = TEMPLATE.exec(line);
    const key = template?.[1] ?? /^([A-Z][\w \-/]{1,60}): /.exec(line)?.[1];
    const isNew = template !== null || (!isTemplate && key !== undefined && !NEGATIVE.test(line));
    if (isNew) found.push([key!, line.slice((template?.[0] ?? `${key}: `).length)]);
    else if (found.length === 0) return undefined;
    else found.at(-1)![1] += `\n${line}`;
    if (isNew) isTemplate = template !== null;
    if (found.length > MOST_PAIRS) return undefined;
  }
  return found.map(([key, value]) => [key, value.trim()]);
}

/** Parameters behind the words on one line, and perhaps "Negative prompt: …" between them. */
function withinLine(text: string): SplitInfotext | undefined {
  const last = [...text.matchAll(WITHIN_LINE)].at(-1);
  if (!last) return undefined;
  const { pairs, end } = readPairs(text, last.index + 1);
  if (!isParameters(pairs) || text.slice(end).trim() !== '') return undefined;
  const words = text.slice(0, last.index);
  return {
    words: words.split('\n').some((line) => NEGATIVE.test(line))
      ? words
      : words.replace(/\sNegative prompt:/, '\nNegative prompt:'),
    pairs,
  };
}

/**
 * Reads `Key: value, Key: "value, quoted as JSON", Key: {"of": "JSON"}` up to the end of the line; only a value in quotes
 * goes on over line breaks. Anything that is no pair is passed over.
 */
function readPairs(text: string, start: number): { pairs: [string, string][]; end: number } {
  const pairs: [string, string][] = [];
  let line = endOfLine(text, start);
  let at = start;
  let falseBrackets = 0;
  while (at < line && pairs.length < MOST_PAIRS) {
    const colon = text.indexOf(':', at);
    if (colon < 0 || colon >= line) break;
    const key = text.slice(at, colon);
    const name = key.slice(key.lastIndexOf(',') + 1).trim();
    let from = colon + 1;
    while (from < line && (text[from] === ' ' || text[from] === '\t')) from += 1;
    const isBracket = text[from] === '{' || text[from] === '[';
    const quoted = isBracket
      ? falseBrackets < MOST_FALSE_BRACKETS && readJsonValue(text, from, line)
      : readQuoted(text, from);
    if (isBracket && !quoted) falseBrackets += 1;
    line = quoted ? Math.max(line, endOfLine(text, quoted.end)) : line;
    const comma = text.indexOf(',', quoted ? quoted.end : from);
    const end = comma < 0 || comma > line ? line : comma;
    if (KEY.test(name)) pairs.push([name, quoted ? quoted.value : text.slice(from, end).trim()]);
    at = end + 1;
  }
  return { pairs, end: line };
}

function readQuoted(text: string, start: number): { value: string; end: number } | undefined {
  if (text[start] !== '"') return undefined;
  const end = endOfString(text, start);
  if (text[end - 1] !== '"' || end - start < 2 || !endsThere(text, end)) return undefined;
  const value = parseJsonString(text.slice(start, end));
  return value === undefined ? undefined : { value, end };
}

/** A list or an object in JSON, such as Civitai's resources; its commas and colons are its own. */
function readJsonValue(
  text: string,
  start: number,
  line: number,
): { value: string; end: number } | undefined {
  let depth = 0;
  for (let at = start; at < line; at += 1) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at) - 1;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth === 0)
      return endsThere(text, at + 1) ? { value: text.slice(start, at + 1), end: at + 1 } : undefined;
  }
  return undefined;
}

function endsThere(text: string, end: number): boolean {
  let at = end;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at >= text.length || text[at] === ',' || text[at] === '\n';
}

/** Some tools write line breaks and tabs as they are, which JSON does not allow. */
function parseJsonString(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json.replaceAll('\n', '\\n').replaceAll('\t', '\\t'));
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
