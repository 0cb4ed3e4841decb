import type { ReworkInput } from '../api/types.ts';
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
  const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
  const text = (value: unknown) => {
    const one = first(value);
    return typeof one === 'string' && one.trim() !== '' ? one : undefined;
  };
  const list = (value: unknown) => {
    const all = [value].flat().filter((one): one is string => typeof one === 'string' && one.trim() !== '');
    return all.length > 0 ? [...new Set(all)] : undefined;
  };
  const tool = first(raw.tool);
  const tokens = text(raw.tokens) ?? first(raw.tokens);
  const n = tokens === undefined ? Number.NaN : Math.round(Number(tokens));
  const id = list(raw.id)?.slice(0, MOST);
  const params: ReworkParams = {
    tool: typeof tool === 'string' && Object.hasOwn(TOOLS, tool) ? (tool as Tool) : undefined,
    id,
    prompt: id ? undefined : text(raw.prompt),
    for: text(raw.for),
    tokens: Number.isFinite(n) ? Math.min(4000, Math.max(5, n)) : undefined,
    keep: list(raw.keep)?.slice(0, 30),
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
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
