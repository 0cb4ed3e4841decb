import type { LibraryMap } from '../api/types.ts';
import type { View } from './view.ts';

/** What is drawn, and how. */
export interface Scene {
  map: LibraryMap;
  view: View;
  width: number;
  height: number;
  dark: boolean;
  /** The point under the pointer. */
  hovered: number | undefined;
}

/** The colour of a cluster: hues that lie far apart for numbers that follow each other. */
function colourOf(group: number, dark: boolean): string {
  return `oklch(${dark ? 0.76 : 0.58} 0.13 ${(group * 137.5) % 360})`;
}

/** Draws points by cluster, then labels where there is room for them. */
export function draw(context: CanvasRenderingContext2D, scene: Scene): void {
  const { map, view, width, height, dark, hovered } = scene;
  const { x, y, group, ids } = map.points;
  context.clearRect(0, 0, width, height);
  const radius = Math.min(6, Math.max(1.2, (view.scale / 300) * (ids.length > 20_000 ? 0.8 : 2.2)));
  const byGroup = map.clusters.map((): number[] => []);
  for (let n = 0; n < ids.length; n++) {
    const [px, py] = [x[n]! * view.scale + view.left, y[n]! * view.scale + view.top];
    if (px > -radius && py > -radius && px < width + radius && py < height + radius)
      byGroup[group[n]!]?.push(px, py);
  }
  context.globalAlpha = ids.length > 20_000 ? 0.55 : 0.8;
  for (const [number, places] of byGroup.entries()) {
    context.fillStyle = colourOf(number, dark);
    context.beginPath();
    for (let n = 0; n < places.length; n += 2) {
      context.moveTo(places[n]! + radius, places[n + 1]!);
      context.arc(places[n]!, places[n + 1]!, radius, 0, 2 * Math.PI);
    }
    context.fill();
  }
  context.globalAlpha = 1;
  if (hovered !== undefined) {
    context.strokeStyle = dark ? '#fff' : '#111';
    context.lineWidth = 2;
    context.beginPath();
    context.arc(
      x[hovered]! * view.scale + view.left,
      y[hovered]! * view.scale + view.top,
      radius + 3,
      0,
      2 * Math.PI,
    );
    context.stroke();
  }
  drawLabels(context, scene);
}

function drawLabels(context: CanvasRenderingContext2D, { map, view, width, height, dark }: Scene): void {
  context.font = '600 13px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = dark ? '#131416' : '#f3f3f2';
  context.fillStyle = dark ? '#ecece9' : '#1a1b1d';
  const taken: [number, number, number][] = [];
  const shown = map.clusters.filter(({ count }) => count > 0);
  for (const { label, x, y } of shown.toSorted((a, b) => b.count - a.count)) {
    const py = y * view.scale + view.top;
    if (py < 12 || py > height - 12) continue;
    for (const text of shorter(label)) {
      const half = context.measureText(text).width / 2 + 6;
      const px = Math.min(width - half, Math.max(half, x * view.scale + view.left));
      if (taken.some(([ox, oy, oh]) => Math.abs(ox - px) < half + oh && Math.abs(oy - py) < 20)) continue;
      taken.push([px, py, half]);
      context.strokeText(text, px, py);
      context.fillText(text, px, py);
      break;
    }
  }
}

/** A label, and what is left of it where there is less room: a phrase less each time, never part of one. */
export function shorter(label: string): string[] {
  const phrases = label.split(', ').filter((phrase) => phrase !== '');
  return phrases.map((_, n) => phrases.slice(0, phrases.length - n).join(', '));
}
