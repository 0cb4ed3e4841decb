import { endOfString, parseExactJson } from '../text/exact-json.ts';

/** Longest JSON that is read, in characters; the largest workflows that people share have about 700,000. */
const MAX_JSON_LENGTH = 1_000_000;
/** How deep its lists and objects may lie in each other; a workflow needs about ten. */
const DEEPEST = 200;

/**
 * Reads JSON as image tools write it, integers of 64 bits as strings of their digits and bare NaN as null.
 * @returns undefined where it is no JSON, or too long.
 */
export function readJson(json: string): unknown {
  if (json.length > MAX_JSON_LENGTH || isTooDeep(json)) return undefined;
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

function isTooDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (sign === '"') at = endOfString(json, at) - 1;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
