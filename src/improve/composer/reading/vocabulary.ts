import type { Token } from '../../../text/prompt-text.ts';
import type { Entry } from '../repertoire/parse.ts';
import {
  ACTIONS,
  type Action,
  CONCEPTS,
  GOODS,
  type Kind,
  PLACES,
  SUBJECTS,
} from '../repertoire/repertoire.ts';
import { Runs } from './runs.ts';

/** What a noun may be: a subject, a good, a place, a concept; some are several. */
interface Meaning {
  noun: string;
  subject?: Entry;
  good?: Entry;
  place?: Entry;
  concept?: Entry;
}

function meanings(): Map<string, Meaning> {
  const all = new Map<string, Meaning>();
  const add = (key: 'subject' | 'good' | 'place' | 'concept', entries: ReadonlyMap<string, Entry>) => {
    for (const [noun, entry] of entries) all.set(noun, { ...(all.get(noun) ?? { noun }), [key]: entry });
  };
  add('subject', SUBJECTS);
  add('good', GOODS);
  add('place', PLACES);
  add('concept', CONCEPTS);
  return all;
}

const NOUNS = new Runs(meanings());
const VERBS = new Runs(ACTIONS.flatMap((action) => action.verbs.map((verb) => [verb, action] as const)));

/** A noun in a text, by its words. */
export interface Noun extends Meaning {
  kind: Kind;
  at: number;
  size: number;
}

/** Something that is done, by its words. */
export interface Verb {
  action: Action;
  at: number;
  size: number;
}

function kindOf({ subject, good, place }: Meaning): Kind {
  return (subject?.kind ?? good?.kind ?? place?.kind ?? 'abstract') as Kind;
}

/** Third persons: "flies", "runs". */
const FINITE: ReadonlyMap<string, Action> = new Map(
  ACTIONS.flatMap((action) =>
    action.verbs
      .flatMap((verb) => (/^\p{L}{2,}ing$/u.test(verb) ? thirdPersonsOf(verb) : []))
      .map((form) => [form, action] as const),
  ),
);

function thirdPersonsOf(verb: string): string[] {
  const stem = verb.slice(0, -3);
  const bases = [
    stem,
    `${stem}e`,
    ...(/(.)\1$/.test(stem) ? [stem.slice(0, -1)] : []),
    stem.replace(/y$/, 'ie'),
  ];
  return bases.map((base) =>
    /(?:s|sh|ch|x|z|o)$/.test(base)
      ? `${base}es`
      : /[^aeiou]y$/.test(base)
        ? `${base.slice(0, -1)}ies`
        : `${base}s`,
  );
}

/** Nouns and verbs of a text in order; of several that begin at one word, the longest. */
export function spansIn(tokens: readonly Token[]): { nouns: Noun[]; verbs: Verb[] } {
  const nouns: Noun[] = [];
  const verbs: Verb[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const noun = NOUNS.at(tokens, at);
    const verb = VERBS.at(tokens, at);
    const last = nouns.at(-1);
    const followsNoun = last !== undefined && last.at + last.size === at;
    const finite = followsNoun ? FINITE.get(tokens[at]!.word) : undefined;
    if (
      finite &&
      (noun?.run.length ?? 1) === 1 &&
      (!noun || /^(?:an?|the|in|on|at|over|through|his|her|its|with)$/.test(tokens[at + 1]?.word ?? ''))
    ) {
      verbs.push({ action: finite, at, size: 1 });
    } else if (
      verb &&
      verb.run.length >= (noun?.run.length ?? 0) &&
      !isNounHere(tokens, at, noun !== undefined)
    ) {
      verbs.push({ action: verb.value, at, size: verb.run.length });
      at += verb.run.length - 1;
    } else if (noun) {
      nouns.push({ ...noun.value, kind: kindOf(noun.value), at, size: noun.run.length });
      at += noun.run.length - 1;
    }
  }
  return { nouns, verbs };
}

/** "A fish", "an oil painting", "the building": what may be a noun too is one behind an article and before "of". */
function isNounHere(tokens: readonly Token[], at: number, hasNoun: boolean): boolean {
  const { word } = tokens[at]!;
  const before = tokens[at - 1]?.word ?? '';
  if (/^(?:painting|drawing|writing|building|carving|sketching|feeling|crossing)s?$/.test(word))
    return (
      tokens[at + 1]?.word === 'of' ||
      /^(?:an?|the|oil|impressionistic|abstract|digital|pencil|ink|wall|cave|old|big|tall|modern|chinese|japanese|apartment|office|wood|this)$/.test(
        before,
      )
    );
  if (hasNoun && !/ing$/.test(word))
    return at === 0 || /^(?:an?|the|of|my|his|her|two|three|big|small)$/.test(before);
  return false;
}

/** Words that ideas are made of, where one of them is misspelt. */
export function visualWords(): Set<string> {
  return new Set([...NOUNS.words(), ...VERBS.words()]);
}
