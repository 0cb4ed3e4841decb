import { queryOptions } from '@tanstack/react-query';
import { PromptloomError } from '../../../src/api/client.ts';
import { api } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Described, Description, Match, OwnPrompt, WordsEvent } from '../api/types.ts';
import type { QueryPicture } from '../search/query/query-image.ts';
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

/** What the API tells of a description, kept together as it comes. */
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
export function descriptionQuery(params: DescribeParams, picture: QueryPicture | undefined) {
  const queryKey = ['description', params] as const;
  return queryOptions({
    queryKey,
    enabled: params.id !== undefined || picture !== undefined,
    // Nothing is stored: going back must find what was written, not write something else.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60 * 60_000,
    retry: false,
    queryFn: async ({ signal }): Promise<Describing> => {
      const image = picture && new Uint8Array(await (await bytesOf(picture, signal)).arrayBuffer());
      const done = await api.describe(
        { ...describeInput(params), ...(image && { image }) },
        { signal, ...watch((so) => queryClient.setQueryData<Describing>(queryKey, so)) },
      );
      const { own, matches, variants } = done;
      return { ...(own && { own }), matches, variants, done };
    },
  });
}

async function bytesOf({ url, file }: QueryPicture, signal: AbortSignal): Promise<Blob> {
  if (file) return file;
  const answer = await fetch(url, { signal });
  if (answer.ok) return answer.blob();
  throw new PromptloomError('not-found', 'That picture is no longer here.', {
    hint: 'Drop it again, paste it, or pick the file.',
  });
}
