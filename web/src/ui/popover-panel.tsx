import { Popover } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cx } from '../lib/cx.ts';

/** What opens beside the trigger of a Popover.Root. */
export function PopoverPanel({ className, ...props }: ComponentProps<typeof Popover.Content>) {
  return (
    <Popover.Portal>
      <Popover.Content
        sideOffset={6}
        collisionPadding={12}
        {...props}
        className={cx(
          'z-30 w-[min(22rem,calc(100vw-1.5rem))] animate-rise overflow-y-auto rounded-xl border border-line bg-panel shadow-float',
          className,
        )}
      />
    </Popover.Portal>
  );
}
