import type { ImportReport } from '../../records/import.ts';

const EXAMPLES = 3;
/** Kinds of trouble kept apart; a file in which everything is wrong in its own way ends as "other". */
const REASONS = 50;

/** How often something went wrong, with a few examples. */
export interface Tally {
  count: number;
  examples: string[];
}

/** What went wrong, by the kind of trouble. */
export type Tallies = Record<string, Tally>;

/** What an import has counted so far; plain data, so that the journal can keep it. */
export class ImportCounters {
  read = 0;
  kept = 0;
  folded = 0;
  imagesAdded = 0;
  imagesEmbedded = 0;
  cut = 0;
  skipped: Tallies = {};
  notes: Tallies = {};
  imagesFailed: Tallies = {};

  /** Counters as the journal kept them. */
  static from(kept: unknown): ImportCounters {
    return Object.assign(new ImportCounters(), kept as Partial<ImportCounters>);
  }

  /** Adds what a later part counted. */
  add(part: ImportCounters): void {
    for (const field of ['read', 'kept', 'folded', 'imagesAdded', 'imagesEmbedded', 'cut'] as const)
      this[field] += part[field];
    for (const field of ['skipped', 'notes', 'imagesFailed'] as const) {
      for (const [reason, tally] of Object.entries(part[field])) addTally(this[field], reason, tally);
    }
  }

  skip(reason: string, example: string): void {
    addTally(this.skipped, reason, { count: 1, examples: [example.slice(0, 300)] });
  }

  /** Counts what was left out of a record that is kept, or read otherwise. */
  note(reason: string, example: string): void {
    addTally(this.notes, reason, { count: 1, examples: [example.slice(0, 300)] });
  }

  imageFailed(reason: string, example: string): void {
    addTally(this.imagesFailed, reason, { count: 1, examples: [example.slice(0, 300)] });
  }

  report(resumedAt: number, seconds: number): ImportReport {
    return {
      read: this.read,
      kept: this.kept,
      folded: this.folded,
      skipped: listTallies(this.skipped),
      images: {
        added: this.imagesAdded,
        embedded: this.imagesEmbedded,
        failed: listTallies(this.imagesFailed),
      },
      notes: listTallies(this.notes),
      cut: this.cut,
      resumedAt,
      seconds: Number(seconds.toFixed(2)),
    };
  }
}

/** Counts some more of a kind of trouble. */
export function addTally(tallies: Tallies, reason: string, more: Tally): void {
  const key = reason in tallies || Object.keys(tallies).length < REASONS ? reason : 'other';
  tallies[key] ??= { count: 0, examples: [] };
  const tally = tallies[key];
  tally.count += more.count;
  tally.examples.push(...more.examples.slice(0, EXAMPLES - tally.examples.length));
}

/** The kinds of trouble, most frequent first. */
export function listTallies(tallies: Tallies) {
  return Object.entries(tallies)
    .map(([reason, tally]) => ({ reason, ...tally }))
    .sort((a, b) => b.count - a.count);
}
