import type { Match } from '../../api/types.ts';
import { count } from '../../lib/format.ts';

/** From this width on a card has room for more than a number, in pixels. */
const ROOMY = 240;

/** What a card says of the results that its match stands for; empty for none. */
export function foldedText({ similar, family }: Pick<Match, 'similar' | 'family'>, width: number): string {
  const all = (similar?.count ?? 0) + (family?.count ?? 0);
  if (all === 0) return '';
  if (!family) return `+${count(all)} similar`;
  return width < ROOMY ? `+${count(all)} more` : `${count(all)} more of this pattern`;
}
