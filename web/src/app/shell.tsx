import { Outlet } from '@tanstack/react-router';
import { AddToBoard } from '../boards/add-to-board.tsx';
import { GeneratePanel } from '../generate/panel.tsx';
import { ImportPanel } from '../import/panel.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { DropZone } from './drop-zone.tsx';
import { Header } from './header.tsx';
import { JobsWatcher } from './jobs-watcher.tsx';
import { LibraryTroubles } from './library-troubles.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { SkipLink } from './skip-link.tsx';
import { Toasts } from './toasts.tsx';
import { TokenDialog } from './token-dialog.tsx';

/** The frame around every page. */
export function Shell() {
  return (
    <>
      <SkipLink />
      <Header />
      <LibraryTroubles />
      <Outlet />
      <SelectionBar />
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
