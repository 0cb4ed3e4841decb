import { Link } from '@tanstack/react-router';
import { Popover } from 'radix-ui';
import type { Job } from '../api/types.ts';
import { countOf } from '../lib/format.ts';
import { fractionOf, isOpen, nameOf } from '../state/jobs/job-list.ts';
import { useJobs } from '../state/jobs/jobs.ts';
import { openGenerate, panel } from '../state/panels.ts';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';

/** Shows in the header that jobs are running, started in this tab or elsewhere, and leads to them. */
export function JobsButton() {
  const open = useJobs().filter(isOpen);
  const first = open.find(({ status }) => status === 'running') ?? open[0];
  if (!first) return null;
  const fraction = fractionOf(first);
  const percent = fraction === undefined ? undefined : Math.round(fraction * 100);
  const says = `${nameOf(first)}${percent === undefined ? '' : `, ${percent} percent`}`;
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          type="button"
          data-testid="jobs"
          aria-label={
            open.length === 1 ? `${says}: show jobs` : `${says}, and ${open.length - 1} more: show jobs`
          }
          className="inline-flex h-9 items-center gap-2 rounded-lg px-2.5 text-accent text-sm tabular-nums hover:bg-raised"
        >
          <span aria-hidden="true" className="size-2 animate-pulse rounded-full bg-accent" />
          {percent === undefined ? '…' : `${percent}%`}
        </button>
      </Popover.Trigger>
      <PopoverPanel aria-label="Jobs" data-testid="running-work" className="max-h-[60dvh] space-y-1 p-2">
        <h2 className="px-2 pt-1 text-muted text-xs">{countOf(open.length, 'job')} running or waiting</h2>
        <ul>
          {open.map((job) => (
            <li key={job.id} data-testid="running-job" data-kind={job.kind}>
              <Way job={job} />
            </li>
          ))}
        </ul>
      </PopoverPanel>
    </Popover.Root>
  );
}

/** Whether a job gives its whole text and not only the beginning. */
function isWhole(text: string | undefined): text is string {
  return text !== undefined && text.length < 300;
}

const row = 'block w-full rounded-lg px-2 py-2 text-left hover:bg-raised';

/** A job, with a link to the page that shows it. */
function Way({ job }: { job: Job }) {
  const shown = (
    <>
      <span dir="auto" className="mb-1.5 line-clamp-2 break-words text-sm">
        {nameOf(job)}
      </span>
      <ProgressBar fraction={fractionOf(job)} text={job.status === 'queued' ? 'waiting' : 'running'} />
    </>
  );
  const { text } = job.about;
  if (job.kind === 'improvement')
    return (
      <Popover.Close asChild>
        <Link to="/improve" search={{ ...(isWhole(text) && { idea: text }), run: job.id }} className={row}>
          {shown}
        </Link>
      </Popover.Close>
    );
  if (job.kind === 'map')
    return (
      <Popover.Close asChild>
        <Link to="/map" className={row}>
          {shown}
        </Link>
      </Popover.Close>
    );
  if (job.kind === 'embedding' || job.kind === 'index') return <div className={row}>{shown}</div>;
  return (
    <Popover.Close asChild>
      <button
        type="button"
        className={row}
        onClick={() =>
          job.kind === 'import' ? panel.set({ kind: 'import' }) : openGenerate({ prompt: text ?? '' })
        }
      >
        {shown}
      </button>
    </Popover.Close>
  );
}
