import { type ComfyNode, linkOf } from './graph.ts';

const JOINING = /concat|join|append|combine|merge|compos|stringfunction/i;
/** Inputs that are the parts of one text, such as text_a, string1 and prompt_2. */
const PART = /^(?:input_)?(?:text|string|str|prompt|part|line|value)_?([a-z]|\d{1,2})$/i;
/** Inputs that are the parts of one text by their place, in that order. */
const PLACES: readonly (readonly string[])[] = [
  ['a', 'b', 'c', 'd'],
  ['first', 'second', 'third'],
  ['left', 'middle', 'right'],
  ['before', 'after'],
  ['head', 'body', 'tail'],
  ['beginning', 'middle', 'ending'],
];
const DELIMITER = /^(?:delimiter|separator|sep|join_with|delim|glue)$/i;
const NAMED_DELIMITERS = new Map([
  ['comma', ', '],
  ['space', ' '],
  ['newline', '\n'],
  ['none', ''],
]);

/** Longest text that is put together, in characters; what is longer is no prompt, and its rest is left out. */
export const LONGEST = 20_001;

/** Joins texts up to the longest that is put together. */
export function joinTexts(texts: readonly string[], delimiter: string): string {
  let whole = '';
  for (const [n, text] of texts.entries()) {
    if (whole.length >= LONGEST) break;
    // A space is what is put where nothing is said, so one that is there already will do.
    const isApart = n === 0 || (delimiter === ' ' && (/\s$/.test(whole) || /^\s/.test(text)));
    whole += isApart ? text : delimiter + text;
  }
  return whole.slice(0, LONGEST);
}

/** Reads the text that an input is or is linked to. */
type ReadText = (value: unknown) => string | undefined;

/**
 * The text of a node that joins or changes texts.
 * @returns undefined where the node does nothing of the kind.
 */
export function joinedText(node: ComfyNode, read: ReadText): string | undefined {
  if (/^StringFunction/i.test(node.type)) return stringFunction(node, read);
  return replacedText(node, read) ?? joinedParts(node, read);
}

/** ComfyUI-Custom-Scripts: appends up to three texts, or replaces the second by the third in the first. */
function stringFunction({ inputs }: ComfyNode, read: ReadText): string | undefined {
  const texts = [inputs.text_a, inputs.text_b, inputs.text_c].map((value) => read(value) ?? '');
  const [text, find, replacement] = texts as [string, string, string];
  const tidy = inputs.tidy_tags === 'yes' || inputs.tidy_tags === true;
  if (inputs.action === 'replace') return replace(text, find, replacement);
  return texts.filter((one) => one !== '').join(tidy ? ', ' : '');
}

function replacedText({ type, inputs }: ComfyNode, read: ReadText): string | undefined {
  const pattern = inputs.regex_pattern ?? inputs.pattern;
  const isPlain = typeof pattern === 'string' && !/[\\^$.*+?()[\]{}|]/.test(pattern);
  const find = inputs.find ?? inputs.find1 ?? inputs.search ?? (isPlain ? pattern : undefined);
  const replacement = inputs.replace ?? inputs.replace1 ?? inputs.replacement;
  if (!/replace/i.test(type) || find === undefined || replacement === undefined) return undefined;
  const text = read(inputs.text ?? inputs.string ?? inputs.prompt);
  return text === undefined ? undefined : replace(text, read(find) ?? '', read(replacement) ?? '');
}

/** Patterns come from the file and could take forever, so they are not run. */
function replace(text: string, find: string, replacement: string): string {
  const isPattern = find.length > 1 && find.startsWith('/') && find.endsWith('/');
  return find === '' || isPattern || text.length > 20_000 || replacement.length > 1_000
    ? text
    : text.replaceAll(find, () => replacement);
}

function joinedParts({ type, inputs }: ComfyNode, read: ReadText): string | undefined {
  const placed = placedParts(inputs);
  if (placed.length > 1 && !('clip' in inputs)) {
    const told = placed.map((value) => read(value)).filter((text) => text !== undefined);
    if (told.length > 1)
      return joinTexts(
        told.filter((text) => text.trim() !== ''),
        delimiterOf(inputs, read),
      );
  }
  const parts = Object.entries(inputs)
    .filter(([name]) => PART.test(name))
    .slice(0, 50)
    .sort(([a], [b]) => order(a) - order(b));
  const isJoining = JOINING.test(type);
  const hasOneText = ['text', 'string', 'prompt'].some((name) => name in inputs);
  // A node of two texts and nothing to tell them apart, such as the encoder of SDXL, is for others to read.
  if ('clip' in inputs || (!isJoining && (parts.length < 2 || hasOneText))) return undefined;
  const whole = isJoining && hasOneText ? [inputs.text ?? inputs.string ?? inputs.prompt] : [];
  const added = isJoining ? [inputs.append, inputs.suffix].filter((value) => value !== undefined) : [];
  const values = [...whole, ...parts.map(([, value]) => value), ...added];
  if (values.length < 2) return undefined;
  const texts = values.map((value) => (typeof value === 'number' ? String(value) : read(value)));
  if (texts.every((text) => text === undefined)) return undefined;
  const told = texts.filter((text) => text !== undefined && text.trim() !== '') as string[];
  return joinTexts(told, delimiterOf(inputs, read));
}

/** The parts of a text whose inputs are named by their places, as left and right. */
function placedParts(inputs: ComfyNode['inputs']): unknown[] {
  for (const names of PLACES) {
    const parts = names.map((name) => inputs[name]).filter((value) => value !== undefined);
    if (parts.length > 1 && parts.every((value) => typeof value === 'string' || linkOf(value))) return parts;
  }
  return [];
}

function order(name: string): number {
  const mark = PART.exec(name)![1]!.toLowerCase();
  return /\d/.test(mark) ? Number(mark) : mark.charCodeAt(0);
}

/** What a node puts between texts; a space where it does not say. */
export function delimiterOf(inputs: ComfyNode['inputs'], read: ReadText): string {
  const entry = Object.entries(inputs).find(([name]) => DELIMITER.test(name));
  if (inputs.linebreak_addition === 'true' || inputs.linebreak_addition === true) return '\n';
  if (!entry) return ' ';
  const said = typeof entry[1] === 'string' ? entry[1] : (read(entry[1]) ?? ' ');
  return (
    NAMED_DELIMITERS.get(said.toLowerCase()) ??
    said.slice(0, 100).replaceAll('\\n', '\n').replaceAll('\\t', '\t')
  );
}
