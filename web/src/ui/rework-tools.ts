import type { ReworkInput } from '../api/types.ts';

export type Tool = ReworkInput['tool'];

/** The tools, with what each does in a few words. */
export const TOOLS: Record<Tool, { label: string; does: string }> = {
  shorten: {
    label: 'Shorten',
    does: 'Removes the least important parts until the prompt fits the token limit of the image model.',
  },
  translate: {
    label: 'Translate',
    does: 'Rewrites the prompt for an image model: sentences, tags or JSON, weights, parameters.',
  },
  negative: { label: 'Negative prompt', does: 'Suggests a negative prompt from those of similar prompts.' },
  explain: { label: 'Explain', does: 'Tells what each part does in the prompt.' },
};
