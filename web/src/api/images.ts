import { basePath } from '../lib/base-path.ts';

const STEPS = [160, 320, 480, 640, 960, 1280, 1920];

/** Address of an image at about the width it is shown; images elsewhere are taken as they are. */
export function thumbnail(
  url: string,
  cssWidth: number,
  pixelRatio = globalThis.devicePixelRatio ?? 1,
): string {
  // Only stored images are made smaller; an image to search with is sent as it is.
  if (!url.startsWith(`${basePath}/api/v1/images/`)) return url;
  const wanted = cssWidth * Math.min(pixelRatio, 2);
  const width = STEPS.find((step) => step >= wanted) ?? STEPS.at(-1);
  return `${url}${url.includes('?') ? '&' : '?'}width=${width}`;
}

/** Whether the built-in procedural renderer drew it, which must never pass for a model's image. */
export function isSketch(imageBackend: string): boolean {
  return imageBackend === 'sketch';
}
