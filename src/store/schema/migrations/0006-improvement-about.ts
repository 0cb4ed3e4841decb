import type { Migration } from './migration.ts';

/** What an improvement was asked for beside its idea, and what it took, as JSON. */
export const improvementAbout: Migration = {
  version: 6,
  name: 'improvement-about',
  statements: () => [`ALTER TABLE improvements ADD COLUMN IF NOT EXISTS about String DEFAULT ''`],
};
