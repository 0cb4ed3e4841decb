import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { cx } from '../lib/cx.ts';
import { IconButton } from './button.tsx';
import { CloseIcon } from './icons.tsx';

interface SheetProps {
  onClose: () => void;
  title: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
  wide?: boolean;
  testId?: string;
  onKeyDown?: (event: React.KeyboardEvent) => void;
  /** Where the focus goes after closing; by default to where it was before. */
  returnTo?: () => HTMLElement | null;
  children: ReactNode;
}

/** These dialogs have no trigger, so they remember what had the focus when they opened. */
function useFocusReturn(returnTo?: () => HTMLElement | null) {
  const [opener] = useState(() => document.activeElement);
  return (event: Event) => {
    event.preventDefault();
    // The panel closes before this runs, and someone may already be typing elsewhere.
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const target = returnTo?.() ?? opener;
    if (target instanceof HTMLElement) target.focus();
  };
}

/** Focuses the panel and not its first button, unless a field asked for the focus. */
function focusWhole(event: Event) {
  const content = event.currentTarget as HTMLElement;
  if (content.contains(document.activeElement)) return;
  event.preventDefault();
  content.focus();
}

/** A toast tells of what was done in the panel, and may take it back. */
function stayForToast(event: Event) {
  if ((event.target as Element).closest('[data-testid=toast]')) event.preventDefault();
}

/** A panel over the right side of the page, open while it is rendered. */
export function Sheet(props: SheetProps) {
  const { onClose, title, actions, wide, testId, onKeyDown, returnTo, children } = props;
  const onCloseAutoFocus = useFocusReturn(returnTo);
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-(--scrim)" />
        <Dialog.Content
          data-testid={testId}
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onOpenAutoFocus={focusWhole}
          onCloseAutoFocus={onCloseAutoFocus}
          onInteractOutside={stayForToast}
          className={cx(
            'fixed inset-y-0 right-0 z-40 flex w-full animate-slide flex-col border-line border-l bg-bg shadow-float',
            'focus:outline-none',
            wide ? 'max-w-[1120px]' : 'max-w-[560px]',
          )}
        >
          <header className="flex h-14 shrink-0 items-center gap-1 border-line border-b pr-2 pl-4 sm:pl-6">
            <Dialog.Title className="mr-auto truncate font-medium">{title}</Dialog.Title>
            {actions}
            <Dialog.Close asChild>
              <IconButton label="Close" hint="Esc">
                <CloseIcon />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ModalProps {
  onClose?: () => void;
  title: string;
  testId?: string;
  children: ReactNode;
}

/** A small dialog in the middle. Without `onClose` it cannot be closed. */
export function Modal({ onClose, title, testId, children }: ModalProps) {
  const onCloseAutoFocus = useFocusReturn();
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose?.()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-fade bg-(--scrim)" />
        <Dialog.Content
          data-testid={testId}
          aria-describedby={undefined}
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-2xl border border-line bg-panel p-6 shadow-float focus:outline-none"
        >
          <Dialog.Title className="font-semibold text-lg">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
