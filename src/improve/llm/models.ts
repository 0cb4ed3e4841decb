import { type LanguageModel, wrapLanguageModel } from 'ai';
import type { Credentials } from './credentials.ts';
import type { LanguageModelSetting } from './setting.ts';

/** The form an answer shall have, as JSON Schema (draft 7) under a name. */
export interface AnswerForm {
  name: string;
  schema: object;
}

/** How the form of the answer is asked for, strictest first; a server that refuses one is asked with the next. */
export const MODES = ['schema', 'object', 'plain'] as const;
/** A way to ask for the form of an answer. */
export type Mode = (typeof MODES)[number];

type Bare = Parameters<typeof wrapLanguageModel>[0]['model'];

/**
 * The AI SDK's model for a setting. Its text is left as it comes, so that an answer can be read while it does.
 * Addresses and keys are always passed, for the SDK looks into the environment for those that are missing.
 */
export async function makeModel(
  setting: LanguageModelSetting,
  credentials: Credentials,
  fetch: typeof globalThis.fetch,
  mode: Mode,
  form: AnswerForm,
): Promise<LanguageModel> {
  const model = await bareModel(setting, credentials, fetch, mode);
  if (mode === 'plain') return model;
  return wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      transformParams: async ({ params }) => ({
        ...params,
        responseFormat:
          mode === 'schema'
            ? { type: 'json', name: form.name, schema: form.schema as never }
            : { type: 'json' },
      }),
    },
  });
}

async function bareModel(
  setting: LanguageModelSetting,
  { apiKey, aws }: Credentials,
  fetch: typeof globalThis.fetch,
  mode: Mode,
): Promise<Bare> {
  const { provider, model, base: baseURL } = setting;
  switch (provider) {
    case 'openai': {
      const { createOpenAI } = await import('@ai-sdk/openai');
      return createOpenAI({ apiKey: apiKey!, baseURL, fetch }).responses(model);
    }
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      return createAnthropic({ apiKey: apiKey!, baseURL, fetch })(model);
    }
    case 'bedrock': {
      const { createAmazonBedrock } = await import('@ai-sdk/amazon-bedrock');
      return createAmazonBedrock({
        region: setting.region!,
        baseURL,
        fetch,
        ...(aws ? { apiKey: '', ...aws } : { apiKey: apiKey! }),
      })(model);
    }
    case 'ollama':
    case 'openai-compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      return createOpenAICompatible({
        name: provider,
        baseURL,
        fetch,
        supportsStructuredOutputs: mode === 'schema',
        // A server that minds this field is one that minds response_format too, and ends at "plain".
        includeUsage: mode !== 'plain',
        queryParams: Object.fromEntries(new URLSearchParams(setting.query)),
        ...(apiKey ? { apiKey } : { headers: setting.headers }),
      }).chatModel(model);
    }
  }
}
