import type { ImproveOptions } from '../../api/library-api.ts';
import { englishWords } from '../../embedding/lite/english-words.ts';
import { CANNOT_BE_DONE, PromptloomError } from '../../errors.ts';
import { type Guidelines, guidelinesFor, readGuidelines } from '../../improve/fit/guidelines.ts';
import { readJsonPrompt } from '../../improve/fit/json/json-prompt.ts';
import { withoutPlaceholders } from '../../improve/fit/parts.ts';
import { formFor } from '../../improve/fit/prompt-form.ts';
import { tokenCounter } from '../../improve/fit/token-count.ts';
import { readRules } from '../../improve/llm/writing-rules.ts';
import { wordsOfIdea } from '../../improve/rework/json.ts';
import { expandDraft } from '../../improve/template/expand-draft.ts';
import type { VariantDraft, WriteRequest } from '../../improve/writer.ts';
import type {
  AcceptRequest,
  ImproveMatches,
  Improvement,
  ImproveRequest,
  Variant,
} from '../../records/improvement.ts';
import type { Replay, ReplayRequest } from '../../records/improvement-memory.ts';
import { namesAddress } from '../../records/llm.ts';
import type { Match } from '../../records/match.ts';
import type { Prompt } from '../../records/prompt.ts';
import { newId } from '../../store/sql/ids.ts';
import type { Descent } from '../../store/tables/lineage-table.ts';
import { fillPlaceholders } from '../../text/placeholders.ts';
import { containsPhrase } from '../../text/prompt-text.ts';
import { addPrompt } from '../import/add-prompt.ts';
import type { Writers } from '../parts/writers.ts';
import { improvedPrompt, recordVersion } from '../prompts/record-version.ts';
import type { IntentLog } from '../recovery/intent-log.ts';
import { expand } from './expand.ts';
import { fillIn } from './fill-in.ts';
import { namedMatches, nearestMatches, nearTo, offeredMatches } from './improve-matches.ts';
import { namedVariant, recallImprovement, requestOf } from './improvement-memory.ts';
import { type SearchLine, searchLine, searchLineNotes } from './search-line.ts';
import type { MatchContext } from './similar.ts';

/** What improving works with. */
export interface ImproveContext extends MatchContext {
  intents: IntentLog;
  writers: Writers;
  /** Folders with guidelines of the user's own. */
  guidelineFolders: readonly string[];
  /** Folders with instructions of the user's own for language models. */
  instructionFolders: readonly string[];
  /** Folders with wildcards for templates. */
  wildcardFolders: readonly string[];
  /** CLIP's own token count, where its vocabulary is at hand. */
  countTokens(): Promise<WriteRequest['countTokens']>;
}

/**
 * Retrieves prompts near the idea and unlike each other, or takes those that were named, and has the writer make
 * variants of them. What fails leaves nothing behind.
 * @throws PromptloomError `not-found` for an unknown id in `use` or `of`; `invalid-input` for constraints that contradict each other
 *   or a writer that is not understood; what the writer throws.
 */
