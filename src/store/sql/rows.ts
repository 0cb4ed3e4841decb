import type { Image } from '../../records/image.ts';
import type { Prompt } from '../../records/prompt.ts';
import { withSplitSampler } from '../../records/sampler.ts';
import { toSeed } from '../../records/seed.ts';
import type { Settings } from '../../records/settings.ts';
import type { RowBinaryWriter } from './row-binary.ts';

/** The settings columns of `prompts` and `images`, in the order {@link writeSettings} writes them. */
export const SETTINGS_TYPES = {
  model: 'String',
  sampler: 'String',
  scheduler: 'String',
  seed: 'Nullable(UInt64)',
  steps: 'Nullable(UInt32)',
  cfg: 'Nullable(Float32)',
  width: 'Nullable(UInt32)',
  height: 'Nullable(UInt32)',
};

/** The same columns for a SELECT. */
const SETTINGS_COLUMNS = Object.keys(SETTINGS_TYPES).join(', ');

/** Settings as a row holds them. */
interface SettingsRow {
  model: string;
  sampler: string;
  scheduler: string;
  seed: string | null;
  steps: number | null;
  cfg: number | null;
  width: number | null;
  height: number | null;
}

/** Writes settings as {@link SETTINGS_TYPES} lists them. */
export function writeSettings(writer: RowBinaryWriter, settings: Settings): void {
  writer.string(settings.model ?? '');
  writer.string(settings.sampler ?? '');
  writer.string(settings.scheduler ?? '');
  writer.nullableUint64(settings.seed);
  writer.nullableUint32(settings.steps);
  writer.nullableFloat32(settings.cfg);
  writer.nullableUint32(settings.width);
  writer.nullableUint32(settings.height);
}

/** Settings of a row; unknown ones are left out. Records of before may have a scheduler in the sampler's name. */
function settingsOf(row: SettingsRow): Settings {
  return withSplitSampler({
    ...(row.model && { model: row.model }),
    ...(row.sampler && { sampler: row.sampler }),
    ...(row.scheduler && { scheduler: row.scheduler }),
    ...(row.seed !== null && { seed: toSeed(row.seed)! }),
    ...(row.steps !== null && { steps: row.steps }),
    // Float32 in the table: 7.3 would come back as 7.300000190734863.
    ...(row.cfg !== null && { cfg: Number(row.cfg.toPrecision(6)) }),
    ...(row.width !== null && { width: row.width }),
    ...(row.height !== null && { height: row.height }),
  });
}

/** What stands in a row of which nobody said how safe it is. */
export const UNKNOWN_NSFW = -1;

/** Float32 in the table, as {@link settingsOf} has it; records of before have none. */
function nsfwOf({ nsfw = UNKNOWN_NSFW }: { nsfw?: number }): { nsfw?: number } {
  return nsfw >= 0 ? { nsfw: Number(nsfw.toPrecision(6)) } : {};
}

/** A prompt as a row holds it. */
interface PromptRow extends SettingsRow {
  id: string;
  source_id: string;
  text: string;
  negative_prompt: string;
  source_site: string;
  tags: string[];
  origin: Prompt['origin'];
  created_at: string;
  nsfw?: number;
}

const PROMPT_FIELDS = [
  'source_id',
  'text',
  'negative_prompt',
  ...Object.keys(SETTINGS_TYPES),
  'source_site',
  'tags',
  'origin',
  'created_at',
  // What came later stands at the end, so that records of before can be read.
  'nsfw',
];
/** SQL of the column `record` of `prompts`: what a result shows of it, as a JSON array. */
export const PROMPT_RECORD = recordOf(PROMPT_FIELDS);

/** SQL of the phrases of a row of `prompts` that meet a condition on `p`. */
export function phrasesOf(condition: string): string {
  return `arrayDistinct(arrayFilter(p -> ${condition},
          arrayMap(p -> trimBoth(p), splitByChar(',', lowerUTF8(text)))))`;
}

/** A row's id and record. */
export interface RecordRow {
  id: string;
  record: string;
}

/** A prompt from its record. */
export function promptOfRecord({ id, record }: RecordRow): Prompt {
  return promptOf({ id, ...readRecord(PROMPT_FIELDS, record) } as PromptRow);
}

/** Of the 64 bits of a seed JSON numbers would lose some. */
function recordOf(fields: readonly string[]): string {
  return `toJSONString(tuple(${fields.map((name) => (name === 'seed' ? 'toString(seed)' : name)).join(', ')}))`;
}

function readRecord(fields: readonly string[], record: string): object {
  const values = JSON.parse(record) as unknown[];
  return Object.fromEntries(fields.map((name, n) => [name, values[n]]));
}

/** A prompt from its row. */
function promptOf(row: PromptRow): Prompt {
  return {
    id: row.id,
    ...(row.source_id && { sourceId: row.source_id }),
    text: row.text,
    negativePrompt: row.negative_prompt,
    settings: settingsOf(row),
    sourceSite: row.source_site,
    tags: row.tags,
    origin: row.origin,
    ...nsfwOf(row),
    createdAt: isoTime(row.created_at),
  };
}

/** An image as a row holds it. */
export interface ImageRow extends SettingsRow {
  id: string;
  prompt_id: string;
  url: string;
  source_site: string;
  media_type: string;
  drawn_by: string;
  created_at: string;
  nsfw?: number;
}

const IMAGE_FIELDS = [
  'url',
  ...Object.keys(SETTINGS_TYPES),
  'source_site',
  'media_type',
  'drawn_by',
  'created_at',
  'nsfw',
];
/** SQL of the column `record` of `images`. */
export const IMAGE_RECORD = recordOf(IMAGE_FIELDS);

/** An image from its record. */
export function imageOfRecord({ id, prompt_id, record }: RecordRow & { prompt_id: string }): Image {
  return imageOf({ id, prompt_id, ...readRecord(IMAGE_FIELDS, record) } as ImageRow);
}

/** The columns of {@link ImageRow}. */
export const IMAGE_COLUMNS = `id, prompt_id, url, ${SETTINGS_COLUMNS}, source_site, media_type, drawn_by, created_at, nsfw`;

/** An image from its row. */
export function imageOf(row: ImageRow): Image {
  return {
    id: row.id,
    promptId: row.prompt_id,
    url: row.url,
    settings: settingsOf(row),
    sourceSite: row.source_site,
    mediaType: row.media_type,
    imageBackend: row.drawn_by,
    ...nsfwOf(row),
    createdAt: isoTime(row.created_at),
  };
}

/** ClickHouse's "2026-01-02 03:04:05.678" (UTC) as ISO 8601. */
export function isoTime(time: string): string {
  return `${time.replace(' ', 'T')}Z`;
}

/** A moment as ClickHouse reads it. */
export function clickhouseTime(iso: string): string {
  return iso.replace('T', ' ').replace('Z', '');
}
