import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A chat message as a client sends it. */
interface ChatMessage {
  role: string;
  content: string | { type: string; text?: string }[];
}

/** A chat-completions request as the server received it. */
export interface RecordedRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: {
    model: string;
    messages: ChatMessage[];
    stream?: boolean;
    response_format?: { type: string; json_schema?: unknown };
  };
  /** Text of the messages of one role, joined. */
  text(role: string): string;
}

/** What the server does with a request. */
export type Reply =
  /** A complete answer; as events when the client asked to stream, in pieces of `pieces` characters; may
   * pause between two of them. */
  | {
      text: string;
      pieces?: number;
      finishReason?: string;
      pause?: { after: number; until: Promise<void> };
      /** Other fields of the message, such as reasoning_content or refusal; they come before the text. */
      beside?: Record<string, unknown>;
    }
  /** An answer that breaks off after so many characters: the connection is destroyed, or just ends. */
  | { text: string; cutAfter: number; clean?: boolean }
  /** An error as OpenAI words it. */
  | { status: number; message?: string; headers?: Record<string, string>; raw?: string }
  /** Something else than a chat completion. */
  | { raw: string; contentType?: string }
  /** No answer at all, until the client goes away. */
  | { hang: true };

/** A running server. */
export interface OpenAiServer {
  /** Base URL, ending in /v1. */
  url: string;
  requests: RecordedRequest[];
  close(): Promise<void>;
}

/**
 * Starts an OpenAI-compatible chat-completions server on loopback with scripted answers. Without `respond`
 * it writes the variants it is asked for, from the idea and the first retrieved prompt.
 */
export async function startOpenAiServer(
  options: { respond?: (request: RecordedRequest, index: number) => Reply | Promise<Reply> } = {},
): Promise<OpenAiServer> {
  const respond = options.respond ?? ((request: RecordedRequest) => ({ text: wellBehavedAnswer(request) }));
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    void (async () => {
      const recorded = await record(request);
      if (request.method !== 'POST' || !recorded.path.split('?')[0]!.endsWith('/chat/completions'))
        return send(response, 404, { error: { message: 'no such route' } });
      requests.push(recorded);
      await answer(response, recorded, await respond(recorded, requests.length - 1));
    })().catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, 500, { error: { message: `test server: ${String(error)}` } });
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** An answer of so many variants that keeps to the idea and borrows from the first retrieved prompt. */
export function wellBehavedAnswer(request: RecordedRequest, count = countAsked(request), first = 0): string {
  const idea = ideaAsked(request);
  const borrowed = borrowable(request);
  const looks = [
    'in bold gouache',
    'as a linocut print',
    'as a pencil sketch',
    'in stained glass',
    'as a low poly render',
  ];
  const variants = Array.from({ length: count }, (_, i) => ({
    prompt: `${idea}, ${looks[(first + i) % looks.length]} number ${first + i + 1}${borrowed ? `, ${borrowed.phrase}` : ''}`,
    negative_prompt: 'blurry',
    reason: `Goes for a look ${looks[(first + i) % looks.length]}.`,
    borrowed: borrowed ? [borrowed] : [],
  }));
  return JSON.stringify({ variants });
}

/** The idea that a request of promptloom holds. */
function ideaAsked(request: RecordedRequest): string {
  return JSON.parse(/^Idea: (".*")$/m.exec(request.text('user'))![1]!) as string;
}

/** The number of variants that a request of promptloom asks for; the last one named counts. */
function countAsked(request: RecordedRequest): number {
  const text = request.text('user');
  return Number(/Write (\d+) more/.exec(text)?.[1] ?? /^Number of variants: (\d+)$/m.exec(text)![1]);
}

/** What stands between the delimiters of the retrieved prompts. */
export function dataPart(request: RecordedRequest): string {
  return /<retrieved_prompts>\n([\s\S]*)\n<\/retrieved_prompts>/.exec(request.text('user'))?.[1] ?? '[]';
}

function borrowable(request: RecordedRequest): { phrase: string; from: string } | undefined {
  const [first] = JSON.parse(dataPart(request)) as { id: string; prompt: string }[];
  const phrase = first?.prompt.split(',').at(-1)?.trim();
  return first && phrase ? { phrase, from: first.id } : undefined;
}

async function record(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as RecordedRequest['body'];
  const textOf = ({ content }: ChatMessage) =>
    typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('');
  const text = (role: string) =>
    body.messages
      .filter((message) => message.role === role)
      .map(textOf)
      .join('\n');
  return { path: request.url ?? '', headers: request.headers, body, text };
}

async function answer(response: ServerResponse, request: RecordedRequest, reply: Reply): Promise<void> {
  if ('hang' in reply) return;
  if ('status' in reply) {
    const body = reply.raw ?? {
      error: { message: reply.message ?? `status ${reply.status}`, type: 'error' },
    };
    return send(response, reply.status, body, reply.headers);
  }
  if ('raw' in reply) {
    response.writeHead(200, { 'content-type': reply.contentType ?? 'application/json' });
    response.end(reply.raw);
    return;
  }
  if (request.body.stream) return stream(response, request, reply);
  if ('cutAfter' in reply) {
    const body = completion(request, reply.text, 'stop');
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': String(body.length + 100),
    });
    response.write(body.slice(0, Math.max(1, reply.cutAfter)), () => response.destroy());
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(completion(request, reply.text, reply.finishReason ?? 'stop', reply.beside));
}

async function stream(
  response: ServerResponse,
  request: RecordedRequest,
  reply: Extract<Reply, { text: string }>,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const event = (delta: object, finish: string | null) =>
    `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: request.body.model, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const write = (text: string) => new Promise<void>((resolve) => response.write(text, () => resolve()));
  const text = 'cutAfter' in reply ? reply.text.slice(0, reply.cutAfter) : reply.text;
  const size = ('pieces' in reply && reply.pieces) || 24;
  await write(event({ role: 'assistant', content: '' }, null));
  if ('beside' in reply && reply.beside) await write(event(reply.beside, null));
  for (let at = 0; at < text.length; at += size) {
    if ('pause' in reply && reply.pause && at >= reply.pause.after) await reply.pause.until;
    await write(event({ content: text.slice(at, at + size) }, null));
  }
  if ('cutAfter' in reply) {
    if (reply.clean) response.end();
    else response.destroy();
    return;
  }
  await write(event({}, reply.finishReason ?? 'stop'));
  response.end('data: [DONE]\n\n');
}

function completion(request: RecordedRequest, content: string, finish: string, beside = {}): string {
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: request.body.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: content || null, ...beside },
        finish_reason: finish,
      },
    ],
    usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
  });
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
