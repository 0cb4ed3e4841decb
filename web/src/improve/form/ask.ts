import type { PromptForm } from '../../../../src/records/prompt-form.ts';
import { fillPlaceholders } from '../../../../src/text/placeholders.ts';
import type { ImproveInput } from '../../api/types.ts';
import { type ImproveParams, settingsOf, validateImprove } from '../improve-params.ts';

/** The fields of the form beside the idea. */
export interface AskFields {
  task: 'improve' | 'vary' | 'blend';
  guidance: string;
  target: string;
  form: PromptForm | undefined;
  /** What stands in places of the idea that are to be filled in, by name. */
  variables: Record<string, string>;
  variants: string;
  strength: string;
  keep: string;
  avoid: string;
  maxTokens: string;
  language: string;
  llm: string;
  expand: '' | 'before' | 'after';
  seed: string;
}

const list = (text: string) => text.split(',').flatMap((part) => part.trim() || []);
const shown = (value: number | undefined) => (value === undefined ? '' : String(value));

/** The fields as an address fills them. */
export function fieldsOf(params: ImproveParams): AskFields {
  return {
    task: params.task ?? 'improve',
    guidance: params.guidance ?? '',
    target: params.for ?? '',
    form: params.form,
    variables: Object.fromEntries(
      (params.set ?? []).map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
    ),
    variants: String(params.n ?? 4),
    strength: params.strength ?? 'develop',
    keep: params.keep?.join(', ') ?? '',
    avoid: params.avoid?.join(', ') ?? '',
    maxTokens: shown(params.tokens),
    language: params.language ?? '',
    llm: params.llm ?? '',
    expand: params.expand ?? '',
    seed: shown(params.seed),
  };
}

/** The address that holds the fields. */
export function addressOf(
  idea: string,
  fields: AskFields,
  use: readonly string[] | undefined,
): ImproveParams {
  return validateImprove({
    ...fields,
    idea,
    use,
    for: fields.target.trim(),
    set: settingsOf(fields.variables),
    guidance: fields.guidance.trim(),
    n: fields.variants,
    keep: list(fields.keep),
    avoid: list(fields.avoid),
    tokens: fields.maxTokens,
    language: fields.language.trim(),
    llm: fields.llm.trim(),
  });
}

/** The request to the API, without the prompts to learn from. */
export function inputOf(idea: string, fields: AskFields): ImproveInput {
  const params = addressOf(idea, fields, undefined);
  const { n, keep, avoid, tokens, set, use: _use, run: _run, ...same } = params;
  return {
    ...same,
    ...(set && { variables: fieldsOf({ set }).variables }),
    idea: idea.trim(),
    variants: n ?? 4,
    strength: params.strength ?? 'develop',
    ...(keep && { mustKeep: keep }),
    ...(avoid && { mustAvoid: avoid }),
    ...(tokens !== undefined && { maxTokens: tokens }),
  };
}

/** What an idea still has to be told before it can be written for, by what stands there. */
export function unfilled(idea: string, { variables }: AskFields): string[] {
  return fillPlaceholders(idea, variables).missing.map(({ label }) => label);
}

/** Whether a text has choices, wildcards or variables. */
export function looksLikeTemplate(text: string): boolean {
  return /\{[^{}]*\|[^{}]*\}|__[\w/*-]+__|\$\{[^}]+\}/.test(text);
}
