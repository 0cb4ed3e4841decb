import { fillWords } from '../../keywords/keyword-rows.ts';
import type { Migration } from './migration.ts';

/**
 * Which prompt holds which word. Ordered by word, in small steps: a search reads the rows of its rarest words, and of
 * the others those of a few prompts. A row that was written twice, by an import that was killed, is folded by merges.
 */
export const words: Migration = {
  version: 2,
  name: 'words',
  statements: () => [
    `CREATE TABLE IF NOT EXISTS words (word String, prompt_id String, length UInt8)
      ENGINE = ReplacingMergeTree ORDER BY (word, prompt_id)
      SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 128,
        min_compress_block_size = 16384, max_compress_block_size = 65536`,
    // How many prompts hold each word: what makes a word rare, and which words there are.
    `CREATE TABLE IF NOT EXISTS word_counts (word String, prompts UInt64)
      ENGINE = SummingMergeTree ORDER BY word SETTINGS index_granularity = 1024`,
    `CREATE MATERIALIZED VIEW IF NOT EXISTS word_counts_of_words TO word_counts AS
      SELECT word, count() AS prompts FROM words GROUP BY word`,
    'TRUNCATE TABLE words',
    'TRUNCATE TABLE word_counts',
  ],
  fill: fillWords,
};
