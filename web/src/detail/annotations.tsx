import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { tell } from '../api/other-tabs.ts';
import { queryClient, refresh } from '../api/queries.ts';
import type { AnnotationsChange } from '../api/types.ts';
import { sayError } from '../state/toast.ts';
import { Chip } from '../ui/chip.tsx';
import { fieldClass } from '../ui/field.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { Stars } from '../ui/stars.tsx';

/** What people say of a prompt: rating, tags and note. */
export function Annotations({ id }: { id: string }) {
  const key = ['annotations', id];
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => api.annotations.of(id, { signal }) });
  const [tag, setTag] = useState('');
  if (!data) return <div className="h-24" />;

  async function change(wanted: AnnotationsChange) {
    try {
      queryClient.setQueryData(key, await api.annotations.change(id, wanted));
      refresh(['search']);
      tell(['annotations', 'board']);
    } catch (error) {
      sayError(error);
    }
  }

  return (
    <section aria-label="Annotations" data-testid="annotations" className="space-y-2.5">
      <Stars
        legend="Rating"
        undoable
        rating={data.rating ?? undefined}
        onRate={(star) => void change({ rating: data.rating === star ? null : star })}
      />
      <form
        className="flex flex-wrap items-center gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          const tags = tag.split(',').filter((one) => one.trim() !== '');
          setTag('');
          if (tags.length > 0) void change({ addTags: tags });
        }}
      >
        {data.tags.map((one) => (
          <Chip
            key={one}
            className="h-7! text-xs"
            aria-label={`Remove the tag ${one}`}
            onClick={() => void change({ removeTags: [one] })}
          >
            {one}
            <CloseIcon className="size-3" />
          </Chip>
        ))}
        <input
          value={tag}
          aria-label="Add a tag"
          placeholder="Add a tag"
          onChange={(event) => setTag(event.target.value)}
          className={`${fieldClass} w-32! py-1!`}
        />
      </form>
      <textarea
        dir="auto"
        key={data.note}
        defaultValue={data.note}
        rows={data.note ? 3 : 1}
        aria-label="Note"
        placeholder="Add a note"
        onBlur={(event) => {
          const note = event.target.value.trim();
          if (note !== data.note) void change({ note });
        }}
        className={fieldClass}
      />
    </section>
  );
}
