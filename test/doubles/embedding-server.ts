import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { checkAwsRequest } from './aws-check.ts';
import { imageVector, textVector } from './embedding-vectors.ts';

/** Which protocol a server speaks. */
export type EmbeddingProtocol = 'openai' | 'bedrock' | 'http';

/** A request for embeddings as the server received it. */
export interface EmbeddingRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  /** The JSON body; empty for a GET. */
  body: Record<string, unknown>;
}

/** What goes wrong with a request. */
export type EmbeddingFault =
  /** An error status; `say` is the message in the protocol's form. */
  | { status: number; say?: string; headers?: Record<string, string> }
  /** 200 with something else than the protocol's JSON. */
  | { raw: string }
  /** 200 with other vectors than the right ones. */
  | { vectors: (right: number[][]) => unknown[] }
  /** No answer until the client goes away, or an answer that breaks off. */
  | 'never'
  | 'cut';

/** Options of {@link startEmbeddingServer}. */
export interface EmbeddingServerOptions {
  /** Length of vectors where the request does not name one. */
  dimensions?: number;
  /** Key that requests of `openai` and `http` must bring; without it none is needed. */
  apiKey?: string;
  /** Asked for every request, with its number from 0; undefined is the right answer. */
  fault?: (
    request: EmbeddingRequest,
    n: number,
  ) => EmbeddingFault | undefined | Promise<EmbeddingFault | undefined>;
  /** What `http` says of itself in place of a text and image model with one space. */
  description?: unknown;
}

/** A running server. */
export interface EmbeddingServer {
  /** Where requests go: the base URL for `openai`, the whole address for the others. */
  url: string;
  requests: EmbeddingRequest[];
  /** Most requests that were under way at a time. */
  readonly busiest: number;
  close(): Promise<void>;
}

/** Starts an embedding service on loopback, with vectors from {@link textVector} and {@link imageVector}. */
export async function startEmbeddingServer(
  protocol: EmbeddingProtocol,
  options: EmbeddingServerOptions = {},
): Promise<EmbeddingServer> {
  const requests: EmbeddingRequest[] = [];
  const sockets = new Set<Socket>();
  let [busy, busiest] = [0, 0];
  const server = createServer((request, response) => {
    busy += 1;
    busiest = Math.max(busiest, busy);
    response.on('close', () => {
      busy -= 1;
    });
    answer(protocol, options, requests, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, 500, errorBody(protocol, `test server: ${String(error)}`));
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const path = { openai: '/v1', bedrock: '', http: '/embed' }[protocol];
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    requests,
    get busiest() {
      return busiest;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  protocol: EmbeddingProtocol,
  options: EmbeddingServerOptions,
  requests: EmbeddingRequest[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const recorded: EmbeddingRequest = {
    method: request.method!,
    path: request.url!,
    headers: request.headers,
    body: JSON.parse(text || '{}') as EmbeddingRequest['body'],
  };
  requests.push(recorded);
  const denied = refusal(protocol, options, request, text);
  if (denied) return send(response, protocol === 'bedrock' ? 403 : 401, errorBody(protocol, denied));

  const fault = await options.fault?.(recorded, requests.length - 1);
  if (fault === 'never') return;
  if (fault && typeof fault === 'object' && 'status' in fault)
    return send(response, fault.status, errorBody(protocol, fault.say ?? 'scripted'), fault.headers);
  if (fault && typeof fault === 'object' && 'raw' in fault) return send(response, 200, fault.raw);
  const change = fault && typeof fault === 'object' ? fault.vectors : undefined;
  const body = JSON.stringify(await rightAnswer(protocol, options, recorded, change ?? ((right) => right)));
  if (fault === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length + 10 });
    response.write(body.slice(0, 5), () => response.destroy());
    return;
  }
  send(response, 200, body);
}

function refusal(
  protocol: EmbeddingProtocol,
  { apiKey }: EmbeddingServerOptions,
  request: IncomingMessage,
  body: string,
): string | undefined {
  if (protocol === 'bedrock') return checkAwsRequest(request, body);
  const given = request.headers.authorization;
  return apiKey === undefined || given === `Bearer ${apiKey}` ? undefined : `Incorrect API key: ${given}`;
}

async function rightAnswer(
  protocol: EmbeddingProtocol,
  options: EmbeddingServerOptions,
  { method, path, body }: EmbeddingRequest,
  change: (right: number[][]) => unknown[],
): Promise<unknown> {
  const usual = options.dimensions ?? 64;
  if (protocol === 'http' && method === 'GET')
    return (
      options.description ?? { id: 'test', textDimensions: usual, imageDimensions: usual, sharedSpace: true }
    );
  if (protocol === 'openai') {
    if (path.split('?')[0] !== '/v1/embeddings') throw new Error('no such route');
    const texts = body.input as string[];
    if (texts.some((text) => text.trim() === '')) throw new Error('empty input');
    const vectors = change(texts.map((text) => textVector(text, Number(body.dimensions ?? usual))));
    // Last first: the index says where each belongs.
    const data = vectors.map((embedding, index) => ({
      object: 'embedding',
      index,
      embedding: body.encoding_format === 'base64' ? base64(embedding as number[]) : embedding,
    }));
    return { object: 'list', data: data.reverse(), model: body.model, usage: { total_tokens: 1 } };
  }
  const { texts, images, size } = inputs(body, usual);
  const right = [
    ...texts.map((text) => textVector(text, size)),
    ...(await Promise.all(images.map((image) => imageVector(image, size)))),
  ];
  const vectors = change(right);
  if (protocol === 'http') return { embeddings: vectors };
  if (path.includes('cohere')) return { embeddings: { float: vectors }, response_type: 'embeddings_by_type' };
  return { embedding: vectors[0], inputTextTokenCount: 1 };
}

/** Texts and images of a request to `http` or Bedrock, and how long their vectors are to be. */
function inputs(body: EmbeddingRequest['body'], usual: number) {
  const one = body.inputText === undefined ? [] : [body.inputText as string];
  const texts = (body.texts as string[] | undefined) ?? one;
  const encoded =
    (body.images as string[] | undefined) ?? (body.inputImage ? [body.inputImage as string] : []);
  const images = encoded.map((image) =>
    Buffer.from(image.replace(/^data:image\/jpeg;base64,/, ''), 'base64'),
  );
  const config = body.embeddingConfig as { outputEmbeddingLength?: number } | undefined;
  const size = Number(body.dimensions ?? body.output_dimension ?? config?.outputEmbeddingLength ?? usual);
  if (texts.some((text) => text.trim() === '')) throw new Error('empty input');
  return { texts, images, size };
}

function base64(vector: readonly number[]): string {
  return Buffer.from(new Float32Array(vector).buffer).toString('base64');
}

function errorBody(protocol: EmbeddingProtocol, message: string): string {
  if (protocol === 'openai') return JSON.stringify({ error: { message, type: 'error' } });
  return JSON.stringify(protocol === 'bedrock' ? { message } : { detail: message });
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}
