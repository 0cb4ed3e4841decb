import { parseExactJson } from '../../exact-json.ts';

/** Longest JSON that is read, in characters: the largest workflows that people share have about a tenth of that. */
const MAX_JSON_LENGTH = 4_000_000;

/**
 * Reads JSON as image tools write it, integers of 64 bits as strings of their digits and bare NaN as null.
 * @returns undefined where it is no JSON, or too long.
 */
export function readJson(json: string): unknown {
  if (json.length > MAX_JSON_LENGTH) return undefined;
  try {
    return parseExactJson(json, { python: true });
  } catch {
    return undefined;
  }
}

/** As `readJson`, where it is an object. */
export function readObject(json: string): Record<string, unknown> | undefined {
  return asObject(readJson(json));
}

/** The value where it is an object and no list. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
