import type { PromptForm } from '../../records/prompt-form.ts';
import type { Guidelines } from './guidelines.ts';

/** Length that whoever reads JSON can take, in tokens; the general guidelines are for models that read far less. */
const JSON_TOKENS = 600;

/**
 * The form that a prompt is to have: what was asked for; JSON stays JSON where the image model reads it, or none is named; otherwise the
 * model's own.
 */
export function formFor(guidelines: Guidelines, asked: PromptForm | undefined, isJson: boolean): PromptForm {
  if (asked) return asked;
  return isJson && (guidelines.json || guidelines.id === 'general') ? 'json' : guidelines.form;
}

/**
 * Guidelines for whoever writes the words of a prompt in a form: JSON is made of phrases between commas.
 */
export function guidelinesIn(form: PromptForm, guidelines: Guidelines): Guidelines {
  if (form !== 'json') return form === guidelines.form ? guidelines : { ...guidelines, form, board: false };
  const readsJson = guidelines.form === 'json' || guidelines.json;
  return {
    ...guidelines,
    form: 'tags',
    board: false,
    ...(!readsJson && {
      encoder: 'other' as const,
      weights: 'none' as const,
      tokens: Math.max(guidelines.tokens, JSON_TOKENS),
    }),
  };
}
