import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotFound } from './app/not-found.tsx';
import { Shell } from './app/shell.tsx';
import { DetailPage } from './detail/page.tsx';
import { validateImprove } from './improve/improve-params.ts';
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
  component: lazyRouteComponent(() => import('./improve/page.tsx'), 'ImprovePage'),
});

const map = createRoute({
  getParentRoute: () => root,
  path: '/map',
  component: lazyRouteComponent(() => import('./map/page.tsx'), 'MapPage'),
});

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
