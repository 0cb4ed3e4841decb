/** 8-bit pixels, `channels` bytes each, rows from the top. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
  channels: number;
}

/** A rectangle of an image. */
export interface Window {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** For each place of a resized line: the first place it is made from, and the weights of that and the next ones. */
interface Taps {
  first: Int32Array;
  weights: Float64Array[];
}

const KERNELS = {
  /** Keys' cubic with a = -0.5, two places to each side. */
  bicubic: {
    reach: 2,
    at: (x: number) => {
      const d = Math.abs(x);
      if (d < 1) return 1.5 * d ** 3 - 2.5 * d ** 2 + 1;
      return d < 2 ? -0.5 * d ** 3 + 2.5 * d ** 2 - 4 * d + 2 : 0;
    },
  },
  bilinear: { reach: 1, at: (x: number) => Math.max(0, 1 - Math.abs(x)) },
};

/** An image at another size, and the part of it that is wanted. */
export interface Resizing {
  from: { width: number; height: number };
  to: { width: number; height: number };
  /** Of the resized image. */
  window: Window;
  kernel: keyof typeof KERNELS;
}

/** The part of the original that the window is made of. */
export function partBehind(resizing: Resizing): Window {
  const { across, down } = tapsFor(resizing);
  const [left, top] = [across.first[0]!, down.first[0]!];
  return { left, top, width: endOf(across) - left, height: endOf(down) - top };
}

/**
 * Part of an image as it would be at another size, by the convolution that Pillow documents: pixel centres at halves,
 * the kernel widened when a side shrinks, weights of the pixels at hand summing to 1, columns first, each pass rounded
 * to 8 bits. libvips enlarges by another way, whose pixels differ by more than models tolerate; it shrinks alike.
 *
 * @param part what {@link partBehind} names
 * @returns the window, as many channels as came in
 */
export function resample(part: Pixels, resizing: Resizing): Uint8Array {
  const { channels } = part;
  const { window } = resizing;
  const { left, top } = partBehind(resizing);
  const { across, down } = tapsFor(resizing);
  across.first = across.first.map((first) => first - left);
  down.first = down.first.map((first) => first - top);
  const rowBytes = window.width * channels;
  const narrow = new Uint8ClampedArray(rowBytes * part.height);
  for (let y = 0; y < part.height; y++) {
    const from = y * part.width * channels;
    convolve(part.data, narrow, { across, channels, from, to: y * rowBytes, step: channels });
  }
  const out = new Uint8ClampedArray(rowBytes * window.height);
  for (let x = 0; x < window.width; x++) {
    const at = x * channels;
    convolve(narrow, out, { across: down, channels, from: at, to: at, step: rowBytes });
  }
  return new Uint8Array(out.buffer);
}

function tapsFor({ from, to, window, kernel }: Resizing): { across: Taps; down: Taps } {
  return {
    across: tapsOf(from.width, to.width, window.left, window.width, kernel),
    down: tapsOf(from.height, to.height, window.top, window.height, kernel),
  };
}

function endOf({ first, weights }: Taps): number {
  return first.at(-1)! + weights.at(-1)!.length;
}

/** Resizes one line; `step` bytes lie between two neighbours of it. The clamped array rounds. */
function convolve(
  source: Uint8Array | Uint8ClampedArray,
  target: Uint8ClampedArray,
  line: { across: Taps; channels: number; from: number; to: number; step: number },
): void {
  const { across, channels, from, to, step } = line;
  for (const [place, weights] of across.weights.entries()) {
    const start = from + across.first[place]! * step;
    for (let channel = 0; channel < channels; channel++) {
      let sum = 0;
      for (let n = 0; n < weights.length; n++) sum += weights[n]! * source[start + n * step + channel]!;
      target[to + place * step + channel] = sum;
    }
  }
}

/** @param from first place of the resized line that is wanted; `count` of them */
function tapsOf(
  before: number,
  after: number,
  from: number,
  count: number,
  kernel: keyof typeof KERNELS,
): Taps {
  const { reach, at } = KERNELS[kernel];
  const scale = before / after;
  const widened = Math.max(1, scale);
  const first = new Int32Array(count);
  const weights = Array.from({ length: count }, (_, n) => {
    const centre = (from + n + 0.5) * scale;
    const low = Math.max(0, Math.floor(centre - reach * widened + 0.5));
    const high = Math.min(before, Math.floor(centre + reach * widened + 0.5));
    first[n] = low;
    const own = Float64Array.from({ length: high - low }, (_, k) => at((low + k + 0.5 - centre) / widened));
    const sum = own.reduce((total, weight) => total + weight, 0);
    return own.map((weight) => weight / sum);
  });
  return { first, weights };
}
