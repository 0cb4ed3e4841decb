import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Wire, WireAnswer, WireRequest } from './wire.ts';

/** What a scripted model does with a request. */
export type WireReply =
  /** An answer, whole or streamed as the request wants it, in pieces of so many characters, with a pause in between. */
  | {
      text: string;
      end?: WireAnswer['end'];
      pieces?: number;
      pause?: { after: number; until: Promise<void> };
    }
  /** A stream that ends after so many characters, by a cut connection or in good order. */
  | { text: string; cutAfter: number; clean?: boolean }
  | { status: number; message?: string; headers?: Record<string, string> }
  /** Something that is no answer of this service. */
  | { raw: string; contentType?: string }
  /** Nothing: no answer at all, or after so many characters no more. */
  | { hang: true; text?: string };

/** A request as it came, with the headers. */
export type RecordedWireRequest = WireRequest & {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** Resolved when the client has gone, or has the whole answer. */
  over: Promise<void>;
};

/** A running server. */
export interface WireServer {
  /** Without a path. */
  origin: string;
  requests: RecordedWireRequest[];
  close(): Promise<void>;
}

/** Starts a service with a scripted model on loopback. */
export async function startWireServer(
  wire: Wire,
  respond: (request: RecordedWireRequest, index: number) => WireReply | Promise<WireReply>,
): Promise<WireServer> {
  const requests: RecordedWireRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const part of request) chunks.push(part as Buffer);
      const body = Buffer.concat(chunks).toString('utf8');
      const read = wire.read(request.url ?? '', body || '{}');
      if (!read || request.method !== 'POST')
        return fail(wire, response, { status: 404, message: 'no such route' });
      const recorded = {
        ...read,
        path: request.url ?? '',
        headers: request.headers,
        body,
        over: new Promise<void>((resolve) => response.on('close', resolve)),
      };
      requests.push(recorded);
      const wrong = wire.refuses(request, body);
      if (wrong) return fail(wire, response, { status: 401, message: wrong });
      await answer(wire, response, recorded, await respond(recorded, requests.length - 1));
    })().catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else fail(wire, response, { status: 400, message: `test server: ${String(error)}` });
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function fail(wire: Wire, response: ServerResponse, reply: Extract<WireReply, { status: number }>): void {
  const { body, headers } = wire.error(reply.status, reply.message ?? `status ${reply.status}`);
  response.writeHead(reply.status, { 'content-type': 'application/json', ...headers, ...reply.headers });
  response.end(JSON.stringify(body));
}

async function answer(
  wire: Wire,
  response: ServerResponse,
  { model, streams, hasForm }: WireRequest,
  reply: WireReply,
): Promise<void> {
  if ('status' in reply) return fail(wire, response, reply);
  if ('raw' in reply) {
    response.writeHead(200, { 'content-type': reply.contentType ?? 'application/json' });
    response.end(reply.raw);
    return;
  }
  const end = ('end' in reply && reply.end) || 'complete';
  const whole: WireAnswer = { text: reply.text ?? '', end, model, hasForm };
  if ('hang' in reply && (!reply.text || !streams)) return;
  if (!streams) {
    const body = JSON.stringify(wire.whole(whole));
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    });
    if ('cutAfter' in reply) response.write(body.slice(0, 20), () => response.destroy());
    else response.end(body);
    return;
  }
  const write = (bytes: Buffer) => new Promise<void>((resolve) => response.write(bytes, () => resolve()));
  response.writeHead(200, { 'content-type': wire.streamType });
  for (const bytes of wire.start(whole)) await write(bytes);
  const text = 'cutAfter' in reply ? whole.text.slice(0, reply.cutAfter) : whole.text;
  const size = ('pieces' in reply && reply.pieces) || 24;
  for (let at = 0; at < text.length; at += size) {
    if ('pause' in reply && reply.pause && at >= reply.pause.after) await reply.pause.until;
    await write(wire.piece(text.slice(at, at + size), whole));
  }
  if ('hang' in reply) return;
  if ('cutAfter' in reply) {
    if (reply.clean) response.end();
    else response.destroy();
    return;
  }
  for (const bytes of wire.end(whole)) await write(bytes);
  response.end();
}
