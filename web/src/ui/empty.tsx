import type { ReactNode } from 'react';
import { Logo } from './logo.tsx';

/** What shows in place of a list that has nothing in it. */
export function Empty({ title, icon, children }: { title: string; icon?: ReactNode; children?: ReactNode }) {
  return (
    <div
      data-testid="empty"
      className="mx-auto flex max-w-lg animate-rise flex-col items-center gap-4 py-20 text-center"
    >
      {icon ?? <Logo className="size-9 opacity-70" />}
      <h2 className="text-balance font-serif text-2xl">{title}</h2>
      {children}
    </div>
  );
}
