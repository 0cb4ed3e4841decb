import { crc32 } from 'node:zlib';
import { checkAwsRequest } from '../aws-check.ts';
import { partsOf, textOf, type Wire, type WireImage } from './wire.ts';

interface Body {
  system?: unknown;
  messages: { role: string; content: unknown }[];
  toolConfig?: object;
  outputConfig?: object;
  additionalModelRequestFields?: { output_config?: object; output_format?: object };
}

const STOP = { complete: 'end_turn', length: 'max_tokens', declined: 'guardrail_intervened' };

/** Amazon Bedrock's Converse API, whose streams are frames of the AWS event stream encoding. */
export function bedrockConverse(): Wire {
  const tokens = { input: 24, output: 46 };
  const usage = {
    inputTokens: tokens.input,
    outputTokens: tokens.output,
    totalTokens: tokens.input + tokens.output,
  };
  return {
    name: 'Converse',
    tokens,
    read(path, text) {
      const [, model, route] = /^\/model\/([^/]+)\/(converse(?:-stream)?)$/.exec(path) ?? [];
      if (!model) return undefined;
      const body = JSON.parse(text) as Body;
      const fields = body.additionalModelRequestFields ?? {};
      return {
        model: decodeURIComponent(model),
        streams: route === 'converse-stream',
        images: body.messages.flatMap(({ content }) => partsOf(content, imageIn)),
        hasForm: Boolean(
          body.toolConfig ?? body.outputConfig ?? fields.output_config ?? fields.output_format,
        ),
        text: (role) =>
          role === 'system'
            ? textOf(body.system ?? '')
            : body.messages
                .filter((message) => message.role === role)
                .map((message) => textOf(message.content))
                .join('\n'),
      };
    },
    refuses: (request, body) => checkAwsRequest(request, body, ['host', 'x-amz-date']),
    whole: ({ text, end }) => ({
      output: { message: { role: 'assistant', content: [{ text }] } },
      stopReason: STOP[end],
      usage,
      metrics: { latencyMs: 1 },
    }),
    streamType: 'application/vnd.amazon.eventstream',
    start: () => [frame('messageStart', { role: 'assistant' })],
    piece: (text) => frame('contentBlockDelta', { contentBlockIndex: 0, delta: { text } }),
    end: ({ end }) => [
      frame('contentBlockStop', { contentBlockIndex: 0 }),
      frame('messageStop', { stopReason: STOP[end] }),
      frame('metadata', { usage, metrics: { latencyMs: 1 } }),
    ],
    error: (status, message) => ({
      body: { message },
      headers: {
        'x-amzn-errortype':
          status === 429
            ? 'ThrottlingException'
            : status === 401
              ? 'AccessDeniedException'
              : 'ServiceException',
      },
    }),
  };
}

/** A block `{"image":{"format":"jpeg","source":{"bytes":…}}}`. */
function imageIn(part: Record<string, unknown>): WireImage | undefined {
  if (!part.image) return undefined;
  const { format, source } = part.image as { format: string; source: { bytes: string } };
  return { type: `image/${format}`, bytes: Buffer.from(source.bytes, 'base64') };
}

/** A frame: lengths, their checksum, headers, payload, and a checksum over all of it. */
function frame(event: string, payload: object): Buffer {
  const body = Buffer.from(JSON.stringify(payload));
  const headers = Buffer.concat([
    header(':event-type', event),
    header(':content-type', 'application/json'),
    header(':message-type', 'event'),
  ]);
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(16 + headers.length + body.length, 0);
  prelude.writeUInt32BE(headers.length, 4);
  const head = Buffer.concat([prelude, checksum(prelude), headers, body]);
  return Buffer.concat([head, checksum(head)]);
}

/** A header of type 7, a string. */
function header(name: string, value: string): Buffer {
  const [key, text] = [Buffer.from(name), Buffer.from(value)];
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  return Buffer.concat([Buffer.from([key.length]), key, Buffer.from([7]), length, text]);
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum;
}
