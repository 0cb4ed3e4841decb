/** Most pixels that are decoded (libvips' own default, 16,383 x 16,383); above that a file is refused. */
const MAX_INPUT_PIXELS = 16_383 * 16_383;

/** Longest side that is decoded, JPEG's own limit: libvips holds many whole lines of an image at a time. */
const MAX_INPUT_SIDE = 65_535;

/**
 * Why an image is too large to be decoded.
 * @param width in pixels
 * @param height in pixels
 * @returns undefined for one that is not
 */
export function tooLarge(width: number, height: number): string | undefined {
  const stated = `${width} x ${height} pixels`;
  if (width * height > MAX_INPUT_PIXELS)
    return `${stated} are more than the ${Math.floor(MAX_INPUT_PIXELS / 1e6)} million that are decoded`;
  if (Math.max(width, height) > MAX_INPUT_SIDE)
    return `of its ${stated}, one side is longer than the ${MAX_INPUT_SIDE} that are decoded`;
  return undefined;
}
