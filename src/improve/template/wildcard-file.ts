import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { weightOf } from './parse.ts';

/** One value of a wildcard, a template itself. */
export interface WildcardValue {
  text: string;
  /** How often it comes up against the others. */
  weight: number;
  /** Where it stands, for messages: "animals.txt, line 3"; undefined for one that a request brought. */
  place: string | undefined;
}

/** Values by the name of their wildcard, in lower case. */
export type NamedValues = Map<string, readonly WildcardValue[]>;

/** Deepest nesting of names that is read. */
const MOST_DEPTH = 20;

/** Whether a file is one that holds lists under names. */
export function structuredFile(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name);
}

/** The values of a text file: a line each, a weight before it or none; a # at the start of a line, or with space around it, begins a remark. */
export function textValues(content: string, shown: string | undefined): WildcardValue[] {
  return content
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .flatMap((line, at) => {
      const text = line
        .replace(/^\s*#.*$|\s#(?=\s|$).*$/, '')
        .trim()
        .replace(/^\\#/, '#');
      return text === ''
        ? []
        : [itemValue(text, shown === undefined ? undefined : `${shown}, line ${at + 1}`)];
    });
}

/**
 * The lists of a YAML or JSON file under their names, those of outer maps before them; a list on its own goes by the file's name.
 * An item is a text, or `{text: …, weight: …}`.
 */
export function readStructured(
  content: string,
  shown: string,
  prefix: string,
): { values: NamedValues; problems: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, uniqueKeys: false, logLevel: 'error' });
  const [error] = document.errors;
  if (error) {
    const reason = error.message.split(/ at line|\n/)[0];
    return { values: new Map(), problems: [`${shown}, line ${error.linePos?.[0].line ?? 1}: ${reason}`] };
  }
  const values: NamedValues = new Map();
  const problems: string[] = [];
  const placeOf = (node: unknown) =>
    `${shown}, line ${lines.linePos((node as Node | null)?.range?.[0] ?? 0).line || 1}`;
  const walk = (node: unknown, name: string, depth: number): void => {
    if (isMap(node) && depth < MOST_DEPTH) {
      for (const { key, value } of node.items) {
        const part = isScalar(key) ? String(key.value) : '';
        walk(value, name === '' ? part : `${name}/${part}`, depth + 1);
      }
      return;
    }
    const items = isSeq(node) ? node.items : [node];
    const own = name === '' ? shown.replace(/^.*\/|\.[^.]*$/g, '') : name;
    const read = items.flatMap((item): WildcardValue[] => {
      const value = itemOf(item, placeOf(item));
      if (!value && !(isScalar(item) && (item.value === null || item.value === '')) && item !== null)
        problems.push(`${placeOf(item)}: it is neither a text nor a list of texts`);
      return value ? [value] : [];
    });
    if (read.length > 0) values.set(`${prefix}${own}`.toLowerCase(), read);
  };
  walk(document.contents, '', 0);
  return { values, problems };
}

function itemOf(item: unknown, place: string): WildcardValue | undefined {
  if (isScalar(item)) {
    const { value, source } = item;
    if (value === null || value === undefined || value === '') return undefined;
    return itemValue(typeof value === 'string' ? value.trim() : (source ?? String(value)), place);
  }
  if (!isMap(item)) return undefined;
  const text = item.get('text') ?? item.get('content');
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  const weight = Number(item.get('weight') ?? 1);
  return { text: text.trim(), weight: Number.isFinite(weight) && weight >= 0 ? weight : 1, place };
}

function itemValue(line: string, place: string | undefined): WildcardValue {
  const weighted = weightOf(line);
  if (!weighted) return { text: line, weight: 1, place };
  return { text: line.slice(weighted.length).trim(), weight: weighted.weight, place };
}
