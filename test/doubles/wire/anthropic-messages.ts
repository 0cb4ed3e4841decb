import { partsOf, serverSent, textOf, type Wire, type WireAnswer, type WireImage } from './wire.ts';

interface Body {
  model: string;
  max_tokens?: number;
  stream?: boolean;
  system?: unknown;
  messages: { role: string; content: unknown }[];
  output_config?: { format?: object };
  output_format?: object;
  tools?: object[];
}

const STOP = { complete: 'end_turn', length: 'max_tokens', declined: 'refusal' };

/** Anthropic's Messages API. */
export function anthropicMessages(key: string): Wire {
  const tokens = { input: 23, output: 45 };
  const about = ({ model }: WireAnswer) => ({ id: 'msg_1', type: 'message', role: 'assistant', model });
  const event = (data: { type: string }) => serverSent(data, data.type);
  return {
    name: 'Messages',
    tokens,
    read(path, text) {
      if (path.split('?')[0] !== '/v1/messages') return undefined;
      const body = JSON.parse(text) as Body;
      if (!body.max_tokens) throw new Error('max_tokens: Field required');
      return {
        model: body.model,
        streams: body.stream === true,
        images: body.messages.flatMap(({ content }) => partsOf(content, imageIn)),
        hasForm: Boolean(body.output_config?.format ?? body.output_format ?? body.tools),
        text: (role) =>
          role === 'system'
            ? textOf(body.system ?? '')
            : body.messages
                .filter((message) => message.role === role)
                .map((message) => textOf(message.content))
                .join('\n'),
      };
    },
    refuses: ({ headers }) =>
      headers['x-api-key'] === key && headers['anthropic-version'] ? undefined : 'invalid x-api-key',
    whole: (answer) => ({
      ...about(answer),
      content: [{ type: 'text', text: answer.text }],
      stop_reason: STOP[answer.end],
      stop_sequence: null,
      usage: { input_tokens: tokens.input, output_tokens: tokens.output },
    }),
    streamType: 'text/event-stream',
    start: (answer) => [
      event({
        type: 'message_start',
        ...{
          message: {
            ...about(answer),
            content: [],
            stop_reason: null,
            stop_sequence: null,
            usage: { input_tokens: tokens.input, output_tokens: 1 },
          },
        },
      }),
      event({ type: 'content_block_start', ...{ index: 0, content_block: { type: 'text', text: '' } } }),
      event({ type: 'ping' }),
    ],
    piece: (text) =>
      event({ type: 'content_block_delta', ...{ index: 0, delta: { type: 'text_delta', text } } }),
    end: ({ end }) => [
      event({ type: 'content_block_stop', ...{ index: 0 } }),
      event({
        type: 'message_delta',
        ...{
          delta: { stop_reason: STOP[end], stop_sequence: null },
          usage: { output_tokens: tokens.output },
        },
      }),
      event({ type: 'message_stop' }),
    ],
    error: (status, message) => ({
      body: { type: 'error', error: { type: status === 429 ? 'rate_limit_error' : 'api_error', message } },
    }),
  };
}

/** A block `{"type":"image","source":{"type":"base64","media_type":…,"data":…}}`. */
function imageIn(part: Record<string, unknown>): WireImage | undefined {
  if (part.type !== 'image') return undefined;
  const { type, media_type, data } = part.source as Record<string, string>;
  if (type !== 'base64') throw new Error('source.type: expected base64');
  return { type: media_type!, bytes: Buffer.from(data!, 'base64') };
}
