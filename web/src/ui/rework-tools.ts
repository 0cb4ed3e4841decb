import type { ReworkInput } from '../api/types.ts';

export type Tool = ReworkInput['tool'];

/** The tools, with what each does in a few words. */
export const TOOLS: Record<Tool, { label: string; does: string }> = {
  shorten: { label: 'Shorten', does: 'Cuts what matters least until it fits what the image model reads.' },
  translate: {
    label: 'Translate',
    does: 'Writes it as the image model likes it: its weights, tags, parameters.',
  },
  negative: { label: 'Negative prompt', does: 'Suggests one from what prompts like it keep out.' },
  explain: { label: 'Explain', does: 'Says part by part what it does in the prompt.' },
};
