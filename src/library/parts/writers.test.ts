import { expect, it } from 'vitest';
import { Writers } from './writers.ts';

it('keeps the writers that requests name, so that what a server was found to take is remembered', async () => {
  const writers = await Writers.open({ llm: 'ollama:llama3.2', llmApiKey: undefined, llmPrices: undefined });
  const named = 'openai-compatible:http://127.0.0.1:1/v1#a';
  expect(await writers.named(named)).toBe(await writers.named(named));
  expect(await writers.named('ollama:llama3.2')).toBe(writers.configured);
  expect(await writers.named(`${named}b`)).not.toBe(await writers.named(named));
  const [one, other] = await Promise.all([writers.named('ollama:b'), writers.named('ollama:b')]);
  expect(one).toBe(other);
});
