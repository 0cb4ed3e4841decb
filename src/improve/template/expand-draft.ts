import type { TokenCount } from '../../records/improvement.ts';
import { containsPhrase } from '../../text/prompt-text.ts';
import { wordDiff } from '../../text/word-diff.ts';
import type { VariantDraft } from '../writer.ts';
import { isTemplate } from './grammar/parse.ts';

/**
 * A variant whose prompt is a template, expanded; the template is kept beside it, and what is told of the variant is
 * told of the prompt. One that a writer left unreadable stays as it is.
 */
export function expandDraft(
  draft: VariantDraft,
  idea: string,
  expand: (template: string) => string,
  count: (prompt: string) => TokenCount,
): VariantDraft {
  if (!isTemplate(draft.prompt)) return draft;
  const { diffToPrevious: _, ...rest } = draft;
  let prompt: string;
  try {
    prompt = expand(draft.prompt);
  } catch {
    return {
      ...draft,
      changes: [...(draft.changes ?? []), 'Its template could not be read, so it stands as written.'],
    };
  }
  return {
    ...rest,
    prompt,
    template: draft.prompt,
    borrowed: draft.borrowed.filter(({ phrase }) => containsPhrase(prompt, phrase)),
    tokens: count(prompt),
    diff: wordDiff(idea, prompt),
  };
}
