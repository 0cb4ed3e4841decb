import { PROMPT_FORMS, type PromptForm } from '../../../src/records/prompt-form.ts';
import type { ImproveRequest } from '../api/types.ts';
import { given, listOf, oneOf, textOf, wholeOf } from '../lib/values.ts';

/** An improvement as the address bar holds it, without defaults. */
export interface ImproveParams {
  idea?: string;
  /** Ids of the prompts to learn from. */
  use?: string[];
  task?: 'vary' | 'blend';
  for?: string;
  form?: PromptForm;
  /** What stands in places that are to be filled in, as name=value. */
  set?: string[];
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
  /** The job that writes the variants; once stored, the improvement. */
  run?: string;
}

const USUAL_VARIANTS = 4;
const USUAL_STRENGTH = 'develop';
/** How far a writer may go from the idea. */
export const STRENGTHS = ['polish', 'refine', 'develop', 'transform', 'reinvent'] as const;

/** Reads an improvement from an address; drops anything else, and defaults. */
export function validateImprove(raw: Record<string, unknown>): ImproveParams {
  const n = wholeOf(raw.n, 1, 20);
  const strength = oneOf(raw.strength, ...STRENGTHS);
  return given({
    idea: textOf(raw.idea),
    use: listOf(raw.use, 50),
    task: oneOf(raw.task, 'vary', 'blend'),
    for: textOf(raw.for),
    form: oneOf(raw.form, ...PROMPT_FORMS),
    set: listOf(raw.set, 50)?.filter((one) => /^[^=]+=./s.test(one)),
    guidance: textOf(raw.guidance),
    n: n === USUAL_VARIANTS ? undefined : n,
    strength: strength === USUAL_STRENGTH ? undefined : strength,
    keep: listOf(raw.keep, 30),
    avoid: listOf(raw.avoid, 30),
    tokens: wholeOf(raw.tokens, 5, 4000),
    language: textOf(raw.language),
    llm: textOf(raw.llm),
    expand: oneOf(raw.expand, 'before', 'after'),
    seed: wholeOf(raw.seed, 0, 4_294_967_295) || undefined,
    run: /^[jm][0-9a-z]+$/.exec(textOf(raw.run) ?? '')?.[0],
  });
}

/** The address of a stored request. */
export function paramsOfRequest(request: ImproveRequest): ImproveParams {
  const { variants: n, mustKeep: keep, mustAvoid: avoid, maxTokens: tokens, variables, ...rest } = request;
  return validateImprove({ ...rest, n, keep, avoid, tokens, set: settingsOf(variables ?? {}) });
}

/** Variables as an address holds them. */
export function settingsOf(variables: Readonly<Record<string, string>>): string[] {
  return Object.entries(variables).flatMap(([name, value]) =>
    value.trim() === '' ? [] : `${name}=${value}`,
  );
}
