import { isColor, isModifier } from '../../text/style-cues.ts';
import { isFunctionWord, type Word, wordsOf } from '../../text/words.ts';
import { contentPartsOf } from '../composer/matches/content-parts.ts';
import { overRepresentation } from '../style/over-representation.ts';
import { read } from '../style/reading.ts';
import type { WordStatistics } from '../writer.ts';

/** A prompt near an image, and how much it counts. */
export interface NearPrompt {
  id: string;
  prompt: string;
  weight: number;
}

/** What the prompts near an image agree that it shows. */
export interface AgreedSubject {
  /** As one of them writes it. */
  text: string;
  /** The prompts that hold all of it, word for word. */
  from: string[];
  /** Weighted share of the prompts that hold its words, on average. */
  share: number;
}

/** How much agreement a subject wants. */
export interface Agreement {
  /** Weighted share of the prompts that hold a word. */
  share: number;
  /** Prompts that hold it. */
  prompts: number;
}

/** A word that is no more than so much over-represented says nothing of these images: log-odds of twice as common. */
const LEAST_LIFT = Math.log(2);
const MOST_WORDS = 14;
/** What a word that nobody else has takes away from a part of a prompt. */
const PRICE_OF_A_WORD = 0.25;

/** A word of a part, and whether it speaks of the look only, such as "red", "old" or "baroque". */
type PartWord = Word & { ofLook: boolean };

interface Part {
  id: string;
  text: string;
  words: PartWord[];
  isFirst: boolean;
}

/**
 * The subject that prompts near an image have in common: the part of a prompt whose words most of the others have too,
 * cut to what they agree on. Words that are as common everywhere do not count.
 * @returns undefined where they agree on nothing.
 */
export async function agreedSubject(
  prompts: readonly NearPrompt[],
  least: Agreement,
  statistics: WordStatistics,
): Promise<AgreedSubject | undefined> {
  const parts = prompts.flatMap(contentParts);
  const holders = new Map<string, Set<string>>();
  for (const { id, words } of parts)
    for (const { stem } of words) holders.set(stem, (holders.get(stem) ?? new Set()).add(id));
  const weights = new Map(prompts.map(({ id, weight }) => [id, weight]));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const shared = [...holders].filter(([, ids]) => ids.size >= least.prompts).map(([stem]) => stem);
  const { prompts: all, counts } = await statistics(shared);
  const shares = new Map<string, number>();
  for (const stem of shared) {
    const ids = holders.get(stem)!;
    const near = [...ids].reduce((sum, id) => sum + weights.get(id)!, 0);
    const anywhere = Math.max(counts.get(stem) ?? 0, ids.size);
    const lift = overRepresentation({
      near,
      nearTotal: total,
      anywhere,
      all: Math.max(all, prompts.length),
    });
    if (near / total >= least.share && lift >= LEAST_LIFT) shares.set(stem, near / total);
  }
  const worth = (part: Part) =>
    part.words.reduce((sum, { stem }) => sum + (shares.get(stem) ?? -PRICE_OF_A_WORD), 0) +
    (part.isFirst ? 0.1 : 0);
  const agreed = parts.flatMap((part) => {
    const run = longestRun(part, shares);
    return run ? [{ part, run }] : [];
  });
  const best = agreed.reduce<(typeof agreed)[number] | undefined>((a, b) => {
    if (!a) return b;
    const more = sumOf(b.run, shares) - sumOf(a.run, shares);
    return more > 1e-9 || (Math.abs(more) <= 1e-9 && worth(b.part) > worth(a.part)) ? b : a;
  }, undefined);
  if (!best) return undefined;
  const text = best.part.text.slice(startOf(best.part, best.run[0]!), best.run.at(-1)!.end);
  const from = prompts.filter(({ prompt }) => prompt.includes(text)).map(({ id }) => id);
  const known = best.run.flatMap(({ stem }) => shares.get(stem) ?? []);
  return { text, from, share: known.reduce((sum, share) => sum + share, 0) / known.length };
}

/** The run of words that most prompts have; one word that they do not have may stand between two that they do. */
function longestRun({ words }: Part, shares: ReadonlyMap<string, number>): Word[] | undefined {
  const has = (word: PartWord | undefined) => word !== undefined && shares.has(word.stem);
  let best: PartWord[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from; to < words.length && (has(words[to]) || has(words[to + 1])); to += 1) {
      const run = words.slice(from, to + 1);
      // A subject begins and ends with what they agree on, and is of something, not of a look alone.
      if (!has(run[0]) || !has(run.at(-1)) || run.at(-1)!.ofLook) continue;
      const strangers = run.filter((word) => !has(word)).length;
      if (strangers * 2 < run.length && sumOf(run, shares) > sumOf(best, shares)) best = run;
    }
  }
  return best.length > 0 ? best : undefined;
}

/** What a run is worth: agreement for each word, less what nobody agrees on; repeated words count once. */
function sumOf(run: readonly Word[], shares: ReadonlyMap<string, number>): number {
  const stems = [...new Set(run.map(({ stem }) => stem))];
  return stems.reduce((sum, stem) => sum + (shares.get(stem) ?? -PRICE_OF_A_WORD), 0);
}

/** With the article before the first word. */
function startOf({ text }: Part, { start }: Word): number {
  const [article] = /(?:^|\s)(?:an?|the)\s+$/i.exec(text.slice(0, start)) ?? [];
  return article ? start - article.trimStart().length : start;
}

function contentParts({ id, prompt }: NearPrompt): Part[] {
  return contentPartsOf(prompt)
    .map((text, at) => ({ id, text, words: readWords(text), isFirst: at === 0 }))
    .filter(({ words }) => words.length > 0 && words.length <= MOST_WORDS);
}

function readWords(text: string): PartWord[] {
  const { tokens, cues } = read(text);
  const ofLook = new Set(
    tokens
      .filter(
        (token, at) =>
          isColor(token) || isModifier(token.lemma) || cues.some(({ from, to }) => from <= at && at < to),
      )
      .map(({ start }) => start),
  );
  // "over" and the like name nothing that prompts could agree on.
  return wordsOf(text)
    .filter(({ start, end }) => !isFunctionWord(text.slice(start, end).toLowerCase()))
    .map((word) => ({ ...word, ofLook: ofLook.has(word.start) }));
}
