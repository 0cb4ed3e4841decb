import type { Usage } from '../../api/types.ts';

/** Tokens, money and time, as far as they are known. */
export function usageText({ inputTokens, outputTokens, cost, seconds }: Usage): string {
  const known = inputTokens !== undefined && outputTokens !== undefined;
  return [
    known && `${inputTokens.toLocaleString('en')} tokens in, ${outputTokens.toLocaleString('en')} out`,
    cost && `$${cost.amount.toFixed(cost.amount < 0.01 ? 5 : 3)}`,
    `${seconds.toFixed(1)} s`,
  ]
    .filter(Boolean)
    .join(' · ');
}
