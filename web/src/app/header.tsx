import { Link, useLocation } from '@tanstack/react-router';
import { splitQuery } from '../../../src/query/parse-query.ts';
import { cx } from '../lib/cx.ts';
import { useStore } from '../lib/store.ts';
import { SearchBox } from '../search/query/search-box.tsx';
import { openGenerate, panel } from '../state/panels.ts';
import { useSearchParams } from '../state/search/use-search.ts';
import { theme, toggleTheme } from '../state/theme.ts';
import { isWriting } from '../state/writing.ts';
import { IconButton } from '../ui/button.tsx';
import {
  BoardIcon,
  GenerateIcon,
  ImportIcon,
  ImproveIcon,
  KeysIcon,
  MapIcon,
  MoonIcon,
  SunIcon,
} from '../ui/icons.tsx';
import { Logo } from '../ui/logo.tsx';
import { JobsButton } from './jobs-button.tsx';
import { SignOut } from './sign-out.tsx';

const navClass =
  'inline-flex h-9 items-center gap-2 rounded-lg px-2.5 text-sm text-muted transition-colors hover:bg-raised hover:text-text';

const PLACES = [
  { to: '/boards', label: 'Boards', name: 'Boards', Icon: BoardIcon },
  { to: '/map', label: 'Library map', name: 'Map', Icon: MapIcon },
] as const;

export function Header() {
  const dark = useStore(theme) === 'dark';
  const { q } = useSearchParams();
  const { words } = splitQuery(q ?? '');
  const { pathname } = useLocation();
  const writing = isWriting(pathname);
  return (
    <header className="group sticky top-0 z-20 border-line border-b bg-bg/90 backdrop-blur-md">
      <div className="mx-auto grid max-w-[2400px] grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 px-4 py-2 sm:px-6 md:grid-cols-[auto_minmax(0,1fr)_auto]">
        <Link
          to="/"
          search={{}}
          aria-label="promptloom home"
          className="flex items-center gap-2 rounded-md pr-1 font-semibold tracking-tight"
        >
          <Logo />
          <span className="max-[26rem]:group-has-[[data-testid=sign-out]]:hidden">promptloom</span>
        </Link>
        <SearchBox className="order-3 col-span-2 w-full md:order-none md:col-span-1 md:mx-auto md:max-w-3xl" />
        <nav aria-label="Studio" className="flex items-center justify-end gap-0.5">
          <JobsButton />
          <Link
            to="/improve"
            search={words === '' ? {} : { idea: words }}
            aria-label="Improve an idea"
            className={cx(navClass, writing && 'bg-raised text-text!')}
            activeProps={{ 'aria-current': 'page' }}
          >
            <ImproveIcon />
            <span className="hidden lg:inline">Improve</span>
          </Link>
          {PLACES.map(({ to, label, name, Icon }) => (
            <Link
              key={to}
              to={to}
              aria-label={label}
              className={navClass}
              activeProps={{ className: 'text-text! bg-raised', 'aria-current': 'page' }}
            >
              <Icon />
              <span className="hidden lg:inline">{name}</span>
            </Link>
          ))}
          <button
            type="button"
            aria-label="Generate images"
            className={navClass}
            onClick={() => openGenerate({ prompt: words })}
          >
            <GenerateIcon />
            <span className="hidden lg:inline">Generate</span>
          </button>
          <IconButton label="Import prompts" onClick={() => panel.set({ kind: 'import' })}>
            <ImportIcon />
          </IconButton>
          <span className="hidden sm:contents">
            <IconButton label="Keyboard shortcuts" hint="?" onClick={() => panel.set({ kind: 'shortcuts' })}>
              <KeysIcon />
            </IconButton>
          </span>
          <IconButton label={dark ? 'Light theme' : 'Dark theme'} onClick={toggleTheme} data-testid="theme">
            {dark ? <SunIcon /> : <MoonIcon />}
          </IconButton>
          <SignOut />
        </nav>
      </div>
    </header>
  );
}
