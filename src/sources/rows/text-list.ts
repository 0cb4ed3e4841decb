/** Longest field that may hold a list; longer ones are no prompt anyway. */
const LONGEST = 100_000;

/**
 * The texts of a list that stands in one field, as JSON or Python write it; undefined for any other text. A prompt may
 * begin with a bracket too, so the quotes have to be there.
 */
export function readTextList(text: string): string[] | undefined {
  if (!text.startsWith('[') || !text.endsWith(']') || text.length > LONGEST) return undefined;
  if (!/^\[\s*["'].*["']\s*,?\s*\]$/s.test(text)) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list.every((one) => typeof one === 'string') ? list : undefined;
  } catch {
    // Python's quotes, below.
  }
  const items = [...text.slice(1, -1).matchAll(/\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(,|$)/gsy)];
  const read = items.reduce((sum, [whole]) => sum + whole.length, 0);
  if (read !== text.length - 2) return undefined;
  return items.map(([, single, double]) => unescaped(single ?? double ?? ''));
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, (_, one: string) => ({ n: '\n', t: '\t' })[one] ?? one);
}

/** Texts as one, with a comma between those that do not end with a mark. */
export function joinTexts(texts: readonly string[]): string {
  const parts = texts.map(bare).filter((text) => text !== '');
  return parts
    .map((part, n) => (n === parts.length - 1 ? part : `${part}${MARKS.has(part.at(-1)!) ? ' ' : ', '}`))
    .join('');
}

const MARKS = new Set(['.', '!', '?', ';', ':']);

/** Without the comma that lists of words may end with. */
function bare(text: string): string {
  const trimmed = text.trim();
  return trimmed.endsWith(',') ? trimmed.slice(0, -1).trimEnd() : trimmed;
}
