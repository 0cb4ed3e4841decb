import { cx } from '../../lib/cx.ts';
import { score as number, scoreWords } from '../../lib/format.ts';

/** How likely a prompt answers the search, as a quiet bar; the words stand in its title and are read out. */
export function ScoreBar({ score, className }: { score: number; className?: string }) {
  const words = scoreWords(score);
  return (
    <span
      data-testid="score"
      data-score={number(score)}
      title={`${words} (score ${number(score)})`}
      className={cx('inline-block h-1 w-6 shrink-0 overflow-hidden rounded-full bg-line', className)}
    >
      <span className="sr-only">{words}</span>
      <span
        aria-hidden="true"
        className="block h-full rounded-full bg-muted"
        style={{ width: `${Math.round(100 * score)}%` }}
      />
    </span>
  );
}
