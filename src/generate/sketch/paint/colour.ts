/** A colour as red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];
/** A colour by lightness (0 to 1), chroma (0 to about 0.3) and hue (radians). */
interface Lch {
  l: number;
  c: number;
  h: number;
}

/** The colour of `#rrggbb`. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `#rrggbb` of a colour. */
export function hexOf(rgb: Rgb): string {
  return `#${rgb.map((v) => Math.round(v).toString(16).padStart(2, '0')).join('')}`;
}

/** A colour between two, in Oklab, where the way between does not turn grey. */
export function blend(a: string, b: string, share: number): string {
  const [l1, a1, b1] = toOklab(rgbOf(a));
  const [l2, a2, b2] = toOklab(rgbOf(b));
  const mixed = (x: number, y: number) => x + (y - x) * share;
  return hexOf(fromOklab([mixed(l1, l2), mixed(a1, a2), mixed(b1, b2)]));
}

/** A colour changed by a function of its lightness, chroma and hue. */
export function adjust(hex: string, change: (lch: Lch) => Lch): string {
  const [l, a, b] = toOklab(rgbOf(hex));
  const next = change({ l, c: Math.hypot(a, b), h: Math.atan2(b, a) });
  const light = Math.min(0.99, Math.max(0.04, next.l));
  return hexOf(fromOklab([light, next.c * Math.cos(next.h), next.c * Math.sin(next.h)]));
}

/** Lighter (above 0) or darker (below 0). */
export function shade(hex: string, by: number): string {
  return adjust(hex, ({ l, c, h }) => ({ l: l + by, c, h }));
}

/** How bright a colour looks, from 0 to 255 (Rec. 709 weights). */
export function luma(r: number, g: number, b: number): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// Oklab: B. Ottosson, "A perceptual color space for image processing" (2020).
function toOklab(rgb: Rgb): [number, number, number] {
  const [r, g, b] = rgb.map((v) => toLinear(v / 255)) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: [number, number, number]): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function toLinear(v: number): number {
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

function toByte(v: number): number {
  const clipped = Math.min(1, Math.max(0, v));
  return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055);
}
