import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { improvementQuery, queryClient } from '../api/queries.ts';
import type { Improvement, Replay } from '../api/types.ts';
import { paramsOfRequest } from '../improve/improve-params.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { AgainIcon, ImproveIcon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';

/** Ways to take up an improvement again: as the start of another, or the same once more. */
export function Again({ improvement }: { improvement: Improvement }) {
  const { id, idea, template, request, matches } = improvement;
  const [llm, setLlm] = useState('');
  const navigate = useNavigate();
  const replay = useMutation({
    mutationFn: () =>
      call<Replay>(`/improvements/${encodeURIComponent(id)}/replay`, {
        method: 'POST',
        json: llm.trim() === '' ? {} : { llm: llm.trim() },
      }),
    onSuccess: ({ after }) => {
      queryClient.setQueryData(improvementQuery(after.id).queryKey, after);
      void queryClient.invalidateQueries({ queryKey: ['improvements'] });
      void navigate({ to: '/history/$id', params: { id: after.id } });
    },
  });
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
        <Button type="submit" data-testid="replay" disabled={replay.isPending}>
          <AgainIcon className={`size-4 ${replay.isPending ? 'animate-spin' : ''}`} />
          {replay.isPending ? 'Running again…' : 'Run it again'}
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
      {replay.error ? (
        <div className="mt-3">
          <ProblemNote error={replay.error} />
        </div>
      ) : null}
    </>
  );
}
