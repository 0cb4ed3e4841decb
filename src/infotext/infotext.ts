import { splitSampler } from '../records/sampler.ts';
import { toSeed } from '../records/seed.ts';
import { type Settings, SettingsSchema } from '../records/settings.ts';
import { isNothing } from './fields.ts';
import { asObject, readJson } from './json.ts';
import { splitInfotext } from './pairs.ts';

/**
 * What A1111 calls "generation parameters" and writes into its images: the prompt, a line
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
/** As other tools, and people, write it. */
const NEGATIVE_START = /^\s*negative prompt\s*[:：]/i;
const FIELDS = {
  Steps: 'steps',
  Sampler: 'sampler',
  'Schedule type': 'scheduler',
  'CFG scale': 'cfg',
  Seed: 'seed',
  Model: 'model',
} as const;
/** What other tools call the same, in lower case: Fooocus and SD.Next the scheduler, Easy Diffusion the rest. */
const OTHER_NAMES: Readonly<Record<string, keyof Settings>> = {
  scheduler: 'scheduler',
  'guidance scale': 'cfg',
  'stable diffusion model': 'model',
};
const FIELD_OF = new Map<string, keyof Settings>([
  ...Object.entries(FIELDS).map(([key, field]) => [key.toLowerCase(), field] as const),
  ...Object.entries(OTHER_NAMES),
]);

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
  const whole = tidy(text);
  const { words, pairs } = splitInfotext(whole);
  const lines = words.split('\n');
  const start = lines.findIndex((line) => NEGATIVE_START.test(line));
  const prompt = start < 0 ? lines : lines.slice(0, start);
  const negative = start < 0 ? [] : lines.slice(start);
  return {
    prompt: joinLines(prompt),
    negativePrompt: joinLines(negative).replace(NEGATIVE_START, '').trim(),
    ...readSettings(pairs),
  };
}

/** Schemas that each value is checked against; made once, since a text may hold hundreds of pairs. */
const CHECKS = SettingsSchema.shape;

function readSettings(pairs: readonly [string, string][]): Pick<Infotext, 'settings' | 'other'> {
  const settings: Settings = {};
  const other: Record<string, string> = {};
  for (const [key, value] of pairs) {
    const name = key.toLowerCase();
    const size = name === 'size' ? /^(\d{1,5})\s*[x×]\s*(\d{1,5})$/.exec(value) : null;
    const field = FIELD_OF.get(name);
    // The name that A1111 writes counts before that of others.
    const isSecond = Object.hasOwn(OTHER_NAMES, name) && field !== undefined && settings[field] !== undefined;
    const taken = size
      ? take(settings, 'width', Number(size[1])) && take(settings, 'height', Number(size[2]))
      : field !== undefined && !isSecond && take(settings, field, settingOf(field, value));
    if (!taken)
      Object.defineProperty(other, key, { value, enumerable: true, configurable: true, writable: true });
  }
  settings.model ??= checkpointIn(other['Civitai resources']);
  if (settings.model === undefined) delete settings.model;
  if (settings.sampler && !settings.scheduler) Object.assign(settings, splitSampler(settings.sampler));
  return { settings, other };
}

/** The checkpoint among what Civitai's own generator lists, instead of naming a model. */
function checkpointIn(resources: string | undefined): string | undefined {
  const list = resources === undefined ? undefined : readJson(resources);
  if (!Array.isArray(list)) return undefined;
  const checkpoint = list
    .slice(0, 200)
    .map(asObject)
    .find((one) => one?.type === 'checkpoint');
  const name = checkpoint?.modelName;
  return typeof name === 'string' && CHECKS.model.safeParse(name).success && name !== '' ? name : undefined;
}

function take(settings: Settings, field: keyof Settings, value: unknown): boolean {
  const checked = value === undefined ? undefined : CHECKS[field].safeParse(value);
  if (!checked?.success) return false;
  Object.assign(settings, { [field]: checked.data });
  return true;
}

function settingOf(field: keyof Settings, value: string): string | number | undefined {
  if (field === 'seed') return toSeed(value);
  if (field === 'steps' || field === 'cfg') return value === '' ? undefined : Number(value);
  return isNothing(value) ? undefined : value;
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
