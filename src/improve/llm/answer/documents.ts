import { readLooseJson } from '../../../text/loose-json.ts';
import { type AnswerVariant, type Found, textsIn, unescapedQuotes, variantsIn } from './shape.ts';
import { strictEnd } from './thoughts.ts';

/** Where an object or a list may begin that a model means as its answer. */
const START =
  /\{\s*(?:["'“”‘’`}]|\\["n]|\/[/*]|#|[A-Za-z_]\w{0,39}\s*[:=])|\[\s*(?:[{["'“]|\\["n]|\/[/*]|\])/g;
/** Beginnings that may lead nowhere, for each is read to the end of the answer: of sound JSON, and of any other. */
const MOST_FAILURES = { sound: 300, loose: 40 };

/** What the documents of an answer hold. */
export interface Read {
  variants: AnswerVariant[];
  /** What stands around the documents, and in those without a variant: where a refusal may be. */
  rest: string;
  /** Whether text other than white space follows the document that counts. */
  goesOn: boolean;
}

interface Document extends Found {
  from: number;
  end: number;
  whole: boolean;
}

/**
 * Reads what a model said: the last whole list of variants counts, since those before it are drafts; objects that stand each for
 * themselves are one answer together; of a list that was cut off, what is whole.
 */
export function readDocuments(spoken: string): Read {
  const text = withoutOuterString(spoken.replace(/^\ufeff/, ''));
  const documents: Document[] = [];
  let from = 0;
  for (const sound of soundLists(text)) {
    documents.push(...looseIn(text, from, sound.from), sound);
    from = sound.end;
  }
  documents.push(...looseIn(text, from, text.length));
  const good = documents.filter(({ variants }) =>
    variants.some(({ prompt }) => /[\p{L}\p{N}]/u.test(prompt)),
  );
  const lists = good.filter(({ isList }) => isList);
  const list = lists.findLast(({ whole }) => whole) ?? lists.at(-1);
  const chosen = list
    ? [list]
    : good.length > 0
      ? good
      : documents.filter(({ variants }) => variants.length > 0);
  const end = chosen.at(-1)?.end ?? 0;
  return {
    variants: chosen.flatMap(({ variants }) => variants),
    rest: good.length > 0 ? '' : saidIn(text),
    goesOn: /[\p{L}\p{N}]/u.test(text.slice(end)),
  };
}

/** What is said in text or in the fields of an object that holds no variant. */
function saidIn(text: string): string {
  const trimmed = text.replace(/```+\w*/g, ' ').trim();
  if (!/^[{[]/.test(trimmed)) return trimmed;
  return textsIn(readLooseJson(trimmed, 0).value).join(' ');
}

/** An answer that is one JSON text around the real one. */
function withoutOuterString(text: string): string {
  const bare = withoutFence(text.trim());
  if (!/^"\s*(?:\\n|\s)*[{[\\]/.test(bare) || !bare.endsWith('"')) return text;
  try {
    const inner: unknown = JSON.parse(bare.replace(/\r?\n/g, '\\n'));
    return typeof inner === 'string' ? withoutOuterString(inner) : text;
  } catch {
    return text;
  }
}

function withoutFence(text: string): string {
  const [open] = /^```+\w*/.exec(text) ?? [];
  return open ? text.slice(open.length, text.endsWith('```') ? -3 : undefined).trim() : text;
}

/** Sound JSON that holds a list of variants. */
function soundLists(text: string): Document[] {
  const found: Document[] = [];
  let [after, failures] = [0, 0];
  for (const { index: from } of text.matchAll(START)) {
    if (from < after) continue;
    if (failures >= MOST_FAILURES.sound) break;
    failures += 1;
    const end = strictEnd(text, from);
    if (end === undefined) continue;
    let value: unknown;
    try {
      value = JSON.parse(text.slice(from, end));
    } catch {
      continue;
    }
    const { variants, isList } = variantsIn(value);
    // A list of words may be part of a prompt that was not written soundly.
    if (!isList || variants.length === 0 || isWords(value)) continue;
    found.push({ variants, isList, from, end, whole: true });
    after = end;
    failures -= 1;
  }
  return found;
}

function isWords(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** Documents as people's models write them, between two places; none reaches out of a fenced block. */
function looseIn(text: string, from: number, to: number): Document[] {
  const found: Document[] = [];
  let at = from;
  for (const piece of text.slice(from, to).split(/(```+\w*)/)) {
    found.push(...looseInPiece(piece, at, at + piece.length === text.length));
    at += piece.length;
  }
  return found;
}

function looseInPiece(given: string, offset: number, isLast: boolean): Document[] {
  const found: Document[] = [];
  let [after, failures] = [0, 0];
  for (const { index: from } of given.matchAll(START)) {
    if (from < after) continue;
    if (failures >= MOST_FAILURES.loose) break;
    const escaped = /^[{[]\s*(?:\[\s*)?(?:\{\s*)?\\["n]/.test(given.slice(from, from + 40));
    const text = escaped ? unescapedQuotes(given.slice(from)) : given;
    const { value, end, whole } = readLooseJson(text, escaped ? 0 : from);
    const { variants, isList } = variantsIn(value);
    if (variants.length === 0) {
      failures += 1;
      continue;
    }
    after = escaped ? given.length : end;
    // A fence that was closed closes what stands in it.
    found.push({ variants, isList, from: offset + from, end: offset + after, whole: whole || !isLast });
  }
  return found;
}