export async function improve(
  request: ImproveRequest,
  context: ImproveContext,
  options: ImproveOptions = {},
  replayOf?: string,
): Promise<Improvement> {
  const { store } = context;
  refuseContradiction(request);
  if (request.task === 'blend' && (request.use?.length ?? 0) < 2) {
    throw new PromptloomError('invalid-input', 'A blend wants two prompts or more.', {
      hint: 'Name them in "use" (--use).',
    });
  }
  const { text: filled, notes: filledNotes } = fillIn(request.idea, request.variables);
  const { idea, expandOnce, leftAsWritten } = expansionOf({ ...request, idea: filled }, context);
  const writer = await context.writers.named(request.llm);
  const of = request.of === undefined ? undefined : (await store.prompts.named(request.of)).id;
  const book = readGuidelines(context.guidelineFolders);
  const line = await searchLine(idea, writer, context, options.signal);
  const matches = request.use
    ? await namedMatches(request.use, line, context, options.signal)
    : await nearestMatches({ ...request, idea, line }, context, options.signal);
  options.onMatches?.(matches);
  const guidelines = guidelinesFor(request.for, book);
  const asIdea = ideaToWrite(idea, request, guidelines);
  const countTokens = await context.countTokens();
  const finish = (draft: VariantDraft, turn: number): VariantDraft => {
    if (request.expand !== 'after') return draft;
    const count = tokenCounter(guidelines, draft.tokens?.limit ?? guidelines.tokens, countTokens);
    return expandDraft(draft, idea, (template) => expandOnce(template, turn), count);
  };
  const finished = new Map<VariantDraft, Variant>();
  const identify = (draft: VariantDraft): Variant => {
    const variant = finished.get(draft) ?? { id: newId('variant'), ...finish(draft, finished.size) };
    finished.set(draft, variant);
    return variant;
  };
  const { task, seed, strength, language, mustKeep, mustAvoid, maxTokens, diversity } = request;
  const { rules, problems } = readRules(context.instructionFolders);
  // What a person named is shown however far it is; the composer looks for itself.
  const showsNear = request.use === undefined && writer.translate !== undefined;
  const { variants, notes, usage, instructions } = await writer.write(
    {
      ...asIdea.told,
      ...(line.from && { english: line.text }),
      task,
      ...(request.guidance && { guidance: request.guidance }),
      ...(request.for && { targetModel: request.for }),
      guidelines,
      ...(request.form && { form: request.form }),
      matches: matches.map((match) => ({ ...match, prompt: withoutPlaceholders(match.prompt) })),
      ...(await aboutMatches(matches, showsNear ? line : undefined, context, options.signal)),
      count: request.variants,
      strength,
      language,
      mustKeep,
      mustAvoid,
      maxTokens,
      countTokens,
      rules,
      isWord: (word) => englishWords().has(word),
      phraseStatistics: (phrases) => store.phraseStatistics(phrases),
    },
    {
      signal: options.signal,
      onVariant: (draft) => options.onVariant?.(identify(draft)),
      onWords: options.onWords,
      onRestart: () => {
        finished.clear();
        options.onRestart?.();
      },
    },
  );
  const written = variants.map(identify);
  const improvement: Improvement = {
    id: newId('improvement'),
    idea,
    ...(idea !== request.idea && { template: request.idea }),
    ...(request.guidance && { guidance: request.guidance }),
    ...(request.for && { for: request.for }),
    options: {
      task,
      ...(request.expand && { expand: request.expand, seed }),
      strength,
      language,
      mustKeep,
      mustAvoid,
      maxTokens,
      diversity,
    },
    matches,
    variants: written,
    writer: writer.id,
    notes: [
      ...notes,
      ...filledNotes,
      ...asIdea.notes,
      ...searchLineNotes(line),
      ...unknownNote(leftAsWritten),
      ...book.problems,
      ...problems,
    ],
    ...(usage && { usage }),
    request: withoutAddress({ ...request, of }),
    instructions,
    ...(replayOf && { replayOf }),
    createdAt: new Date().toISOString(),
  };
  await context.intents.carryOut({ kind: 'improvement', id: improvement.id }, () =>
    store.improvements.insert(improvement),
  );
  return improvement;
}

/** The idea as the writer is given it: what JSON says in words, and the JSON beside. */
function ideaToWrite(
  idea: string,
  { form: asked }: ImproveRequest,
  guidelines: Guidelines,
): { told: Pick<WriteRequest, 'idea' | 'json' | 'without'>; notes: string[] } {
  const json = readJsonPrompt(idea);
  if (!json) return { told: { idea }, notes: [] };
  const form = formFor(guidelines, asked, true);
  const { words, without } = wordsOfIdea(json, form, guidelines);
  const made = form === 'tags' ? 'phrases' : 'sentences';
  const notes =
    form === 'json' ? [] : [`The idea is JSON: what it says was put into ${made} for ${guidelines.name}.`];
  return { told: { idea: words, json: idea, without }, notes };
}

/** How near the idea the matches are, where a language model is to be shown near ones only, and the stars that people gave them. */
async function aboutMatches(
  matches: readonly Match[],
  line: SearchLine | undefined,
  context: ImproveContext,
  signal: AbortSignal | undefined,
): Promise<Pick<WriteRequest, 'near' | 'stars'>> {
  const annotations = await context.store.annotations.byIds(matches.map(({ id }) => id));
  const stars = new Map(
    [...annotations].flatMap(([id, { rating }]) => (rating ? [[id, rating] as const] : [])),
  );
  return { stars, ...(line && { near: await nearTo(line, matches, context, signal) }) };
}

function unknownNote(names: ReadonlySet<string>): string[] {
  return names.size === 0
    ? []
    : [`Of the template, nothing is known of ${[...names].join(', ')}; it stands as written.`];
}

