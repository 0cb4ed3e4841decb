import type { Connection } from '../../connection/connection.ts';
import { fillEmoji, fillWords } from '../../keywords/keyword-rows.ts';
import { addColumn, type Change, type Table } from '../../sql/change.ts';
import { ACCEPTANCES, BOARD_MEMBERS, BOARDS, IMAGES, IMPROVEMENTS, PROMPTS, VERSIONS } from '../tables.ts';
import { fillVersions } from './fill-versions.ts';
import { removeLeftovers } from './remove-leftovers.ts';

/**
 * One step from a version of the tables to the next. Tables that are not there are made first, as they are today, so
 * that a step says only what it does to those that are. It can be made again after a kill half-way.
 */
export interface Migration {
  version: number;
  name: string;
  changes?: readonly Change[];
  /** Fills tables from what is there, after the changes, in bounded memory. */
  fill?(connection: Connection): Promise<void>;
}

/** Gives the record its present fields; records that are there stay as they are, and can be read. */
const modifyRecord = ({ name, columns }: Table): Change => ({
  do: 'alter columns',
  table: name,
  how: `MODIFY COLUMN record ${columns.record}`,
});

/** All steps, in their order. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'library' },
  {
    version: 2,
    name: 'words',
    changes: [
      { do: 'truncate', table: 'words' },
      { do: 'truncate', table: 'word_counts' },
    ],
    fill: fillWords,
  },
  // Rows of before are looked at as if they had other settings than their prompt.
  { version: 3, name: 'image-differs', changes: [addColumn(IMAGES, 'differs')] },
  {
    version: 4,
    name: 'records',
    changes: [
      // What the record is made of today; step 12 of before.
      ...[PROMPTS, IMAGES].map((table) => addColumn(table, 'nsfw')),
      ...[PROMPTS, IMAGES].map((table) => addColumn(table, 'record')),
    ],
  },
  {
    version: 5,
    name: 'filters',
    changes: [
      addColumn(PROMPTS, 'folded_tags'),
      {
        do: 'alter index',
        table: 'images',
        how: `ADD INDEX IF NOT EXISTS differing ${IMAGES.rules!['INDEX differing']}`,
      },
    ],
  },
  { version: 6, name: 'improvement-about', changes: [addColumn(IMPROVEMENTS, 'about')] },
  { version: 7, name: 'saved-searches' },
  { version: 8, name: 'map' },
  { version: 9, name: 'marks' },
  { version: 10, name: 'ratings' },
  { version: 11, name: 'versions', changes: fillVersions },
  {
    version: 12,
    name: 'safety',
    changes: [PROMPTS, IMAGES].flatMap((table) => [addColumn(table, 'nsfw'), modifyRecord(table)]),
  },
  { version: 13, name: 'boards' },
  {
    version: 14,
    name: 'order',
    changes: [
      ...[VERSIONS, ACCEPTANCES, IMPROVEMENTS].map((table) => addColumn(table, 'written_at')),
      ...[BOARDS, BOARD_MEMBERS].map((table) => addColumn(table, 'changed_at')),
    ],
  },
  { version: 15, name: 'leftovers', fill: removeLeftovers },
  { version: 16, name: 'emoji-words', fill: fillEmoji },
  { version: 17, name: 'deletions' },
  // Parts of prompts that are there need a model: `Library.buildIndex` makes them.
  { version: 18, name: 'prompt-parts' },
];

/** The version that the tables have after all migrations. */
export const NEWEST = MIGRATIONS.at(-1)!.version;
