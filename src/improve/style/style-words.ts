import type { StyleWord } from '../../records/style-word.ts';
import { overRepresentation, type PhraseStatistics } from './over-representation.ts';
import { stylePhrases } from './phrases.ts';
import { read } from './reading.ts';

/** A style word near an idea counts from so many prompts on that have it. */
const LEAST = 2;

/**
 * Phrases about the look of an image that prompts near an idea have more often than others, the most
 * over-represented first: what the composer takes up, without its judgement of what goes together.
 * @param prompts texts near the idea.
 * @param statistics how often phrases (lower case) occur in the library.
 */
export async function styleWordsOf(
  idea: string,
  prompts: readonly string[],
  statistics: (phrases: readonly string[]) => Promise<PhraseStatistics>,
): Promise<StyleWord[]> {
  const found = new Map<string, { text: string; role: StyleWord['role']; near: number }>();
  for (const prompt of prompts) {
    for (const [key, { text, role }] of new Map(stylePhrases(prompt).map((p) => [p.key, p]))) {
      const known = found.get(key);
      if (known) known.near++;
      else found.set(key, { text: text.toLowerCase(), role, near: 1 });
    }
  }
  const said = read(idea).content;
  const candidates = [...found.values()].filter(
    ({ text, near }) =>
      near >= Math.min(LEAST, prompts.length) && [...read(text).content].some((lemma) => !said.has(lemma)),
  );
  const { prompts: all, counts } = await statistics(candidates.map(({ text }) => text));
  return candidates
    .map(({ text, role, near }) => {
      // Phrases are counted as they stand between commas; inside sentences they are found here only.
      const anywhere = Math.max(counts.get(text) ?? 0, near);
      const score = overRepresentation({
        near,
        nearTotal: prompts.length,
        anywhere,
        all: Math.max(all, prompts.length),
      });
      return { phrase: text, role, near, anywhere, score: Number(score.toFixed(3)) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => worth(b) - worth(a) || (a.phrase < b.phrase ? -1 : 1));
}

/** One prompt more says the more, the fewer there were. */
function worth({ score, near }: StyleWord): number {
  return score * Math.log2(1 + near);
}
