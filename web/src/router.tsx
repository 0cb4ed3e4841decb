import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { NotFound } from './app/not-found.tsx';
import { Shell } from './app/shell.tsx';
import { validateBoard } from './boards/board-params.ts';
import { validateDescribe } from './describe/describe-params.ts';
import { DetailPage } from './detail/page.tsx';
import { validateImprove } from './improve/improve-params.ts';
import { basePath } from './lib/base-path.ts';
import { validateRework } from './rework/rework-params.ts';
import { SearchPage } from './search/page.tsx';
import { parseQuery, stringifyQuery, validateSearch } from './state/search/search-params.ts';
import { validateTemplate } from './templates/template-params.ts';
import { validateVersions } from './versions/versions-params.ts';

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

const improvements = createRoute({
  getParentRoute: () => root,
  path: '/improvements',
  component: lazyRouteComponent(() => import('./improve/improvements/page.tsx'), 'ImprovementsPage'),
});

const improvement = createRoute({
  getParentRoute: () => root,
  path: '/improvements/$id',
  component: lazyRouteComponent(
    () => import('./improve/improvements/improvement-page.tsx'),
    'ImprovementPage',
  ),
});

const rework = createRoute({
  getParentRoute: () => root,
  path: '/rework',
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

const boards = createRoute({
  getParentRoute: () => root,
  path: '/boards',
  component: lazyRouteComponent(() => import('./boards/boards-page.tsx'), 'BoardsPage'),
});

const board = createRoute({
  getParentRoute: () => root,
  path: '/boards/$id',
  validateSearch: validateBoard,
  component: lazyRouteComponent(() => import('./boards/board-page.tsx'), 'BoardPage'),
});

const versions = createRoute({
  getParentRoute: () => root,
  path: '/prompts/$id/versions',
  validateSearch: validateVersions,
  component: lazyRouteComponent(() => import('./versions/page.tsx'), 'VersionsPage'),
});

const describe = createRoute({
  getParentRoute: () => root,
  path: '/describe',
  validateSearch: validateDescribe,
  component: lazyRouteComponent(() => import('./describe/page.tsx'), 'DescribePage'),
});

/** Old addresses, which people may have bookmarked. */
const history = createRoute({
  getParentRoute: () => root,
  path: '/history/$',
  beforeLoad: ({ params: { _splat: id } }) => {
    throw id
      ? redirect({ to: '/improvements/$id', params: { id }, replace: true })
      : redirect({ to: '/improvements', replace: true });
  },
});

const tools = createRoute({
  getParentRoute: () => root,
  path: '/tools',
  validateSearch: validateRework,
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/rework', search, replace: true });
  },
});

export const router = createRouter({
  routeTree: root.addChildren([
    library.addChildren([start, detail]),
    improve,
    improvements,
    improvement,
    rework,
    templates,
    map,
    boards,
    board,
    versions,
    describe,
    history,
    tools,
  ]),
  basepath: basePath || '/',
  parseSearch: parseQuery,
  stringifySearch: stringifyQuery,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** Whether the prompt was opened from the page behind it, so that closing it goes back. */
    fromPage?: boolean;
  }
}
