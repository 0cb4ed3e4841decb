import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { promptQuery, refreshLibrary } from '../api/queries.ts';
import type { Version } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import { dateTime } from '../lib/format.ts';
import { openBoards, openGenerate } from '../state/panels.ts';
import { copy, say, sayError } from '../state/toast.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { AgainIcon, BoardIcon, CopyIcon, EditIcon, GenerateIcon } from '../ui/icons.tsx';
import { Image } from '../ui/image/image.tsx';
import { DiffText } from '../ui/prompt/diff-text.tsx';
import { Stars } from '../ui/stars.tsx';
import { EditVersion } from './edit-version.tsx';
import { VersionLabels } from './version-labels.tsx';
import { restoreVersion } from './versions-api.ts';

interface VersionCardProps {
  version: Version;
  versions: readonly Version[];
  /** Whether it is being edited into a new one. */
  editing: boolean;
  onEdit: (on: boolean) => void;
}

/** Images of a version that are shown beside it. */
const IMAGES = 6;

/** One version: its changes, where it came from, and its images. */
export function VersionCard({ version, versions, editing, onEdit }: VersionCardProps) {
  const { id, number, prompt, negativePrompt, current, diff, negativeDiff, rating } = version;
  const [whole, setWhole] = useState(false);
  const [busy, setBusy] = useState(false);

  async function restore() {
    setBusy(true);
    try {
      await restoreVersion(id, id);
      say(`Restored version ${number}`);
    } catch (error) {
      sayError(error);
    } finally {
      setBusy(false);
    }
  }

  async function rate(stars: number | null) {
    try {
      await api.annotations.change(id, { rating: stars });
      refreshLibrary();
    } catch (error) {
      sayError(error);
    }
  }

  return (
    <li data-testid="version" data-id={id} className="relative">
      <span
        aria-hidden="true"
        className={cx(
          'absolute top-6 -left-[21px] size-2.5 rounded-full border-2 border-bg sm:-left-[28px]',
          current ? 'bg-accent' : 'bg-line-strong',
        )}
      />
      <article
        className={cx('rounded-xl border bg-panel p-4 sm:p-5', current ? 'border-accent' : 'border-line')}
      >
        <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="font-medium text-sm">
            Version {number}
            {current ? <span className="ml-2 text-accent text-xs">current</span> : null}
          </h2>
          <p data-testid="came-from" className="mr-auto text-muted text-xs">
            <CameFrom version={version} versions={versions} />
          </p>
          <Stars
            legend={`Rating of version ${number}`}
            undoable
            className="text-lg"
            rating={rating ?? undefined}
            onRate={(star) => void rate(star === rating ? null : star)}
          />
        </div>
        {diff && !whole ? (
          <DiffText parts={diff} />
        ) : (
          <p dir="auto" className="whitespace-pre-wrap break-words font-serif text-[1.13rem] leading-[1.75]">
            {prompt}
          </p>
        )}
        {negativeDiff && !whole ? (
          <div className="mt-2 text-muted text-sm [&_p]:font-sans [&_p]:text-sm">
            Negative prompt: <DiffText parts={negativeDiff} />
          </div>
        ) : negativePrompt ? (
          <p className="mt-2 text-muted text-sm">Negative prompt: {negativePrompt}</p>
        ) : null}
        {version.images > 0 ? <VersionImages id={id} number={number} /> : null}
        <VersionLabels version={version} versions={versions} />
        <div className="mt-3 flex flex-wrap items-center gap-2">
          {current ? null : (
            <Button disabled={busy} onClick={() => void restore()}>
              <AgainIcon />
              Restore
            </Button>
          )}
          <Button aria-pressed={editing} onClick={() => onEdit(!editing)}>
            <EditIcon />
            Edit
          </Button>
          <Button onClick={() => openGenerate({ id, prompt, negativePrompt, ...version.settings })}>
            <GenerateIcon />
            Generate
          </Button>
          <Button look="plain" onClick={() => void copy(prompt)}>
            <CopyIcon />
            <span className="max-sm:sr-only">Copy</span>
          </Button>
          <Button look="plain" onClick={() => openBoards({ ids: [id] })}>
            <BoardIcon />
            <span className="max-sm:sr-only">Board</span>
          </Button>
          <Link
            to="/p/$id"
            params={{ id }}
            search={{}}
            state={{ fromPage: true }}
            className={buttonClass('plain')}
          >
            Open
          </Link>
          {diff ? (
            <Button look="plain" aria-pressed={whole} onClick={() => setWhole(!whole)}>
              {whole ? 'Show changes' : 'Show full text'}
            </Button>
          ) : null}
        </div>
        {editing ? <EditVersion version={version} versions={versions} onDone={() => onEdit(false)} /> : null}
      </article>
    </li>
  );
}

function CameFrom({ version, versions }: Pick<VersionCardProps, 'version' | 'versions'>) {
  const { how, from, improvementId, since } = version;
  const parent = versions.find((one) => one.id === from);
  const source = parent ? `version ${parent.number}` : 'another version';
  return (
    <>
      {how === 'begun'
        ? 'first version'
        : how === 'edited'
          ? `edited from ${source}`
          : `improved from ${source}`}
      {improvementId ? (
        <>
          {' by '}
          <Link
            to="/improvements/$id"
            params={{ id: improvementId }}
            className="text-accent underline underline-offset-4 hover:text-accent-hover"
          >
            this improvement
          </Link>
        </>
      ) : null}
      , {dateTime(since)}
    </>
  );
}

/** The images of a version. */
function VersionImages({ id, number }: { id: string; number: number }) {
  const { data } = useQuery(promptQuery(id));
  const images = data?.images ?? [];
  return (
    <ul aria-label={`Images of version ${number}`} className="mt-3 flex min-h-24 flex-wrap gap-2">
      {images.slice(0, IMAGES).map((image) => (
        <li key={image.id}>
          <Image src={image.src} alt="" shownAt={120} className="h-24 w-auto rounded-lg" />
        </li>
      ))}
      {images.length > IMAGES ? (
        <li className="self-center text-muted text-sm">and {images.length - IMAGES} more</li>
      ) : null}
    </ul>
  );
}
