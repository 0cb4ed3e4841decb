import type { Migration } from './migration.ts';

/**
 * What makes filters quick: tags in lower case, so that no search needs to fold those of every row, and marks that let
 * a filter pass over the images that have the settings of their prompts.
 */
export const filters: Migration = {
  version: 5,
  name: 'filters',
  statements: () => [
    `ALTER TABLE prompts ADD COLUMN IF NOT EXISTS folded_tags Array(LowCardinality(String))
      DEFAULT arrayMap(tag -> lowerUTF8(tag), tags)`,
    'ALTER TABLE images ADD INDEX IF NOT EXISTS differing differs TYPE minmax GRANULARITY 16',
  ],
};
