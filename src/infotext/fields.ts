import type { OwnPrompt } from '../records/description.ts';
import { splitSampler } from '../records/sampler.ts';
import { toSeed } from '../records/seed.ts';
import { type Settings, SettingsSchema } from '../records/settings.ts';
import { asObject } from './json.ts';

/** A prompt and how it was drawn, whichever tool wrote it. */
export type ReadPrompt = Omit<OwnPrompt, 'writtenBy'>;

type Fields = Record<string, unknown>;

// Names that tools give to one thing, in lower case without spaces, dashes and underscores; the likelier first.
const PROMPT = ['prompt', 'positiveprompt', 'positive', 'c', 'fullprompt'];
const NEGATIVE = ['negativeprompt', 'negative', 'uc', 'unconditionalprompt', 'undesiredcontent'];
const MODEL = [
  ...[
    'model',
    'basemodelname',
    'basemodel',
    'modelname',
    'modelweights',
    'checkpoint',
    'ckptname',
    'sdmodelname',
  ],
  ...['usestablediffusionmodel', 'stablediffusionmodel', 'sdmodel'],
];
const SAMPLER = ['sampler', 'samplername', 'samplingmethod'];
const SCHEDULER = ['scheduler', 'schedulername', 'scheduletype', 'noiseschedule'];
const SEED = ['seed', 'noiseseed'];
const STEPS = ['steps', 'numinferencesteps', 'inferencesteps'];
const CFG = ['cfgscale', 'cfg', 'guidancescale', 'scale', 'guidance'];
/** Guidance that a model of the kind of Flux has learned, beside its cfg. */
const GUIDANCE = ['fluxguidancescale', 'distilledcfgscale', 'guidance'];
const SIZE = ['resolution', 'size', 'imagesize'];

/** What fields of usual names say. @returns undefined where none of them says a prompt or a setting. */
export function readFields(fields: Fields): ReadPrompt | undefined {
  const named = byPlainName(fields);
  const settings = settingsIn(named);
  const prompt = textIn(named, PROMPT);
  const negativePrompt = textIn(named, NEGATIVE);
  if (prompt === undefined && negativePrompt === undefined && Object.keys(settings).length === 0)
    return undefined;
  const guidance = numberIn(named, GUIDANCE);
  return {
    prompt: prompt ?? '',
    negativePrompt: negativePrompt ?? '',
    settings,
    ...(guidance !== undefined && guidance !== settings.cfg && { guidance }),
  };
}

/** The settings among fields of usual names. */
export function readSettings(fields: Fields): Settings {
  return settingsIn(byPlainName(fields));
}

/** Words that tools write where they have no name to write. */
export function isNothing(name: string): boolean {
  return /^(?:none|null|undefined|unknown|n\/a|)$/i.test(name.trim());
}

/** Settings from values of which one that is out of bounds costs none of the others. */
export function checkedSettings(given: Record<keyof Settings, unknown>): Settings {
  const settings: Settings = {};
  for (const [key, value] of Object.entries(given)) {
    const checked =
      value === undefined ? undefined : SettingsSchema.shape[key as keyof Settings].safeParse(value);
    if (checked?.success && checked.data !== undefined) Object.assign(settings, { [key]: checked.data });
  }
  if (settings.sampler && !settings.scheduler) Object.assign(settings, splitSampler(settings.sampler));
  return settings;
}

function settingsIn(named: Fields): Settings {
  const size = sizeIn(named);
  return checkedSettings({
    model: nameIn(named, MODEL),
    sampler: nameIn(named, SAMPLER),
    scheduler: nameIn(named, SCHEDULER),
    seed: toSeed(asSeed(valueIn(named, SEED))),
    steps: numberIn(named, STEPS),
    cfg: numberIn(named, CFG),
    ...size,
  });
}

function byPlainName(fields: Fields): Fields {
  const named: Fields = Object.create(null) as Fields;
  for (const [key, value] of Object.entries(fields).slice(0, 1_000)) {
    const name = key.toLowerCase().replace(/[\s_-]/g, '');
    if (!(name in named)) named[name] = value;
  }
  return named;
}

function valueIn(named: Fields, names: readonly string[]): unknown {
  for (const name of names) if (named[name] !== undefined && named[name] !== null) return named[name];
  return undefined;
}

/** The first that is a text; one of several texts is the first of them, as of a batch. */
function textIn(named: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = named[name];
    const first = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') return first.trim();
  }
  return undefined;
}

/** A name, which may stand within an object, as a model of InvokeAI. */
function nameIn(named: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = named[name];
    const object = asObject(value);
    const said = object ? (object.model_name ?? object.name) : value;
    if (typeof said === 'string' && !isNothing(said)) return said.trim();
  }
  return undefined;
}

function numberIn(named: Fields, names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = named[name];
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
  }
  return undefined;
}

function asSeed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

/** Width and height, or both as "(1344, 768)", "1344x768" or a list. */
function sizeIn(named: Fields): { width: number | undefined; height: number | undefined } {
  const value = valueIn(named, SIZE);
  const said = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.slice(0, 40).match(/\d{1,5}/g)
      : null;
  const [width, height] = said && said.length >= 2 ? said.map(Number) : [];
  return {
    width: numberIn(named, ['width', 'w']) ?? width,
    height: numberIn(named, ['height', 'h']) ?? height,
  };
}
