import type { IncomingMessage } from 'node:http';

/** An answer as a scripted model gives it. */
export interface WireAnswer {
  text: string;
  end: 'complete' | 'length' | 'declined';
  model: string;
  /** Whether the request asks for a certain form. */
  hasForm: boolean;
}

/** An image in a request. */
export interface WireImage {
  /** Media type. */
  type: string;
  bytes: Buffer;
}

/** A request as a service reads it. */
export interface WireRequest {
  model: string;
  streams: boolean;
  /** Whether it asks for an answer of a certain form, by schema or by a tool it must use. */
  hasForm: boolean;
  /** The images of the person's messages, as this service's documentation has them sent. */
  images: WireImage[];
  /** The text of one role's messages, joined; "system" whatever the service calls it. */
  text(role: 'system' | 'user' | 'assistant'): string;
}

/** How one service talks, as its documentation has it. */
export interface Wire {
  name: string;
  /** Tokens that it says a request and its answer took. */
  tokens: { input: number; output: number };
  /** The request, or undefined for a path that the service does not have. */
  read(path: string, body: string): WireRequest | undefined;
  /** What is wrong with the caller's credentials. */
  refuses(request: IncomingMessage, body: string): string | undefined;
  /** An answer in one piece. */
  whole(answer: WireAnswer): object;
  streamType: string;
  /** What is sent before, for, and after the text of a streamed answer. */
  start(answer: WireAnswer): Buffer[];
  piece(text: string, answer: WireAnswer): Buffer;
  end(answer: WireAnswer): Buffer[];
  /** An error document. */
  error(status: number, message: string): { body: object; headers?: Record<string, string> };
}

/** One server-sent event. */
export function serverSent(data: object | string, event?: string): Buffer {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return Buffer.from(`${event ? `event: ${event}\n` : ''}data: ${text}\n\n`);
}

/** The parts of a message's content of one type. */
export function partsOf<T>(content: unknown, isOne: (part: Record<string, unknown>) => T | undefined): T[] {
  return Array.isArray(content) ? content.flatMap((part) => isOne(part) ?? []) : [];
}

/** The image of a `data:` URL; any other address is refused, for the service could not fetch it. */
export function imageOfDataUrl(url: unknown): WireImage {
  const [, type, base64] = /^data:(image\/[a-z]+);base64,([A-Za-z0-9+/]+=*)$/.exec(String(url)) ?? [];
  if (!type || !base64) throw new Error('image_url: expected a data: URL');
  return { type, bytes: Buffer.from(base64, 'base64') };
}

/** The text of a message's content, a string or a list of parts. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return (content as { text?: string }[]).map((part) => part.text ?? '').join('');
}
