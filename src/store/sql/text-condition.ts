import type { Filter } from '../../records/search.ts';
import { phrasePattern, stemsOf } from '../../text/words.ts';
import { textLiteral, wordLiteral } from './literal.ts';

const EDGE = '[^\\p{L}\\p{N}\\p{M}]';

/** Conditions on the text of a row of `prompts`. */
export interface TextConditions {
  /** That it holds all phrases of a filter and none of what it excludes. */
  own: string[];
  /** What follows from `own` and is quicker checked by a scan, which then reads only the texts that hold all words. */
  narrowing: string[];
}

/** The conditions of a filter on the texts of prompts. */
export function textConditions(filter: Filter): TextConditions {
  const conditions: TextConditions = { own: [], narrowing: [] };
  for (const phrase of filter.phrases ?? []) {
    const held = holding(stemsOf(phrase));
    if (held) conditions.narrowing.push(`id IN (${held})`);
    conditions.own.push(matching(phrase));
  }
  for (const excluded of filter.without ?? []) {
    const held = holding(stemsOf(excluded));
    const oneWord = phrasePattern(excluded)?.words.length === 1;
    if (held && oneWord) conditions.own.push(`id NOT IN (${held})`);
    // A pattern of many words takes long, so only texts with all of them are compared with it.
    else if (held) conditions.own.push(`NOT (id IN (${held}) AND ${matching(excluded)})`);
    else conditions.own.push(`NOT ${matching(excluded)}`);
  }
  return conditions;
}

/**
 * What narrows a scan best when it is known how many prompts hold each word: the holders of the rarest one; nothing
 * where even that one is so common that reading all texts is quicker.
 * @param counts prompts by stem.
 */
export function narrowingOf(filter: Filter, counts: ReadonlyMap<string, number>, most: number): string[] {
  return (filter.phrases ?? []).flatMap((phrase) => {
    const stems = stemsOf(phrase).toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
    const rarest = stems.slice(0, 1);
    return rarest[0] === undefined || (counts.get(rarest[0]) ?? 0) > most
      ? []
      : [`id IN (${holding(rarest)})`];
  });
}

/** The prompts that hold all of these words, in any form and order; undefined where there are none. */
function holding(stems: readonly string[]): string | undefined {
  if (stems.length === 0) return undefined;
  if (stems.length === 1) return `SELECT prompt_id FROM words WHERE word = ${wordLiteral(stems[0]!)}`;
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
