import { queryOptions } from '@tanstack/react-query';
import { api, PromptloomError } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Described, Description, Match, OwnPrompt, WordsEvent } from '../api/types.ts';
import type { QueryImage } from '../state/search/query-image.ts';
import { type DescribeParams, describeInput } from './describe-params.ts';

/** A description as far as it has come. */
export interface Describing {
  own?: OwnPrompt;
  matches: readonly Match[];
  variants: readonly Described[];
  /** The variant that is being written, as far as it has come. */
  words?: string;
  /** All of it, once it is complete. */
  done?: Description;
}

const NOTHING: Describing = { matches: [], variants: [] };

/** Keeps together what the API tells of a description, and shows it as it comes. */
export function watch(show: (so: Describing) => void) {
  let so = NOTHING;
  const next = ({ words: _words, ...rest }: Describing, more: Partial<Describing>) => {
    so = { ...rest, ...more };
    show(so);
  };
  return {
    onOwn: (own: OwnPrompt) => next(so, { own }),
    onMatches: (matches: readonly Match[]) => next(so, { matches }),
    onWords: ({ prompt }: WordsEvent) => next(so, { words: prompt }),
    onRestart: () => next(so, { variants: [] }),
    onVariant: (variant: Described) => next(so, { variants: [...so.variants, variant] }),
  };
}

/** The description that an address asks for; what is written shows while it is written. */
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
      const bytes = image && new Uint8Array(await (await bytesOf(image, signal)).arrayBuffer());
      const done = await api.describe(
        { ...describeInput(params), ...(bytes && { image: bytes }) },
        { signal, ...watch((so) => queryClient.setQueryData<Describing>(queryKey, so)) },
      );
      const { own, matches, variants } = done;
      return { ...(own && { own }), matches, variants, done };
    },
  });
}

async function bytesOf({ url, file }: QueryImage, signal: AbortSignal): Promise<Blob> {
  if (file) return file;
  const answer = await fetch(url, { signal });
  if (answer.ok) return answer.blob();
  throw new PromptloomError('not-found', 'This image is no longer available.', {
    hint: 'Drop or paste it again, or choose the file.',
  });
}
