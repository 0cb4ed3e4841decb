import { type Safety, SafetySchema, UNSAFE_FROM } from '../../records/safety.ts';
import { samplerForms } from '../../records/sampler.ts';
import type { Filter } from '../../records/search.ts';
import { idsLiteral, numberLiteral, seedLiteral, textLiteral, textsLiteral } from './literal.ts';
import { modelKey, modelKeySql } from './model-name.ts';
import { clickhouseTime } from './rows.ts';
import { textConditions } from './text-condition.ts';

/** The tables that a condition may look into. */
export const FILTER_TABLES = ['prompts', 'images', 'words', 'marks', 'board_members'];

/** What prompts must fulfil to pass a filter. */
export interface Condition {
  /** A condition on a row of `prompts`; undefined when every row passes it. */
  own?: string;
  /** What follows from `own`; with it a scan reads less, and a look at a few rows takes longer. */
  narrowing?: string;
  /** Whether the texts of prompts have to be read, which takes long for all of them. */
  ofTexts?: boolean;
  /** Whether a prompt must have images, or none; left out when that does not matter. */
  hasImage?: boolean;
  /**
   * Parts of `own` that let prompts pass for what lies in other tables, each as ` OR id IN (SELECT …)`. There are few
   * such prompts or none, and reading every prompt's id for them is what a scan costs most: see `FilterStatistics`.
   */
  exceptions: Exception[];
}

/** Prompts that pass whatever their own row says. */
export interface Exception {
  /** The part of the condition. */
  sql: string;
  /** The query of their ids, all of them or those among some: a list in parentheses. */
  select(among?: string): string;
}

function exception(table: string, where: string): Exception {
  const select = (among?: string) =>
    `SELECT prompt_id FROM ${table} WHERE ${among === undefined ? '' : `prompt_id IN ${among} AND `}${where}`;
  return { sql: ` OR id IN (${select()})`, select };
}

/**
 * The condition that a prompt passes a filter: its own row does, or one of its images'. Its values are written as
 * literals that only those can be; see docs/decisions/0008.
 * @returns undefined for a filter that lets everything pass.
 */
export function promptCondition(filter: Filter): Condition | undefined {
  const exceptions: Exception[] = [];
  const texts = textConditions(filter);
  const own = [
    ...eitherConditions(filter, exceptions),
    ...excludedConditions(filter, exceptions),
    ...ownConditions(filter, exceptions),
    ...texts.own,
  ].join(' AND ');
  const { hasImage } = filter;
  if (own === '' && hasImage === undefined) return undefined;
  return {
    ...(own !== '' && { own }),
    ...(texts.narrowing.length > 0 && { narrowing: texts.narrowing.join(' AND ') }),
    ...(texts.own.length > 0 && { ofTexts: true }),
    ...(hasImage !== undefined && { hasImage }),
    exceptions,
  };
}

/**
 * The whole condition as SQL.
 * @param id the column that holds the prompt's id; `id` in `prompts` itself.
 * @param among narrows what is looked at to these prompts, where they are known: a list in parentheses.
 * @param few whether only a few rows are looked at, which somebody else finds.
 */
export function conditionSql(
  { own, narrowing, hasImage, exceptions }: Condition,
  id: 'id' | 'prompt_id',
  among?: string,
  few = among !== undefined,
): string {
  const of = (column: string) => (among === undefined ? '' : ` WHERE ${column} IN ${among}`);
  const all: string[] = [];
  if (own !== undefined) {
    let passes = own;
    if (among !== undefined) {
      for (const { sql, select } of exceptions)
        passes = passes.replace(sql, () => ` OR id IN (${select(among)})`);
    }
    if (narrowing !== undefined && !few) passes = `${narrowing} AND ${passes}`;
    const narrowed = among === undefined ? '' : `id IN ${among} AND `;
    all.push(id === 'id' ? passes : `prompt_id IN (SELECT id FROM prompts WHERE ${narrowed}${passes})`);
  }
  if (hasImage !== undefined)
    all.push(`${id} ${hasImage ? 'IN' : 'NOT IN'} (SELECT prompt_id FROM images${of('prompt_id')})`);
  return all.join(' AND ');
}

