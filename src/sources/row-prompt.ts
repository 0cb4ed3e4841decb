import { MAX_PROMPT_LENGTH } from '../records/prompt.ts';
import { gravest } from '../records/safety.ts';
import { MAX_SIDE, type Settings } from '../records/settings.ts';
import { type Columns, isCategory, NSFW_ROLES, type Role } from './columns.ts';
import { resolveLocation } from './location.ts';
import { readNsfw } from './nsfw.ts';
import type { SourcePrompt } from './source.ts';

const MAX_TAGS = 200;
const MAX_TAG = 200;
const UNKNOWN = new Set(['null', 'none', 'nan', 'n/a', 'na', 'undefined', '-']);

/** A row as a prompt, or why it is none. */
export type RowPrompt = { prompt: SourcePrompt } | { skipped: { reason: string; detail: string } };

/**
 * Turns the fields of a row into a prompt.
 *
 * A width or height that cannot be skips the row: such a number mostly means that the row's columns are shifted. A seed,
 * steps or cfg that cannot be (steps of 1e91, a seed of -1 for "random") is left out and the prompt kept: it says
 * nothing wrong about the prompt. A width or height of 0 means unknown, as tools write it.
 * @param folder where relative picture paths start
 */
export function rowToPrompt(fields: readonly string[], columns: Columns, folder: string): RowPrompt {
  const { roles } = columns;
  const field = (role: Role): string => {
    const index = roles[role];
    return index === undefined ? '' : known(fields[index] ?? '');
  };

  const [sizeWidth, sizeHeight] = splitSize(field('size'));
  const width = side(field('width') || sizeWidth);
  const height = side(field('height') || sizeHeight);
  if (width === null) return badSide('width', field('width') || sizeWidth);
  if (height === null) return badSide('height', field('height') || sizeHeight);
  const negativePrompt = field('negative');
  if (negativePrompt.length > MAX_PROMPT_LENGTH) {
    const reason = `negative prompt longer than ${MAX_PROMPT_LENGTH} characters`;
    return { skipped: { reason, detail: `it has ${negativePrompt.length} characters` } };
  }

  const isDiffusionDb = roles.imageNsfw !== undefined && roles.promptNsfw !== undefined;
  const settings: Settings = {};
  const set = <K extends keyof Settings>(name: K, value: Settings[K]): void => {
    if (value !== undefined) settings[name] = value;
  };
  set('model', upTo(300, field('model')));
  set('sampler', upTo(100, isDiffusionDb ? samplerOf(field('sampler')) : field('sampler')));
  set('scheduler', upTo(100, field('scheduler')));
  set('seed', inRange(field('seed'), 0, Number.MAX_SAFE_INTEGER, true));
  set('steps', inRange(field('steps'), 1, 10_000, true));
  set('cfg', inRange(field('cfg'), 0, 1000, false));
  set('width', width);
  set('height', height);

  const prompt: SourcePrompt = {
    text: fields[roles.prompt!] ?? '',
    negativePrompt,
    settings,
    sourceSite: upTo(300, field('site')) ?? '',
    tags: tagsOf(field('tags'), fields, columns),
  };
  const nsfw = gravest(NSFW_ROLES.map((role) => readNsfw(role, fields[roles[role] ?? -1] ?? '')));
  if (nsfw !== undefined) prompt.nsfw = nsfw;
  const sourceId = upTo(500, field('id'));
  if (sourceId !== undefined) prompt.sourceId = sourceId;
  const part = isDiffusionDb ? partOf(field('part')) : '';
  const imageUrl = resolveLocation(field('image') && part + field('image'), folder);
  if (imageUrl !== undefined) prompt.imageUrl = imageUrl;
  return { prompt };
}

/** DiffusionDB's codes of samplers, as its data card lists them; 9 stands for others. */
const SAMPLERS = [
  ...['ddim', 'plms', 'k_euler', 'k_euler_ancestral', 'k_heun', 'k_dpm_2', 'k_dpm_2_ancestral', 'k_lms'],
];

function samplerOf(code: string): string {
  if (!/^[1-9](\.0)?$/.test(code)) return code;
  return SAMPLERS[Number(code) - 1] ?? '';
}

/** DiffusionDB keeps pictures in folders of a thousand, such as part-000001. */
function partOf(id: string): string {
  return /^\d{1,6}(\.0)?$/.test(id) ? `part-${String(Number(id)).padStart(6, '0')}/` : '';
}

function known(value: string): string {
  const text = value.trim();
  return text.length <= 9 && UNKNOWN.has(text.toLowerCase()) ? '' : text;
}

function upTo(max: number, value: string): string | undefined {
  return value === '' || value.length > max ? undefined : value;
}

function inRange(value: string, min: number, max: number, integer: boolean): number | undefined {
  if (value === '') return undefined;
  const number = Number(value);
  if (!(number >= min && number <= max) || (integer && !Number.isInteger(number))) return undefined;
  return number;
}

/** Pixels; undefined for unknown, null for what no picture can have. */
function side(value: string): number | undefined | null {
  if (value === '' || Number(value) === 0) return undefined;
  return inRange(value, 1, MAX_SIDE, true) ?? null;
}

function badSide(name: string, value: string): RowPrompt {
  const detail = `${name} is ${JSON.stringify(value.slice(0, 40))}; it must be a whole number from 1 to ${MAX_SIDE}`;
  return { skipped: { reason: `impossible ${name}`, detail } };
}

/** "512x768" as A1111 writes it; anything else tells nothing. */
function splitSize(value: string): [string, string] {
  const sides = value === '' ? null : /^(\d{1,5})\s*[x×*]\s*(\d{1,5})$/i.exec(value);
  return sides ? [sides[1]!, sides[2]!] : ['', ''];
}

function tagsOf(stated: string, fields: readonly string[], { others }: Columns): string[] {
  if (stated === '' && others.length === 0) return [];
  const tags = new Set<string>();
  const add = (tag: string): void => {
    if (tag !== '' && tag.length <= MAX_TAG && tags.size < MAX_TAGS) tags.add(tag);
  };
  for (const part of splitTags(stated)) add(part);
  for (const { index, name } of others) {
    const value = known(fields[index] ?? '');
    if (value !== '' && !/^false$/i.test(value) && isCategory(value)) add(`${name}:${value}`);
  }
  return [...tags];
}

/** Separated by `|`, else by commas and semicolons; the brackets and quotes of a list in JSON or Python are taken off. */
function splitTags(stated: string): string[] {
  const list = /^\[(.*)\]$/s.exec(stated)?.[1];
  const parts = (list ?? stated).split(stated.includes('|') ? '|' : /[,;]/).map((part) => part.trim());
  return list === undefined ? parts : parts.map((part) => part.replace(/^(['"])(.*)\1$/s, '$2'));
}
