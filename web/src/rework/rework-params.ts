import { PROMPT_FORMS, type PromptForm } from '../../../src/records/prompt-form.ts';
import type { ReworkInput } from '../api/types.ts';
import { given, listOf, oneOf, textOf, wholeOf } from '../lib/values.ts';
import { TOOLS, type Tool } from '../ui/rework-tools.ts';

/** A rework as the address bar holds it. */
export interface ReworkParams {
  tool?: Tool;
  /** Ids of stored prompts. */
  id?: string[];
  /** The text of a prompt, where no stored one is named. */
  prompt?: string;
  for?: string;
  form?: PromptForm;
  tokens?: number;
  keep?: string[];
}

const MOST = 20;

/** Reads a rework from an address and drops anything else. */
export function validateRework(raw: Record<string, unknown>): ReworkParams {
  const id = listOf(raw.id, MOST);
  return given({
    tool: oneOf(raw.tool, ...(Object.keys(TOOLS) as Tool[])),
    id,
    prompt: id ? undefined : textOf(raw.prompt),
    for: textOf(raw.for),
    form: oneOf(raw.form, ...PROMPT_FORMS),
    tokens: wholeOf(raw.tokens, 5, 4000),
    keep: listOf(raw.keep, 30),
  });
}

/** The request for one prompt. */
export function reworkInput(params: ReworkParams, prompt: string, negativePrompt = ''): ReworkInput {
  const tool = params.tool ?? 'shorten';
  return {
    tool,
    prompt: prompt.trim(),
    ...(negativePrompt && { negativePrompt }),
    ...(params.for && { for: params.for }),
    ...(tool === 'translate' && params.form && { form: params.form }),
    ...(tool === 'shorten' && params.tokens !== undefined && { maxTokens: params.tokens }),
    ...(tool === 'shorten' && params.keep && { mustKeep: params.keep }),
  };
}
