import { cx } from '../lib/cx.ts';

export const chipClass =
  'inline-flex h-8 items-center gap-1.5 rounded-full border border-line bg-panel px-3 text-sm transition-colors hover:border-line-strong';

/** A small rounded button. */
export function Chip({ className, ...props }: React.ComponentProps<'button'>) {
  return <button type="button" {...props} className={cx(chipClass, className)} />;
}
