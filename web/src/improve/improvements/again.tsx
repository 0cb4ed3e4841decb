import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Improvement } from '../../api/types.ts';
import { isOpen } from '../../state/jobs/job-list.ts';
import { errorOf, startJob, useJobsOf } from '../../state/jobs/jobs.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { AgainIcon, ImproveIcon } from '../../ui/icons.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { paramsOfRequest } from '../improve-params.ts';

/** Ways to take up an improvement again: as the start of another, or the same once more. */
export function Again({ improvement }: { improvement: Improvement }) {
  const { id, idea, template, request, matches } = improvement;
  const [llm, setLlm] = useState('');
  const navigate = useNavigate();
  const replay = useMutation({
    mutationFn: () =>
      startJob<'improvement'>(
        `/improvements/${encodeURIComponent(id)}/replay`,
        { json: llm.trim() === '' ? {} : { llm: llm.trim() } },
        { prefer: 'respond-async' },
      ),
  });
  const job = useJobsOf('improvement').find((one) => one.id === replay.data?.id);
  const busy = replay.isPending || (job !== undefined && isOpen(job));
  const after = job?.result?.improvementId;
  useEffect(() => {
    if (after !== undefined) void navigate({ to: '/improvements/$id', params: { id: after } });
  }, [after, navigate]);
  const error = replay.error ?? (job?.status === 'failed' ? errorOf(job.error) : null);
  // Those of before requests were kept have only their idea and what they were given.
  const again = request
    ? paramsOfRequest(request)
    : { idea: template ?? idea, use: matches.map((match) => match.id) };
  return (
    <>
      <form
        className="mt-4 flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          replay.mutate();
        }}
      >
        <Link to="/improve" search={again} data-testid="use-again" className={buttonClass('primary')}>
          <ImproveIcon />
          Use again
        </Link>
        <Button type="submit" data-testid="replay" disabled={busy}>
          <AgainIcon className={`size-4 ${busy ? 'animate-spin' : ''}`} />
          {busy ? 'Running again…' : 'Run it again'}
        </Button>
        <TextField
          label="Writer"
          note="optional"
          placeholder="the same"
          maxLength={300}
          value={llm}
          onValue={setLlm}
          className="w-56"
        />
      </form>
      {error ? (
        <div className="mt-3">
          <ProblemNote error={error} />
        </div>
      ) : null}
    </>
  );
}
