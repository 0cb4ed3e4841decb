import { z } from 'zod';

/** A model's name behind the colon; servers of people's own have an address there too, which is looked at elsewhere. */
const LLM =
  /^\s*(?:composer|(?:openai|anthropic|bedrock|ollama)\s*:\s*[\w./:@-]{1,300}|openai-compatible\s*:.*)\s*$/i;

/** Who writes, as a request names it. */
export const LlmSchema = z
  .string()
  .min(1)
  .max(500)
  .refine((name) => LLM.test(name), {
    error: ({ input }) =>
      `${unsupported(String(input))}: write composer, openai:MODEL, anthropic:MODEL, bedrock:MODEL, ollama:MODEL or openai-compatible:URL#MODEL`,
  })
  // The same as JSON Schema states it; other cases and spaces are taken too.
  .meta({
    pattern:
      '^(composer|(openai|anthropic|bedrock|ollama):[A-Za-z0-9_./:@-]{1,300}|openai-compatible:https?://[A-Za-z0-9.-]{1,100}(:[1-9][0-9]{0,3})?(/[A-Za-z0-9._-]{1,40}){0,5}#[A-Za-z0-9_./:@-]{1,100})$',
  });

/** Whether the name is an address of the caller's choice: a server asks whatever it is told to. */
export function namesAddress(llm: string | undefined): boolean {
  return /^\s*openai-compatible\s*:/i.test(llm ?? '');
}

/** Names the provider only: what stands behind it may hold a key. */
function unsupported(name: string): string {
  const [provider] = /^\s*[a-z][a-z0-9-]{0,40}(?=\s*:)/i.exec(name) ?? [];
  return provider && !LLM.test(`${provider}:x`)
    ? `The language model provider “${provider.trim()}” is not supported`
    : 'no language model is named so';
}
