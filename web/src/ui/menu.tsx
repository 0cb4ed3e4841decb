import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { MoreIcon } from './icons.tsx';

interface MenuProps {
  label: string;
  icon?: ReactNode;
  testId?: string;
  /** Each a link or a button. */
  items: { key: string; item: ReactNode }[];
  /** Whether a phone shows only the icon. */
  compact?: boolean;
}

/** A menu behind one button. */
export function Menu({ label, icon, testId, items, compact }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button data-testid={testId} aria-label={label}>
          {icon}
          <span className={compact ? 'max-sm:hidden' : ''}>{label}</span>
          <MoreIcon className="size-3.5" />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          sideOffset={6}
          collisionPadding={12}
          className="z-50 min-w-48 animate-rise rounded-xl border border-line bg-panel p-1 shadow-float"
        >
          {items.map(({ key, item }) => (
            <DropdownMenu.Item
              key={key}
              asChild
              className="block cursor-pointer rounded-lg px-3 py-2 text-sm outline-none data-highlighted:bg-raised"
            >
              {item}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
