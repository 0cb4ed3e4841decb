import { useEffect, useMemo, useRef, useState } from 'react';
import { useDeadImages } from '../../api/dead-images.ts';
import type { Match } from '../../api/types.ts';
import { cx } from '../../lib/cx.ts';
import { isModified } from '../../lib/keys.ts';
import { useStore } from '../../lib/store.ts';
import { usePageKeys } from '../../lib/use-page-keys.ts';
import { useWidth } from '../../lib/use-width.ts';
import { deleteThings } from '../../state/deletions.ts';
import { openBoards } from '../../state/panels.ts';
import { resultOrder } from '../../state/search/result-order.ts';
import { useStartSearch } from '../../state/search/use-search.ts';
import { selection, toggleSelected } from '../../state/selection.ts';
import { copy } from '../../state/toast.ts';
import { Card } from './card.tsx';
import { cardHeight } from './card-size.ts';
import { columnsFor, type Direction, layOut, neighbour } from './masonry.ts';

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The results as cards; arrow keys move between them. */
export function Grid({ matches, stale }: { matches: Match[]; stale: boolean }) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);
  const selected = useStore(selection);
  const { moreLike, lessLike } = useStartSearch();
  const isDead = useDeadImages();
  const { places, height } = useMemo(() => {
    const { column } = columnsFor(width);
    return layOut(
      matches.map((match) => cardHeight(match, column, isDead)),
      width,
    );
  }, [matches, width, isDead]);

  const first = matches[0]?.id;
  useEffect(() => {
    resultOrder.set(matches.map((match) => match.id));
  }, [matches]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other results start over with the first card
  useEffect(() => setActive(0), [first]);

  function onKeyDown(event: React.KeyboardEvent) {
    if (isModified(event)) return;
    const match = matches[active];
    const direction = ARROWS[event.key];
    if (direction) {
      event.preventDefault();
      const next = neighbour(places, active, direction);
      const links = list.current?.querySelectorAll<HTMLElement>('[data-card-link]');
      if (next !== undefined) links?.[next]?.focus();
      else if (direction === 'up') document.getElementById('search')?.focus();
    } else if (match && event.key === 'Delete') void deleteThings('prompts', [match.id]);
    else if (match && event.key === 'c') void copy(match.prompt);
    else if (match && event.key === 'm') moreLike(match.id);
    else if (match && event.key === 'l') lessLike(match.id);
    else if (match && event.key === 'u') toggleSelected(match);
    else if (match && event.key === 'b') {
      event.preventDefault();
      openBoards({ ids: [match.id] });
    }
  }

  // While no card has the focus, an arrow key goes to the first one in view.
  usePageKeys((event) => {
    if (!ARROWS[event.key] || list.current?.contains(document.activeElement)) return;
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-card-link]') ?? [])];
    const first = links.find((link) => link.getBoundingClientRect().top >= 0) ?? links.at(-1);
    if (!first) return;
    event.preventDefault();
    first.focus();
  });

  return (
    <div ref={frame}>
      {width > 0 ? (
        <ul
          ref={list}
          aria-label="Results"
          aria-busy={stale}
          data-testid="results"
          onKeyDown={onKeyDown}
          style={{ height }}
          className={cx('relative transition-opacity duration-300', stale && 'opacity-60')}
        >
          {matches.map((match, index) => (
            <Card
              key={match.id}
              match={match}
              place={places[index]!}
              active={index === active}
              selected={selected.some((one) => one.id === match.id)}
              eager={index < 8}
              onActive={() => setActive(index)}
              onLike={() => moreLike(match.id)}
              onUnlike={() => lessLike(match.id)}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}
