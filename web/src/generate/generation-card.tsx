import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { promptQuery } from '../api/queries.ts';
import { timeLeft } from '../lib/format.ts';
import { cancelGeneration, forget, type GenerationRun, isOpen, isSketched } from '../state/generations.ts';
import { closePanel, openBoards } from '../state/panels.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { BoardIcon, CloseIcon, WarnIcon } from '../ui/icons.tsx';
import { Image, SketchLabel } from '../ui/image/image.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';

/** One generation: its progress or its images. */
export function GenerationCard({ generation }: { generation: GenerationRun }) {
  const { result, error, status, promptId } = generation;
  // A generation of another tab may have only the id of its prompt.
  const { data } = useQuery(promptQuery(generation.text === undefined ? promptId : undefined));
  const text = generation.text ?? data?.prompt.text ?? 'Image';
  return (
    <li data-testid="generation" data-status={status} className="animate-rise">
      <div className="mb-2 flex items-start gap-2">
        <p dir="auto" className="line-clamp-2 min-w-0 flex-1 break-words text-sm">
          {text}
        </p>
        {isOpen(generation) ? (
          <Button
            onClick={() => void cancelGeneration(generation)}
            disabled={generation.jobId === undefined}
            className="h-8!"
          >
            Cancel
          </Button>
        ) : (
          <IconButton label="Remove from list" onClick={() => forget(generation.key)} className="size-7!">
            <CloseIcon className="size-3.5" />
          </IconButton>
        )}
      </div>
      {isOpen(generation) ? (
        <ProgressBar fraction={generation.progress.fraction} text={stateOf(generation)} />
      ) : null}
      {status === 'cancelled' ? <p className="text-muted text-sm">Cancelled</p> : null}
      {error ? <ProblemNote error={error} /> : null}
      {result ? (
        <>
          <ul
            aria-label="Generated images"
            className="grid gap-2"
            style={{ gridTemplateColumns: `repeat(${Math.min(3, Math.max(1, result.images.length))}, 1fr)` }}
          >
            {result.images.map((image) => (
              <li key={image.id} className="relative">
                <Link
                  to="/p/$id"
                  state={{ fromPage: true }}
                  params={{ id: image.promptId }}
                  onClick={closePanel}
                  className="block rounded-lg"
                >
                  <Image
                    src={image.url}
                    alt={`Generated from: ${text.slice(0, 150)}`}
                    shownAt={result.images.length === 1 ? 500 : 250}
                    width={image.width}
                    height={image.height}
                    className="h-auto w-full rounded-lg"
                  />
                </Link>
                {isSketched(generation) ? <SketchLabel className="absolute bottom-2 left-2" /> : null}
              </li>
            ))}
          </ul>
          {result.images.length > 0 ? (
            <Button
              look="plain"
              className="mt-1 h-8!"
              onClick={() => openBoards({ ids: result.images.map(({ id }) => id) })}
            >
              <BoardIcon />
              Add to board
            </Button>
          ) : null}
          <Warnings warnings={result.warnings} />
        </>
      ) : null}
    </li>
  );
}

function stateOf({ status, progress }: GenerationRun): string {
  if (status === 'starting') return 'Sending…';
  if (status === 'queued') return 'Waiting';
  const parts = [];
  if (progress.step !== undefined && progress.steps !== undefined)
    parts.push(`Step ${progress.step} of ${progress.steps}`);
  else parts.push(progress.message ?? 'Generating');
  if (progress.etaSeconds !== undefined) parts.push(timeLeft(progress.etaSeconds));
  return parts.join(' · ');
}

function Warnings({ warnings }: { warnings: string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul aria-label="Warnings" className="mt-2 space-y-1 text-muted text-sm">
      {warnings.map((warning) => (
        <li key={warning} className="flex items-start gap-2">
          <WarnIcon className="mt-1 size-3.5" />
          {warning}
        </li>
      ))}
    </ul>
  );
}
