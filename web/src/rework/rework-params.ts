import type { ReworkInput } from '../api/types.ts';
import { given, listOf, oneOf, textOf, wholeOf } from '../lib/values.ts';
import { TOOLS, type Tool } from '../ui/rework-tools.ts';

/** A rework as the address bar holds it. */
export interface ReworkParams {
  tool?: Tool;
  /** Ids of stored prompts. */
  id?: string[];
  /** A prompt of one's own, where none is named. */
  prompt?: string;
  for?: string;
  tokens?: number;
  keep?: string[];
}

const MOST = 20;

/** What of an address is a rework; anything else is dropped. */
export function validateRework(raw: Record<string, unknown>): ReworkParams {
  const id = listOf(raw.id, MOST);
  return given({
    tool: oneOf(raw.tool, ...(Object.keys(TOOLS) as Tool[])),
    id,
    prompt: id ? undefined : textOf(raw.prompt),
    for: textOf(raw.for),
    tokens: wholeOf(raw.tokens, 5, 4000),
    keep: listOf(raw.keep, 30),
  });
}

/** What the API is asked for one prompt. */
export function reworkInput(params: ReworkParams, prompt: string, negativePrompt = ''): ReworkInput {
  const tool = params.tool ?? 'shorten';
  return {
    tool,
    prompt: prompt.trim(),
    ...(negativePrompt && { negativePrompt }),
    ...(params.for && { for: params.for }),
    ...(tool === 'shorten' && params.tokens !== undefined && { maxTokens: params.tokens }),
    ...(tool === 'shorten' && params.keep && { mustKeep: params.keep }),
  };
}
