import { openGenerate } from '../app/panels.ts';
import { useStore } from '../lib/store.ts';
import { drawings, isOpen } from './drawings.ts';

/** Shows in the header that something is being drawn while its panel is closed. */
export function JobsButton() {
  const open = useStore(drawings).filter(isOpen);
  const first = open.at(-1);
  if (!first) return null;
  const percent = Math.round(first.progress.fraction * 100);
  return (
    <button
      type="button"
      data-testid="jobs"
      aria-label={`Drawing, ${percent} percent: show`}
      onClick={() => openGenerate({ prompt: first.text })}
      className="inline-flex h-9 items-center gap-2 rounded-lg px-2.5 text-accent text-sm tabular-nums hover:bg-raised"
    >
      <span aria-hidden="true" className="size-2 animate-pulse rounded-full bg-accent" />
      {percent} %
    </button>
  );
}
