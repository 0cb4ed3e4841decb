import type { SchemaElement } from 'hyparquet';

/** Whether a column holds decimal numbers, which hyparquet would round to 53 bits. */
export function isDecimal({ converted_type, logical_type }: SchemaElement): boolean {
  return converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';
}

/** The same column without its meaning: its numbers come as they are kept. */
export function withoutDecimal(element: SchemaElement): SchemaElement {
  const { converted_type: _meaning, logical_type: _also, ...rest } = element;
  return rest;
}

/** A decimal number with all its digits, from how it is kept: an integer, or the bytes of one. */
export function exactDecimal({ scale = 0 }: SchemaElement, kept: unknown): string | undefined {
  const unscaled = integerOf(kept);
  if (unscaled === undefined) return undefined;
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
}

function integerOf(kept: unknown): bigint | undefined {
  if (typeof kept === 'bigint') return kept;
  if (typeof kept === 'number') return Number.isInteger(kept) ? BigInt(kept) : undefined;
  if (!(kept instanceof Uint8Array) || kept.length === 0) return undefined;
  return BigInt.asIntN(8 * kept.length, BigInt(`0x${Buffer.from(kept).toString('hex')}`));
}
