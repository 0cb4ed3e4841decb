import { readLooseJson } from './loose-json.ts';
import { type AnswerVariant, type Found, textsIn, unescapedQuotes, variantsIn } from './shape.ts';
import { strictEnd } from './thoughts.ts';

/** Where an object or a list may begin that a model means as its answer. */
const START =
  /\{\s*(?:["'“”‘’`}]|\\["n]|\/[/*]|#|[A-Za-z_]\w{0,39}\s*[:=])|\[\s*(?:[{["'“]|\\["n]|\/[/*]|\])/g;
/** Beginnings that are tried in one answer: each that leads nowhere is read to its end. */
const MOST_STARTS = 300;

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
  const bare = text.replace(/^\s*```+\w*\s*|\s*```+\s*$/g, '').trim();
  if (!/^"\s*(?:\\n|\s)*[{[\\]/.test(bare) || !bare.endsWith('"')) return text;
  try {
    const inner: unknown = JSON.parse(bare.replace(/\r?\n/g, '\\n'));
    return typeof inner === 'string' ? withoutOuterString(inner) : text;
  } catch {
    return text;
  }
}

/** Sound JSON that holds a list of variants. */
function soundLists(text: string): Document[] {
  const found: Document[] = [];
  let after = 0;
  for (const from of starts(text, 0, text.length)) {
    if (from < after) continue;
    const end = strictEnd(text, from);
    if (end === undefined) continue;
    let value: unknown;
    try {
      value = JSON.parse(text.slice(from, end));
    } catch {
      continue;
    }
    const { variants, isList } = variantsIn(value);
    if (!isList || variants.length === 0) continue;
    found.push({ variants, isList, from, end, whole: true });
    after = end;
  }
  return found;
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
  let after = 0;
  for (const from of starts(given, 0, given.length)) {
    if (from < after) continue;
    const escaped = /^[{[]\s*(?:\[\s*)?(?:\{\s*)?\\["n]/.test(given.slice(from, from + 40));
    const text = escaped ? unescapedQuotes(given.slice(from)) : given;
    const { value, end, whole } = readLooseJson(text, escaped ? 0 : from);
    const { variants, isList } = variantsIn(value);
    if (variants.length === 0) continue;
    after = escaped ? given.length : end;
    // A fence that was closed closes what stands in it.
    found.push({ variants, isList, from: offset + from, end: offset + after, whole: whole || !isLast });
  }
  return found;
}

function* starts(text: string, from: number, to: number): Generator<number> {
  let tried = 0;
  for (const match of text.slice(from, to).matchAll(START)) {
    tried += 1;
    if (tried > MOST_STARTS) return;
    yield from + match.index;
  }
}
