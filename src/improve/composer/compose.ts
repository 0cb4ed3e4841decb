import { setImmediate as nextTurn } from 'node:timers/promises';
import { CANNOT_BE_DONE, PromptloomError, throwIfAborted } from '../../errors.ts';
import type { Strength } from '../../records/improvement.ts';
import type { Role } from '../../records/style-word.ts';
import { containsPhrase, withShortRuns } from '../../text/prompt-text.ts';
import { quoted } from '../../text/sentence.ts';
import { commonNegatives, negativeFor } from '../fit/common-negatives.ts';
import type { Guidelines } from '../fit/guidelines.ts';
import { joinParts, partsOf } from '../fit/parts.ts';
import { VariantCheck, type VariantDraft } from '../fit/variant-check.ts';
import { borrowedFrom } from '../style/borrowed-phrases.ts';
import { type Guidance, isAvoided, readGuidance } from '../style/guidance.ts';
import { type Reading, read } from '../style/reading.ts';
import { judgePhrase } from '../style/style-phrase.ts';
import type { WriteOptions, WriteRequest, WriteResult } from '../writer.ts';
import { assemblePrompt, explain } from './assembly.ts';
import { type BlendedSubjects, blendSubjects } from './blend.ts';
import { builtInRecipes, hashOf } from './built-in-styles.ts';
import {
  type Candidate,
  collectCandidates,
  scoreCandidates,
  statisticsKeys,
  toCandidate,
  usable,
} from './candidates.ts';
import { composeSets, type Plan as SetPlan } from './compose-sets.ts';
import { agrees, type Frame, inOrder } from './selection.ts';

const HOW_TO_SET_A_MODEL =
  'No language model was used: the composer put these together from phrases of the matches. To have a language model write, set PROMPTLOOM_LLM, for example to openai-compatible:http://127.0.0.1:11434/v1#llama3.2.';
const CANCELLED = 'The request for better prompts was cancelled.';
/** Goes up whenever the same request would be answered otherwise. */
const VERSION = 3;
/** Room that the additions get even where the idea alone fills the encoder. */
const LEAST_ROOM = 12;
/** Room that the subjects of a blend leave for the look. */
const ROOM_FOR_LOOK = 25;

/** Most phrases that a variant adds, by how far it may go; what is missing adds as many as fit. */
const MOST_ADDED: Partial<Record<Strength, number>> = { polish: 2, refine: 4 };

/** What one request comes down to before any variant is built. */
interface Plan extends SetPlan {
  idea: Reading;
  /** Of a blend: the subjects that go with the idea. */
  blend?: BlendedSubjects;
  guidance: Guidance;
  guidelines: Guidelines;
}

/**
 * Writes variants without a language model, from the style phrases of the matches: those that are more
 * common among the matches than in the library, one a role, none against the idea or each other. The same
 * request gives the same variants.
 * @throws PromptloomError `invalid-input` where the idea itself holds what must not come in.
 */
export async function compose(asked: WriteRequest, options: WriteOptions): Promise<WriteResult> {
  const request = { ...asked, idea: withShortRuns(asked.idea) };
  const { matches, mustAvoid = [] } = request;
  throwIfAborted(options.signal, CANCELLED);
  refuseContradiction(request.idea, mustAvoid);
  const check = new VariantCheck(request);
  const all = collectCandidates(matches);
  const statistics =
    all.length > 0 ? await request.phraseStatistics(statisticsKeys(all)) : { prompts: 0, counts: new Map() };
  throwIfAborted(options.signal, CANCELLED);
  const guidance = readGuidance(request.guidance);
  guidance.avoid.push(...mustAvoid);
  scoreCandidates(all, matches, statistics, guidance);
  await nextTurn();
  const plan = makePlan(request, guidance, all, check);
  await nextTurn();
  const sets = composeSets(plan, request.count);
  const negatives = commonNegatives(matches);
  const variants: VariantDraft[] = [];
  const problems = new Set<string>();
  for (const [turn, phrases] of sets.entries()) {
    // Twenty variants of a long idea take a while, and others wait.
    await nextTurn();
    throwIfAborted(options.signal, CANCELLED);
    const prompt = assemblePrompt(
      plan.blend?.arrange(turn) ?? plan.idea.text,
      inOrder([...asCandidates(guidance), ...phrases]),
      plan.guidelines,
    );
    const checked = check.check(
      {
        prompt,
        negativePrompt: negativeFor(prompt, negatives, guidance.avoid, plan.guidelines),
        reason: explain(phrases, matches.length),
      },
      (final) =>
        [
          ...(plan.blend?.borrowed ?? []),
          ...phrases.flatMap((phrase) => borrowedFrom(phrase, matches)),
        ].filter(({ phrase }) => containsPhrase(final, phrase)),
    );
    if ('problem' in checked) problems.add(checked.problem);
    else {
      check.accept(checked.variant);
      variants.push(checked.variant);
    }
  }
  if (variants.length === 0) throw nothingLeft([...problems]);
  for (const variant of variants) options.onVariant?.(variant);
  const notes = notesFor(plan, sets, request);
  for (const problem of problems) notes.push(`Some variants were left out: ${problem}.`);
  return { variants, notes, instructions: `composer/${VERSION}` };
}

