import { fillEmoji } from '../../keywords/keyword-rows.ts';
import type { Migration } from './migration.ts';

/** Emoji are words too, so that a search finds them. */
export const emojiWords: Migration = {
  version: 16,
  name: 'emoji-words',
  statements: () => [],
  fill: fillEmoji,
};
