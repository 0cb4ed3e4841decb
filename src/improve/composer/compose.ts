import { setImmediate as nextTurn } from 'node:timers/promises';
import { CANNOT_BE_DONE, PromptloomError, throwIfAborted } from '../../errors.ts';
import { containsPhrase, withShortRuns } from '../../text/prompt-text.ts';
import { commonNegatives, negativeFor } from '../fit/common-negatives.ts';
import { fitToModel } from '../fit/fit-to-model.ts';
import { joinParts, partsOf } from '../fit/parts.ts';
import { VariantCheck, type VariantDraft } from '../fit/variant-check.ts';
import { borrowedFrom } from '../style/borrowed-phrases.ts';
import { type Guidance, isAvoided, readGuidance } from '../style/guidance.ts';
import { read } from '../style/reading.ts';
import { judgePhrase, type StylePhrase } from '../style/style-phrase.ts';
import type { WriteOptions, WriteRequest, WriteResult } from '../writer.ts';
import { type BlendedSubjects, blendSubjects } from './matches/blend.ts';
import { type Lesson, lessonsFrom, mergedLessons } from './matches/learn.ts';
import { built, type Piece, type Slot } from './piece.ts';
import { planFinished } from './planning/finished.ts';
import type { Frame, Planned } from './planning/frame.ts';
import { Planner } from './planning/planner.ts';
import { type Idea, readIdea } from './reading/idea.ts';
import { type Foreign, foreignIdea } from './reading/language.ts';
import { type Correction, correctSpelling } from './reading/spelling.ts';
import { LEAST_ROOM, notesFor } from './writing/notes.ts';
import { reasonFor } from './writing/reason.ts';
import { inOrder, sayPrompt } from './writing/say.ts';

const CANCELLED = 'The request for better prompts was cancelled.';
/** Goes up whenever the same request would be answered otherwise. */
const VERSION = 6;
/** Room that the subjects of a blend leave for the look. */
const ROOM_FOR_LOOK = 25;
/** Longest part of a guidance that goes in as it is written, in words. */
const MOST_GUIDED = 8;

const SLOT_OF_ROLE: Partial<Record<StylePhrase['role'], Slot>> = {
  medium: 'medium',
  movement: 'medium',
  artist: 'medium',
  light: 'light',
  color: 'color',
  composition: 'frame',
  mood: 'mood',
  quality: 'trait',
};

/** What one request comes down to before any variant is built. */
interface Plan {
  idea: Idea;
  corrections: readonly Correction[];
  /** Of an idea that is not in English. */
  foreign?: Foreign;
  /** Flags of the idea, which go to the end. */
  flags: string;
  /** What was taken out of the idea for the image model. */
  changes: readonly string[];
  /** Of a blend: the subjects that go with the idea. */
  blend?: BlendedSubjects;
  guidance: Guidance;
  /** What the person asked for, which is in every variant. */
  always: Piece[];
  lessons: Lesson[];
  frame: Frame;
}

/**
 * Writes variants without a language model: the first in one look that is learned from the nearest matches, the others each about
 * light, setting, medium, framing or mood; what the matches do not lend is built in for the kind of subject and the use of the image.
 * The same request gives the same variants.
 * @throws PromptloomError `invalid-input` where the idea itself holds what must not come in.
 */
export async function compose(asked: WriteRequest, options: WriteOptions): Promise<WriteResult> {
  const request = { ...asked, idea: withShortRuns(asked.idea) };
  const { matches, mustAvoid = [] } = request;
  throwIfAborted(options.signal, CANCELLED);
  refuseContradiction(request.idea, mustAvoid);
  const check = new VariantCheck(request);
  await nextTurn();
  throwIfAborted(options.signal, CANCELLED);
  const plan = makePlan(request, check);
  await nextTurn();
  const planned = planFor(plan, request.count);
  const negatives = [...new Set([...commonNegatives(matches), ...check.guidelines.negatives])];
  const variants: VariantDraft[] = [];
  const problems = new Set<string>();
  for (const [turn, { axis, pieces, lesson }] of planned.entries()) {
    // Twenty variants of a long idea take a while, and others wait.
    await nextTurn();
    throwIfAborted(options.signal, CANCELLED);
    const idea = plan.blend ? { ...plan.idea, text: plan.blend.arrange(turn) } : plan.idea;
    const said = sayPrompt(idea, inOrder([...plan.always, ...pieces]), check.guidelines);
    const prompt = plan.flags ? `${said} ${plan.flags}` : said;
    const checked = check.check(
      {
        prompt,
        negativePrompt: negativeFor(
          prompt,
          negatives,
          [...plan.idea.excludes, ...plan.guidance.avoid, ...mustAvoid],
          check.guidelines,
        ),
        reason: reasonFor({ axis, pieces, ...(lesson && { lesson }) }, plan.idea, matches),
      },
      (final) =>
        [...(plan.blend?.borrowed ?? []), ...pieces.flatMap((piece) => borrowedFrom(piece, matches))].filter(
          ({ phrase }) => containsPhrase(final, phrase),
        ),
    );
    if ('problem' in checked) problems.add(checked.problem);
    else {
      const changes = [...plan.changes, ...(checked.variant.changes ?? [])];
      const variant = { ...checked.variant, ...(changes.length > 0 && { changes }) };
      check.accept(variant);
      variants.push(variant);
    }
  }
  if (variants.length === 0) throw nothingLeft([...problems]);
  for (const variant of variants) options.onVariant?.(variant);
  const notes = notesFor(
    { ...plan, unread: plan.guidance.unread, sets: planned.map(({ pieces }) => pieces) },
    request,
    check.guidelines,
  );
  for (const problem of problems) notes.push(`Some variants were left out: ${problem}.`);
  return { variants, notes, instructions: `composer/${VERSION}` };
}

