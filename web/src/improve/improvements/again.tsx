import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { operations } from '../../api/client.ts';
import type { Improvement } from '../../api/types.ts';
import { isOpen } from '../../state/jobs/job-list.ts';
import { errorOf, startJob, useJobsOf } from '../../state/jobs/jobs.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { AgainIcon, ImproveIcon } from '../../ui/icons.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { paramsOfRequest } from '../improve-params.ts';

/** Starts from an improvement again: edit its request, or run it once more. */
export function Again({ improvement }: { improvement: Improvement }) {
  const { id, idea, template, request, matches } = improvement;
  const [llm, setLlm] = useState('');
  const navigate = useNavigate();
  const replay = useMutation({
    mutationFn: () =>
      startJob(operations.replay, llm.trim() === '' ? {} : { llm: llm.trim() }, { params: [id] }),
  });
  const job = useJobsOf('improvement').find((one) => one.id === replay.data?.id);
  const busy = replay.isPending || (job !== undefined && isOpen(job));
  const after = job?.result?.improvementId;
  useEffect(() => {
    if (after !== undefined) void navigate({ to: '/improvements/$id', params: { id: after } });
  }, [after, navigate]);
  const error = replay.error ?? (job?.status === 'failed' ? errorOf(job.error) : null);
  // Improvements from before requests were stored have only their idea and matches.
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
          Use these settings
        </Link>
        <Button type="submit" data-testid="replay" disabled={busy}>
          <AgainIcon className={`size-4 ${busy ? 'animate-spin' : ''}`} />
          {busy ? 'Running…' : 'Run again'}
        </Button>
        <TextField
          label="Writer"
          note="optional"
          placeholder="same as before"
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
