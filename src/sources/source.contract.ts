import { describe, expect, it } from 'vitest';
import type { Source, SourceRecord } from './source.ts';

/** What a source under test is made of. */
export interface SourceCase {
  source: Source;
  /** The content's identity in each record, in order: the prompt's text, or "!" and the reason of a skip. */
  expected: readonly string[];
  /** Changes the content that the source reads. */
  change(): Promise<void>;
}

/** A record in one text, to compare with. */
export function summary(record: SourceRecord): string {
  return 'prompt' in record ? record.prompt.text : `!${record.skipped.reason}`;
}

/** All records of a source. */
export async function readAll(source: Source, from?: string): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const record of source.read({ from })) records.push(record);
  return records;
}

/** What every source must do. `make` gives a fresh case for each test. */
export function describeSource(name: string, make: () => Promise<SourceCase>): void {
  describe(`${name} as a source`, () => {
    it('gives the records in order, each time', async () => {
      const { source, expected } = await make();
      expect((await readAll(source)).map(summary)).toEqual(expected);
      expect((await readAll(source)).map(summary)).toEqual(expected);
    });

    it('resumes exactly after every record', async () => {
      const { source } = await make();
      const all = await readAll(source);
      for (const [i, record] of all.entries()) {
        expect(await readAll(source, record.next)).toEqual(all.slice(i + 1));
      }
    });

    it('says how far it is', async () => {
      const { source } = await make();
      const fractions = (await readAll(source)).map((record) => record.fraction);
      expect(fractions.every((f) => f > 0 && f <= 1)).toBe(true);
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    });

    it('names the place of every record', async () => {
      const { source } = await make();
      const places = (await readAll(source)).map((record) => record.place);
      expect(new Set(places).size).toBe(places.length);
    });

    it('stops when aborted', async () => {
      const { source } = await make();
      const stop = new AbortController();
      const seen: string[] = [];
      const reading = async () => {
        for await (const record of source.read({ signal: stop.signal })) {
          seen.push(summary(record));
          if (seen.length === 2) stop.abort();
        }
      };
      await expect(reading()).rejects.toMatchObject({ code: 'cancelled' });
      expect(seen).toHaveLength(2);
    });

    it('refuses a position that is not its own', async () => {
      const { source } = await make();
      await expect(readAll(source, 'elsewhere')).rejects.toMatchObject({ code: 'invalid-input' });
    });

    it('has a fingerprint that changes with the content only', async () => {
      const { source, change } = await make();
      const before = await source.fingerprint();
      expect(await source.fingerprint()).toBe(before);
      await change();
      expect(await source.fingerprint()).not.toBe(before);
    });
  });
}
