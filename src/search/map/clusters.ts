import { countOf, type VectorBlock } from './nearest.ts';
import { seededRandom } from './random.ts';

/** A middle of points in the plane. */
export interface Centre {
  x: number;
  y: number;
}

const ROUNDS = 30;
/** Times that clusters are sought; the tightest are taken. */
const TRIES = 2;
/**
 * What the distance of the whole map counts beside that of two vectors that have nothing in common: clusters hold
 * what is alike, and lie together on the map too.
 */
const PLANE = 3;

/** How many clusters so many points are cut into. */
export function clusterCount(points: number): number {
  return Math.max(1, Math.min(24, Math.round(Math.sqrt(points / 4))));
}

/**
 * Cuts vectors into clusters by what they say and by where they lie on the map (k-means, seeded far apart).
 * @param positions x and y of each.
 * @returns the number of each vector's cluster; every number up to the greatest is used.
 */
export function cutIntoClusters(block: VectorBlock, positions: Float32Array, k: number): number[] {
  const points = joined(block, positions);
  let best: Cut | undefined;
  for (let one = 1; one <= TRIES; one++) {
    const cut = kMeans(points, k, seededRandom(one));
    if (!best || cut.spread < best.spread) best = cut;
  }
  const used = [...new Set(best!.group)].sort((a, b) => a - b);
  return best!.group.map((number) => used.indexOf(number));
}

/** Each vector with its place on the map as two dimensions more. */
function joined({ values, dimensions }: VectorBlock, positions: Float32Array): VectorBlock {
  const wide = dimensions + 2;
  const all = new Float32Array((values.length / dimensions) * wide);
  for (let n = 0; n * wide < all.length; n++) {
    all.set(values.subarray(n * dimensions, (n + 1) * dimensions), n * wide);
    all[(n + 1) * wide - 2] = PLANE * positions[2 * n]!;
    all[(n + 1) * wide - 1] = PLANE * positions[2 * n + 1]!;
  }
  return { values: all, dimensions: wide };
}

interface Cut {
  group: number[];
  /** Sum of the squares of the distances from the centres. */
  spread: number;
}

function kMeans(points: VectorBlock, k: number, random: () => number): Cut {
  const { dimensions } = points;
  const count = countOf(points);
  const at = (n: number) => points.values.subarray(n * dimensions, (n + 1) * dimensions);
  let centres = [at(Math.floor(random() * count)).slice()];
  const far = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  while (centres.length < Math.min(k, count)) {
    let sum = 0;
    for (let n = 0; n < count; n++) {
      far[n] = Math.min(far[n]!, distance(at(n), centres.at(-1)!));
      sum += far[n]!;
    }
    let left = random() * sum;
    const chosen = far.findIndex((one) => {
      left -= one;
      return left <= 0;
    });
    centres.push(at(Math.max(0, chosen)).slice());
  }
  const group = new Array<number>(count).fill(-1);
  let spread = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    spread = 0;
    const sums = centres.map(() => new Float32Array(dimensions));
    const counts = centres.map(() => 0);
    for (let n = 0; n < count; n++) {
      const point = at(n);
      const nearest = nearestTo(point, centres);
      moved ||= group[n] !== nearest.number;
      group[n] = nearest.number;
      spread += nearest.distance;
      counts[nearest.number]!++;
      const sum = sums[nearest.number]!;
      for (let i = 0; i < dimensions; i++) sum[i]! += point[i]!;
    }
    if (!moved) break;
    centres = sums.map((sum, c) => (counts[c] === 0 ? centres[c]! : sum.map((one) => one / counts[c]!)));
  }
  return { group, spread };
}

function nearestTo(
  point: Float32Array,
  centres: readonly Float32Array[],
): { number: number; distance: number } {
  let [number, least] = [0, Number.POSITIVE_INFINITY];
  for (let c = 0; c < centres.length; c++) {
    const one = distance(point, centres[c]!, least);
    if (one < least) [number, least] = [c, one];
  }
  return { number, distance: least };
}

/** The square of a distance; what is farther than `enough` is not worked out. */
function distance(a: Float32Array, b: Float32Array, enough = Number.POSITIVE_INFINITY): number {
  let sum = 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const by = a[i]! - b[i]!;
    sum += by * by;
    if ((i & 31) === 0 && sum > enough) return sum;
  }
  return sum;
}

/** The middle of points of the plane; one far off does not move it. */
export function middleOf(points: readonly Centre[]): Centre {
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  return { x: median(points.map(({ x }) => x)), y: median(points.map(({ y }) => y)) };
}

/** The number of the centre nearest to a point of the plane. */
export function nearestCentre(point: Centre, centres: readonly Centre[]): number {
  const far = centres.map(({ x, y }) => (x - point.x) ** 2 + (y - point.y) ** 2);
  return far.indexOf(Math.min(...far));
}
