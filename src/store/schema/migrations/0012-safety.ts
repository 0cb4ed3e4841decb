import { IMAGE_RECORD, PROMPT_RECORD, UNKNOWN_NSFW } from '../../sql/rows.ts';
import type { Migration } from './migration.ts';

/** How safe prompts and pictures are; of rows of before nobody knows. See docs/decisions/0018. */
export const safety: Migration = {
  version: 12,
  name: 'safety',
  statements: () =>
    [
      { table: 'prompts', record: PROMPT_RECORD },
      { table: 'images', record: IMAGE_RECORD },
    ].flatMap(({ table, record }) => [
      `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS nsfw Float32 DEFAULT ${UNKNOWN_NSFW} CODEC(ZSTD(1))`,
      `ALTER TABLE ${table} MODIFY COLUMN record String DEFAULT ${record} CODEC(ZSTD(1))`,
    ]),
};
