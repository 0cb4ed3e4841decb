/** A small seeded generator (mulberry32): the same seed draws the same image. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435761) >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  range(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  int(low: number, high: number): number {
    return Math.floor(this.range(low, high + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  gauss(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T;
  }

  shuffle<T>(items: readonly T[]): T[] {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  }
}

/** A repeatable random number in 0..1 for a lattice point. */
export function hash(seed: number, x: number, y = 0): number {
  let h = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263) ^ Math.imul(seed | 0, 1274126177);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h = Math.imul(h ^ (h >>> 16), 2246822519);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

export type Noise = (x: number, y: number) => number;

/** Gradient noise, about -1..1. */
export function noise2(seed: number): Noise {
  const random = new Random(seed);
  const permutation = random.shuffle(Array.from({ length: 256 }, (_, i) => i));
  const table = Uint8Array.from([...permutation, ...permutation]);
  const gx = Float64Array.from({ length: 256 }, (_, i) => Math.cos((i / 256) * 2 * Math.PI));
  const gy = Float64Array.from({ length: 256 }, (_, i) => Math.sin((i / 256) * 2 * Math.PI));
  const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
  return (x, y) => {
    const x0 = Math.floor(x);
    const y0 = Math.floor(y);
    const fx = x - x0;
    const fy = y - y0;
    const corner = (dx: number, dy: number) => {
      const i = table[((table[(x0 + dx) & 255] as number) + y0 + dy) & 255] as number;
      return (gx[i] as number) * (fx - dx) + (gy[i] as number) * (fy - dy);
    };
    const u = fade(fx);
    const v = fade(fy);
    const top = corner(0, 0) * (1 - u) + corner(1, 0) * u;
    const bottom = corner(0, 1) * (1 - u) + corner(1, 1) * u;
    return (top * (1 - v) + bottom * v) * 1.5;
  };
}

/** Octaves of noise summed: clouds, terrain, paper. About -1..1. */
export function fbm(noise: Noise, x: number, y: number, octaves = 5, gain = 0.5): number {
  let sum = 0;
  let total = 0;
  let amplitude = 1;
  let px = x;
  let py = y;
  for (let i = 0; i < octaves; i++) {
    sum += amplitude * noise(px, py);
    total += amplitude;
    amplitude *= gain;
    // Turning each octave hides the lattice.
    [px, py] = [px * 1.6 - py * 1.2 + 17.3, px * 1.2 + py * 1.6 - 9.1];
  }
  return sum / total;
}