/** What `improve` would learn from. @throws PromptloomError `invalid-input` for a template that cannot be read. */
export async function improveMatches(
  request: ImproveRequest,
  context: ImproveContext,
  signal: AbortSignal | undefined,
): Promise<ImproveMatches> {
  // What is not filled in yet says at least what it stands for.
  const { text } = fillPlaceholders(request.idea, request.variables ?? {});
  const { idea } = expansionOf({ ...request, idea: text }, context);
  const writer = await context.writers.named(request.llm);
  const line = await searchLine(idea, writer, context, signal);
  return offeredMatches({ ...request, idea, line }, context, signal);
}

/** The idea as the writer is given it, how a template is expanded, and what of templates had to stay as written. */
function expansionOf(request: ImproveRequest, { wildcardFolders }: ImproveContext) {
  const leftAsWritten = new Set<string>();
  const expandOnce = (template: string, turn = 0) => {
    const seed = request.seed + turn;
    const { variables } = request;
    const expanded = expand({ template, mode: 'random', count: 1, seed, variables }, wildcardFolders);
    for (const name of expanded.missing) leftAsWritten.add(`__${name}__`);
    for (const text of expanded.unknown) leftAsWritten.add(text);
    return expanded.prompts[0]!;
  };
  // Also where it is expanded later: a template that cannot be read is told before anything is written.
  const expandedIdea = request.expand ? expandOnce(request.idea) : request.idea;
  const idea = request.expand === 'before' ? expandedIdea : request.idea;
  return { idea, expandOnce, leftAsWritten };
}

/** An address may hold what is nobody else's business, and whoever asks again is not always who named it. */
function withoutAddress(request: ImproveRequest): ImproveRequest {
  const { llm, ...rest } = request;
  return namesAddress(llm) ? rest : request;
}

/**
 * Runs the request of an earlier improvement again, with the library as it is now.
 * @throws PromptloomError `not-found`; what {@link improve} throws.
 */
export async function replay(
  id: string,
  { llm }: ReplayRequest,
  context: ImproveContext,
  options: ImproveOptions = {},
): Promise<Replay> {
  const before = await recallImprovement(id, context.store);
  const request = { ...requestOf(before), ...(llm !== undefined && { llm }) };
  return { before, after: await improve(request, context, options, before.id) };
}

function refuseContradiction({ mustKeep = [], mustAvoid = [] }: ImproveRequest): void {
  for (const kept of mustKeep) {
    const avoided = mustAvoid.find((thing) => containsPhrase(kept, thing));
    if (avoided === undefined) continue;
    throw new PromptloomError(
      'invalid-input',
      `“${kept}” must be kept and “${avoided}” avoided: no prompt can do both.`,
      { hint: 'Take one of the two back.', status: CANNOT_BE_DONE },
    );
  }
}

/**
 * Makes a variant a prompt of the library, with the prompts it borrowed from, or else those it was given, as parents; a
 * version of the prompt that the improvement was about.
 * @throws PromptloomError `not-found`.
 */
export async function accept(request: AcceptRequest, context: ImproveContext): Promise<Prompt> {
  const { store } = context;
  const { variant, improvement } = await namedVariant(request.variantId, store);
  const prompt = await addPrompt(
    {
      text: request.prompt ?? variant.prompt,
      negativePrompt: request.negativePrompt ?? variant.negativePrompt,
      settings: variant.settings,
      sourceSite: 'promptloom',
      tags: [],
      origin: 'improved',
    },
    context,
  );
  const about = await improvedPrompt(improvement, variant, store);
  await store.lineage.insert(descents(prompt.id, variant, improvement));
  if (about !== undefined) {
    const event = { id: prompt.id, from: about, how: 'improved', improvementId: improvement.id } as const;
    await recordVersion(event, store);
  }
  await store.improvements.accept(variant.id, prompt.id);
  return prompt;
}

function descents(childId: string, variant: Variant, improvement: Improvement): Descent[] {
  const borrowedFrom = new Set(variant.borrowed.map((borrowed) => borrowed.from));
  const parents = borrowedFrom.size > 0 ? [...borrowedFrom] : improvement.matches.map((match) => match.id);
  const kind = borrowedFrom.size > 0 ? 'borrowed-from' : 'improved-from';
  return parents
    .filter((parentId) => parentId !== childId)
    .map((parentId) => ({ childId, parentId, kind, improvementId: improvement.id }));
}
