import { imageOfDataUrl, partsOf, serverSent, textOf, type Wire } from './wire.ts';

interface Body {
  model: string;
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  messages: { role: string; content: unknown }[];
  response_format?: object;
}

const chunk = (model: string, rest: object) =>
  serverSent({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model, ...rest });
const choice = (delta: object, finish: string | null) => ({
  choices: [{ index: 0, delta, finish_reason: finish }],
});
const FINISH = { complete: 'stop', length: 'length', declined: 'content_filter' };

/** Chat completions, as Ollama, llama.cpp, vLLM and LM Studio have taken it over from OpenAI. */
export function openAiChat(key: string | undefined): Wire {
  const tokens = { input: 21, output: 43 };
  const usage = {
    prompt_tokens: tokens.input,
    completion_tokens: tokens.output,
    total_tokens: tokens.input + tokens.output,
  };
  return {
    name: 'chat completions',
    tokens,
    read(path, text) {
      if (path.split('?')[0] !== '/v1/chat/completions') return undefined;
      const body = JSON.parse(text) as Body;
      return {
        model: body.model,
        streams: body.stream === true,
        hasForm: body.response_format !== undefined,
        images: body.messages.flatMap(({ content }) =>
          partsOf(content, (part) =>
            part.type === 'image_url' ? imageOfDataUrl((part.image_url as { url: unknown }).url) : undefined,
          ),
        ),
        text: (role) =>
          body.messages
            .filter((message) => message.role === role)
            .map((message) => textOf(message.content))
            .join('\n'),
      };
    },
    refuses: ({ headers }) =>
      key === undefined || headers.authorization === `Bearer ${key}`
        ? undefined
        : 'Incorrect API key provided.',
    whole: ({ text, end, model }) => ({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model,
      choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: FINISH[end] }],
      usage,
    }),
    streamType: 'text/event-stream',
    start: ({ model }) => [chunk(model, choice({ role: 'assistant', content: '' }, null))],
    piece: (text, { model }) => chunk(model, choice({ content: text }, null)),
    end: ({ end, model }) => [
      chunk(model, choice({}, FINISH[end])),
      chunk(model, { choices: [], usage }),
      serverSent('[DONE]'),
    ],
    error: (_status, message) => ({ body: { error: { message, type: 'error', code: null } } }),
  };
}
