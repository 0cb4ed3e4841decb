import { seededRandom } from './random.ts';

/** A middle of points in the plane. */
export interface Centre {
  x: number;
  y: number;
}

const ROUNDS = 30;

/** How many clusters so many points are cut into. */
export function clusterCount(points: number): number {
  return Math.max(1, Math.min(24, Math.round(Math.sqrt(points / 4))));
}

/** Middles of points in the plane (k-means, seeded far apart). @param positions x and y of each. */
export function findCentres(positions: Float32Array, k: number): Centre[] {
  const count = positions.length / 2;
  const random = seededRandom(2);
  const at = (n: number): Centre => ({ x: positions[2 * n]!, y: positions[2 * n + 1]! });
  let centres = [at(Math.floor(random() * count))];
  while (centres.length < Math.min(k, count)) {
    const far = Array.from({ length: count }, (_, n) =>
      distance(at(n), centres[nearestCentre(at(n), centres)]!),
    );
    let left = random() * far.reduce((sum, one) => sum + one, 0);
    const chosen = far.findIndex((one) => {
      left -= one;
      return left <= 0;
    });
    centres.push(at(Math.max(0, chosen)));
  }
  for (let round = 0; round < ROUNDS; round++) {
    const sums = centres.map(() => ({ x: 0, y: 0, count: 0 }));
    for (let n = 0; n < count; n++) {
      const sum = sums[nearestCentre(at(n), centres)]!;
      sum.x += at(n).x;
      sum.y += at(n).y;
      sum.count++;
    }
    centres = sums.map((sum, n) =>
      sum.count === 0 ? centres[n]! : { x: sum.x / sum.count, y: sum.y / sum.count },
    );
  }
  return centres;
}

/** The number of the centre nearest to a point. */
export function nearestCentre(point: Centre, centres: readonly Centre[]): number {
  let best = 0;
  for (let n = 1; n < centres.length; n++)
    if (distance(point, centres[n]!) < distance(point, centres[best]!)) best = n;
  return best;
}

function distance(a: Centre, b: Centre): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}
