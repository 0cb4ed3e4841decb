/** The first of the values that an address has for a key. */
export function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

/** A text that has more than spaces. */
export function textOf(value: unknown): string | undefined {
  const one = first(value);
  return typeof one === 'string' && one.trim() !== '' ? one : undefined;
}

/** All different texts of a key, up to `most`. */
export function listOf(value: unknown, most = Number.POSITIVE_INFINITY): string[] | undefined {
  const all = [value].flat().filter((one): one is string => typeof one === 'string' && one.trim() !== '');
  return all.length > 0 ? [...new Set(all)].slice(0, most) : undefined;
}

/** A whole number, moved into its bounds. */
export function wholeOf(value: unknown, low: number, high: number): number | undefined {
  const one = first(value);
  if (typeof one !== 'number' && (typeof one !== 'string' || one.trim() === '')) return undefined;
  const n = Math.round(Number(one));
  return !Number.isFinite(n) ? undefined : Math.min(high, Math.max(low, n));
}

/** One of the known values. */
export function oneOf<T extends string>(value: unknown, ...known: readonly T[]): T | undefined {
  return known.find((one) => one === first(value));
}

/** An object without the keys whose value is undefined. */
export function given<T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
