import type { BoardMember, Settings } from '../api/types.ts';
import type { BoardParams } from './board-params.ts';

/** The candidates that an address shows, in its order. */
export function shownMembers(
  members: readonly BoardMember[],
  { show, by }: Pick<BoardParams, 'show' | 'by'>,
): BoardMember[] {
  const least = show === undefined || show === 'unrated' ? 0 : Number(show);
  const shown = members.filter(({ annotations: { rating } }) =>
    show === 'unrated' ? rating === null : (rating ?? 0) >= least,
  );
  return by === 'stars'
    ? shown.sort((a, b) => (b.annotations.rating ?? 0) - (a.annotations.rating ?? 0))
    : shown;
}

/** Members with another rating of a prompt, several images of which may be candidates. */
export function withRating(
  members: readonly BoardMember[],
  promptId: string,
  rating: number | null,
): BoardMember[] {
  return members.map((member) =>
    member.prompt.id === promptId ? { ...member, annotations: { ...member.annotations, rating } } : member,
  );
}

/**
 * The order after one id was moved to the place of another: after it when moved towards the end, otherwise before it.
 */
export function movedTo(order: readonly string[], id: string, target: string): string[] {
  const [from, to] = [order.indexOf(id), order.indexOf(target)];
  if (from < 0 || to < 0) return [...order];
  const rest = order.filter((one) => one !== id);
  rest.splice(to, 0, id);
  return rest;
}

/** Stars that a key gives: 1 to 5, null (none) for 0; undefined for any other key. */
export function starsOfKey(key: string): number | null | undefined {
  if (!/^[0-5]$/.test(key)) return undefined;
  return key === '0' ? null : Number(key);
}

/** How many candidates have which rating, five stars first, unrated last. */
export function tally(members: readonly BoardMember[]): { stars: number | null; count: number }[] {
  return [5, 4, 3, 2, 1, null].flatMap((stars) => {
    const count = members.filter(({ annotations }) => annotations.rating === stars).length;
    return count > 0 ? [{ stars, count }] : [];
  });
}

/** The settings of a generation, each with its label. */
export function settingRows({ model, width, height, steps, cfg, sampler, scheduler, seed }: Settings) {
  const rows: [string, string | number | undefined][] = [
    ['Model', model],
    ['Size', width && height ? `${width} × ${height}` : undefined],
    ['Steps', steps],
    ['CFG', cfg],
    ['Sampler', [sampler, scheduler].filter(Boolean).join(', ') || undefined],
    ['Seed', seed],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value: String(value) }]));
}

/** The settings of a candidate; the size is that of its image. */
export function settingsOf({ prompt, images: [image] }: BoardMember): Settings {
  return {
    ...prompt.settings,
    ...(image?.width && image.height && { width: image.width, height: image.height }),
  };
}
