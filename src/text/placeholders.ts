import { readOutline } from './outline/outline.ts';
import type { Range } from './range.ts';

/** A place in a prompt that is to be filled in, such as `[CITY]`. */
interface Placeholder extends Range {
  /** What it stands for, as a variable of a template is named: lower case, with `_` between words. */
  name: string;
  /** What it stands for, as written. */
  label: string;
}

/** What may be a placeholder: a short text in brackets. `${name}` is a variable already. */
const BRACKETED =
  /\[([^[\]{}<>"“”\n|]{1,80})\]|\{\{([^{}\n|$"“”:,]{1,60})\}\}|(?<![${\\])\{([^{}\n|$"“”:,]{1,60})\}(?!\})|<<([^<>\n]{1,120})>>|(?<!<)<([^<>\n|:/="]{1,60})>(?!>)/gu;
/** Capitals, as in PERSON’S NAME, perhaps with what is meant behind a colon or as an example. */
const CAPITALS = /^\p{Lu}[\p{Lu}\p{N} _/&+'’.()-]*\p{Lu}[\p{Lu}\p{N} _/&+'’.()-]*(?:\s*[:,(].*)?$/u;
/** What says itself that something is missing. */
const ASKS =
  /^(?:insert|enter|your|add|upload|choose|use (?:your|reference)|fill in|name of)\b|\b(?:here|names?|titles?|brands?|products?|cit(?:y|ies)|countr(?:y|ies)|subjects?|objects?|locations?|persons?|characters?)(?: ?\d+)?$/i;
/** Scripts without capitals, in which nothing else stands in such brackets. */
const CASELESS = /^\p{Lo}+$/u;
const NAME = /^[\p{L}_][\p{L}\p{N}_ -]*$/u;
/** What NovelAI's braces weigh up. */
const QUALITY = /\b(?:masterpiece|quality|detailed|realistic|absurdres|aesthetic|solo|highres|1girl|1boy)\b/i;

/**
 * The places of a prompt that are to be filled in: `[CITY]`, `{subject}`, `{{subject}}`, `<name here>`. Emphasis such as `[word]`, choices such as
 * `{a|b}`, lists of JSON and `<lora:…>` are none.
 */
export function placeholdersOf(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  for (const match of text.matchAll(BRACKETED)) {
    const [all, square, double, single, angles, angle] = match;
    const written = (square ?? double ?? single ?? angles ?? angle ?? '').trim();
    const isOne =
      square !== undefined
        ? CAPITALS.test(written) || ASKS.test(written) || CASELESS.test(written)
        : angle !== undefined
          ? CAPITALS.test(written) || (written.includes(' ') && ASKS.test(written))
          : angles !== undefined || (NAME.test(written) && !QUALITY.test(written));
    if (!isOne || written === '') continue;
    // "MOOD: calm / tense" is a mood.
    const label = written.split(/\s*[:,(]/)[0]!.trim() || written;
    const name = nameOf(label);
    if (name !== '') found.push({ name, label, start: match.index, end: match.index + all.length });
  }
  return found;
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
  for (const { name, label, start, end } of placeholdersOf(text)) {
    const value = known.has(name) ? '' : `=${label.replace(/[{}|$#%\\_]+/g, ' ').trim()}`;
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
