const whole = new Intl.NumberFormat('en');

/** 12345 → "12,345". */
export function count(n: number): string {
  return whole.format(n);
}

/** "1 prompt", "240 prompts". */
export function countOf(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** A score with two decimals, never rounded up to a perfect 1. */
export function score(value: number): string {
  const shown = Math.round(value * 100) / 100;
  return shown >= 1 && value < 0.9995 ? '0.99' : shown.toFixed(2);
}

/** What a score says: how likely a prompt answers a search, 0 to 1. */
export function scoreWords(value: number): string {
  if (value >= 0.8) return 'Very likely a match';
  if (value >= 0.5) return 'Likely a match';
  return value >= 0.2 ? 'Possibly related' : 'Hardly related';
}

/** A duration in milliseconds or seconds. */
export function milliseconds(ms: number): string {
  if (ms < 1) return 'under 1 ms';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** The time left, rounded. */
export function timeLeft(seconds: number): string {
  if (seconds < 1) return 'nearly done';
  if (seconds < 90) return `${Math.ceil(seconds)} s left`;
  return `${Math.round(seconds / 60)} min left`;
}

/** An ISO time as a date and time of day. */
export function dateTime(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? iso
    : date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
}
