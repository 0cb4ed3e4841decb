import type { Random } from '../random.ts';
import type { Reading } from '../reading/reading.ts';
import type { Palette } from './palette.ts';

/** A point in pixels. */
export type Point = readonly [number, number];

/** Fill, outline and the like of a shape. */
export interface Paint {
  fill?: string;
  stroke?: string;
  /** Width of the outline in pixels. */
  line?: number;
  opacity?: number;
  /** An SVG transform. */
  transform?: string;
}

/** Everything a motif needs to draw itself: what to draw with, where, and what the prompt says. */
export interface Stage {
  canvas: Canvas;
  width: number;
  height: number;
  /** The shorter side in pixels: sizes of things are shares of it. */
  unit: number;
  /** Where sky and ground meet, in pixels from the top. */
  horizon: number;
  palette: Palette;
  reading: Reading;
  random: Random;
}

/** Collects shapes into an SVG document. */
export class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #definitions: string[] = [];
  readonly #shapes: string[] = [];

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** A gradient from top to bottom; returns the paint to fill with. Stops are spread evenly. */
  linear(stops: readonly string[], opacities?: readonly number[]): string {
    return this.#gradient('linearGradient x1="0" y1="0" x2="0" y2="1"', 'linearGradient', stops, opacities);
  }

  /** A gradient from the middle outwards; returns the paint to fill with. */
  radial(stops: readonly string[], opacities?: readonly number[]): string {
    return this.#gradient('radialGradient', 'radialGradient', stops, opacities);
  }

  rect(x: number, y: number, width: number, height: number, paint: Paint, corner = 0): void {
    this.#add(
      `rect x="${f(x)}" y="${f(y)}" width="${f(width)}" height="${f(height)}" rx="${f(corner)}"`,
      paint,
    );
  }

  circle(x: number, y: number, radius: number, paint: Paint): void {
    this.#add(`circle cx="${f(x)}" cy="${f(y)}" r="${f(radius)}"`, paint);
  }

  ellipse(x: number, y: number, radiusX: number, radiusY: number, paint: Paint): void {
    this.#add(`ellipse cx="${f(x)}" cy="${f(y)}" rx="${f(radiusX)}" ry="${f(radiusY)}"`, paint);
  }

  polygon(points: readonly Point[], paint: Paint): void {
    this.#add(`polygon points="${points.map(([x, y]) => `${f(x)},${f(y)}`).join(' ')}"`, paint);
  }

  /** An outline in SVG path syntax. */
  path(data: string, paint: Paint): void {
    this.#add(`path d="${data}"`, { fill: 'none', ...paint });
  }

  /** A smooth line through points (Catmull-Rom); closed down to the bottom edge when `ground` is set. */
  smooth(points: readonly Point[], paint: Paint, ground = false): void {
    const line = smoothPath(points);
    const [[firstX], [lastX]] = [points[0]!, points.at(-1)!];
    this.path(ground ? `${line}L${f(lastX)} ${this.#height}L${f(firstX)} ${this.#height}Z` : line, paint);
  }

  /** The document. */
  toString(): string {
    const size = `width="${this.#width}" height="${this.#height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><defs>${this.#definitions.join('')}</defs>${this.#shapes.join('')}</svg>`;
  }

  #gradient(open: string, close: string, stops: readonly string[], opacities?: readonly number[]): string {
    const id = `g${this.#definitions.length}`;
    const inner = stops.map((colour, i) => {
      const offset = stops.length === 1 ? 0 : i / (stops.length - 1);
      return `<stop offset="${f(offset)}" stop-color="${colour}" stop-opacity="${opacities?.[i] ?? 1}"/>`;
    });
    this.#definitions.push(
      open.replace(/^\w+/, (name) => `<${name} id="${id}"`),
      `>${inner.join('')}</${close}>`,
    );
    return `url(#${id})`;
  }

  #add(shape: string, { fill = 'none', stroke, line, opacity, transform }: Paint): void {
    const outline = stroke
      ? ` stroke="${stroke}" stroke-width="${f(line ?? 1)}" stroke-linecap="round" stroke-linejoin="round"`
      : '';
    const faint = opacity === undefined ? '' : ` opacity="${f(opacity)}"`;
    const moved = transform ? ` transform="${transform}"` : '';
    this.#shapes.push(`<${shape} fill="${fill}"${outline}${faint}${moved}/>`);
  }
}

/** SVG path data of a smooth line through points. */
function smoothPath(points: readonly Point[]): string {
  const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))]!;
  let data = `M${f(at(0)[0])} ${f(at(0)[1])}`;
  for (let i = 0; i < points.length - 1; i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const c1 = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const c2 = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    data += `C${f(c1[0]!)} ${f(c1[1]!)} ${f(c2[0]!)} ${f(c2[1]!)} ${f(to[0])} ${f(to[1])}`;
  }
  return data;
}

/** A number as SVG wants it, short. */
export function f(value: number): string {
  return String(Math.round(value * 100) / 100);
}
