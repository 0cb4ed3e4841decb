import type { Match } from '../api/types.ts';
import { typeHeight } from '../lib/prompt-type.ts';

/** Height of the lines under a picture. */
export const CAPTION = 84;

/** Height of a card of this width; known before anything loads, so that nothing jumps. */
export function cardHeight(match: Match, width: number): number {
  if (match.images.length > 0) return frameHeight(match, width) + CAPTION;
  return typeHeight(match.prompt, width);
}

/** Height of the picture's frame; very tall and very wide pictures are cropped to stay cards. */
export function frameHeight(match: Match, width: number): number {
  const image = match.images[0];
  const ratio = image?.width && image.height ? image.height / image.width : 1;
  return Math.round(width * Math.min(1.6, Math.max(0.5, ratio)));
}
