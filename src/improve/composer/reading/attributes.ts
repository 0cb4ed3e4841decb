import type { Token } from '../../../text/prompt-text.ts';
import { isFunctionWord } from '../../../text/words.ts';
import { AESTHETICS, CULTURES, HYBRIDS, LIVING, MATERIALS, PROPS } from '../repertoire/repertoire.ts';
import { Runs, wordsIn } from './runs.ts';
import type { Subject } from './subject.ts';

export type Aesthetic = (typeof AESTHETICS)[number];
type Material = (typeof MATERIALS)[number];
type Prop = (typeof PROPS)[number];

/** What an idea says of its subject beside what it is, does and where. */
export interface Attributes {
  /** What is held or worn beside the subject. */
  props: Prop[];
  material?: Material;
  /** Looks that run through the subject: "steampunk", "abandoned". */
  aesthetics: Aesthetic[];
  /** What a person is half of: a cat girl. */
  hybrid?: (typeof HYBRIDS)[number];
  culture?: (typeof CULTURES)[number];
  /** Much larger or smaller than life. */
  scale?: 'giant' | 'tiny';
}

const runsOf = <T extends { words: readonly string[] }>(rows: readonly T[]): Runs<T> =>
  new Runs(rows.flatMap((row) => row.words.map((word) => [word, row] as const)));

const AESTHETIC_RUNS = runsOf(AESTHETICS);
const CULTURE_RUNS = runsOf(CULTURES);
const PROP_RUNS = runsOf(PROPS);
const MATERIAL_RUNS = runsOf(MATERIALS);
const HYBRID_RUNS = runsOf(HYBRIDS);

const HALF = /^(?:girl|boy|man|woman|person|princess|prince|warrior|knight|queen|king|child|maid|idol|lord)$/;
const GIANT = /\b(?:giant|gigantic|colossal|enormous|huge|massive|towering|monumental)\b/i;
const TINY = /\b(?:tiny|miniature|microscopic|thumb.sized|pocket.sized)\b/i;
/** What leads to something that is worn or held. */
const BESIDE =
  /^(?:with|wearing|holding|carrying|in|using|tying|opening|dressed|and|of|playing|throwing|eating|drinking)$/;
const MADE = /\bmade (?:out )?of\s|\b(?:carved|built|folded|knitted) (?:from|of)\s/i;

/** Reads what an idea says of its subject. */
export function attributesOf(
  text: string,
  tokens: readonly Token[],
  subject: Subject | undefined,
): Attributes {
  const kind = subject?.kind ?? '';
  const culture = CULTURE_RUNS.within(tokens)[0];
  const material = LIVING.has(kind) || kind === 'plant' ? materialOf(text, tokens, subject!) : undefined;
  const hybrid =
    subject && HALF.test(subject.head)
      ? HYBRID_RUNS.within(tokens.slice(Math.max(0, subject.at - 2), subject.at))[0]
      : undefined;
  const scale = GIANT.test(text) ? 'giant' : TINY.test(text) ? 'tiny' : undefined;
  return {
    props: LIVING.has(kind) ? propsOf(tokens, subject!) : [],
    ...(material && { material }),
    aesthetics: subject ? aestheticsBefore(text, tokens, subject.at) : [],
    ...(hybrid && { hybrid }),
    ...(culture && { culture }),
    ...(scale && { scale }),
  };
}

/** Words that say how the noun behind them looks: "broken", "old", "cyberpunk". */
export function aestheticsBefore(text: string, tokens: readonly Token[], at: number): Aesthetic[] {
  let from = at;
  while (
    from > 0 &&
    !isFunctionWord(tokens[from - 1]!.word) &&
    !/[,;.]/.test(text.slice(tokens[from - 1]!.end, tokens[from]!.start))
  )
    from -= 1;
  return AESTHETIC_RUNS.within(tokens.slice(from, at + 1));
}

/** What stands behind the subject and a word of wearing or holding. */
function propsOf(tokens: readonly Token[], subject: Subject): Prop[] {
  const from = tokens.findIndex(
    ({ word }, at) => at > subject.at && (BESIDE.test(word) || /ing$/.test(word)),
  );
  return from < 0 ? [] : PROP_RUNS.within(tokens.slice(from + 1));
}

/** The stuff that a living thing is made of, where it stands right before it or behind "made of". */
function materialOf(text: string, tokens: readonly Token[], { at, head }: Subject): Material | undefined {
  const made = MADE.exec(text);
  if (made) return MATERIAL_RUNS.within(wordsIn(text.slice(made.index + made[0].length, made.index + 60)))[0];
  const before = tokens.slice(Math.max(0, at - 2), at);
  const ofHead = new Set(head.split(' '));
  const found = MATERIAL_RUNS.within(before.filter(({ lemma }) => !ofHead.has(lemma)));
  return (
    found[0] ?? MATERIAL_RUNS.within(tokens.slice(0, at)).find(({ words }) => words.includes('statue of'))
  );
}
