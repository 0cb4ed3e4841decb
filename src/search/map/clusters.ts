import { stemsOf, wordsOf } from '../../text/words.ts';
import { seededRandom } from './random.ts';

/** A middle of points in the plane. */
export interface Centre {
  x: number;
  y: number;
}

/** How over-represented something is: `overRepresentation` of the composer. */
export type Lift = (o: { near: number; nearTotal: number; anywhere: number; all: number }) => number;

const ROUNDS = 30;
/** Words of a label. */
const LABEL_WORDS = 3;

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

/** What each group of texts speaks of: the words that are over-represented in it, as they are mostly written. */
export function labelGroups(
  texts: readonly string[],
  group: readonly number[],
  groups: number,
  lift: Lift,
): string[] {
  const anywhere = new Map<string, number>();
  const near = Array.from({ length: groups }, () => new Map<string, number>());
  const written = new Map<string, Map<string, number>>();
  for (const [n, text] of texts.entries()) {
    for (const stem of stemsOf(text)) {
      anywhere.set(stem, (anywhere.get(stem) ?? 0) + 1);
      const own = near[group[n]!]!;
      own.set(stem, (own.get(stem) ?? 0) + 1);
    }
    for (const { stem, start, end } of wordsOf(text)) {
      const forms = written.get(stem) ?? new Map<string, number>();
      const form = text.slice(start, end).toLowerCase();
      forms.set(form, (forms.get(form) ?? 0) + 1);
      written.set(stem, forms);
    }
  }
  return near.map((own, number) => {
    const nearTotal = group.filter((one) => one === number).length;
    return [...own]
      .filter(([stem, count]) => (count > 1 || nearTotal < 4) && stem.length > 2 && !/^\d+$/.test(stem))
      .map(([stem, count]) => {
        const score = lift({ near: count, nearTotal, anywhere: anywhere.get(stem)!, all: texts.length });
        return { stem, worth: score * Math.log2(1 + count) };
      })
      .sort((a, b) => b.worth - a.worth || (a.stem < b.stem ? -1 : 1))
      .slice(0, LABEL_WORDS)
      .map(({ stem }) => mostFrequent(written.get(stem)) ?? stem)
      .join(', ');
  });
}

function mostFrequent(forms: ReadonlyMap<string, number> | undefined): string | undefined {
  return [...(forms ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
}
