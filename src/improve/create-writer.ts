import { Composer } from './composer.ts';
import { createLanguageModelWriter } from './llm/language-model-writer.ts';
import type { PromptWriter } from './writer.ts';

/**
 * The writer that the settings ask for: a language model where one is named, otherwise the composer.
 * @throws PromptloomError `invalid-input` when the language model setting is not understood.
 */
export function createWriter(settings: { llm?: string; llmApiKey?: string } = {}): PromptWriter {
  if (!settings.llm) return new Composer();
  return createLanguageModelWriter(settings.llm, { apiKey: settings.llmApiKey });
}