/** Variants of an idea that leaves something open; an idea of which too little is understood stays as it is. */
function planFor({ foreign, idea, frame }: Plan, count: number): Planned[] {
  if (foreign && foreign.english === undefined) return [{ axis: 'look', pieces: [] }];
  return idea.isFinished ? planFinished(frame, count) : new Planner(frame).plan(count);
}

function makePlan(request: WriteRequest, check: VariantCheck): Plan {
  const { guidelines, limit } = check;
  const { matches, mustAvoid = [], strength = 'develop' } = request;
  const blend =
    request.task === 'blend' ? blendSubjects(request.idea, matches, limit - ROOM_FOR_LOOK) : undefined;
  const written = blend
    ? blend.arrange(0)
    : request.task === 'vary'
      ? subjectOf(request.idea)
      : request.idea.trim();
  const foreign = blend ? undefined : foreignIdea(written);
  const first = readIdea(written);
  const { text, corrections } =
    request.isWord && !blend && !first.isFinished && !foreign
      ? correctSpelling(written, request.isWord)
      : { text: foreign?.english ?? written, corrections: [] };
  // Flags, weights and words that the model does not want would stand in the middle of what is built on the idea.
  const [bare, flags] = guidelines.flags ? withoutFlags(text) : [text, ''];
  const cleaned = fitToModel(bare, '', { ...guidelines, lead: '' });
  const idea = readIdea(cleaned.prompt || bare);
  idea.excludes.push(...cleaned.negativePrompt.split(',').flatMap((thing) => thing.trim() || []));
  const guidance = readGuidance(request.guidance);
  const always = guided(guidance);
  const asksForArtist =
    /\b(?:artists?|painter)\b/i.test(request.guidance ?? '') ||
    guidance.add.some(({ role }) => role === 'artist');
  const lessons = (blend ? mergedLessons : lessonsFrom)(matches, idea, asksForArtist);
  const missing = (request.mustKeep ?? []).filter((phrase) => !containsPhrase(idea.text, phrase));
  const fixed = [guidelines.lead, ...missing].filter(Boolean).join(', ');
  const cost = (pieces: readonly Piece[]) =>
    check.count(`${fixed} ${sayPrompt(idea, inOrder(pieces), guidelines)}`);
  // An idea that fills the encoder gets a little room all the same, unless a length was asked for.
  const budget = request.maxTokens ?? Math.max(limit, cost(always) + LEAST_ROOM);
  const frame: Frame = {
    idea: {
      ...idea,
      filled: new Set([
        ...idea.filled,
        ...always.map(({ slot }) => slot).filter((slot) => slot !== 'thing' && slot !== 'trait'),
      ]),
    },
    lessons,
    mixes: blend !== undefined,
    strength,
    avoid: [...guidance.avoid, ...mustAvoid, ...idea.excludes],
    always,
    fits: (pieces) => cost(pieces) <= budget,
    // A variation is to look unlike the prompt that it varies.
    isOld: (piece) => request.task === 'vary' && containsPhrase(request.idea, piece),
  };
  return {
    idea,
    corrections,
    ...(foreign && { foreign }),
    changes: cleaned.changes,
    flags,
    ...(blend && { blend }),
    guidance,
    always,
    lessons,
    frame,
  };
}

/** A prompt and the flags at its end. */
function withoutFlags(text: string): [string, string] {
  const found = /\s--[a-z][\s\S]*$/i.exec(text);
  return found ? [text.slice(0, found.index).trim(), found[0].trim()] : [text, ''];
}

/** What the person asked for beside the idea: style words, and things to show as they are written. */
function guided(guidance: Guidance): Piece[] {
  const styles = guidance.add.map((phrase) => built(SLOT_OF_ROLE[phrase.role] ?? 'trait', phrase.text));
  const things: Piece[] = [];
  const unread: string[] = [];
  for (const part of guidance.unread) {
    const thing =
      /^(?:please\s+)?(?:add|include|put in|with|show|give (?:it|him|her|them)|set (?:it )?(?=in|on|at)|place (?:it )?(?=in|on|at)|there (?:should be|is|are)|(?=in (?:a|the|an)\b|on (?:a|the|an)\b|at (?:a|the|an)\b))\s*(.+)$/i
        .exec(part)?.[1]
        ?.trim();
    if (
      thing &&
      thing.split(/\s+/).length <= MOST_GUIDED &&
      !/\b(?:should|would|could|like|remind|feel|make|me|my|you|than)\b/i.test(thing)
    )
      things.push(built(/^(?:in|on|at|under|by)\b/i.test(thing) ? 'place' : 'thing', thing));
    else unread.push(part);
  }
  guidance.unread = unread;
  // A palette is said as it was written; only our own are introduced.
  return [
    ...styles.map((piece) =>
      piece.slot === 'color' || piece.slot === 'mood' ? { ...piece, slot: 'trait' as const } : piece,
    ),
    ...things,
  ];
}

/** A prompt without its style: what it is of. */
function subjectOf(idea: string): string {
  const parts = partsOf(idea.trim());
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
