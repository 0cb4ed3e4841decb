/** The view of the map: a point x, y is at x * scale + left, y * scale + top on the canvas. */
export interface View {
  scale: number;
  left: number;
  top: number;
}

/** Room around the points, in pixels of the canvas; labels stand over it. */
const MARGIN = 60;

/** Shows all points, as large as the canvas lets them be. */
export function showAll(
  { x, y }: { x: readonly number[]; y: readonly number[] },
  width: number,
  height: number,
): View {
  const [across, down] = [rangeOf(x), rangeOf(y)];
  const room = (size: number) => Math.max(size - 2 * MARGIN, size / 2);
  const scale = Math.min(room(width) / across.size, room(height) / down.size);
  return { scale, left: width / 2 - across.middle * scale, top: height / 2 - down.middle * scale };
}

function rangeOf(values: readonly number[]): { middle: number; size: number } {
  const least = values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
  const most = values.reduce((a, b) => Math.max(a, b), values[0] ?? 0);
  return { middle: (least + most) / 2, size: Math.max(0.1, most - least) };
}

/** Zooms by a factor around a place of the canvas. */
export function zoomAt(view: View, x: number, y: number, factor: number): View {
  const scale = Math.min(200_000, Math.max(50, view.scale * factor));
  const by = scale / view.scale;
  return { scale, left: x - (x - view.left) * by, top: y - (y - view.top) * by };
}

/** Points in a grid, to find the nearest one quickly. */
export class Grid {
  readonly #cells = new Map<string, number[]>();
  readonly #x: readonly number[];
  readonly #y: readonly number[];
  readonly #size: number;

  constructor(x: readonly number[], y: readonly number[]) {
    this.#x = x;
    this.#y = y;
    this.#size = 2 / Math.max(8, Math.sqrt(x.length));
    for (let n = 0; n < x.length; n++) {
      const key = this.#key(x[n]!, y[n]!);
      const cell = this.#cells.get(key);
      if (cell) cell.push(n);
      else this.#cells.set(key, [n]);
    }
  }

  /** The index of the point nearest to a place, at most `within` away. */
  nearest(x: number, y: number, within: number): number | undefined {
    let best: number | undefined;
    let far = within;
    const reach = Math.min(64, Math.ceil(within / this.#size));
    for (let i = -reach; i <= reach; i++) {
      for (let j = -reach; j <= reach; j++) {
        for (const n of this.#cells.get(this.#key(x + i * this.#size, y + j * this.#size)) ?? []) {
          const distance = Math.hypot(this.#x[n]! - x, this.#y[n]! - y);
          if (distance <= far) [best, far] = [n, distance];
        }
      }
    }
    return best;
  }

  #key(x: number, y: number): string {
    return `${Math.floor(x / this.#size)} ${Math.floor(y / this.#size)}`;
  }
}
