import { Link, useLocation } from '@tanstack/react-router';
import { countOf } from '../lib/format.ts';
import { useStore } from '../lib/store.ts';
import { useSearchParams } from '../search/use-search.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { ImproveIcon } from '../ui/icons.tsx';
import { basket } from './basket.ts';

/** Floats over the results while prompts are put aside for an improvement. */
export function BasketBar() {
  const chosen = useStore(basket);
  const { q } = useSearchParams();
  const { pathname } = useLocation();
  if (chosen.length === 0 || pathname === '/improve') return null;
  return (
    <section
      aria-label="Prompts to use"
      data-testid="basket"
      className="fixed bottom-5 left-1/2 z-30 flex max-w-[calc(100vw-2rem)] -translate-x-1/2 animate-rise items-center gap-2 rounded-2xl border border-line bg-panel p-2 pl-4 shadow-float"
    >
      <span className="truncate text-sm">{countOf(chosen.length, 'prompt')} to use</span>
      <Button look="plain" onClick={() => basket.set([])}>
        Clear
      </Button>
      <Link
        to="/improve"
        search={{ idea: q, use: chosen.map((one) => one.id) }}
        className={buttonClass('primary')}
      >
        <ImproveIcon />
        Improve with these
      </Link>
    </section>
  );
}
