import { MAX_PROMPT_LENGTH } from '../../records/prompt.ts';
import { gravest } from '../../records/safety.ts';
import { withSplitSampler } from '../../records/sampler.ts';
import { MAX_SIDE, type Settings } from '../../records/settings.ts';
import type { Note, SourcePrompt } from '../source.ts';
import { type Columns, NSFW_ROLES, type Role } from './columns.ts';
import { resolveLocation } from './location.ts';
import { isMissing, known } from './missing.ts';
import { readNsfw } from './nsfw.ts';
import { readNumber, readSeed, readSide, readWhole } from './quantity.ts';
import { tagsOf } from './row-tags.ts';
import { joinTexts, readTextList } from './text-list.ts';

/** A row as a prompt, or why it is none. */
export type RowPrompt =
  | { prompt: SourcePrompt; notes?: Note[] }
  | { skipped: { reason: string; detail: string } };

/**
 * Turns the fields of a row into a prompt.
 *
 * A number that no width or height can be skips the row: it mostly means that the row's columns are shifted. Words there,
 * and a seed, steps or cfg that cannot be (steps of 1e91, a seed of -1 for "random"), are left out and the prompt kept:
 * they say nothing wrong about the prompt. A width or height of 0 or -1 means unknown, as tools write it.
 * @param folder where relative image paths start
 */
export function rowToPrompt(fields: readonly string[], columns: Columns, folder: string): RowPrompt {
  const { roles, spare } = columns;
  const field = (role: Role): string => {
    const index = roles[role];
    if (index === undefined) return '';
    const value = known(fields[index] ?? '');
    if (value !== '' || spare?.[role] === undefined) return value;
    return spare[role].map((one) => known(fields[one] ?? '')).find((one) => one !== '') ?? '';
  };
  const notes: Note[] = [];
  const leftOut = (what: string, value: string, must: string): undefined => {
    if (value !== '') notes.push({ reason: `${what} left out`, detail: `${shown(value)} ${must}` });
    return undefined;
  };
  const upTo = (max: number, what: string, value: string): string | undefined =>
    value.length > max ? leftOut(what, value, `has more than ${max} characters`) : value || undefined;

  const stated = fields[roles.prompt!] ?? '';
  const text = spare?.prompt && known(stated) === '' ? field('prompt') || stated : stated;
  if (isMissing(text)) {
    const detail = `the prompt is ${shown(text.trim())}, which stands for a missing value`;
    return { skipped: { reason: 'missing prompt', detail } };
  }
  const negativePrompt = field('negative');
  if (negativePrompt.length > MAX_PROMPT_LENGTH) {
    const reason = `negative prompt longer than ${MAX_PROMPT_LENGTH} characters`;
    return { skipped: { reason, detail: `it has ${negativePrompt.length} characters` } };
  }
  const list = readTextList(text);
  if (list) notes.push(listNote(list.length));

  const settings: Settings = {};
  const set = <K extends keyof Settings>(name: K, value: Settings[K]): void => {
    if (value !== undefined) settings[name] = value;
  };
  const isDiffusionDb = roles.imageNsfw !== undefined && roles.promptNsfw !== undefined;
  set('model', upTo(300, 'model', field('model')));
  const sampler = isDiffusionDb ? samplerOf(field('sampler')) : field('sampler');
  set('sampler', upTo(100, 'sampler', sampler));
  set('scheduler', upTo(100, 'scheduler', field('scheduler')));
  const number = <K extends 'seed' | 'steps' | 'cfg'>(
    name: K,
    read: (text: string) => Settings[K],
    must: string,
  ) => {
    const value = field(name);
    if (value !== '') set(name, read(value) ?? leftOut(name, value, must));
  };
  number('seed', readSeed, 'is no whole number from 0 to 2^64 - 1');
  number('steps', (value) => within(readWhole(value), 1, 10_000), 'is no whole number from 1 to 10000');
  number('cfg', (value) => within(readNumber(value), 0, 1000), 'is no number from 0 to 1000');

  const ofSize = splitSize(field('size'));
  const given = field('width');
  const ofWidth = splitSize(given);
  const sides = {
    width: ofWidth[0] || given || ofSize[0],
    height: field('height') || ofWidth[1] || ofSize[1],
  };
  for (const name of ['width', 'height'] as const) {
    const side = readSide(sides[name], MAX_SIDE);
    if (side === 'impossible') return badSide(name, sides[name]);
    if (side === 'words') leftOut(name, sides[name], 'is no number of pixels');
    if (typeof side === 'object') settings[name] = side.pixels;
  }

  const prompt: SourcePrompt = {
    text: list ? joinTexts(list) : text,
    negativePrompt,
    settings: withSplitSampler(settings),
    sourceSite: upTo(300, 'source site', field('site')) ?? '',
    tags: tagsOf(field('tags'), fields, columns, text),
  };
  const nsfw = gravest(NSFW_ROLES.map((role) => readNsfw(role, fields[roles[role] ?? -1] ?? '')));
  if (nsfw !== undefined) prompt.nsfw = nsfw;
  const sourceId = upTo(500, 'id', field('id'));
  if (sourceId !== undefined) prompt.sourceId = sourceId;
  const part = isDiffusionDb ? partOf(field('part')) : '';
  const image = field('image');
  const imageUrl = resolveLocation(image && part + image, folder);
  if (imageUrl !== undefined) prompt.imageUrl = imageUrl;
  else leftOut('image', image, 'is neither a web address nor a path');
  return notes.length > 0 ? { prompt, notes } : { prompt };
}

/** Says that a prompt was a list. */
export function listNote(texts: number): Note {
  const detail = texts === 1 ? 'one text' : `${texts} texts, joined with commas`;
  return { reason: 'prompt was a list of texts', detail };
}

/** DiffusionDB's codes of samplers, as its data card lists them; 9 stands for others. */
const SAMPLERS = [
  ...['ddim', 'plms', 'k_euler', 'k_euler_ancestral', 'k_heun', 'k_dpm_2', 'k_dpm_2_ancestral', 'k_lms'],
];

function samplerOf(code: string): string {
  if (!/^[1-9](\.0)?$/.test(code)) return code;
  return SAMPLERS[Number(code) - 1] ?? '';
}

/** DiffusionDB keeps images in folders of a thousand, such as part-000001. */
function partOf(id: string): string {
  return /^\d{1,6}(\.0)?$/.test(id) ? `part-${String(Number(id)).padStart(6, '0')}/` : '';
}

function within(value: number | undefined, min: number, max: number): number | undefined {
  return value !== undefined && value >= min && value <= max ? value : undefined;
}

function shown(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}

function badSide(name: string, value: string): RowPrompt {
  const detail = `${name} is ${JSON.stringify(value.slice(0, 40))}; it must be a whole number from 1 to ${MAX_SIDE}`;
  return { skipped: { reason: `impossible ${name}`, detail } };
}

/** "512x768" as A1111 writes it; anything else tells nothing. */
function splitSize(value: string): [string, string] {
  if (/^\d*$/.test(value)) return ['', ''];
  const sides =
    value === '' || value.length > 40
      ? null
      : /^(\d{1,5})\s*(?:px)?\s*[x×*]\s*(\d{1,5})\s*(?:px)?$/i.exec(value);
  return sides ? [sides[1]!, sides[2]!] : ['', ''];
}
