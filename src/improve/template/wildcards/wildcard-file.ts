import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml';
import { weightOf } from '../grammar/marks.ts';

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

const NO_TEXT = 'it is neither a text nor a list of texts; put quotes around it if it is a text';
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
 * An item is a text, or `{text: …, weight: …}`. Braces and brackets without quotes around them are the text that they look like.
 */
export function readStructured(
  content: string,
  shown: string,
  prefix: string,
): { values: NamedValues; problems: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, uniqueKeys: false, logLevel: 'error' });
  const [error] = document.errors;
  if (error) return { values: new Map(), problems: [`${shown}, ${reasonOf(error)}`] };
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
      if (item === null || (isScalar(item) && !item.tag && (item.value === null || item.value === '')))
        return [];
      const value = itemOf(item, content, placeOf(item));
      if (typeof value !== 'string') return [value];
      problems.push(`${placeOf(item)}: ${value}`);
      return [];
    });
    if (read.length > 0) values.set(`${prefix}${own}`.toLowerCase(), read);
  };
  walk(document.contents, '', 0);
  return { values, problems };
}

function reasonOf({ code, message, linePos }: YAMLParseError): string {
  const { line, col } = linePos?.[0] ?? { line: 1, col: 1 };
  const advice =
    code === 'TAB_AS_INDENT' || code === 'BAD_INDENT'
      ? 'indent what belongs together alike, with spaces'
      : 'put quotes around a text that begins with one of { [ * & ! % @ ` or holds “: ”';
  return `line ${line}, column ${col}: ${message.split(/ at line|\n/)[0]}; ${advice}`;
}

/** The value of an item, or what is wrong with it. */
function itemOf(item: unknown, content: string, place: string): WildcardValue | string {
  if (isScalar(item)) {
    const { value, source, tag } = item;
    if (tag && value === '') return NO_TEXT;
    return itemValue(typeof value === 'string' ? value.trim() : (source ?? String(value)), place);
  }
  if (isMap(item) && (item.has('text') || item.has('content'))) return weighted(item, place);
  const text = isMap(item) || isSeq(item) ? unquoted(item, content) : undefined;
  return text === undefined ? NO_TEXT : itemValue(text, place);
}

/** `{text: …, weight: …}`. */
function weighted(item: YAMLMap, place: string): WildcardValue | string {
  const text = item.get('text') ?? item.get('content');
  if (typeof text !== 'string' || text.trim() === '') return NO_TEXT;
  const weight = item.get('weight') ?? 1;
  if (!(Number(weight) >= 0 && Number(weight) < Infinity))
    return `its weight “${weight}” is no number from 0`;
  return { text: text.trim(), weight: Number(weight), place };
}

/** What YAML takes for a collection because its braces, brackets or colons are not in quotes: `{red|blue}`, `[dawn:dusk:0.5]`, `(soft: 1.2)`. */
function unquoted(item: Node, content: string): string | undefined {
  if (!isPlain(item) || !item.range || (isMap(item) && !item.flow && item.items.length > 1)) return undefined;
  const text = content.slice(item.range[0], item.range[1]).trim();
  return text.includes('\n') ? undefined : text;
}

function isPlain(node: unknown): boolean {
  if (node === null) return true;
  if (isScalar(node)) return node.type === Scalar.PLAIN;
  if (isAlias(node)) return false;
  if (isMap(node)) return node.items.every(({ key, value }) => isPlain(key) && isPlain(value));
  return isSeq(node) && node.flow === true && node.items.every(isPlain);
}

function itemValue(line: string, place: string | undefined): WildcardValue {
  const weight = weightOf(line);
  if (!weight) return { text: line, weight: 1, place };
  return { text: line.slice(weight.length).trim(), weight: weight.weight, place };
}
