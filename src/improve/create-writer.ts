import type { Prices } from './llm/usage.ts';
import type { PromptWriter, WriteOptions, WriteRequest, WriteResult } from './writer.ts';

/** Writes and describes without a language model, from what the matches have in common. */
export class Composer implements PromptWriter {
  readonly id = 'composer';
  readonly looks = false;

  /** @throws PromptloomError `invalid-input`, `unsupported` or `cancelled`. */
  async write(request: WriteRequest, options: WriteOptions = {}): Promise<WriteResult> {
    if (!request.describe) {
      const { compose } = await import('./composer/compose.ts');
      return compose(request, options);
    }
    const { describeByNeighbours } = await import('./describe/describe-by-neighbours.ts');
    return describeByNeighbours(request, request.describe, options);
  }
}

/** What names and opens a writer. */
export interface WriterSettings {
  /** provider:model, or "composer"; the composer if left out. */
  llm?: string;
  /** A key that goes before the service's own variable. */
  llmApiKey?: string;
  prices?: Prices;
  /** Where keys and addresses of services are looked up. */
  env?: NodeJS.ProcessEnv;
}

/**
 * The writer that the settings ask for: a language model where one is named, otherwise the composer.
 * @throws PromptloomError `invalid-input` when the language model setting is not understood.
 */
export async function createWriter(settings: WriterSettings = {}): Promise<PromptWriter> {
  const { llm, llmApiKey, prices, env } = settings;
  if (!llm || llm.trim().toLowerCase() === 'composer') return new Composer();
  const { createLanguageModelWriter } = await import('./llm/language-model-writer.ts');
  return createLanguageModelWriter(llm, { apiKey: llmApiKey, prices, env });
}
