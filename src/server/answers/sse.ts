import { once } from 'node:events';
import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';

/** How often a comment is sent so that proxies and readers know the connection lives. */
const HEARTBEAT_MS = 15_000;

/**
 * A stream of server-sent events in place of a reply. `send` waits while the reader is slow, and
 * `signal` is aborted when it has gone.
 */
export class EventStream {
  readonly #raw: FastifyReply['raw'];
  readonly #gone = new AbortController();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(reply: FastifyReply, heartbeatMs = HEARTBEAT_MS) {
    reply.hijack();
    this.#raw = reply.raw;
    this.#raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // Kept alive it would hold the server open after its end.
      connection: 'close',
    });
    this.#raw.flushHeaders();
    this.#heartbeat = setInterval(() => {
      if (!this.#raw.writableNeedDrain) this.#raw.write(': still here\n\n');
    }, heartbeatMs);
    this.#heartbeat.unref();
    this.#raw.on('error', () => this.#leave());
    this.#raw.on('close', () => this.#leave());
  }

  /** Aborted when the reader has gone or the stream has ended. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** Sends one event; resolves when the reader can take another. Does nothing once it has gone. */
  async send(event: string, data: unknown): Promise<void> {
    if (this.signal.aborted) return;
    // JSON has no raw line breaks, so one data line holds all of it.
    if (this.#raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)) return;
    await once(this.#raw, 'drain', { signal: this.signal }).catch(() => undefined);
  }

  /** Ends the stream. */
  end(): void {
    this.#raw.end();
    this.#leave();
  }

  #leave(): void {
    clearInterval(this.#heartbeat);
    this.#gone.abort();
  }
}
