import { useEffect, useRef } from 'react';
import type { BoardMember } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import { isModified, isTyping } from '../lib/keys.ts';
import { copy } from '../state/toast.ts';
import { IconButton } from '../ui/button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { StepButtons } from '../ui/step-buttons.tsx';
import { rateMember } from './board-api.ts';
import { LargeMember } from './large-member.tsx';
import { settingRows, settingsOf, starsOfKey } from './members.ts';
import { ownWords } from './own-words.ts';

interface LargeViewProps {
  /** The id or name of the board. */
  name: string;
  title: string;
  viewed: readonly BoardMember[];
  /** All that the board shows, to step through. */
  shown: readonly BoardMember[];
  onView: (view: string[]) => void;
  /** Gets the candidate that had the focus. */
  onClose: (id: string) => void;
}

/** One candidate, or several side by side, at the size of the window. */
export function LargeView({ name, title, viewed, shown, onView, onClose }: LargeViewProps) {
  const list = useRef<HTMLUListElement>(null);
  const several = viewed.length > 1;
  const at = shown.findIndex(({ id }) => id === viewed[0]!.id);
  const columns = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-testid=large]') ?? [])];
  const highlights = ownWords(viewed.map(({ prompt }) => prompt.text));
  const settings = viewed.map((member) => settingRows(settingsOf(member)));
  /** Names of settings in which the candidates differ. */
  const differing = new Set(
    settings
      .flat()
      .map((row) => row.name)
      .filter((key) => new Set(settings.map((rows) => rows.find((row) => row.name === key)?.value)).size > 1),
  );
  const first = viewed.map(({ id }) => id).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when other candidates are looked at
  useEffect(() => {
    const all = columns();
    if (all.some((one) => one.contains(document.activeElement))) return;
    window.scrollTo(0, 0);
    all[0]?.focus({ preventScroll: true });
  }, [first]);

  function step(by: number) {
    const next = shown[at + by];
    if (next) onView([next.id]);
  }

  function onKey(event: KeyboardEvent) {
    const inDialog = document.querySelector('[role=dialog],[role=menu]') !== null;
    if (event.defaultPrevented || inDialog || isModified(event) || isTyping(event.target)) return;
    const all = columns();
    const index = Math.max(
      0,
      all.findIndex((one) => one.contains(document.activeElement)),
    );
    const here = viewed[index]!;
    const stars = starsOfKey(event.key);
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (event.key === 'Escape') onClose(here.id);
    else if (by !== 0 && several) all[index + by]?.focus();
    else if (by !== 0) step(by);
    else if (stars !== undefined) {
      // After a rating by key the next one shows; the filter may hide the rated one by then.
      const next = several ? undefined : (shown[at + 1] ?? undefined);
      void rateMember(name, here, stars);
      if (next) onView([next.id]);
    } else if (event.key === 'c') void copy(here.prompt.text);
    else if ((event.key === 'x' || event.key === 'Delete') && several) remove(here.id);
    else return;
    event.preventDefault();
  }

  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  function remove(id: string) {
    onView(viewed.filter((one) => one.id !== id).map((one) => one.id));
  }

  return (
    <section aria-label={several ? 'Side by side' : 'One candidate'} data-testid="large-view">
      <header className="flex items-center gap-1 py-2">
        <h1 className="mr-auto truncate text-sm">
          <span className="text-muted">{title}</span>{' '}
          {several ? `· ${viewed.length} side by side` : at >= 0 ? `· ${at + 1} of ${shown.length}` : ''}
          <span className="ml-3 text-muted text-xs max-sm:hidden">
            {several
              ? 'Arrows: move · 1–5: rate · x: remove · Esc: back'
              : '1–5: rate and go on · arrows: step · Esc: back'}
          </span>
        </h1>
        {several ? null : (
          <StepButtons
            of="candidate"
            previous={shown[at - 1] && (() => step(-1))}
            next={at >= 0 && shown[at + 1] ? () => step(1) : undefined}
          />
        )}
        <IconButton label="Back to the board" hint="Esc" onClick={() => onClose(viewed[0]!.id)}>
          <CloseIcon />
        </IconButton>
      </header>
      <ul
        ref={list}
        className={cx(
          several &&
            'grid snap-x auto-cols-[minmax(min(19rem,84vw),1fr)] grid-flow-col gap-4 overflow-x-auto p-1 pb-3',
        )}
      >
        {viewed.map((member, index) => (
          <LargeMember
            key={member.id}
            member={member}
            boardName={name}
            several={several}
            highlights={highlights[index]!}
            settings={settings[index]!}
            differing={differing}
            onRate={(rating) => void rateMember(name, member, rating)}
            {...(several && { onRemove: () => remove(member.id) })}
          />
        ))}
      </ul>
    </section>
  );
}
