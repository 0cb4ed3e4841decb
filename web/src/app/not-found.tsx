import { Link } from '@tanstack/react-router';
import { useTitle } from '../state/title.ts';
import { buttonClass } from '../ui/button.tsx';

export function NotFound() {
  useTitle('Page not found');
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto flex max-w-lg flex-col items-center gap-4 px-4 py-24 text-center outline-none"
    >
      <h1 className="font-serif text-2xl">Page not found</h1>
      <Link to="/" search={{}} className={buttonClass()}>
        Go to the library
      </Link>
    </main>
  );
}
