import { FIRST_IMAGE_RECORD, FIRST_PROMPT_RECORD } from '../../sql/rows.ts';
import type { Migration } from './migration.ts';

/**
 * All that results show of a row in one column: reading ten rows of eighteen columns costs as much as the search that
 * found them. Rows of before make it from their columns when they are read.
 */
export const records: Migration = {
  version: 4,
  name: 'records',
  statements: () => [
    `ALTER TABLE prompts ADD COLUMN IF NOT EXISTS record String DEFAULT ${FIRST_PROMPT_RECORD} CODEC(ZSTD(1))`,
    `ALTER TABLE images ADD COLUMN IF NOT EXISTS record String DEFAULT ${FIRST_IMAGE_RECORD} CODEC(ZSTD(1))`,
  ],
};
