import { Link } from '@tanstack/react-router';

const PAGES = [
  ['/improve', 'Improve'],
  ['/rework', 'Rework'],
  ['/templates', 'Templates'],
  ['/describe', 'Describe'],
  ['/improvements', 'Improvements'],
] as const;

/** Links to the pages about writing. */
export function WritingNav() {
  return (
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
  );
}
