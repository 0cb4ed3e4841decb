import { type Settings, SettingsSchema } from '../records/settings.ts';

/**
 * What A1111 calls "generation parameters" and writes into its pictures: the prompt, a line
 * `Negative prompt: …`, and a last line of `Key: value` pairs. Forge, SD.Next, stable-diffusion.cpp and
 * most galleries read the same text.
 */
export interface Infotext {
  prompt: string;
  negativePrompt: string;
  settings: Settings;
  /** Pairs that are no field of the settings, such as `Clip skip`, in their order. */
  other: Record<string, string>;
}

const NEGATIVE = 'Negative prompt:';
/** Longest text that is read, and most pairs of it; tools write a few dozen. */
const [MOST_CHARACTERS, MOST_PAIRS] = [200_000, 2000];
const AnySettingsSchema = SettingsSchema.partial();
/** A1111 takes the last line for parameters from three pairs on, since prompts hold colons too. */
const FEWEST_PAIRS = 3;
const KEY = /^\w[\w \-/]+$/;
const FIELDS = {
  Steps: 'steps',
  Sampler: 'sampler',
  'Schedule type': 'scheduler',
  'CFG scale': 'cfg',
  Seed: 'seed',
  Model: 'model',
} as const;
const TELLING = new Set([...Object.keys(FIELDS), 'Size', 'Version']);

/**
 * Writes infotext. Line breaks inside the prompts are kept; a line of the prompt that itself begins with
 * "Negative prompt:" cannot be told apart by any reader of this grammar.
 */
export function writeInfotext(text: {
  prompt: string;
  negativePrompt?: string;
  settings: Settings;
  other?: Record<string, string>;
}): string {
  const { settings } = text;
  const pairs: [string, string | number | undefined][] = [];
  for (const [key, field] of Object.entries(FIELDS)) {
    pairs.push([key, settings[field]]);
    if (key === 'Seed' && settings.width && settings.height)
      pairs.push(['Size', `${settings.width}x${settings.height}`]);
  }
  pairs.push(...Object.entries({ ...text.other, Version: text.other?.Version ?? 'promptloom' }));
  const parameters = pairs
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}: ${quote(String(value))}`)
    .join(', ');
  const negative = tidy(text.negativePrompt ?? '');
  return [tidy(text.prompt), negative && `${NEGATIVE} ${negative}`, parameters].filter(Boolean).join('\n');
}

/** Reads infotext. Never throws: what is not understood stays in the prompt or in `other`. */
export function parseInfotext(text: string): Infotext {
  const lines = tidy(text.slice(0, MOST_CHARACTERS)).split('\n');
  const pairs = readPairs(lines.at(-1)!);
  const hasParameters = pairs.length >= FEWEST_PAIRS && pairs.some(([key]) => TELLING.has(key));
  if (hasParameters) lines.pop();
  const start = lines.findIndex((line) => line.trimStart().startsWith(NEGATIVE));
  const prompt = start < 0 ? lines : lines.slice(0, start);
  const negative = start < 0 ? [] : lines.slice(start);
  return {
    prompt: joinLines(prompt),
    negativePrompt: joinLines(negative).slice(NEGATIVE.length).trim(),
    ...readSettings(hasParameters ? pairs : []),
  };
}

function readSettings(pairs: [string, string][]): Pick<Infotext, 'settings' | 'other'> {
  const settings: Settings = {};
  const other: Record<string, string> = {};
  for (const [key, value] of pairs) {
    const size = key === 'Size' ? /^(\d+)x(\d+)$/.exec(value) : null;
    const field = FIELDS[key as keyof typeof FIELDS];
    const given = size
      ? { width: Number(size[1]), height: Number(size[2]) }
      : field && { [field]: isNumeric(field) ? toNumber(value) : value };
    const checked = given && AnySettingsSchema.safeParse(given);
    if (checked?.success) Object.assign(settings, checked.data);
    else other[key] = value;
  }
  return { settings, other };
}

/** Reads `Key: value, Key: "value, quoted as JSON"`; anything between that is no pair is passed over. */
function readPairs(line: string): [string, string][] {
  const pairs: [string, string][] = [];
  let at = 0;
  while (at < line.length && pairs.length < MOST_PAIRS) {
    const colon = line.indexOf(':', at);
    if (colon < 0) break;
    const key = line.slice(Math.max(at, line.lastIndexOf(',', colon) + 1), colon).trim();
    const start = colon + 1 + (/^\s*/.exec(line.slice(colon + 1))?.[0].length ?? 0);
    const quoted = readQuoted(line, start);
    const comma = line.indexOf(',', quoted?.end ?? start);
    const end = comma < 0 ? line.length : comma;
    if (KEY.test(key)) pairs.push([key, quoted?.value ?? line.slice(start, end).trim()]);
    at = end + 1;
  }
  return pairs;
}

function readQuoted(line: string, start: number): { value: string; end: number } | undefined {
  if (line[start] !== '"') return undefined;
  for (let end = start + 1; end < line.length; end++) {
    if (line[end] === '\\') end++;
    else if (line[end] === '"') {
      if (!/^\s*(,|$)/.test(line.slice(end + 1))) return undefined;
      const value = parseJsonString(line.slice(start, end + 1));
      return value === undefined ? undefined : { value, end: end + 1 };
    }
  }
  return undefined;
}

function parseJsonString(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function quote(value: string): string {
  return /[,\n:"]/.test(value) || value !== value.trim() ? JSON.stringify(value) : value;
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function joinLines(lines: string[]): string {
  return lines
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

function isNumeric(field: string): boolean {
  return field === 'steps' || field === 'cfg' || field === 'seed';
}

function toNumber(value: string): number {
  return value === '' ? Number.NaN : Number(value);
}
