import type { LabPlanes } from './image-planes.ts';

const LIGHTNESS_BINS = 8;
const OPPONENT_BINS = 9;

/** Length of {@link jointHistogram}. */
export const JOINT_SIZE = LIGHTNESS_BINS * OPPONENT_BINS * OPPONENT_BINS;

/** Length of {@link colourMoments}. */
export const MOMENTS_SIZE = 16;

/**
 * Joint histogram of lightness and the two opponent axes, sum 1: the opponent histogram of van de Sande, Gevers & Snoek
 * 2010, here in CIE Lab. Each pixel is shared among its eight nearest bins so that a small shift of colour changes
 * little, and bins are narrower near grey, where images differ most.
 *
 * @param out {@link JOINT_SIZE} zeros, filled
 */
export function jointHistogram(lab: LabPlanes, out: Float32Array): void {
  const count = lab.l.data.length;
  const share = 1 / count;
  for (let i = 0; i < count; i++) {
    const x = clampBin((lab.l.data[i]! / 100) * (LIGHTNESS_BINS - 1), LIGHTNESS_BINS);
    const y = clampBin(compand(lab.a.data[i]!) * (OPPONENT_BINS - 1), OPPONENT_BINS);
    const z = clampBin(compand(lab.b.data[i]!) * (OPPONENT_BINS - 1), OPPONENT_BINS);
    const x0 = x | 0;
    const y0 = y | 0;
    const z0 = z | 0;
    const fy = y - y0;
    const fz = z - z0;
    const w1 = (x - x0) * share;
    const w0 = share - w1;
    const at = (x0 * OPPONENT_BINS + y0) * OPPONENT_BINS + z0;
    const above = at + OPPONENT_BINS * OPPONENT_BINS;
    out[at]! += w0 * (1 - fy) * (1 - fz);
    out[at + 1]! += w0 * (1 - fy) * fz;
    out[at + OPPONENT_BINS]! += w0 * fy * (1 - fz);
    out[at + OPPONENT_BINS + 1]! += w0 * fy * fz;
    out[above]! += w1 * (1 - fy) * (1 - fz);
    out[above + 1]! += w1 * (1 - fy) * fz;
    out[above + OPPONENT_BINS]! += w1 * fy * (1 - fz);
    out[above + OPPONENT_BINS + 1]! += w1 * fy * fz;
  }
}

/**
 * Mean, deviation and skew of L, a, b and chroma (Stricker & Orengo 1995), each in units of about 1, then the
 * correlations L-a, L-b, a-b and L-chroma.
 *
 * @param out {@link MOMENTS_SIZE} numbers, overwritten
 */
export function colourMoments(lab: LabPlanes, out: Float32Array): void {
  const count = lab.l.data.length;
  const chroma = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const a = lab.a.data[i]!;
    const b = lab.b.data[i]!;
    chroma[i] = Math.sqrt(a * a + b * b);
  }
  const channels = [lab.l.data, lab.a.data, lab.b.data, chroma];
  const deviations = channels.map((data, c) => {
    const unit = c === 0 ? 50 : 25;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += data[i]!;
    const mean = sum / count;
    let second = 0;
    let third = 0;
    for (let i = 0; i < count; i++) {
      const deviation = data[i]! - mean;
      second += deviation * deviation;
      third += deviation * deviation * deviation;
    }
    const deviation = Math.sqrt(second / count);
    out[c * 3] = mean / unit;
    out[c * 3 + 1] = deviation / unit;
    out[c * 3 + 2] = Math.cbrt(third / count) / unit;
    return { data, mean, deviation };
  });
  const pairs = [
    [0, 1],
    [0, 2],
    [1, 2],
    [0, 3],
  ] as const;
  pairs.forEach(([p, q], j) => {
    const left = deviations[p]!;
    const right = deviations[q]!;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += (left.data[i]! - left.mean) * (right.data[i]! - right.mean);
    // The 1 keeps nearly grey images, whose chroma is rounding noise, at no correlation.
    out[12 + j] = sum / count / (left.deviation * right.deviation + 1);
  });
}

/** Opponent value to 0..1: steep near grey, flat for colours that are rare. */
function compand(value: number): number {
  return 0.5 + (0.72 * value) / (30 + Math.abs(value));
}

/** Clamps a bin position so that it and its upper neighbour exist. */
function clampBin(position: number, bins: number): number {
  return Math.max(0, Math.min(bins - 1.0001, position));
}
