import { PromptloomError } from '../errors.ts';
import type { Embedder } from './embedder.ts';
import { LiteEmbedder } from './lite/lite-embedder.ts';

/**
 * The embedder of a setting: `lite`, or `auto`, which is `lite` as long as no other model is built in.
 * @throws PromptloomError `unsupported` for any other.
 */
export async function createEmbedder(setting: string): Promise<Embedder> {
  if (setting === 'lite' || setting === 'auto') return LiteEmbedder.open();
  throw new PromptloomError('unsupported', `the embedder ${setting} is not built in`, {
    hint: 'Use --embedder lite (PROMPTLOOM_EMBEDDER=lite), which needs nothing.',
  });
}
