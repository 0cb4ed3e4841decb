import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLiveImage } from '../api/dead-images.ts';
import { isSketch } from '../api/images.ts';
import type { BoardMember } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import type { Range } from '../lib/highlights.ts';
import { hueOf } from '../lib/prompt-type.ts';
import { openGenerate } from '../state/panels.ts';
import { copy } from '../state/toast.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { CloseIcon, CopyIcon, EditIcon, GenerateIcon } from '../ui/icons.tsx';
import { Image, SketchLabel } from '../ui/image/image.tsx';
import { FactList } from '../ui/prompt/fact-list.tsx';
import { Highlighted } from '../ui/prompt/highlighted.tsx';
import { UnsafeBadge } from '../ui/prompt/unsafe-badge.tsx';
import { Stars } from '../ui/stars.tsx';
import { MemberNote } from './member-note.tsx';

interface LargeMemberProps {
  member: BoardMember;
  boardName: string;
  /** Whether others are beside it. */
  several: boolean;
  /** Its words that the others lack. */
  highlights: readonly Range[];
  settings: readonly { name: string; value: string }[];
  /** Names of the settings in which the candidates differ. */
  differing: ReadonlySet<string>;
  onRate: (rating: number | null) => void;
  onRemove?: () => void;
}

/** A candidate as large as fits, with its prompt, settings, rating and note. */
export function LargeMember(props: LargeMemberProps) {
  const { member, several, highlights, settings, differing, onRate, onRemove } = props;
  const { prompt, images, note } = member;
  const [noting, setNoting] = useState(false);
  const image = useLiveImage(images);
  const rating = member.annotations.rating;
  return (
    <li
      data-testid="large"
      data-id={member.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys rate the candidate that has the focus
      tabIndex={0}
      aria-label={`${prompt.text.slice(0, 150)}: ${rating === null ? 'not rated' : `${rating} of 5 stars`}`}
      className={cx(
        'min-w-0 rounded-xl border border-line bg-panel',
        several ? 'flex snap-start flex-col' : 'lg:grid lg:grid-cols-[minmax(0,1fr)_26rem]',
      )}
    >
      <div className="relative flex items-center justify-center overflow-hidden rounded-xl bg-raised">
        {image ? (
          <Image
            src={image.url}
            alt={prompt.text.slice(0, 200)}
            shownAt={several ? 640 : 1280}
            eager
            className={cx(
              'w-full object-contain',
              several ? 'h-[52dvh]' : 'h-[60dvh] lg:h-[calc(100dvh-8rem)]',
            )}
          />
        ) : (
          <p
            dir="auto"
            style={{ '--hue': hueOf(prompt.text) } as React.CSSProperties}
            className={cx(
              'type-paper w-full overflow-y-auto p-6 font-serif text-[1.5rem] leading-snug',
              several ? 'h-[52dvh]' : 'min-h-[40dvh]',
            )}
          >
            <Highlighted text={prompt.text} highlights={highlights} />
          </p>
        )}
        {image && isSketch(image.imageBackend) ? (
          <SketchLabel className="absolute bottom-2.5 left-2.5" />
        ) : null}
        <UnsafeBadge of={[prompt, ...images]} className="absolute top-2.5 left-2.5" />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-3 p-4">
        <div className="flex items-center justify-between gap-2">
          <Stars
            legend="Rating"
            undoable
            className="text-2xl"
            rating={rating ?? undefined}
            onRate={(star) => onRate(star === rating ? null : star)}
          />
          {onRemove ? (
            <Button look="plain" onClick={onRemove} title="Remove from comparison (x)">
              <CloseIcon />
              Remove
            </Button>
          ) : null}
        </div>
        {image ? (
          <p
            data-testid="large-prompt"
            dir="auto"
            className="whitespace-pre-wrap break-words font-serif text-[1.08rem] leading-relaxed"
          >
            <Highlighted text={prompt.text} highlights={highlights} />
          </p>
        ) : null}
        {prompt.negativePrompt ? (
          <p className="break-words text-muted text-sm">Negative prompt: {prompt.negativePrompt}</p>
        ) : null}
        <MemberNote
          boardName={props.boardName}
          memberId={member.id}
          note={note}
          open={noting}
          onOpen={setNoting}
        />
        {settings.length > 0 ? (
          <FactList rows={settings.map((row) => ({ ...row, stressed: differing.has(row.name) }))} />
        ) : null}
        <div className="mt-auto flex flex-wrap gap-2 pt-1">
          <Link
            to="/p/$id"
            params={{ id: prompt.id }}
            search={{}}
            state={{ fromPage: true }}
            className={buttonClass()}
          >
            Open
          </Link>
          <Button
            onClick={() =>
              openGenerate({
                id: prompt.id,
                prompt: prompt.text,
                negativePrompt: prompt.negativePrompt,
                ...prompt.settings,
              })
            }
          >
            <GenerateIcon />
            Generate
          </Button>
          <Button look="plain" onClick={() => setNoting(true)}>
            <EditIcon />
            Note
          </Button>
          <Button look="plain" aria-label="Copy prompt" onClick={() => void copy(prompt.text)}>
            <CopyIcon />
          </Button>
        </div>
      </div>
    </li>
  );
}
