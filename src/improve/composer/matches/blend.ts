import type { Borrowed } from '../../../records/improvement.ts';
import type { Match } from '../../../records/match.ts';
import { contradiction } from '../../style/contradictions.ts';
import { read } from '../../style/reading.ts';
import { lowerFirst, trimIdea } from '../../style/wording.ts';
import { headOf, subjectOfPrompt } from './content-parts.ts';

/** Most subjects of one image; more would be a crowd of which an image model draws a few. */
const MOST_SUBJECTS = 4;
/** A subject of which so much is in the idea already is not said again. */
const SAID = 0.6;

/** A subject of a blend and the prompt it is from. */
interface Subject {
  text: string;
  from: string;
}

/** What several prompts are of, put together. */
export interface BlendedSubjects {
  /** The idea with the subjects, differently arranged for each variant, turn by turn. */
  arrange(turn: number): string;
  /** Subjects that were taken over, and from where. */
  borrowed: Borrowed[];
}

/**
 * Puts the subjects of prompts into one scene with the idea that holds them together. A subject that contradicts one before it
 * ("at night" and "at noon"), or for which there is no room, is cut to the thing itself.
 * @param most tokens that idea and subjects may take.
 */
export function blendSubjects(idea: string, matches: readonly Match[], most: number): BlendedSubjects {
  const said = read(idea);
  const kept: Subject[] = [];
  for (const { id, prompt } of matches) {
    const whole = subjectOfPrompt(prompt);
    if (whole === undefined || kept.length === MOST_SUBJECTS) continue;
    const before = [said, ...kept.map(({ text }) => read(text))];
    const { content } = read(whole);
    const known = [...content].filter((lemma) => before.some((one) => one.content.has(lemma)));
    if (known.length >= SAID * content.size) continue;
    const fits = (text: string) =>
      !before.some(({ commitments }) => contradiction(read(text).commitments, commitments));
    const text = fits(whole) ? whole : headOf(whole);
    if (fits(text)) kept.push({ text, from: id });
  }
  const long = read([idea, ...kept.map(({ text }) => text)].join(', ')).cost > most;
  const subjects = long ? kept.map(({ text, from }) => ({ text: headOf(text), from })) : kept;
  const isShown = (lemma: string) => subjects.some(({ text }) => read(text).content.has(lemma));
  // An idea that the subjects say all of need not stand before them.
  const start = subjects.length > 0 && [...said.content].every(isShown) ? [] : [trimIdea(idea)];
  return {
    arrange: (turn) =>
      [
        ...start,
        ...arranged(
          subjects.map(({ text }) => text),
          turn,
        ),
      ].join(', '),
    borrowed: subjects.map(({ text, from }) => ({ phrase: text, from })),
  };
}

/** Another one comes first in every turn; two may also stand one behind the other. */
function arranged(texts: readonly string[], turn: number): string[] {
  const first = turn % Math.max(1, texts.length);
  const order = [...texts.slice(first), ...texts.slice(0, first)].map(lowerFirst);
  const [a, b, ...others] = order;
  if (a === undefined) return [];
  if (b === undefined) return [a];
  // A list of tags is joined by commas alone.
  if (order.some((text) => text.includes(','))) return [order.join(', ')];
  if (others.length > 0) return [`${order.slice(0, -1).join(', ')} and ${order.at(-1)}`];
  const inBack = Math.floor(turn / 2) % 2 === 1 && !/background|behind|foreground/i.test(a + b);
  return [inBack ? `${a}, with ${b} in the background` : `${a} and ${b}`];
}