/**
 * The same for a statement that reads vectors of all rows that pass. It reads a few rows at a time, for vectors are long,
 * and texts in such small pieces took ten times as long; so rows whose texts count are found first.
 */
export function scanSql(condition: Condition, id: 'id' | 'prompt_id'): string {
  const passes = conditionSql(condition, id);
  return condition.ofTexts && id === 'id' ? `id IN (SELECT id FROM prompts WHERE ${passes})` : passes;
}

/** What a prompt or one of its images must have. */
function eitherConditions(filter: Filter, exceptions: Exception[]): string[] {
  const shared: string[] = [];
  if (filter.sourceSite?.length) shared.push(isAnyOf('source_site', filter.sourceSite));
  if (filter.model?.length) shared.push(isAnyOf('model', filter.model));
  if (filter.sampler?.length) shared.push(isAnyOf('sampler', filter.sampler));
  if (filter.seed?.length) shared.push(`seed IN (${filter.seed.map(seedLiteral).join(', ')})`);
  for (const [comparison, value] of [
    ['width >=', filter.minWidth],
    ['width <=', filter.maxWidth],
    ['height >=', filter.minHeight],
    ['height <=', filter.maxHeight],
    ['(width / height) >=', filter.minRatio],
    ['(width / height) <=', filter.maxRatio],
    ['steps >=', filter.minSteps],
    ['steps <=', filter.maxSteps],
  ] as const) {
    if (value !== undefined) shared.push(`${comparison} ${numberLiteral(value)}`);
  }
  // The column has 32 bits: 7.3 is kept as 7.300000190734863.
  if (filter.minCfg !== undefined) shared.push(`cfg >= toFloat32(${numberLiteral(filter.minCfg)})`);
  if (filter.maxCfg !== undefined) shared.push(`cfg <= toFloat32(${numberLiteral(filter.maxCfg)})`);
  if (filter.createdAfter) shared.push(`created_at >= ${momentLiteral(filter.createdAfter)}`);
  if (filter.createdBefore) shared.push(`created_at < ${momentLiteral(filter.createdBefore)}`);
  if (shared.length === 0) return [];
  const conditions = shared.join(' AND ');
  // Nearly all images have the settings of their prompt; the others are marked.
  const others = exception('images', `differs AND ${conditions}`);
  exceptions.push(others);
  return [`(${conditions}${others.sql})`];
}

/** That a name is any of some, whatever its case; a model's also whatever its folder, extension and hash. */
function isAnyOf(column: 'source_site' | 'model' | 'sampler', names: readonly string[]): string {
  if (column === 'model') return `${modelKeySql(column)} IN ${textsLiteral(names.map(modelKey))}`;
  if (column === 'sampler') return samplerCondition(names);
  return `lowerUTF8(${column}) IN ${textsLiteral(lower(names))}`;
}

/** What neither a prompt nor any of its images may have. */
function excludedConditions({ noSourceSite, noModel, noSampler }: Filter, exceptions: Exception[]): string[] {
  const excluded = [
    ...(noSourceSite?.length ? [isAnyOf('source_site', noSourceSite)] : []),
    ...(noModel?.length ? [isAnyOf('model', noModel)] : []),
    ...(noSampler?.length ? [isAnyOf('sampler', noSampler)] : []),
  ];
  return excluded.map((condition) => {
    const others = exception('images', `differs AND ${condition}`);
    exceptions.push(others);
    return `NOT (${condition}${others.sql})`;
  });
}

/** A sampler is kept with its scheduler in its name, or the two apart. */
function samplerCondition(wanted: readonly string[]): string {
  const forms = wanted.map(samplerForms);
  const names = textsLiteral(forms.flatMap((form) => form.names));
  const apart = forms.flatMap((form) =>
    form.apart
      ? [
          `(lowerUTF8(sampler) = ${textLiteral(form.apart.sampler)} AND lowerUTF8(scheduler) = ${textLiteral(form.apart.scheduler)})`,
        ]
      : [],
  );
  return `(${[`lowerUTF8(sampler) IN ${names}`, ...apart].join(' OR ')})`;
}

