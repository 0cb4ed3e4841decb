import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { stream } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { ServerEvent } from '../api/sse.ts';
import type { Described, Description, Match, OwnPrompt, Problem, WordsEvent } from '../api/types.ts';
import type { QueryImage } from '../state/search/query-image.ts';
import { type DescribeParams, describeInput } from './describe-params.ts';

/** A description so far. */
export interface Describing {
  own?: OwnPrompt;
  matches: readonly Match[];
  variants: readonly Described[];
  /** The text so far of the variant that is being written. */
  words?: string;
  /** The whole description, once it is complete. */
  done?: Description;
}

const NOTHING: Describing = { matches: [], variants: [] };

/** What is known after one more event. @throws ApiError for the event that says what went wrong. */
export function take(before: Describing, { event, data }: ServerEvent): Describing {
  const { words: _words, ...rest } = before;
  const value: unknown = JSON.parse(data);
  if (event === 'error') throw new ApiError(value as Problem);
  if (event === 'own') return { ...before, own: value as OwnPrompt };
  if (event === 'matches') return { ...before, matches: value as Match[] };
  if (event === 'words') return { ...before, words: (value as WordsEvent).prompt };
  if (event === 'restart') return { ...rest, variants: [] };
  if (event === 'variant') return { ...rest, variants: [...before.variants, value as Described] };
  if (event !== 'done') return before;
  const done = value as Description;
  const { own, matches, variants } = done;
  return { ...(own && { own }), matches, variants, done };
}

/** The description that an address asks for; it shows while it is being written. */
export function descriptionQuery(params: DescribeParams, image: QueryImage | undefined) {
  const queryKey = ['description', params] as const;
  return queryOptions({
    queryKey,
    enabled: params.id !== undefined || image !== undefined,
    // A description is not stored: going back must show the same one and not write another.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60 * 60_000,
    retry: false,
    queryFn: async ({ signal }): Promise<Describing> => {
      let so = NOTHING;
      const json = describeInput(params);
      const form = new FormData();
      form.set('request', JSON.stringify(json));
      if (image) form.set('image', await bytesOf(image, signal), 'image');
      const events = stream('/describe', { method: 'POST', signal, ...(image ? { form } : { json }) });
      for await (const event of events) {
        so = take(so, event);
        if (so.done) return so;
        queryClient.setQueryData<Describing>(queryKey, so);
      }
      throw new ApiError({
        detail: 'The connection ended before the description was complete.',
        hint: 'Try again.',
      });
    },
  });
}

async function bytesOf({ url, file }: QueryImage, signal: AbortSignal): Promise<Blob> {
  if (file) return file;
  const answer = await fetch(url, { signal });
  if (answer.ok) return answer.blob();
  throw new ApiError({
    detail: 'This image is no longer available.',
    hint: 'Drop or paste it again, or choose the file.',
    code: 'not-found',
  });
}
