import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { ServerOptions } from '../../src/server/context.ts';
import { createServer } from '../../src/server/server.ts';
import { FakeLibrary } from './fake-library.ts';

/** An address of this machine and any free port. */
export const HERE = { host: '127.0.0.1', port: 0, token: undefined };

type Headers = Record<string, string>;

/** One part of a form. */
export interface Part {
  name: string;
  content: string | Buffer;
  filename?: string;
}

/** A server over a library in memory, new for each test. */
export class TestServer {
  folder = '';
  library!: FakeLibrary;
  app!: FastifyInstance;
  readonly log = createLog({ PROMPTLOOM_LOG: 'silent' });

  /** Makes the server anew. */
  async start(options: Partial<ServerOptions> = {}): Promise<void> {
    await this.app?.close();
    const { library, log } = this;
    this.app = await createServer({ library, config: HERE, ownerKey: 'owner-key', ...options }, log);
  }

  get(url: string, headers: Headers = {}): Promise<LightMyRequestResponse> {
    return this.app.inject({ url, headers: { host: '127.0.0.1', ...headers } });
  }

  delete(url: string): Promise<LightMyRequestResponse> {
    return this.app.inject({ method: 'DELETE', url, headers: { host: '127.0.0.1' } });
  }

  post(url: string, payload: object | string, headers: Headers = {}): Promise<LightMyRequestResponse> {
    return this.app.inject({ method: 'POST', url, payload, headers: { host: '127.0.0.1', ...headers } });
  }

  postForm(url: string, parts: readonly Part[]): Promise<LightMyRequestResponse> {
    const boundary = 'a-line-between-the-parts';
    const chunks = parts.flatMap(({ name, content, filename }) => {
      const file = filename === undefined ? '' : `; filename="${filename}"`;
      const start = `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`;
      return [Buffer.from(start), Buffer.from(content as string), Buffer.from('\r\n')];
    });
    const payload = Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
    const headers = { host: '127.0.0.1', 'content-type': `multipart/form-data; boundary=${boundary}` };
    return this.app.inject({ method: 'POST', url, payload, headers });
  }

  /** Waits for a job by its events. */
  async finish(id: string) {
    await this.get(`/api/v1/jobs/${id}/events`);
    return (await this.get(`/api/v1/jobs/${id}`)).json();
  }

  /** Puts a prompt with images into the library. */
  draw(prompt = 'a lighthouse', count = 1) {
    return this.library.generate({ prompt, count, width: 300, height: 200 });
  }
}

/** Gives each test of a file a server. */
export function serverForEachTest(): TestServer {
  const server = new TestServer();
  beforeEach(async () => {
    server.folder = await mkdtemp(path.join(tmpdir(), 'promptloom-server-'));
    server.library = new FakeLibrary(server.folder);
    await server.start();
  });
  afterEach(async () => {
    server.library.pause = async () => undefined;
    await server.app.close();
    await rm(server.folder, { recursive: true, force: true });
  });
  return server;
}

/** The events in the text of a stream. */
export function eventsOf(text: string): { event: string; data: unknown }[] {
  return [...text.matchAll(/event: (.*)\ndata: (.*)\n\n/g)].map(([, event, data]) => ({
    event: event!,
    data: JSON.parse(data!),
  }));
}
