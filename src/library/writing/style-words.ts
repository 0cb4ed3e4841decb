import type { Cancellable } from '../../api/library-api.ts';
import { styleWordsOf } from '../../improve/style/style-words.ts';
import { type StyleWords, type StyleWordsInput, StyleWordsRequestSchema } from '../../records/style-word.ts';
import { check } from '../check.ts';
import { type MatchContext, similar } from './similar.ts';

/** The style words that prompts near an idea have more often than others, the most over-represented first. */
export async function styleWords(
  input: StyleWordsInput,
  context: MatchContext,
  { signal }: Cancellable = {},
): Promise<StyleWords> {
  const { idea, k, limit } = check(StyleWordsRequestSchema, input);
  const { store } = context;
  const { prompts: all } = await store.counts();
  // What half of a library has stands out nowhere.
  const near = k ?? Math.min(200, Math.max(60, Math.round(all / 20)));
  const { results } = await similar(idea, near, context, { signal });
  const prompts = results.map(({ prompt }) => prompt);
  const words = await styleWordsOf(idea, prompts, (phrases) => store.phraseStatistics(phrases));
  return { idea, read: prompts.length, words: words.slice(0, limit) };
}
