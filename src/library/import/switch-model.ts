import type { EmbedOptions } from '../../api/library-api.ts';
import { createEmbedder } from '../../embedding/create-embedder.ts';
import type { EmbedReport, EmbedRequest } from '../../records/embedding.ts';
import type { Parts } from '../open/open-library.ts';
import { INDEX_FROM } from '../parts/indexer.ts';
import type { MayWork } from './embed-in-background.ts';
import type { ImportContext } from './import-context.ts';
import { type EmbedContext, embedAgain } from './reembed.ts';

/** How a switch differs from one that a person asked for and waits for. */
export interface SwitchOptions extends EmbedOptions, Pick<EmbedContext, 'alone'> {
  /** In the background, beside people who use the library: see {@link EmbedContext.background}. */
  mayWork?: MayWork;
  /** Whether the program chose the model, and may change it again. */
  automatic?: true;
}

/**
 * Makes the model that is asked for, embeds a library with it and has it opened with that from then on.
 * @throws PromptloomError as {@link embedAgain} does; `invalid-input` for a model that is not known.
 */
export async function switchModel(
  request: EmbedRequest,
  { store, space, place }: Parts,
  imports: ImportContext,
  { automatic, mayWork, alone, ...options }: SwitchOptions,
): Promise<EmbedReport> {
  const { embedder: setting } = request;
  const embedder = await createEmbedder(setting, {
    signal: options.signal,
    onFetch: ({ bytes, total }) => options.onProgress?.({ phase: 'fetch', done: bytes, total }),
  });
  // The threads of one that works in the background stay slow, so that the library gets another.
  const background = mayWork && {
    mayWork,
    embedder: await createEmbedder(setting, { background: true, signal: options.signal }),
  };
  const { embedder: recorded } = await place.recorded();
  const by = automatic && { automatic };
  const context = {
    ...imports,
    ...(background && { background }),
    ...(alone && { alone }),
    wantsIndex: (rows: number) => rows >= INDEX_FROM,
    remember: (state: 'about-to-switch' | 'switched') =>
      place.record(
        state === 'switched' ? { embedder: setting, ...by } : { embedder: recorded, next: setting, ...by },
        store.settings,
      ),
  };
  try {
    return await embedAgain(embedder, request, context, options);
  } catch (error) {
    if (!space.has(embedder)) await embedder.close();
    throw error;
  } finally {
    await background?.embedder.close();
  }
}
