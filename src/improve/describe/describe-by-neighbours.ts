import { PromptloomError, throwIfAborted } from '../../errors.ts';
import type { Match } from '../../records/match.ts';
import type { Role } from '../../records/style-word.ts';
import { containsPhrase } from '../../text/prompt-text.ts';
import { upperFirst } from '../../text/sentence.ts';
import { commonNegatives, negativeFor } from '../fit/common-negatives.ts';
import { VariantCheck, type VariantDraft } from '../fit/variant-check.ts';
import { borrowedFrom } from '../style/borrowed-phrases.ts';
import { isAvoided, readGuidance } from '../style/guidance.ts';
import { LEADING_ROLES } from '../style/leading-roles.ts';
import { read } from '../style/reading.ts';
import { judgePhrase } from '../style/style-phrase.ts';
import { lowerFirst } from '../style/wording.ts';
import type { ImageToDescribe, WriteOptions, WriteRequest, WriteResult } from '../writer.ts';
import { assemblePrompt, explain } from './assembly.ts';
import {
  type Candidate,
  collectCandidates,
  sameThing,
  scoreCandidates,
  statisticsKeys,
  toCandidate,
  weightsOf,
} from './candidates.ts';
import { composeSets } from './compose-sets.ts';
import { agrees, type Frame } from './selection.ts';
import { type AgreedSubject, type Agreement, agreedSubject } from './subject.ts';

/** Goes up whenever the same image would be described otherwise. */
const VERSION = 1;
/** What it counts that all of the nearest have a phrase, beside what the composer goes by: of an image that is there, most. */
const WEIGHT_OF_SHARE = 3;
/** What a phrase of one prompt alone needs: that its image is among so many nearest. */
const NEAREST = 3;
/** Images of a like look often show something else, so that more of them have to agree. */
const NEEDED: Record<ImageToDescribe['basis'], Agreement> = {
  content: { share: 0.3, prompts: 2 },
  look: { share: 0.4, prompts: 3 },
};

const HOW_TO_SEE =
  'To have a language model look at the image, set PROMPTLOOM_LLM to one that takes images, for example openai:gpt-5-mini.';

/**
 * Describes an image by the prompts of those nearest to it: the style phrases that are over-represented among them, one
 * a role, none against another, and the subject that they agree on, if they do. The same request gives the same answer.
 * @throws PromptloomError `unsupported` where they have nothing in common.
 */
export async function describeByNeighbours(
  request: WriteRequest,
  { basis, wordStatistics }: ImageToDescribe,
  { signal, onVariant }: WriteOptions,
): Promise<WriteResult> {
  throwIfAborted(signal, 'The request for a description was cancelled.');
  const { matches, mustAvoid = [] } = request;
  const weights = weightsOf(matches);
  const near = matches.map(({ id, prompt }) => ({ id, prompt, weight: weights.get(id)! }));
  const subject = allowed(await agreedSubject(near, NEEDED[basis], wordStatistics), mustAvoid);
  const check = new VariantCheck({ ...request, idea: subject?.text ?? '' });
  const all = collectPhrases(matches);
  const statistics =
    all.length > 0
      ? await request.phraseStatistics(statisticsKeys(all))
      : { prompts: 0, counts: new Map<string, number>() };
  scoreCandidates(all, matches, statistics, readGuidance(undefined));
  const shareOf = shares(all, weights);
  for (const candidate of all) candidate.score += WEIGHT_OF_SHARE * shareOf(candidate);
  const frame = frameOf(subject, request, check);
  const nearest = new Set(matches.slice(0, NEAREST).map(({ id }) => id));
  const candidates = all.filter(
    (candidate) =>
      (candidate.shared > 1 || candidate.from.some((id) => nearest.has(id))) &&
      !isAvoided(read(candidate.text), mustAvoid) &&
      [...candidate.content].some((lemma) => !frame.said.has(lemma)) &&
      agrees(candidate, frame, []),
  );
  const sets = composeSets({ frame, candidates, recipes: [] }, request.count);
  if (sets.length === 0) sets.push(best(candidates));
  if (!subject && sets[0]!.length === 0) throw nothingInCommon(matches.length);
  const variants: VariantDraft[] = [];
  const said = subject ? [subject.share] : [];
  const problems = new Set<string>();
  const negatives = commonNegatives(matches);
  for (const phrases of sets) {
    // Without a subject the way of drawing begins the prompt.
    const first = phrases.find(({ faint, role }) => !faint && LEADING_ROLES.includes(role)) ?? phrases[0];
    const written = subject
      ? assemblePrompt(subject.text, phrases, check.guidelines)
      : assemblePrompt(
          first!.text,
          phrases.filter((phrase) => phrase !== first),
          check.guidelines,
        );
    const prompt = check.guidelines.form === 'tags' ? lowerFirst(written) : upperFirst(written);
    const checked = check.check(
      {
        prompt,
        negativePrompt: negativeFor(prompt, negatives, mustAvoid, check.guidelines),
        reason: reasonOf(phrases, subject, matches.length),
      },
      (final) =>
        [
          ...(subject?.from.slice(0, NEAREST).map((from) => ({ phrase: subject.text, from })) ?? []),
          ...phrases.flatMap((phrase) => borrowedFrom(phrase, matches)),
        ].filter(({ phrase }) => containsPhrase(final, phrase)),
    );
    if ('problem' in checked) problems.add(checked.problem);
    else {
      if (variants.length === 0) said.push(...phrases.map(shareOf));
      variants.push(checked.variant);
    }
  }
  if (variants.length === 0)
    throw new PromptloomError(
      'unsupported',
      `No description holds to the request: ${[...problems].join('; ')}.`,
      {
        hint: 'Allow more tokens, or loosen what must be kept or avoided.',
      },
    );
  throwIfAborted(signal, 'The request for a description was cancelled.');
  for (const variant of variants) onVariant?.(variant);
  const confidence = said.reduce((sum, share) => sum + share, 0) / said.length;
  return {
    variants,
    notes: [
      ...notesFor(basis, subject),
      ...(variants.length < request.count ? [fewer(variants, request)] : []),
    ],
    instructions: `composer-describe/${VERSION}`,
    confidence: Number(confidence.toFixed(3)),
  };
}

