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

/** What of an address is a template; anything else is dropped. */
export function validateTemplate(raw: Record<string, unknown>): TemplateParams {
  const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
  const template = first(raw.template);
  const show = SHOWN.find((n) => String(n) === String(first(raw.show)));
  const seed = Math.round(Number(first(raw.seed)));
  const params: TemplateParams = {
    template: typeof template === 'string' && template.trim() !== '' ? template : undefined,
    every: first(raw.every) === 'yes' ? 'yes' : undefined,
    show: show === SHOWN[0] ? undefined : show,
    seed: Number.isFinite(seed) && seed > 0 && seed < 2 ** 32 ? seed : undefined,
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}

/** How many prompts a template gives, in words. */
export function combinations(prompts: number, more: boolean): string {
  const counted = new Intl.NumberFormat('en').format(prompts);
  if (more) return `more than ${counted} combinations`;
  return prompts === 1 ? '1 prompt: the template has no choices' : `${counted} combinations`;
}

/** A text with something put in where the cursor is, with a space where words would run together. */
export function insertAt(text: string, at: number, added: string): string {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const left = before === '' || /[\s{|(,]$/.test(before) ? '' : ' ';
  const right = after === '' || /^[\s}|),]/.test(after) ? '' : ' ';
  return `${before}${left}${added}${right}${after}`;
}
