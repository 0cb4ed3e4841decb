import { z } from 'zod';

/** How a prompt is written: phrases between commas, whole sentences, or a JSON object. */
export const PROMPT_FORMS = ['tags', 'sentences', 'json'] as const;
/** How a prompt is written. */
export type PromptForm = (typeof PROMPT_FORMS)[number];

/** Asks for a form that is not the image model's own. */
export const PromptFormSchema = z
  .enum(PROMPT_FORMS)
  .describe(
    'tags, sentences or json, whatever the image model’s own form is. Left out: that one; a JSON prompt stays JSON where the model reads it, or none is named',
  );
