import { PromptloomError } from '../../errors.ts';
import type { IndexShape } from '../dialects/dialect.ts';

const BYTES = { f32: 4, bf16: 2, i8: 1 };
/** Bytes of a link. */
const LINK = 4;
/** What the library around the graph takes beside vectors and links, as measured at 900,000 rows. */
const OVERHEAD = 1.25;
/** Share of the machine's memory that an index may take. */
const SHARE = 0.7;

/**
 * The shape for so many rows; docs/decisions/0011 has the table and what it rests on.
 * @param wanted what a person set.
 */
export function indexShape(rows: number, wanted: Partial<IndexShape> = {}): IndexShape {
  const usual: IndexShape =
    rows < 5_000_000
      ? { precision: 'bf16', degree: 24, effort: 80 }
      : // A byte a number keeps ten million rows within what a large machine has, and costs a few percent of recall.
        { precision: 'i8', degree: 16, effort: 64 };
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  return { ...usual, ...given };
}

/** Bytes of memory that an index takes, about. */
export function indexBytes({ precision, degree }: IndexShape, rows: number, dimensions: number): number {
  return Math.round(rows * (dimensions * BYTES[precision] + 2 * degree * LINK) * OVERHEAD);
}

/**
 * Refuses an index that will not fit.
 * @param available bytes of memory that this process may use.
 * @throws PromptloomError `unsupported` with the sizes and what to do.
 */
export function checkIndexFits(
  shape: IndexShape,
  { rows, dimensions }: { rows: number; dimensions: number },
  available: number,
): void {
  const needed = indexBytes(shape, rows, dimensions);
  if (needed <= available * SHARE) return;
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  const smaller = indexBytes({ ...shape, precision: 'i8' }, rows, dimensions);
  const fits = shape.precision !== 'i8' && smaller <= available * SHARE;
  throw new PromptloomError(
    'unsupported',
    `an index of ${rows} rows of ${dimensions} numbers takes about ${gigabytes(needed)} of memory, and ${gigabytes(available)} are there`,
    {
      hint: fits
        ? `Build a smaller one, of about ${gigabytes(smaller)}: npx promptloom index --precision i8`
        : 'Searches stay exact without it. Use a model of fewer dimensions, more memory, or a ClickHouse server.',
    },
  );
}
