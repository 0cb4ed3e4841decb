import { first, given, oneOf, textOf, wholeOf } from '../lib/values.ts';

/** A template as the address bar holds it. */
export interface TemplateParams {
  template?: string;
  /** Every combination in order, instead of some at random. */
  every?: 'yes';
  /** How many are shown. */
  show?: number;
  seed?: number;
}

export const SHOWN = [6, 12, 24, 48];

/** Reads a template from an address and drops anything else. */
export function validateTemplate(raw: Record<string, unknown>): TemplateParams {
  const show = SHOWN.find((n) => String(n) === String(first(raw.show)));
  return given({
    template: textOf(raw.template),
    every: oneOf(raw.every, 'yes'),
    show: show === SHOWN[0] ? undefined : show,
    seed: wholeOf(raw.seed, 0, 2 ** 32 - 1) || undefined,
  });
}

/** The number of prompts of a template, in words. */
export function combinations(prompts: number, more: boolean): string {
  const counted = new Intl.NumberFormat('en').format(prompts);
  if (more) return `more than ${counted} combinations`;
  return prompts === 1 ? '1 prompt: the template has no choices' : `${counted} combinations`;
}

/** Inserts a text at the cursor, with spaces where words would run together. */
export function insertAt(text: string, at: number, added: string): string {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const left = before === '' || /[\s{|(,]$/.test(before) ? '' : ' ';
  const right = after === '' || /^[\s}|),]/.test(after) ? '' : ' ';
  return `${before}${left}${added}${right}${after}`;
}

/** Where a template gives a variable a value without choices in it. */
const VARIABLE = /\$\{([\p{L}_][\p{L}\p{N}_-]{0,60})=([^{}]*)\}/gu;

/** The variables of a template that have a plain value, each once. */
export function variablesOf(template: string): { name: string; value: string }[] {
  const found = new Map<string, string>();
  for (const [, name, value] of template.matchAll(VARIABLE)) if (!found.has(name!)) found.set(name!, value!);
  return [...found].map(([name, value]) => ({ name, value }));
}

/** A template with another value of a variable; braces would begin something else. */
export function withVariable(template: string, name: string, value: string): string {
  return template.replace(VARIABLE, (all, found: string) =>
    found === name ? `\${${name}=${value.replace(/[{}]/g, '')}}` : all,
  );
}
