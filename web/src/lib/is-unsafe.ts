import { gravest, safetyOf } from '../../../src/records/safety.ts';

/** Whether any of these is known to be unsafe: one image makes its prompt so. */
export function isUnsafe(all: readonly { nsfw?: number | undefined }[]): boolean {
  return safetyOf(gravest(all.map(({ nsfw }) => nsfw))) === 'unsafe';
}
