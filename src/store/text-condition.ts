import type { Filter } from '../records/search.ts';
import { phrasePattern, stemsOf } from '../words.ts';

const EDGE = '[^\\p{L}\\p{N}\\p{M}]';

/**
 * Conditions on a row of `prompts` that its text holds all phrases of a filter and none of what it excludes. The
 * table `words` narrows them down, so that only texts which hold all words of a phrase are read.
 * @param bind registers a value and returns its placeholder.
 */
export function textConditions(
  filter: Filter,
  bind: (name: string, type: string, value: unknown) => string,
): string[] {
  const conditions: string[] = [];
  for (const [n, phrase] of (filter.phrases ?? []).entries()) {
    const held = holding(phrase, `phrase_${n}_stems`, bind);
    conditions.push(...(held ? [`id IN (${held})`] : []), matching(phrase, `phrase_${n}`, bind));
  }
  for (const [n, excluded] of (filter.without ?? []).entries()) {
    const held = holding(excluded, `without_${n}_stems`, bind);
    const oneWord = phrasePattern(excluded)?.words.length === 1;
    if (held && oneWord) conditions.push(`id NOT IN (${held})`);
    else conditions.push(`NOT ${matching(excluded, `without_${n}`, bind)}`);
  }
  return conditions;
}

/** The prompts that hold every word of a text, in any form and order; undefined where none of them is indexed. */
function holding(text: string, name: string, bind: (name: string, type: string, value: unknown) => string) {
  const stems = stemsOf(text);
  if (stems.length === 0) return undefined;
  const list = bind(name, 'Array(String)', stems);
  return `SELECT prompt_id FROM words WHERE word IN ${list} GROUP BY prompt_id HAVING uniqExact(word) = ${stems.length}`;
}

function matching(text: string, name: string, bind: (name: string, type: string, value: unknown) => string) {
  const phrase = phrasePattern(text);
  // Without a letter there are no words; what stands there is then looked for as it is.
  if (!phrase) return `position(text, ${bind(name, 'String', text)}) > 0`;
  const before = phrase.edgeBefore ? `(?:^|${EDGE})` : '';
  const after = phrase.edgeAfter ? `(?:$|${EDGE})` : '';
  return `match(lowerUTF8(text), ${bind(name, 'String', before + phrase.body + after)})`;
}
