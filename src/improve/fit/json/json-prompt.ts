import { parseExactJson } from '../../../text/exact-json.ts';
import { readLooseJson } from '../../../text/loose-json.ts';
import type { OutlineItem } from '../../../text/outline/item.ts';
import { readOutline } from '../../../text/outline/outline.ts';

/** What may stand in a prompt that is JSON. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
/** A prompt that is JSON, taken apart. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/** A text in a JSON prompt, and the keys above it, outermost first; those of lists are left out. */
export interface Leaf {
  path: readonly string[];
  text: string;
}

const FENCE = /^\s*```[^\n]*\n|\n\s*```\s*$/g;
/** What stands before a prompt and is none: "Gemini Nano Banana Pro  Prompt:". */
const LEAD_IN =
  /^(?=[\s\S]{0,80}$)(?:\S+\s+){0,3}\S*(?:prompt|banana|gemini|chatgpt|gpt|midjourney|json)\b[\s\S]{0,40}$/i;
/** Deepest nesting that is read. */
const MOST_DEPTH = 20;

/**
 * A prompt in JSON, also in a fence, behind a line such as "Prompt:" or with faults, of which only what it says and the words of its keys may
 * be left; undefined for any other text, such as a template in braces.
 */
export function readJsonPrompt(prompt: string): JsonObject | undefined {
  const { kind, items } = readOutline(prompt);
  if (kind !== 'json') return undefined;
  const text = prompt.replace(FENCE, '').trim();
  const value = text.startsWith('{') && text.endsWith('}') ? parsed(text) : undefined;
  const isSound = isObject(value) && Object.keys(value).length > 0 && depthOf(value) <= MOST_DEPTH;
  const json = isSound ? value : fromItems(items);
  return Object.keys(json).length > 0 ? json : undefined;
}

/** What an outline tells apart, under its headings again. */
function fromItems(items: readonly OutlineItem[]): JsonObject {
  const json: JsonObject = {};
  for (const { path, text } of items) {
    if (path.length === 0 && LEAD_IN.test(text)) continue;
    const keys = path.length === 0 ? ['description'] : path.map((heading) => heading.replaceAll(' ', '_'));
    let at = json;
    for (const key of keys.slice(0, -1)) {
      const held = at[key];
      const next: JsonObject = isObject(held) ? held : held === undefined ? {} : { general: held };
      at[key] = next;
      at = next;
    }
    const last = keys.at(-1)!;
    const held = at[last];
    if (isObject(held)) held.general = text;
    else if (Array.isArray(held)) held.push(text);
    else at[last] = held === undefined ? text : [held, text];
  }
  return json;
}

/** A JSON prompt as text: on one line, or indented where the prompt that it came from was. */
export function writeJsonPrompt(json: JsonObject, like = ''): string {
  return JSON.stringify(json, null, /^\{\s*\n/.test(like.replace(FENCE, '').trim()) ? 2 : undefined);
}

/** What a JSON prompt says, in its order. Of `"no_text": true` the key says all there is. */
export function leavesOf(value: JsonValue, path: readonly string[] = []): Leaf[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ path, text: value.trim() }];
  if (typeof value === 'number') return [{ path, text: String(value) }];
  if (value === true && path.length > 0) return [{ path: path.slice(0, -1), text: inWords(path.at(-1)!) }];
  if (Array.isArray(value)) return value.flatMap((one) => leavesOf(one, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

/** The same prompt with other texts; what loses its text is left out, and so is what holds nothing any more. */
export function withTexts(
  json: JsonObject,
  change: (text: string, path: readonly string[]) => string | undefined,
): JsonObject {
  return (changed(json, [], change) ?? {}) as JsonObject;
}

/** A key as words: `camera_angle` and `cameraAngle` are "camera angle". */
export function inWords(key: string): string {
  return key
    .replace(/[_\-.]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, (_all, a: string, b: string) => `${a} ${b}`)
    .toLowerCase()
    .trim();
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changed(
  value: JsonValue,
  path: readonly string[],
  change: (text: string, path: readonly string[]) => string | undefined,
): JsonValue | undefined {
  if (typeof value === 'string') return value.trim() === '' ? value : change(value, path);
  if (Array.isArray(value)) {
    const items = value.flatMap((one) => changed(one, path, change) ?? []);
    return items.length > 0 || value.length === 0 ? items : undefined;
  }
  if (!isObject(value)) return value;
  const fields = Object.entries(value).flatMap(([key, one]) => {
    const next = changed(one, [...path, key], change);
    return next === undefined ? [] : [[key, next] as const];
  });
  return fields.length > 0 || Object.keys(value).length === 0 ? Object.fromEntries(fields) : undefined;
}

function parsed(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    const { value, whole, end } = readLooseJson(text, 0);
    return whole && text.slice(end).trim() === '' ? value : undefined;
  }
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
