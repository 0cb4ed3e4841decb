import { read } from '../../style/reading.ts';
import { built, type Piece } from '../piece.ts';
import { canBeMade, fitsIdea } from './fitting.ts';
import type { Frame, Planned } from './frame.ts';
import { momentFor } from './light.ts';
import { isFlat, stockFor } from './stock.ts';

/**
 * Variants of an idea that is a prompt already: with the light and the medium that it lacks, one choice a variant. One that lacks
 * nothing is left as it is, as the only variant.
 */
export function planFinished({ idea, always, fits }: Frame, count: number): Planned[] {
  const { looks } = stockFor(idea);
  const lacks = (slot: Piece['slot']) =>
    !idea.filled.has(slot) && !always.some((piece) => piece.slot === slot);
  const media =
    lacks('medium') && idea.commitments.families.size === 0
      ? looks.flatMap(({ medium }) => (canBeMade(medium, idea.setting, idea) ? medium : []))
      : [];
  const isLit =
    isFlat(idea.purpose) ||
    !lacks('light') ||
    idea.conditions.time !== undefined ||
    [...idea.commitments.families].some((family) => family !== 'photo');
  const lights = isLit ? [] : momentFor(idea.setting, idea.conditions).lights;
  const planned: Planned[] = [];
  for (let turn = 0; turn < Math.max(media.length, lights.length) && planned.length < count; turn += 1) {
    const pieces = [
      ...lights.slice(turn, turn + 1).map((light) => built('light', light)),
      ...media.slice(turn, turn + 1).map((medium) => built('medium', medium)),
    ].filter(
      (piece) =>
        fitsIdea(piece.slot, piece.text, idea) &&
        [...read(piece.text).content].some((lemma) => !idea.content.has(lemma)),
    );
    if (pieces.length > 0 && fits([...always, ...pieces]))
      planned.push({ axis: pieces[0]!.slot === 'light' ? 'light' : 'medium', pieces });
  }
  return planned.length > 0 ? planned : [{ axis: 'look', pieces: [] }];
}
