import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { NotFound } from './app/not-found.tsx';
import { Shell } from './app/shell.tsx';
import { DetailPage } from './detail/page.tsx';
import { validateImprove } from './improve/improve-params.ts';
import { ImprovePage } from './improve/page.tsx';
import { MapPage } from './map/page.tsx';
import { SearchPage } from './search/page.tsx';
import { parseQuery, stringifyQuery, validateSearch } from './search/search-params.ts';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const library = createRoute({
  getParentRoute: () => root,
  id: 'library',
  validateSearch,
  component: SearchPage,
});

const start = createRoute({ getParentRoute: () => library, path: '/', component: () => null });

const detail = createRoute({ getParentRoute: () => library, path: '/p/$id', component: DetailPage });

const improve = createRoute({
  getParentRoute: () => root,
  path: '/improve',
  validateSearch: validateImprove,
  component: ImprovePage,
});

const map = createRoute({ getParentRoute: () => root, path: '/map', component: MapPage });

export const router = createRouter({
  routeTree: root.addChildren([library.addChildren([start, detail]), improve, map]),
  parseSearch: parseQuery,
  stringifySearch: stringifyQuery,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** The detail was opened from the page right behind it, so that closing it is going back. */
    fromPage?: boolean;
  }
}
