/** The place of a card. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How many columns fit, and how wide each is. */
export function columnsFor(width: number): { columns: number; gap: number; column: number } {
  const gap = width < 640 ? 10 : 16;
  const wanted = width < 640 ? 150 : width < 1600 ? 236 : 272;
  const columns = Math.max(1, Math.floor((width + gap) / (wanted + gap)));
  return { columns, gap, column: Math.floor((width - gap * (columns - 1)) / columns) };
}

/**
 * Lays cards of known height into columns, each into the shortest, leftmost first. Places are
 * absolute so that the cards stay in the order of their rank for the keyboard and screen readers.
 */
export function layOut(heights: readonly number[], width: number): { places: Place[]; height: number } {
  const { columns, gap, column } = columnsFor(width);
  const bottoms = new Array<number>(columns).fill(0);
  const places = heights.map((height) => {
    let target = 0;
    for (let i = 1; i < columns; i++) if (bottoms[i]! < bottoms[target]! - 1) target = i;
    const place = { x: target * (column + gap), y: bottoms[target]!, width: column, height };
    bottoms[target] = place.y + height + gap;
    return place;
  });
  return { places, height: Math.max(0, ...bottoms.map((bottom) => bottom - gap)) };
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The next card in a direction; undefined at the edge. */
export function neighbour(places: readonly Place[], from: number, direction: Direction): number | undefined {
  const here = places[from];
  if (!here) return undefined;
  const vertical = direction === 'up' || direction === 'down';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: number | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  places.forEach((place, index) => {
    if (index === from || (vertical ? place.x !== here.x : place.x === here.x)) return;
    const along = vertical ? place.y - here.y : place.x - here.x;
    if (along * sign <= 0) return;
    const across = vertical ? 0 : Math.abs(place.y + place.height / 2 - here.y - here.height / 2);
    const cost = Math.abs(along) * (vertical ? 1 : 1000) + across;
    if (cost < bestCost) {
      best = index;
      bestCost = cost;
    }
  });
  return best;
}
