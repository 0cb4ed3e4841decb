/** Stands for a text that is not valid UTF-8: half of a surrogate pair, which no valid one can be. */
export const INVALID_TEXT = '\udfff';

/** A value as a CSV file would have it; a list as tags are written there. */
export function valueText(value: unknown): string {
  if (value === INVALID_TEXT) return '';
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  // The bar at the end tells that a comma is part of a tag.
  if (Array.isArray(value)) return value.map((one) => `${valueText(one).replaceAll('|', ' ')}|`).join('');
  // What a number has rounded must not look exact.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return (value as number).toExponential();
  return typeof value === 'object' ? '' : String(value);
}
