import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { useLiveImage } from '../api/dead-images.ts';
import { isSketch } from '../api/images.ts';
import type { BoardMember } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import { CheckIcon, CloseIcon, EditIcon, LeftIcon, RightIcon, UseIcon } from '../ui/icons.tsx';
import { Image, SketchLabel } from '../ui/image/image.tsx';
import { CardButton } from '../ui/prompt/card-button.tsx';
import { TypeFace } from '../ui/prompt/type-face.tsx';
import { UnsafeBadge } from '../ui/prompt/unsafe-badge.tsx';
import { Stars } from '../ui/stars.tsx';
import type { BoardParams } from './board-params.ts';
import { MemberNote } from './member-note.tsx';
import { settingRows, settingsOf } from './members.ts';

interface MemberCardProps {
  member: BoardMember;
  boardName: string;
  /** Whether Tab reaches this card; arrow keys move on from it. */
  active: boolean;
  picked: boolean;
  /** Whether its note is being edited. */
  noting: boolean;
  dragged: boolean;
  /** The address that shows it large. */
  search: BoardParams;
  onActive: () => void;
  onRate: (rating: number | null) => void;
  onPick: () => void;
  onNoting: (open: boolean) => void;
  onRemove: () => void;
  onEarlier?: (() => void) | undefined;
  onLater?: (() => void) | undefined;
  onDrag?: (on: boolean) => void;
  onDropped?: () => void;
}

/** One candidate: image, prompt, settings, stars and note. */
export function MemberCard(props: MemberCardProps) {
  const { member, active, picked, noting, dragged, search, onActive, onRate, onPick, onDrag, onDropped } =
    props;
  const { prompt, images, annotations, note } = member;
  const image = useLiveImage(images);
  const tabIndex = active ? 0 : -1;
  const shown = 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100';
  const common = { tabbable: active, shown };
  const face = <TypeFace prompt={prompt.text} width={240} />;
  return (
    <li
      data-testid="member"
      data-id={member.id}
      draggable={onDrag !== undefined && !noting}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', prompt.text);
        onDrag?.(true);
      }}
      onDragEnd={() => onDrag?.(false)}
      onDragOver={(event) => {
        if (onDropped && !event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!onDropped || event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        onDropped();
      }}
      className={cx(
        'group relative flex min-w-0 flex-col overflow-hidden rounded-xl border bg-panel transition-[border-color,box-shadow]',
        picked ? 'border-accent ring-1 ring-accent' : 'border-line hover:border-line-strong',
        dragged && 'opacity-50',
        active && 'border-line-strong',
        'has-[[data-member-link]:focus-visible]:outline-2 has-[[data-member-link]:focus-visible]:outline-accent has-[[data-member-link]:focus-visible]:outline-offset-2',
      )}
    >
      <Link
        to="."
        search={search}
        resetScroll={false}
        draggable={false}
        tabIndex={tabIndex}
        onFocus={onActive}
        aria-label={`${prompt.text.slice(0, 150)}: ${annotations.rating === null ? 'not rated' : `${annotations.rating} of 5 stars`}`}
        data-member-link
        className="relative block aspect-square shrink-0 scroll-mt-36 scroll-mb-40 overflow-hidden bg-raised outline-none"
      >
        {image ? (
          <Image src={image.url} alt="" shownAt={300} className="size-full object-contain" fallback={face} />
        ) : (
          face
        )}
        {image && isSketch(image.imageBackend) ? <SketchLabel className="absolute bottom-2 left-2" /> : null}
        <UnsafeBadge of={[prompt, ...images]} className="absolute top-2 left-2" />
      </Link>
      <div className="absolute top-2 right-2 flex gap-1.5">
        <CardButton
          {...common}
          label="Remove from board"
          title="Remove from board (Delete)"
          onClick={props.onRemove}
        >
          <CloseIcon />
        </CardButton>
        <CardButton
          {...common}
          label="Pick"
          pressed={picked}
          title={picked ? 'Unpick (space)' : 'Pick, to compare (space)'}
          onClick={onPick}
        >
          {picked ? <CheckIcon /> : <UseIcon />}
        </CardButton>
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-1.5 p-3">
        {image ? (
          <p dir="auto" className="line-clamp-3 break-words text-[0.82rem] leading-[1.4]" title={prompt.text}>
            {prompt.text}
          </p>
        ) : null}
        <p className="truncate text-muted text-xs">
          {settingRows(settingsOf(member))
            .filter(({ name }) => name === 'Model' || name === 'Size' || name === 'Steps')
            .map(({ name, value }) => (name === 'Steps' ? `${value} steps` : value))
            .join(' · ') || prompt.sourceSite}
        </p>
        <MemberNote
          boardName={props.boardName}
          memberId={member.id}
          note={note}
          open={noting}
          onOpen={props.onNoting}
        />
        <div className="mt-auto flex items-center justify-between gap-1">
          <Stars
            legend="Rating"
            undoable
            className="text-lg max-sm:text-base"
            rating={annotations.rating ?? undefined}
            onRate={(star) => onRate(star === annotations.rating ? null : star)}
          />
          <span className={cx('flex', shown)}>
            <SmallButton
              label="Write a note"
              keys="n"
              tabIndex={tabIndex}
              onClick={() => props.onNoting(true)}
              className="max-sm:hidden"
            >
              <EditIcon className="size-3.5" />
            </SmallButton>
            {onDrag ? (
              <>
                <SmallButton
                  label="Move earlier"
                  keys="shift ←"
                  tabIndex={tabIndex}
                  onClick={props.onEarlier}
                >
                  <LeftIcon className="size-3.5" />
                </SmallButton>
                <SmallButton label="Move later" keys="shift →" tabIndex={tabIndex} onClick={props.onLater}>
                  <RightIcon className="size-3.5" />
                </SmallButton>
              </>
            ) : null}
          </span>
        </div>
      </div>
    </li>
  );
}

interface SmallButtonProps extends ComponentProps<'button'> {
  label: string;
  /** The keys that do the same. */
  keys: string;
}

/** A small button of a card; without anything to do, it is disabled. */
function SmallButton({ label, keys, className, onClick, ...props }: SmallButtonProps) {
  return (
    <button
      type="button"
      {...props}
      aria-label={label}
      title={`${label} (${keys})`}
      disabled={!onClick}
      onClick={onClick}
      className={cx(
        'inline-flex size-6 items-center justify-center rounded text-muted hover:bg-raised hover:text-text disabled:opacity-30',
        className,
      )}
    />
  );
}