function allowed(subject: AgreedSubject | undefined, avoid: readonly string[]): AgreedSubject | undefined {
  return subject && !isAvoided(read(subject.text), avoid) ? subject : undefined;
}

function frameOf(
  subject: AgreedSubject | undefined,
  { maxTokens, mustKeep = [] }: WriteRequest,
  { guidelines, limit }: VariantCheck,
): Frame {
  const said = read(subject?.text ?? '');
  const filled = new Set<Role>(guidelines.qualityWords.welcome ? [] : ['quality']);
  const taken = [said.text, guidelines.lead, ...mustKeep].filter(Boolean);
  const used = taken.reduce((sum, phrase) => sum + read(phrase).cost + 1, 0);
  return {
    filled,
    said: said.content,
    commitments: [said.commitments],
    fits: (phrases) => phrases.reduce((sum, { cost }) => sum + cost + 1, used) <= (maxTokens ?? limit),
  };
}

/**
 * The style phrases of the prompts, and terms of style that several have within what they say of the subject, such as
 * "art deco" in "art deco elevator door".
 */
function collectPhrases(matches: readonly Match[]): Candidate[] {
  const candidates = collectCandidates(matches);
  const terms = new Map<string, Candidate>();
  for (const { id, prompt } of matches) {
    const { masked } = read(prompt);
    for (const { weak, role, from, to } of masked.cues) {
      const phrase = weak ? undefined : judgePhrase(masked.part(from, to));
      if (phrase?.role !== role) continue;
      const known = terms.get(phrase.key) ?? toCandidate(phrase, []);
      if (!known.from.includes(id)) known.from.push(id);
      terms.set(phrase.key, known);
    }
  }
  const fresh = [...terms.values()].filter(
    (term) =>
      term.from.length > 1 && !candidates.some((other) => other.role === term.role && sameThing(other, term)),
  );
  for (const term of fresh) term.shared = term.from.length;
  return [...candidates, ...fresh];
}

/** The one phrase to say where there are too few for a set. */
function best(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => b.score - a.score || a.key.localeCompare(b.key)).slice(0, 1);
}

/** Weighted share of the prompts that say a phrase or the same in other words. */
function shares(all: readonly Candidate[], weights: ReadonlyMap<string, number>) {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  return (phrase: Candidate): number => {
    const kin = all.filter((other) => other.role === phrase.role && sameThing(other, phrase));
    const ids = new Set([phrase, ...kin].flatMap(({ from }) => from));
    return [...ids].reduce((sum, id) => sum + (weights.get(id) ?? 0), 0) / total;
  };
}

function reasonOf(
  phrases: readonly Candidate[],
  subject: AgreedSubject | undefined,
  matches: number,
): string {
  const percent = subject && Math.round(100 * subject.share);
  const what = subject && `“${subject.text}” is what ${percent} % of the nearest prompts agree on`;
  if (phrases.length === 0) return `${what}.`;
  return [explain(phrases, matches), ...(what ? [`${what}.`] : [])].join(' ');
}

function notesFor(basis: ImageToDescribe['basis'], subject: AgreedSubject | undefined): string[] {
  const found = subject
    ? 'the subject is what those prompts agree on, and may be wrong'
    : 'they agree on no subject, so that none is named: put it in front yourself';
  return basis === 'look'
    ? [
        `This library compares images by look, not by what they show: the prompt tells the look of images like this one; ${found}.`,
        HOW_TO_SEE,
      ]
    : [`The prompt is put together from the prompts nearest to the image; ${found}.`, HOW_TO_SEE];
}

function fewer({ length }: readonly VariantDraft[], { count }: WriteRequest): string {
  return `Only ${length} of the ${count} prompts asked for: more would have repeated these.`;
}

function nothingInCommon(matches: number): PromptloomError {
  return new PromptloomError(
    'unsupported',
    matches === 0
      ? 'There is no other image to describe this one by.'
      : `The prompts of the ${matches} nearest images name no look and agree on no subject.`,
    {
      hint: 'Look at more of them with k (-k), or have a language model that takes images describe it (--llm).',
    },
  );
}
