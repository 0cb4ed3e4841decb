/**
 * The texts of a list that stands in one field, as JSON or Python write it; undefined for any other text. A prompt may
 * begin with a bracket too, so the quotes have to be there.
 */
export function readTextList(text: string): string[] | undefined {
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
  const parts = texts.map((text) => text.trim().replace(/\s*,$/, '')).filter((text) => text !== '');
  return parts.reduce(
    (all, part) => (all === '' ? part : `${all}${/[.!?;:]$/.test(all) ? ' ' : ', '}${part}`),
    '',
  );
}
