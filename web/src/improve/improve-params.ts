import type { ImproveRequest } from '../api/types.ts';

/** An improvement as the address bar holds it: what the form asks for, less what is usual. */
export interface ImproveParams {
  idea?: string;
  /** Ids of the prompts to learn from. */
  use?: string[];
  task?: 'vary' | 'blend';
  for?: string;
  guidance?: string;
  /** How many variants. */
  n?: number;
  strength?: ImproveRequest['strength'];
  keep?: string[];
  avoid?: string[];
  tokens?: number;
  language?: string;
  llm?: string;
  /** The idea is a template, expanded before or after writing. */
  expand?: 'before' | 'after';
  seed?: number;
  /** The job that writes what is shown, and once it is stored the improvement. */
  run?: string;
}

type Raw = Record<string, unknown>;

const USUAL_VARIANTS = 4;
const USUAL_STRENGTH = 'develop';
const STRENGTHS = ['polish', 'refine', 'develop', 'transform', 'reinvent'] as const;

function text(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first : undefined;
}

function list(value: unknown, most: number): string[] | undefined {
  const all = (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  );
  return all.length > 0 ? [...new Set(all)].slice(0, most) : undefined;
}

function whole(value: unknown, low: number, high: number): number | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'number' && (typeof first !== 'string' || first.trim() === '')) return undefined;
  const n = Math.round(Number(first));
  return Number.isFinite(n) ? Math.min(high, Math.max(low, n)) : undefined;
}

function oneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((one) => one === value);
}

/** What of an address asks for an improvement; anything else is dropped, and so is what is usual. */
export function validateImprove(raw: Raw): ImproveParams {
  const n = whole(raw.n, 1, 20);
  const strength = oneOf(raw.strength, STRENGTHS);
  return clean({
    idea: text(raw.idea),
    use: list(raw.use, 50),
    task: oneOf(raw.task, ['vary', 'blend']),
    for: text(raw.for),
    guidance: text(raw.guidance),
    n: n === USUAL_VARIANTS ? undefined : n,
    strength: strength === USUAL_STRENGTH ? undefined : strength,
    keep: list(raw.keep, 30),
    avoid: list(raw.avoid, 30),
    tokens: whole(raw.tokens, 5, 4000),
    language: text(raw.language),
    llm: text(raw.llm),
    expand: oneOf(raw.expand, ['before', 'after']),
    seed: whole(raw.seed, 0, 4_294_967_295) || undefined,
    run: /^[jm][0-9a-z]+$/.exec(text(raw.run) ?? '')?.[0],
  });
}

function clean(params: ImproveParams): ImproveParams {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}

/** The address that asks for what was asked for before. */
export function paramsOfRequest(request: ImproveRequest): ImproveParams {
  const { variants: n, mustKeep: keep, mustAvoid: avoid, maxTokens: tokens, ...rest } = request;
  return validateImprove({ ...rest, n, keep, avoid, tokens });
}
