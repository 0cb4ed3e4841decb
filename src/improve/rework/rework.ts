import { PromptloomError } from '../../errors.ts';
import type { Match } from '../../records/match.ts';
import type { Reworked, ReworkRequest } from '../../records/rework.ts';
import { withShortRuns } from '../../text/prompt-text.ts';
import { quoted } from '../../text/sentence.ts';
import { wordDiff } from '../../text/word-diff.ts';
import { commonNegatives, negativeFor } from '../fit/common-negatives.ts';
import { type Guidelines, guidelinesFor } from '../fit/guidelines.ts';
import { readJsonPrompt, writeJsonPrompt } from '../fit/json/json-prompt.ts';
import { shortenJson } from '../fit/json/json-variant.ts';
import { formFor, guidelinesIn } from '../fit/prompt-form.ts';
import { shortenToFit } from '../fit/shorten.ts';
import { type CountClipTokens, tokenCounter } from '../fit/token-count.ts';
import type { PhraseStatistics } from '../style/over-representation.ts';
import { explainPrompt } from './explain.ts';
import { translatePrompt } from './json.ts';

/** What the tools of this folder need of a library. */
export interface ReworkMeans {
  guidelines?: Guidelines;
  countTokens?: CountClipTokens;
  /** Prompts like this one, nearest first; asked for only where they are needed. */
  similar(): Promise<readonly Match[]>;
  phraseStatistics(phrases: readonly string[]): Promise<PhraseStatistics>;
}

/** JSON loses whole texts and stays JSON. */
function shortened(prompt: string, most: number, count: (text: string) => number, keep: string[] = []) {
  const json = readJsonPrompt(prompt);
  if (!json) return shortenToFit(prompt, most, count, { phrases: keep });
  const shorter = shortenJson(json, { most, count, idea: '', keep });
  return shorter && { prompt: writeJsonPrompt(shorter.json, prompt), leftOut: shorter.leftOut };
}

/**
 * Reworks one prompt without a language model; the same request gives the same answer.
 * @throws PromptloomError `unsupported` for a prompt that cannot be shortened so far; `invalid-input` for a translation
 *   without a model to translate for.
 */
export async function rework(request: ReworkRequest, means: ReworkMeans): Promise<Reworked> {
  const guidelines = means.guidelines ?? guidelinesFor(request.for);
  const { tool } = request;
  const form = formFor(guidelines, request.form, readJsonPrompt(request.prompt) !== undefined);
  const reader = guidelinesIn(form, guidelines);
  const limit = request.maxTokens ?? reader.tokens;
  const count = tokenCounter(reader, limit, means.countTokens);
  const [prompt, negativePrompt] = [withShortRuns(request.prompt), withShortRuns(request.negativePrompt)];
  const result = (changed: Partial<Reworked>): Reworked => {
    const text = changed.prompt ?? prompt;
    return {
      tool,
      prompt: text,
      negativePrompt,
      for: guidelines.id,
      changes: [],
      tokens: count(text),
      diff: wordDiff(request.prompt, text),
      ...changed,
    };
  };
  switch (tool) {
    case 'shorten': {
      const tokens = (text: string) => count(text).count;
      const shorter = shortened(prompt, limit, tokens, request.mustKeep);
      if (!shorter)
        throw new PromptloomError(
          'unsupported',
          `The prompt cannot be cut to ${limit} tokens part by part.`,
          {
            hint: 'Its first part or what must be kept is too long already; allow more tokens, or have a language model reword it: npx promptloom improve --strength polish --max-tokens.',
          },
        );
      const { leftOut } = shorter;
      const changes = leftOut.length > 0 ? [`Left out ${quoted(leftOut)}.`] : [];
      return result({ prompt: shorter.prompt, changes });
    }
    case 'translate':
      if (request.for === undefined && request.form === undefined)
        throw new PromptloomError('invalid-input', 'A translation wants to know for which image model.', {
          hint: 'Name it with "for" (--for), such as sdxl, flux, midjourney or pony; or name a form with "form" (--form): tags, sentences or json.',
        });
      return result(translatePrompt(prompt, negativePrompt, guidelines, request.form));
    case 'negative': {
      const similar = await means.similar();
      const learntFrom = similar.filter((match) => match.negativePrompt.trim() !== '').length;
      const suggested = negativeFor(prompt, commonNegatives(similar), [], guidelines);
      const changes = !guidelines.negativePrompt
        ? [`There is none to suggest: ${guidelines.name} ignores negative prompts.`]
        : suggested === ''
          ? [`The ${learntFrom} similar prompts with a negative prompt have nothing in common there.`]
          : [`What similar prompts keep out, ${learntFrom} of which have a negative prompt.`];
      return result({ negativePrompt: suggested, changes, learntFrom });
    }
    case 'explain':
      return result({
        parts: await explainPrompt(prompt, (text) => count(text).count, means.phraseStatistics),
      });
  }
}
