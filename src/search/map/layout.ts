import { UMAP } from 'umap-js';
import { countOf, nearestIn, type VectorBlock } from './nearest.ts';
import { seededRandom } from './random.ts';

/** Neighbours that a point is drawn to. */
const NEIGHBOURS = 15;
/** Share of the points that keep their distances; the others are drawn in to a margin. */
const MOST = 0.97;
/** That margin, of the half of the map. */
const BEYOND = 0.12;
/** Fewer points than this have no neighbourhoods to keep. */
const FEW = 6;

/**
 * Lays vectors out in the plane, what is alike close together (UMAP, McInnes, Healy & Melville 2018). Made in steps, so
 * that it can be followed and stopped.
 */
export class Layout {
  readonly #umap: UMAP | undefined;
  readonly #count: number;
  readonly epochs: number;

  /** Finds the neighbours: the square of the number of vectors, times their dimensions. */
  constructor(block: VectorBlock) {
    this.#count = countOf(block);
    if (this.#count < FEW) {
      this.epochs = 0;
      return;
    }
    const { values, dimensions } = block;
    const rows = Array.from({ length: this.#count }, (_, n) =>
      values.subarray(n * dimensions, (n + 1) * dimensions),
    );
    const nNeighbors = Math.min(NEIGHBOURS, this.#count - 1);
    const near = rows.map((row) => nearestIn(block, row, nNeighbors));
    this.#umap = new UMAP({ nComponents: 2, nNeighbors, minDist: 0.15, random: seededRandom(1) });
    this.#umap.setPrecomputedKNN(
      near.map(({ numbers }) => numbers),
      near.map(({ distances }) => distances),
    );
    this.epochs = this.#umap.initializeFit(rows as unknown as number[][]);
  }

  step(): void {
    this.#umap?.step();
  }

  /** x and y of each, spread over -1 to 1. */
  positions(): Float32Array {
    const points =
      this.#umap?.getEmbedding() ??
      Array.from({ length: this.#count }, (_, n) => {
        const angle = (2 * Math.PI * n) / this.#count;
        return [Math.cos(angle), Math.sin(angle)];
      });
    return spread(points);
  }
}

/** Spreads points over -1 to 1 about their middle. */
export function spread(points: readonly (readonly number[])[]): Float32Array {
  const middle = [0, 1].map((axis) => {
    const sorted = points.map((point) => point[axis]!).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)]!;
  });
  const far = points.map((p) => Math.max(Math.abs(p[0]! - middle[0]!), Math.abs(p[1]! - middle[1]!)));
  const most = Math.max(1e-6, far.toSorted((a, b) => a - b)[Math.floor(MOST * (far.length - 1))]!);
  return Float32Array.from(
    points.flatMap((p, n) => {
      const scale = drawnIn(far[n]! / most) / Math.max(far[n]!, 1e-6);
      return [(p[0]! - middle[0]!) * scale, (p[1]! - middle[1]!) * scale];
    }),
  );
}

/** How far from the middle something lies on the map, 0 to 1; what is far off comes nearer, so that the rest has room. */
function drawnIn(far: number): number {
  return far <= 1 ? (1 - BEYOND) * far : 1 - BEYOND * Math.exp(1 - far);
}
