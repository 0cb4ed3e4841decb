import { imageOfDataUrl, partsOf, serverSent, textOf, type Wire, type WireAnswer } from './wire.ts';

interface Body {
  model: string;
  stream?: boolean;
  input: { role: string; content: unknown }[];
  text?: { format?: { type: string } };
}

/** OpenAI's Responses API. */
export function openAiResponses(key: string): Wire {
  const tokens = { input: 22, output: 44 };
  const usage = {
    input_tokens: tokens.input,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: tokens.output,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: tokens.input + tokens.output,
  };
  const response = ({ model }: WireAnswer, rest: object) => ({
    id: 'resp_1',
    object: 'response',
    created_at: 1,
    model,
    error: null,
    incomplete_details: null,
    output: [],
    ...rest,
  });
  const content = ({ text, end }: WireAnswer) =>
    end === 'declined' ? { type: 'refusal', refusal: text } : { type: 'output_text', text, annotations: [] };
  const message = (answer: WireAnswer) => ({
    type: 'message',
    id: 'msg_1',
    role: 'assistant',
    status: 'completed',
    content: [content(answer)],
  });
  const ended = (answer: WireAnswer) =>
    response(answer, {
      status: answer.end === 'length' ? 'incomplete' : 'completed',
      ...(answer.end === 'length' && { incomplete_details: { reason: 'max_output_tokens' } }),
      output: [message(answer)],
      usage,
    });
  let sequence = 0;
  const event = (type: string, rest: object) => {
    sequence += 1;
    return serverSent({ type, sequence_number: sequence, ...rest }, type);
  };
  const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };
  return {
    name: 'Responses',
    tokens,
    read(path, text) {
      if (path.split('?')[0] !== '/v1/responses') return undefined;
      const body = JSON.parse(text) as Body;
      return {
        model: body.model,
        streams: body.stream === true,
        hasForm: body.text?.format?.type === 'json_schema',
        images: body.input.flatMap(({ content }) =>
          partsOf(content, (part) =>
            part.type === 'input_image' ? imageOfDataUrl(part.image_url) : undefined,
          ),
        ),
        text: (role) =>
          body.input
            .filter((item) => item.role === role || (role === 'system' && item.role === 'developer'))
            .map((item) => textOf(item.content))
            .join('\n'),
      };
    },
    refuses: ({ headers }) =>
      headers.authorization === `Bearer ${key}` ? undefined : 'Incorrect API key provided.',
    whole: ended,
    streamType: 'text/event-stream',
    start: (answer) => [
      event('response.created', { response: response(answer, { status: 'in_progress' }) }),
      event('response.in_progress', { response: response(answer, { status: 'in_progress' }) }),
      event('response.output_item.added', {
        output_index: 0,
        item: { type: 'message', id: 'msg_1', status: 'in_progress', role: 'assistant', content: [] },
      }),
      event('response.content_part.added', { ...place, part: content({ ...answer, text: '' }) }),
    ],
    piece: (text, { end }) =>
      event(end === 'declined' ? 'response.refusal.delta' : 'response.output_text.delta', {
        ...place,
        delta: text,
      }),
    end: (answer) => [
      answer.end === 'declined'
        ? event('response.refusal.done', { ...place, refusal: answer.text })
        : event('response.output_text.done', { ...place, text: answer.text }),
      event('response.content_part.done', { ...place, part: content(answer) }),
      event('response.output_item.done', { output_index: 0, item: message(answer) }),
      event(answer.end === 'length' ? 'response.incomplete' : 'response.completed', {
        response: ended(answer),
      }),
    ],
    error: (_status, text) => ({
      body: { error: { message: text, type: 'invalid_request_error', param: null, code: null } },
    }),
  };
}