function makePlan(
  request: WriteRequest,
  guidance: Guidance,
  all: readonly Candidate[],
  { guidelines, limit }: VariantCheck,
): Plan {
  const blend =
    request.task === 'blend'
      ? blendSubjects(request.idea, request.matches, limit - ROOM_FOR_LOOK)
      : undefined;
  const idea = read(
    blend ? blend.arrange(0) : request.task === 'vary' ? subjectOf(request.idea) : request.idea.trim(),
  );
  const filled = new Set<Role>([
    ...rolesOf(idea),
    ...guidance.add.flatMap(({ role, text }) => [role, ...rolesOf(read(text))]),
  ]);
  if (!guidelines.qualityWords.welcome) filled.add('quality');
  const added = asCandidates(guidance);
  const missing = (request.mustKeep ?? []).filter((phrase) => !containsPhrase(idea.text, phrase));
  const always = [guidelines.lead, ...missing].filter(Boolean);
  const taken = always.reduce(
    (sum, phrase) => sum + read(phrase).cost + 1,
    read(assemblePrompt(idea.text, added, guidelines)).cost,
  );
  // An idea that fills the encoder gets a little room all the same, unless a length was asked for.
  const budget = request.maxTokens ?? Math.max(limit, taken + LEAST_ROOM);
  const most = MOST_ADDED[request.strength ?? 'develop'] ?? Number.POSITIVE_INFINITY;
  const frame: Frame = {
    filled,
    said: idea.content,
    mixes: blend !== undefined,
    commitments: [idea.commitments, ...guidance.add.map((phrase) => phrase.commitments)],
    fits: (phrases) =>
      phrases.length <= most && phrases.reduce((sum, phrase) => sum + phrase.cost + 1, taken) <= budget,
  };
  // A variation is to look unlike the prompt that it varies.
  const isOld = (candidate: Candidate) =>
    request.task === 'vary' && containsPhrase(request.idea, candidate.text);
  const fitting = (candidate: Candidate) =>
    !isOld(candidate) && usable(candidate, idea, guidance) && agrees(candidate, frame, added);
  const candidates = all.filter(fitting);
  // A blend takes its look from the prompts that it blends, as long as they have one.
  const recipes =
    blend && candidates.length > 1 ? [] : builtInRecipes().map((recipe) => recipe.filter(fitting));
  const first = hashOf(idea.text.toLowerCase()) % Math.max(1, recipes.length);
  return {
    idea,
    ...(blend && { blend }),
    guidance,
    guidelines,
    frame,
    candidates,
    recipes: [...recipes.slice(first), ...recipes.slice(0, first)].sort(
      (a, b) => Number(b.length > 3) - Number(a.length > 3),
    ),
  };
}

function rolesOf({ cues }: Reading): Role[] {
  return cues.flatMap((cue) => (cue.weak || cue.role === 'quality' ? [] : cue.role));
}

function asCandidates(guidance: Guidance): Candidate[] {
  return guidance.add.map((phrase) => toCandidate(phrase, []));
}

function notesFor(plan: Plan, sets: readonly (readonly Candidate[])[], request: WriteRequest): string[] {
  const notes = [HOW_TO_SET_A_MODEL];
  const phrases = sets.flat();
  const borrowed = phrases.filter((phrase) => phrase.from.length > 0).length;
  if (request.matches.length === 0)
    notes.push(
      'There were no matches to learn from, so the style words come from a small built-in vocabulary.',
    );
  else if (borrowed === 0)
    notes.push(
      'The matches name no style that fits the idea, so the style words come from a small built-in vocabulary.',
    );
  else if (borrowed < phrases.length)
    notes.push(
      'The matches lent too few style words for some variants; what borrows from none comes from a small built-in vocabulary.',
    );
  if (sets.length < request.count)
    notes.push(
      `Only ${sets.length} of the ${request.count} variants asked for: more would have repeated these.`,
    );
  if (plan.guidance.unread.length > 0)
    notes.push(
      `The composer could not read ${quoted(plan.guidance.unread)} as style words; it only preferred phrases that share words with it. A language model would understand it.`,
    );
  if (plan.idea.cost + LEAST_ROOM > plan.guidelines.tokens)
    notes.push(
      `The idea is about ${plan.idea.cost} tokens long and ${plan.guidelines.name} reads about ${plan.guidelines.tokens}: what comes last may be ignored.`,
    );
  if (request.language && !/^en/i.test(request.language))
    notes.push(`The composer does not translate: a language model would write in ${request.language}.`);
  if (request.task === 'blend')
    notes.push(
      'The composer sets the subjects of the prompts side by side in one look; a language model makes one scene of them.',
    );
  if (request.strength === 'transform' || request.strength === 'reinvent')
    notes.push(
      'The composer keeps the words of the idea however far it may go; a language model would go further.',
    );
  if (request.targetModel && plan.guidelines.id === 'general')
    notes.push(`There are no guidelines for “${request.targetModel}” yet; the general ones were used.`);
  return notes;
}

/** A whole prompt without its parts about the look, which a variation replaces. */
function subjectOf(prompt: string): string {
  const parts = partsOf(prompt.trim());
  const rest = parts.filter(
    ({ text }, at) => at === 0 || !judgePhrase(read(text.trim().replace(/[.!?]$/, ''))),
  );
  return joinParts(rest);
}

function refuseContradiction(idea: string, mustAvoid: readonly string[]): void {
  const said = mustAvoid.find((thing) => isAvoided(read(idea), [thing]));
  if (said !== undefined && isAvoided(read(idea.split(/[,;.]/)[0]!), [said]))
    throw new PromptloomError('invalid-input', `The idea itself says “${said}”, which must not be in it.`, {
      hint: 'Take it out of the idea, or have a language model write: the composer keeps the idea as it stands.',
      status: CANNOT_BE_DONE,
    });
}

function nothingLeft(problems: readonly string[]): PromptloomError {
  return new PromptloomError(
    'unsupported',
    `The composer found nothing that holds to the request${problems.length > 0 ? `: ${problems.join('; ')}` : ''}.`,
    { hint: 'Allow more tokens, loosen what must be kept or avoided, or have a language model write.' },
  );
}