/** Prompts with an image that is less safe than they are, of which there are few. */
const unsafeImages = `differs AND nsfw >= ${UNSAFE_FROM}`;

/** SQL of what is known of a prompt's safety, in a word. */
export const SAFETY = `multiIf(nsfw >= ${UNSAFE_FROM}${exception('images', unsafeImages).sql}, 'unsafe', nsfw >= 0, 'safe', 'unknown')`;

const SAFE_BY_ITSELF: Record<Safety, string> = {
  safe: `(nsfw >= 0 AND nsfw < ${UNSAFE_FROM})`,
  unsafe: `nsfw >= ${UNSAFE_FROM}`,
  unknown: 'nsfw < 0',
};

/** What is known of a prompt's safety: one unsafe image makes it unsafe. */
function safetyConditions({ safety, minNsfw, maxNsfw }: Filter, exceptions: Exception[]): string[] {
  const own: string[] = [];
  const images = (where: string) => {
    const others = exception('images', where);
    exceptions.push(others);
    return others.sql;
  };
  if (safety?.length && new Set(safety).size < SafetySchema.options.length) {
    const wanted = safety.map((one) => SAFE_BY_ITSELF[one]).join(' OR ');
    const others = images(unsafeImages);
    own.push(safety.includes('unsafe') ? `(${wanted}${others})` : `((${wanted}) AND NOT (0${others}))`);
  }
  if (minNsfw !== undefined) {
    const least = `nsfw >= toFloat32(${numberLiteral(minNsfw)})`;
    own.push(`(${least}${images(`differs AND ${least}`)})`);
  }
  if (maxNsfw !== undefined) {
    const most = `toFloat32(${numberLiteral(maxNsfw)})`;
    own.push(`(nsfw >= 0 AND nsfw <= ${most} AND NOT (0${images(`differs AND nsfw > ${most}`)}))`);
  }
  return own;
}

/** What a prompt itself must have. */
function ownConditions(filter: Filter, exceptions: Exception[]): string[] {
  const own: string[] = [];
  const has = (tag: string) => {
    const literal = textLiteral(tag);
    const added = `arrayExists(tag -> lowerUTF8(tag) = ${literal}, tags)`;
    const others = exception('marks FINAL', added);
    exceptions.push(others);
    return `(has(folded_tags, ${literal})${others.sql})`;
  };
  if (filter.minRating !== undefined)
    own.push(`id IN (SELECT prompt_id FROM marks FINAL WHERE rating >= ${numberLiteral(filter.minRating)})`);
  if (filter.board?.length) own.push(`id IN (${onBoards(filter.board)})`);
  if (filter.noBoard?.length) own.push(`id NOT IN (${onBoards(filter.noBoard)})`);
  for (const tag of lower(filter.tags ?? [])) own.push(has(tag));
  if (filter.anyTags?.length) own.push(`(${lower(filter.anyTags).map(has).join(' OR ')})`);
  for (const tag of lower(filter.noTags ?? [])) own.push(`NOT ${has(tag)}`);
  if (filter.origin?.length) own.push(`origin IN ${textsLiteral(filter.origin)}`);
  own.push(...safetyConditions(filter, exceptions));
  return own;
}

/** The prompts on any of some boards. */
function onBoards(ids: readonly string[]): string {
  return `SELECT prompt_id FROM board_members FINAL WHERE NOT deleted AND board_id IN ${idsLiteral(ids)}`;
}

function lower(values: readonly string[]): string[] {
  return values.map((value) => value.toLowerCase());
}

/** A day or a moment as ClickHouse reads it. */
function momentLiteral(iso: string): string {
  const time = clickhouseTime(iso.includes('T') ? iso : `${iso}T00:00:00.000Z`);
  return `toDateTime64(${textLiteral(time)}, 3, 'UTC')`;
}
