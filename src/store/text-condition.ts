import type { Filter } from '../records/search.ts';
import { phrasePattern, stemsOf } from '../words.ts';
import { textLiteral, wordLiteral } from './literal.ts';

const EDGE = '[^\\p{L}\\p{N}\\p{M}]';

/**
 * Conditions on a row of `prompts` that its text holds all phrases of a filter and none of what it excludes. The
 * table `words` narrows them down, so that only texts which hold all words of a phrase are read.
 */
export function textConditions(filter: Filter): string[] {
  const conditions: string[] = [];
  for (const phrase of filter.phrases ?? []) {
    const held = holding(phrase);
    conditions.push(...(held ? [`id IN (${held})`] : []), matching(phrase));
  }
  for (const excluded of filter.without ?? []) {
    const held = holding(excluded);
    const oneWord = phrasePattern(excluded)?.words.length === 1;
    if (held && oneWord) conditions.push(`id NOT IN (${held})`);
    else conditions.push(`NOT ${matching(excluded)}`);
  }
  return conditions;
}

/** The prompts that hold every word of a text, in any form and order; undefined where none of them is indexed. */
function holding(text: string): string | undefined {
  const stems = stemsOf(text);
  if (stems.length === 0) return undefined;
  const list = stems.map(wordLiteral).join(', ');
  return `SELECT prompt_id FROM words WHERE word IN (${list}) GROUP BY prompt_id HAVING uniqExact(word) = ${stems.length}`;
}

function matching(text: string): string {
  const phrase = phrasePattern(text);
  // Without a letter there are no words; what stands there is then looked for as it is.
  if (!phrase) return `position(text, ${textLiteral(text)}) > 0`;
  const before = phrase.edgeBefore ? `(?:^|${EDGE})` : '';
  const after = phrase.edgeAfter ? `(?:$|${EDGE})` : '';
  return `match(lowerUTF8(text), ${textLiteral(before + phrase.body + after)})`;
}
