import type { ComponentProps } from 'react';
import { cx } from '../../lib/cx.ts';

interface CardButtonProps extends ComponentProps<'button'> {
  label: string;
  tabbable: boolean;
  pressed?: boolean;
  /** When it shows while it is not pressed. */
  shown: string;
}

/** A round button over a card. */
export function CardButton({ label, tabbable, pressed, shown, ...props }: CardButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      tabIndex={tabbable ? 0 : -1}
      {...props}
      className={cx(
        'inline-flex size-7 items-center justify-center rounded-full border border-white/15 bg-black/65 text-white backdrop-blur transition hover:bg-black/85',
        pressed ? 'border-transparent! bg-accent! text-accent-ink!' : shown,
      )}
    />
  );
}
