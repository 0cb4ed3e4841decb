import { nearestIn, type VectorBlock } from './nearest.ts';
import { seededRandom } from './random.ts';

/** Anchors that say where a point lies. */
const ANCHORS = 4;
/** How far points of one place are strewn, so that they can be told apart. */
const STREWN = 0.012;

/** Vectors that are laid out. */
export interface Anchors {
  block: VectorBlock;
  /** x and y of each. */
  positions: Float32Array;
  /** The number of the cluster of each. */
  clusters: readonly number[];
}

/** Where vectors lie on a map. */
export type Placed = Omit<Anchors, 'block'>;

/** Where vectors lie on a map: between the anchors most alike, the nearer the more, and in the cluster that these are in. */
export function placeAmong({ block: anchors, positions, clusters }: Anchors, block: VectorBlock): Placed {
  const { values, dimensions } = block;
  const placed = new Float32Array((values.length / dimensions) * 2);
  const own: number[] = [];
  for (let n = 0; n < placed.length / 2; n++) {
    const vector = values.subarray(n * dimensions, (n + 1) * dimensions);
    const { numbers, distances } = nearestIn(anchors, vector, ANCHORS);
    let [x, y, sum] = [0, 0, 0];
    const votes = new Map<number, number>();
    for (const [place, number] of numbers.entries()) {
      // Beside its nearest anchor one twice as far away counts little: a mean of far places is nowhere.
      const weight = 1 / (1e-4 + distances[place]! ** 4);
      x += weight * positions[2 * number]!;
      y += weight * positions[2 * number + 1]!;
      sum += weight;
      votes.set(clusters[number]!, (votes.get(clusters[number]!) ?? 0) + weight);
    }
    own.push([...votes].reduce((most, one) => (one[1] > most[1] ? one : most))[0]);
    const random = seededRandom(
      Math.round((vector[0]! + vector[1]! * 3 + vector[dimensions - 1]! * 7) * 1e8),
    );
    const [angle, far] = [2 * Math.PI * random(), STREWN * Math.sqrt(random())];
    placed[2 * n] = x / sum + far * Math.cos(angle);
    placed[2 * n + 1] = y / sum + far * Math.sin(angle);
  }
  return { positions: placed, clusters: own };
}
