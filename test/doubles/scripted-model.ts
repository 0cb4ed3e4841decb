import { afterEach } from 'vitest';
import {
  createLanguageModelWriter,
  type LanguageModelOptions,
} from '../../src/improve/llm/language-model-writer.ts';
import {
  type OpenAiServer,
  type RecordedRequest,
  type Reply,
  startOpenAiServer,
  wellBehavedAnswer,
} from './openai-server.ts';

export const servers: OpenAiServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

export type Respond = (request: RecordedRequest, index: number) => Reply | Promise<Reply>;

/** A writer and the scripted server that it asks; closed after the test. */
export async function open(respond?: Respond, options: LanguageModelOptions = {}) {
  const server = await startOpenAiServer({ respond });
  servers.push(server);
  return { server, writer: createLanguageModelWriter(`openai-compatible:${server.url}#test-model`, options) };
}

/** Answers in turn; the last one stays. */
export function inTurn(...replies: (Reply | ((request: RecordedRequest) => Reply))[]): Respond {
  return (request, index) => {
    const reply = replies[Math.min(index, replies.length - 1)]!;
    return typeof reply === 'function' ? reply(request) : reply;
  };
}

export const good = (request: RecordedRequest): Reply => ({ text: wellBehavedAnswer(request) });
export const variantsOf = (prompts: readonly string[]) =>
  JSON.stringify({
    variants: prompts.map((prompt) => ({ prompt, negative_prompt: null, reason: 'A look.', borrowed: [] })),
  });
