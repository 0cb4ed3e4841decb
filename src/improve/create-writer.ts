import { Composer } from './composer/composer.ts';
import { createLanguageModelWriter } from './llm/language-model-writer.ts';
import type { Prices } from './llm/usage.ts';
import type { PromptWriter } from './writer.ts';

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
export function createWriter({ llm, llmApiKey, prices, env }: WriterSettings = {}): PromptWriter {
  if (!llm || llm.trim().toLowerCase() === 'composer') return new Composer();
  return createLanguageModelWriter(llm, { apiKey: llmApiKey, prices, env });
}
