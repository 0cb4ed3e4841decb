/** The view of the map: a point x, y is at x * scale + left, y * scale + top on the canvas. */
export interface View {
  scale: number;
  left: number;
  top: number;
}

/** Shows all of -1 to 1, with some room around it. */
export function showAll(width: number, height: number): View {
  const scale = Math.min(width, height) * 0.44;
  return { scale, left: width / 2, top: height / 2 };
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
