import type { Migration } from './migration.ts';

/**
 * Whether an image has other settings than its prompt. Of millions of imported ones nearly none has, and a filter need
 * look at those only: at an image's settings beside its prompt's own. Rows of before are looked at as if they had.
 */
export const imageDiffers: Migration = {
  version: 3,
  name: 'image-differs',
  statements: () => ['ALTER TABLE images ADD COLUMN IF NOT EXISTS differs UInt8 DEFAULT 1'],
};
