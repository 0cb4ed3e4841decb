import { excerptOf } from '../../../../src/text/outline/excerpt.ts';
import type { Match } from '../../api/types.ts';
import { typeHeight } from '../../lib/prompt-type.ts';

/** Height of the lines under an image. */
export const CAPTION = 84;

/** The height of a card of this width, known before anything loads, so that nothing jumps. */
export function cardHeight(match: Match, width: number, isDead: (src: string) => boolean): number {
  const image = match.images.find(({ url }) => !isDead(url));
  if (image) return frameHeight(image, width) + CAPTION;
  return typeHeight(excerptOf(match).text, width);
}

/** Height of the image's frame; very tall and very wide images are cropped to stay cards. */
function frameHeight(image: Match['images'][number], width: number): number {
  const ratio = image.width && image.height ? image.height / image.width : 1;
  return Math.round(width * Math.min(1.6, Math.max(0.5, ratio)));
}
