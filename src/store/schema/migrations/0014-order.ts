import type { Migration } from './migration.ts';

/**
 * The order of what was written, apart from the time that people are told: clocks go back. Where one column was both,
 * the other is added beside it, and says the same of rows of before.
 */
export const order: Migration = {
  version: 14,
  name: 'order',
  statements: () => [
    `ALTER TABLE versions ADD COLUMN IF NOT EXISTS written_at DateTime64(6, 'UTC') DEFAULT at`,
    `ALTER TABLE acceptances ADD COLUMN IF NOT EXISTS written_at DateTime64(6, 'UTC') DEFAULT created_at`,
    `ALTER TABLE improvements ADD COLUMN IF NOT EXISTS written_at DateTime64(6, 'UTC') DEFAULT created_at`,
    `ALTER TABLE boards ADD COLUMN IF NOT EXISTS changed_at DateTime64(3, 'UTC') DEFAULT written_at`,
    `ALTER TABLE board_members ADD COLUMN IF NOT EXISTS changed_at DateTime64(3, 'UTC') DEFAULT written_at`,
  ],
};
