import type { EmbedOptions } from '../../api/library-api.ts';
import { createEmbedder } from '../../embedding/create-embedder.ts';
import type { EmbedReport, EmbedRequest } from '../../records/embedding.ts';
import { INDEX_FROM } from '../open/indexer.ts';
import type { Parts } from '../open/open-library.ts';
import type { ImportContext } from './import-context.ts';
import { embedAgain } from './reembed.ts';

/**
 * Makes the model that is asked for, embeds a library with it and has it opened with that from then on.
 * @throws PromptloomError as {@link embedAgain} does; `invalid-input` for a model that is not known.
 */
export async function switchModel(
  request: EmbedRequest,
  { store, space, place }: Parts,
  imports: ImportContext,
  options: EmbedOptions,
): Promise<EmbedReport> {
  const { embedder: setting } = request;
  const embedder = await createEmbedder(setting, {
    signal: options.signal,
    onFetch: ({ bytes, total }) => options.onProgress?.({ phase: 'fetch', done: bytes, total }),
  });
  const { embedder: recorded } = await place.recorded();
  const context = {
    ...imports,
    wantsIndex: (rows: number) => rows >= INDEX_FROM,
    remember: (state: 'about-to-switch' | 'switched') =>
      place.record(
        state === 'switched' ? { embedder: setting } : { embedder: recorded, next: setting },
        store.settings,
      ),
  };
  try {
    return await embedAgain(embedder, request, context, options);
  } catch (error) {
    if (!space.has(embedder)) await embedder.close();
    throw error;
  }
}
