/** Colours are sRGB triples of 0..255; mixing happens in OKLab so that blends stay clean. */
export type Rgb = readonly [number, number, number];

const toLinear = (c: number) => (c <= 10.31475 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4);
const fromLinear = (c: number) => 255 * (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

export function rgb(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}

export function hex(colour: Rgb): string {
  return `#${colour
    .map((c) =>
      Math.round(clamp(c, 0, 255))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function oklab([r, g, b]: Rgb): Rgb {
  const [lr, lg, lb] = [toLinear(r), toLinear(g), toLinear(b)];
  const l = Math.cbrt(0.4122214708 * lr + 0.5363325363 * lg + 0.0514459929 * lb);
  const m = Math.cbrt(0.2119034982 * lr + 0.6806995451 * lg + 0.1073969566 * lb);
  const s = Math.cbrt(0.0883024619 * lr + 0.2817188376 * lg + 0.6299787005 * lb);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([L, a, b]: Rgb): Rgb {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    fromLinear(clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, 0, 1)),
    fromLinear(clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, 0, 1)),
    fromLinear(clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s, 0, 1)),
  ];
}

export const clamp = (x: number, low = 0, high = 1) => (x < low ? low : Math.min(x, high));
export const lerp = (a: number, b: number, t: number) => a + (b - a) * t;
export const smooth = (low: number, high: number, x: number) => {
  const t = clamp((x - low) / (high - low));
  return t * t * (3 - 2 * t);
};

export function mixRgb(a: Rgb, b: Rgb, t: number): Rgb {
  const p = oklab(a);
  const q = oklab(b);
  return fromOklab([lerp(p[0], q[0], t), lerp(p[1], q[1], t), lerp(p[2], q[2], t)]);
}

export const mix = (a: string, b: string, t: number) => hex(mixRgb(rgb(a), rgb(b), clamp(t)));
/** Lighter (amount > 0) or darker (amount < 0) with the hue kept. */
export function tone(colour: string, amount: number): string {
  const [L, a, b] = oklab(rgb(colour));
  const fade = 1 - Math.abs(amount) * 0.5;
  return hex(fromOklab([clamp(L + amount), a * fade, b * fade]));
}

/** A gradient through the colours, as a function of 0..1. Stops are even, or given. */
export function ramp(colours: readonly string[], stops?: readonly number[]): (t: number) => Rgb {
  const size = 512;
  const at = stops ?? colours.map((_, i) => i / (colours.length - 1));
  const table = Array.from({ length: size + 1 }, (_, i): Rgb => {
    const t = i / size;
    let k = 0;
    while (k < colours.length - 2 && t > (at[k + 1] as number)) k++;
    const span = (at[k + 1] as number) - (at[k] as number);
    return mixRgb(
      rgb(colours[k] as string),
      rgb(colours[k + 1] as string),
      clamp((t - (at[k] as number)) / span),
    );
  });
  return (t) => table[Math.round(clamp(t) * size)] as Rgb;
}

// Plain per-channel arithmetic for shaders, where OKLab would be too slow.
export const blend = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
export const scale = (a: Rgb, k: number): Rgb => [a[0] * k, a[1] * k, a[2] * k];
export const add = (a: Rgb, b: Rgb, k = 1): Rgb => [a[0] + b[0] * k, a[1] + b[1] * k, a[2] + b[2] * k];
export const multiply = (a: Rgb, b: Rgb): Rgb => [
  (a[0] * b[0]) / 255,
  (a[1] * b[1]) / 255,
  (a[2] * b[2]) / 255,
];
