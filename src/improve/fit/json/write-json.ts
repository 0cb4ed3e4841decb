import { isObject, type JsonObject, type JsonValue } from './json-prompt.ts';
import { roleOfLeaf, type Said, type SaidRole } from './said.ts';

/**
 * Where a JSON prompt says what: a path of keys, and what stands there. `colors[]` is a list of texts, `elements[type=obj].desc` a list of
 * objects, one a text, and `subjects[0].description` the first of a list (`[0 type=obj]` with what else it holds).
 */
export type JsonKeys = Readonly<Record<string, readonly SaidRole[]>>;

/** Keys that people use most; models that read JSON are not held to any. */
const USUAL_KEYS: JsonKeys = {
  subject: ['subject', 'trait'],
  'details[]': ['detail'],
  setting: ['setting'],
  style: ['photo', 'art', 'quality'],
  lighting: ['light'],
  'color_palette[]': ['color', 'hex'],
  mood: ['mood'],
  composition: ['composition'],
  'text[]': ['lettering'],
};

/** Parts of a prompt as JSON, with the keys of an image model. */
export function jsonOf(said: readonly Said[], keys: JsonKeys = USUAL_KEYS): JsonObject {
  const json: JsonObject = {};
  const parts = withOneStyle(said);
  for (const [path, roles] of Object.entries(keys))
    for (const { role, text } of parts) if (roles.includes(role)) put(json, path, bare(text));
  return json;
}

/** A JSON prompt that says more: where it speaks of such a thing already, there; otherwise under a key of its own. */
export function withMore(json: JsonObject, said: readonly Said[], keys: JsonKeys = USUAL_KEYS): JsonObject {
  const result = structuredClone(json);
  // Among keys of somebody's own, those of an image model would say a thing twice.
  const further = hasKeys(json, keys) ? keys : USUAL_KEYS;
  for (const part of said) {
    const known = placeOf(result, part.role);
    if (known) known(part.text);
    else {
      const [path] = Object.entries(further).find(([, roles]) => roles.includes(part.role)) ?? [];
      if (path) put(result, path, part.text);
    }
  }
  return result;
}

/** Whether a JSON prompt is written with the keys of a model. */
export function hasKeys(json: JsonObject, keys: JsonKeys): boolean {
  const own = new Set(Object.keys(keys).map((path) => path.split(/[.[]/)[0]!));
  return Object.keys(json).every((key) => own.has(key));
}

/** A photograph is no painting: what says first how it is made decides. */
function withOneStyle(said: readonly Said[]): readonly Said[] {
  const first = said.find(({ role }) => role === 'photo' || role === 'art')?.role;
  return said.map((part) =>
    first && (part.role === 'photo' || part.role === 'art') ? { ...part, role: first } : part,
  );
}

const STYLES: readonly SaidRole[] = ['photo', 'art'];

/** What adds to the first text of a prompt that speaks of such a thing, or to its list. */
function placeOf(json: JsonObject, role: SaidRole): ((text: string) => void) | undefined {
  const isIt = (path: readonly string[], text: string) => {
    const own = roleOfLeaf({ path, text });
    return own === role || (STYLES.includes(own) && STYLES.includes(role));
  };
  const look = (value: JsonValue, path: readonly string[]): ((text: string) => void) | undefined => {
    if (Array.isArray(value)) {
      if (value.length > 0 && value.every((one) => typeof one === 'string') && isIt(path, value[0] as string))
        return (text) => value.push(text);
      for (const one of value) {
        const found = look(one, path);
        if (found) return found;
      }
      return undefined;
    }
    if (!isObject(value)) return undefined;
    for (const [key, one] of Object.entries(value)) {
      const under = [...path, key];
      if (typeof one === 'string' && one.trim() !== '' && isIt(under, one))
        return (text) => {
          value[key] = joined(one, text);
        };
      const found = look(one, under);
      if (found) return found;
    }
    return undefined;
  };
  return look(json, []);
}

const STEP = /^([^[]+)(?:\[([^\]]*)\])?$/;

function put(json: JsonObject, path: string, text: string): void {
  let at = json;
  const steps = path.split('.');
  for (const [n, step] of steps.entries()) {
    const [, key = step, index] = STEP.exec(step) ?? [];
    const isLast = n === steps.length - 1;
    if (index === undefined) {
      if (isLast) at[key] = typeof at[key] === 'string' ? joined(at[key], text) : text;
      else {
        if (!isObject(at[key])) at[key] = {};
        at = at[key] as JsonObject;
      }
      continue;
    }
    const list: JsonValue[] = Array.isArray(at[key]) ? at[key] : [];
    at[key] = list;
    if (isLast) {
      list.push(text);
      return;
    }
    const first = list[0];
    const [, number, name, value = ''] = /^(0?) ?(?:(\w+)=(.*))?$/.exec(index) ?? [];
    if (number && isObject(first)) at = first;
    else {
      const item: JsonObject = name ? { [name]: value } : {};
      list.push(item);
      at = item;
    }
  }
}

/** A value is a phrase, or sentences with a full stop between them. */
function bare(text: string): string {
  return text.trim().replace(/(?<=^[^.!?]*)\.$/, '');
}

function joined(text: string, more: string): string {
  return /[.!?]$/.test(text.trim())
    ? `${text.trim()} ${more[0]!.toUpperCase()}${more.slice(1)}.`
    : `${text}, ${more}`;
}
