import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

const PAGES = [
  ['/improve', 'Improve'],
  ['/rework', 'Rework'],
  ['/templates', 'Templates'],
  ['/describe', 'Describe'],
  ['/improvements', 'Improvements'],
] as const;

/** A page about writing, with links to the others. */
export function WritingPage({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-[1720px] px-4 pb-24 sm:px-6 outline-none">
      {title ? <h1 className="sr-only">{title}</h1> : null}
      <nav aria-label="Writing" className="-mx-1 flex gap-1 overflow-x-auto px-1 pt-3 [scrollbar-width:none]">
        {PAGES.map(([to, label]) => (
          <Link
            key={to}
            to={to}
            search={{}}
            className="rounded-lg px-3 py-1.5 text-muted text-sm transition-colors hover:bg-raised hover:text-text"
            activeProps={{ className: 'bg-accent-soft text-text!', 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            {label}
          </Link>
        ))}
      </nav>
      {children}
    </main>
  );
}
