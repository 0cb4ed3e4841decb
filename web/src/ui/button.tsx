import { Tooltip } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

const LOOKS = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover border-transparent font-medium',
  quiet: 'bg-panel text-text border-line hover:border-line-strong',
  plain: 'bg-transparent text-muted border-transparent hover:text-text hover:bg-raised',
} as const;

interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof LOOKS;
}

export function buttonClass(look: keyof typeof LOOKS = 'quiet'): string {
  return cx(
    'inline-flex h-9 items-center justify-center gap-2 rounded-lg border px-3 text-sm whitespace-nowrap',
    'transition-colors disabled:cursor-default disabled:opacity-50',
    LOOKS[look],
  );
}

export function Button({ look = 'quiet', className, ...props }: ButtonProps) {
  return <button type="button" {...props} className={cx(buttonClass(look), className)} />;
}

interface IconButtonProps extends ComponentProps<'button'> {
  label: string;
  hint?: string;
  children: ReactNode;
}

/** A button that is only an icon; its name shows on hover and focus. */
export function IconButton({ label, hint, className, children, ...props }: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          aria-label={label}
          {...props}
          className={cx(
            'inline-flex size-9 items-center justify-center rounded-lg text-muted transition-colors',
            'hover:bg-raised hover:text-text disabled:cursor-default disabled:opacity-40',
            className,
          )}
        >
          {children}
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={6}
          className="z-50 rounded-md bg-text px-2 py-1 text-bg text-xs shadow-float"
        >
          {label}
          {hint ? <kbd className="ml-2 font-mono opacity-70">{hint}</kbd> : null}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
