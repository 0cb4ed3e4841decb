import { readOutline } from './outline/outline.ts';
import type { Range } from './range.ts';

/** A place in a prompt that is to be filled in, such as `[CITY]`. */
interface Placeholder extends Range {
  /** What it stands for, as a variable of a template is named: lower case, with `_` between words. */
  name: string;
  /** What it stands for, as written. */
  label: string;
  /** What stands there where nothing else is said: `{argument name="city" default="Lisbon"}`. */
  default?: string;
}

/** A text with its placeholders filled in. */
interface Filled {
  text: string;
  /** Placeholders without a value, each once; they stand as written. */
  missing: Placeholder[];
  /** Those for which their default stands, each once. */
  byDefault: Placeholder[];
}

/** What may be a placeholder: a short text in brackets. `${name}` is a variable already. */
const BRACKETED =
  /\[([^[\]{}<>"“”\n|]{1,80})\]|\{\{([^{}\n|$"“”:,]{1,60})\}\}|(?<![${\\])\{([^{}\n|$"“”:,]{1,60})\}(?!\})|<<([^<>\n]{1,120})>>|(?<!<)<([^<>\n|:/="]{1,60})>(?!>)/gu;
/** What galleries of prompts write; attributes may stand in typographic quotes, or in escaped ones within JSON. */
const ARGUMENT = /\{argument\s+([^{}\n]{1,300})\}/gi;
const ATTRIBUTE = (name: string) => new RegExp(`\\b${name}\\s*=\\s*\\\\?["“”']([^"“”\\\\]{0,200})`, 'i');
const [ARGUMENT_NAME, ARGUMENT_DEFAULT] = [ATTRIBUTE('name'), ATTRIBUTE('default')];
/** Capitals, as in PERSON’S NAME, perhaps with what is meant behind a colon or as an example. */
const CAPITALS = /^\p{Lu}[\p{Lu}\p{N} _/&+'’.()-]*\p{Lu}[\p{Lu}\p{N} _/&+'’.()-]*(?:\s*[:,(].*)?$/u;
/** What says itself that something is missing. */
const ASKS =
  /^(?:insert|enter|your|add|upload|choose|use (?:your|reference)|fill in|name of)\b|\be\.g\.|\b(?:here|names?|titles?|brands?|products?|cit(?:y|ies)|countr(?:y|ies)|subjects?|objects?|locations?|persons?|characters?)(?: ?\d+)?$|^colou?r ?\d$|^[^/:]{2,40}(?: \/ [^/:]{2,40}){2,}$|^[\p{L} ]{3,30}: \p{L}[^:]*,[^:]*,[^:]*$/iu;
/** What else is asked for in braces, where emphasis of NovelAI's may stand, too. */
const ASKED_IN_BRACES =
  /^(?:.*[ _-])?(?:text|word|theme|style|mood|colou?r|animal|food|place|scene|era|item|material|outfit|background|action|pose|expression|emotion|profession|season|time|age|gender|landmark|object|type|detail|adjective|noun|value|option|input|topic|setting|environment|slogan|logo|date|year|number)s?[ _-]?\d*$/i;
/** Scripts without capitals, in which nothing else stands in such brackets. */
const CASELESS = /^\p{Lo}+$/u;
const NAME = /^[\p{L}_][\p{L}\p{N}_ -]*$/u;
/** What NovelAI's braces weigh up. */
const QUALITY = /\b(?:masterpiece|quality|detailed|realistic|absurdres|aesthetic|solo|highres|1girl|1boy)\b/i;

/**
 * The places of a prompt that are to be filled in: `[CITY]`, `{subject}`, `{{subject}}`, `<name here>`, `{argument name="city" default="Lisbon"}`. Emphasis such as `[word]`, choices such as
 * `{a|b}`, lists of JSON and `<lora:…>` are none.
 */
export function placeholdersOf(text: string): Placeholder[] {
  const found = argumentsOf(text);
  for (const match of text.matchAll(BRACKETED)) {
    const { index } = match;
    if (found.some(({ start, end }) => index < end && index + match[0].length > start)) continue;
    const [all, square, double, single, angles, angle] = match;
    const written = (square ?? double ?? single ?? angles ?? angle ?? '').trim();
    const isOne =
      square !== undefined
        ? CAPITALS.test(written) || ASKS.test(written) || CASELESS.test(written)
        : angle !== undefined
          ? CAPITALS.test(written) || (written.includes(' ') && ASKS.test(written))
          : angles !== undefined ||
            (NAME.test(written) && isAskedFor(written, text, match.index, all.length));
    if (!isOne || written === '') continue;
    // "MOOD: calm / tense" is a mood.
    const label = written.split(/\s*[:,(]/)[0]!.trim() || written;
    const name = nameOf(label);
    if (name !== '') found.push({ name, label, start: match.index, end: match.index + all.length });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Fills in the placeholders of a text, by their names or as they are written. Blank values are none. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): Filled {
  const given = new Map(
    Object.entries(values).flatMap(([name, value]) =>
      value.trim() === '' ? [] : [[nameOf(name), value.trim()]],
    ),
  );
  const [missing, byDefault] = [new Map<string, Placeholder>(), new Map<string, Placeholder>()];
  const isJson = readOutline(text).kind === 'json';
  let [filled, done] = ['', 0];
  for (const place of placeholdersOf(text)) {
    const { name, start, end } = place;
    const value = given.get(name) ?? place.default;
    if (!given.has(name)) (value === undefined ? missing : byDefault).set(name, place);
    if (value === undefined) continue;
    filled += text.slice(done, start) + (isJson ? JSON.stringify(value).slice(1, -1) : value);
    done = end;
  }
  return {
    text: filled + text.slice(done),
    missing: [...missing.values()],
    byDefault: [...byDefault.values()],
  };
}

function argumentsOf(text: string): Placeholder[] {
  return [...text.matchAll(ARGUMENT)].flatMap((match) => {
    const label = ARGUMENT_NAME.exec(match[1]!)?.[1]?.trim() ?? '';
    const value = ARGUMENT_DEFAULT.exec(match[1]!)?.[1]?.trim();
    const name = nameOf(label);
    if (name === '') return [];
    const place = { name, label, start: match.index, end: match.index + match[0].length };
    return [value ? { ...place, default: value } : place];
  });
}

/** Whether braces ask for something: within a phrase, or by what they name; around a whole phrase they weigh it up. */
function isAskedFor(written: string, text: string, start: number, length: number): boolean {
  if (QUALITY.test(written)) return false;
  if (CAPITALS.test(written) || /_/.test(written) || ASKS.test(written) || ASKED_IN_BRACES.test(written))
    return true;
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(start + length, start + length + 40);
  return !(/(?:^|[,{(\n])\s*$/.test(before) && /^\s*(?:$|[,})\n])/.test(after));
}

/**
 * A prompt as a template: its placeholders are variables, `${city=CITY}` where one stands first and `${city}` from then on. What else the
 * grammar of templates would read is escaped, unless the prompt is a template itself.
 */
export function templateOf(text: string): string {
  const isTemplate = readOutline(text).kind !== 'json' && /\{[^{}\n]*\|[^{}\n]*\}/.test(text);
  const escaped = (part: string) => (isTemplate ? part : part.replace(/[{}|$#%]|__/g, '\\$&'));
  const known = new Set<string>();
  let [template, done] = ['', 0];
  for (const { name, label, start, end, default: standard } of placeholdersOf(text)) {
    const value = known.has(name) ? '' : `=${(standard ?? label).replace(/[{}|$#%\\_]+/g, ' ').trim()}`;
    template += `${escaped(text.slice(done, start))}\${${name}${value}}`;
    known.add(name);
    done = end;
  }
  return template + escaped(text.slice(done));
}

function nameOf(label: string): string {
  const words = label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.join('_').slice(0, 60);
  return /^\p{L}/u.test(name) ? name : name && `_${name}`.slice(0, 60);
}
