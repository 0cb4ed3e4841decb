import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotFound } from './app/not-found.tsx';
import { Shell } from './app/shell.tsx';
import { DetailPage } from './detail/page.tsx';
import { validateImprove } from './improve/improve-params.ts';
import { validateRework } from './rework/rework-params.ts';
import { SearchPage } from './search/page.tsx';
import { parseQuery, stringifyQuery, validateSearch } from './search/search-params.ts';
import { validateTemplate } from './templates/template-params.ts';

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

const history = createRoute({
  getParentRoute: () => root,
  path: '/history',
  component: lazyRouteComponent(() => import('./history/page.tsx'), 'HistoryPage'),
});

const remembered = createRoute({
  getParentRoute: () => root,
  path: '/history/$id',
  component: lazyRouteComponent(() => import('./history/improvement-page.tsx'), 'ImprovementPage'),
});

const tools = createRoute({
  getParentRoute: () => root,
  path: '/tools',
  validateSearch: validateRework,
  component: lazyRouteComponent(() => import('./rework/page.tsx'), 'ReworkPage'),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  validateSearch: validateTemplate,
  component: lazyRouteComponent(() => import('./templates/page.tsx'), 'TemplatesPage'),
});

const map = createRoute({
  getParentRoute: () => root,
  path: '/map',
  component: lazyRouteComponent(() => import('./map/page.tsx'), 'MapPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    library.addChildren([start, detail]),
    improve,
    history,
    remembered,
    tools,
    templates,
    map,
  ]),
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
