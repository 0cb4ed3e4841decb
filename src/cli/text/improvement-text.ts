import type { Accepted, Improvement, Usage, Variant } from '../../records/improvement.ts';
import { diffLines } from './diff-text.ts';
import { counted, type Paint, plain, wrap } from './format.ts';

/** How variants are shown. */
export interface VariantStyle {
  columns: number;
  paint: Paint;
  /** Whether the paint shows. */
  colours: boolean;
  /** What a variant is compared with; nothing where it is shown as it stands. */
  diff: 'idea' | 'previous' | 'none';
}

/** Variants for people to read, with what wrote them and what it took. */
export function improvementText(improvement: Improvement, style: VariantStyle): string {
  const { variants, writer, matches, notes, usage } = improvement;
  const blocks = variants.map((variant, n) => variantText(variant, n, style));
  const learnt = `Written by ${writer} from ${counted(matches.length, 'similar prompt')}.`;
  return [
    ...blocks,
    '',
    [learnt, usage && usageText(usage)].filter(Boolean).join(' '),
    ...notes.map(plain),
  ].join('\n');
}

/** Tokens, money and time, as far as they are known. */
export function usageText({ calls, inputTokens, outputTokens, cost, seconds }: Usage): string {
  const tokens =
    inputTokens === undefined || outputTokens === undefined
      ? 'tokens not reported'
      : `${counted(inputTokens, 'token')} in, ${counted(outputTokens, 'token')} out`;
  const money = cost && `$${cost.amount.toFixed(cost.amount < 0.01 ? 5 : 3)}`;
  return `${[counted(calls, 'call'), tokens, money, `${seconds.toFixed(1)} s`].filter(Boolean).join(', ')}.`;
}

function variantText(variant: Variant, n: number, style: VariantStyle): string {
  const { columns, paint } = style;
  const { id, negativePrompt, reason, borrowed, changes = [], rating, accepted = [] } = variant;
  const width = Math.max(30, columns - 6);
  const [first, ...more] = promptLines(variant, width, style);
  const from = new Set(borrowed.map((phrase) => phrase.from));
  const about = [
    [id, lengthText(variant), settingsText(variant)].filter(Boolean).join(' · '),
    negativePrompt && `without: ${plain(negativePrompt)}`,
    plain(reason),
    borrowed.length > 0 && `${counted(borrowed.length, 'phrase')} from ${[...from].join(', ')}`,
    ...changes.map(plain),
    rating !== undefined && `rated ${rating} of 5`,
    ...accepted.map((kept) => keptText(kept, variant)),
  ];
  const lines = [
    ...more,
    ...about
      .filter((line) => line !== false && line !== '')
      .flatMap((line) => wrap(String(line), width))
      .map((line) => paint('dim', line)),
  ];
  return [`${String(n + 1).padStart(3)}  ${first}`, ...lines.map((line) => `     ${line}`)].join('\n');
}

/** What a variant was kept as, and what of it a person changed. */
function keptText({ promptId, ...kept }: Accepted, { prompt, negativePrompt }: Variant): string {
  const changed = [
    kept.prompt !== prompt && plain(kept.prompt),
    kept.negativePrompt !== negativePrompt && `without: ${plain(kept.negativePrompt) || 'nothing'}`,
  ].filter(Boolean);
  return `accepted as ${promptId}${kept.edited && changed.length > 0 ? `, edited: ${changed.join('; ')}` : ''}`;
}

function promptLines(
  { prompt, diff, diffToPrevious }: Variant,
  width: number,
  style: VariantStyle,
): string[] {
  const parts =
    style.diff === 'idea' ? diff : style.diff === 'previous' ? (diffToPrevious ?? diff) : undefined;
  if (parts) return diffLines(parts, width, style.paint, style.colours);
  return wrap(plain(prompt), width).map((line) => style.paint('bold', line));
}

/** The length of a prompt beside what its image model reads. */
export function lengthText({ tokens }: Pick<Variant, 'tokens'>): string {
  if (!tokens) return '';
  return `${tokens.exact ? '' : 'about '}${tokens.count} of ${tokens.limit} tokens`;
}

function settingsText({ settings: { width, height, steps, cfg } }: Variant): string {
  const parts = [width && height && `${width}x${height}`, steps && `${steps} steps`, cfg && `cfg ${cfg}`];
  return parts.filter(Boolean).join(', ');
}
