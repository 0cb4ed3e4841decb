import { useEffect, useRef, useState } from 'react';
import { queryClient } from '../../api/queries.ts';
import { cx } from '../../lib/cx.ts';
import { isAsked, searchFor, withoutImage } from '../../state/search/search-params.ts';
import { useSearchParams, useStartSearch } from '../../state/search/use-search.ts';
import { IconButton } from '../../ui/button.tsx';
import { CloseIcon, ImageIcon, SearchIcon } from '../../ui/icons.tsx';
import { QueryChip } from './query-chip.tsx';

const PAUSE = 180;

/** Searches as you type. One run of typing is one step of Back. */
export function SearchBox({ className }: { className?: string }) {
  const params = useSearchParams();
  const { withWords, byImage, go } = useStartSearch();
  const [text, setText] = useState(params.q ?? '');
  const sent = useRef(params.q ?? '');
  const typing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const file = useRef<HTMLInputElement>(null);
  const q = params.q ?? '';
  const beside = params.like !== undefined || params.image !== undefined;
  const asked = isAsked(params);

  useEffect(() => {
    if (q === sent.current) return;
    sent.current = q;
    setText(q);
  }, [q]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function submit(value: string) {
    clearTimeout(timer.current);
    const words = value.trim();
    if (words === sent.current) return;
    sent.current = words;
    withWords(words, { replace: typing.current });
    typing.current = true;
  }

  function onType(value: string) {
    setText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => submit(value), PAUSE);
  }

  function clear() {
    clearTimeout(timer.current);
    setText('');
    sent.current = '';
    typing.current = false;
    go(searchFor(params, {}));
    document.getElementById('search')?.focus();
  }

  /** Removes what the words stand beside. */
  function removeChip() {
    if (q === '' && text === '') clear();
    // Without the image, the balance between image and words goes as well.
    else if (params.image) go(withoutImage(params));
    else go({ ...params, like: undefined, k: undefined });
    document.getElementById('search')?.focus();
  }

  function onKeyDown(event: React.KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') {
      // The same words again retry a search that failed.
      if (text.trim() === sent.current)
        void queryClient.refetchQueries({
          queryKey: ['search'],
          predicate: ({ state }) => state.status === 'error',
        });
      submit(text);
      typing.current = false;
    } else if (event.key === 'Escape') event.currentTarget.blur();
    else if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.querySelector<HTMLElement>('[data-card-link]')?.focus();
    } else if (event.key === 'Backspace' && text === '' && asked) clear();
  }

  return (
    <search
      className={cx(
        'flex h-11 items-center gap-2 rounded-xl border border-line bg-panel pr-1 pl-3.5 transition-colors',
        'hover:border-line-strong has-[input:focus-visible]:border-accent has-[input:focus-visible]:ring-1 has-[input:focus-visible]:ring-accent',
        className,
      )}
    >
      <SearchIcon className="size-[18px] text-muted" />
      <QueryChip onRemove={removeChip} />
      <input
        id="search"
        data-testid="search"
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label="Search prompts"
        aria-keyshortcuts="/"
        title={
          'Words, "exact phrases", -excluded; site: model: tag: width>=768 ratio:portrait has:image date:2024 …'
        }
        placeholder={
          beside
            ? 'Add words, such as “at night”'
            : asked
              ? 'Search with words instead'
              : 'Describe what you are looking for, or drop an image'
        }
        value={text}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
        onBlur={() => {
          typing.current = false;
        }}
        onKeyDown={onKeyDown}
        className="h-full min-w-0 flex-1 truncate bg-transparent outline-none"
      />
      {asked || text !== '' ? (
        <IconButton label="Clear search" onClick={clear} className="size-8!">
          <CloseIcon />
        </IconButton>
      ) : (
        <kbd className="hidden rounded border border-line px-1.5 font-mono text-muted text-xs sm:inline">
          /
        </kbd>
      )}
      <IconButton
        label="Search by image"
        hint="or drop or paste one"
        onClick={() => file.current?.click()}
        className="size-8!"
      >
        <ImageIcon className="size-[18px]" />
      </IconButton>
      <input
        ref={file}
        type="file"
        accept="image/*"
        aria-label="Image to search by"
        data-testid="image-file"
        tabIndex={-1}
        className="hidden"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen) void byImage(chosen, chosen.name);
        }}
      />
    </search>
  );
}
