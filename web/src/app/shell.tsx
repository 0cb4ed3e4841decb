import { Outlet } from '@tanstack/react-router';
import { AddToBoard } from '../boards/add-to-board.tsx';
import { GeneratePanel } from '../generate/panel.tsx';
import { ImportPanel } from '../import/panel.tsx';
import { JobsWatcher } from '../jobs/watch.tsx';
import { BasketBar } from './basket-bar.tsx';
import { Confirm } from './confirm.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { DropZone } from './drop-zone.tsx';
import { Header } from './header.tsx';
import { LibraryTroubles } from './library-troubles.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { SkipLink } from './skip-link.tsx';
import { Toasts } from './toasts.tsx';
import { TokenDialog } from './token-dialog.tsx';

/** What every page has around it. */
export function Shell() {
  return (
    <>
      <SkipLink />
      <Header />
      <LibraryTroubles />
      <Outlet />
      <BasketBar />
      <GeneratePanel />
      <ImportPanel />
      <AddToBoard />
      <Shortcuts />
      <DropZone />
      <Confirm />
      <TokenDialog />
      <JobsWatcher />
      <ConnectionNote />
      <Toasts />
    </>
  );
}
