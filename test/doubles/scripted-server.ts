import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What a scripted server does with a statement. */
export type Script = (sql: string, response: ServerResponse, request: IncomingMessage) => void;

/** A loopback server that answers statements as a test says, for failures that a sound server does not have. */
export class ScriptedServer {
  /** The statements that arrived, in order, with the ids that they were given. */
  readonly statements: { sql: string; id: string }[] = [];
  readonly #server;

  private constructor(script: Script, tls?: { key: string; cert: string }) {
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      const url = new URL(request.url ?? '/', 'http://server');
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const sql = url.searchParams.get('query') ?? body;
      this.statements.push({
        sql,
        id: url.searchParams.get('param_id') ?? url.searchParams.get('query_id') ?? '',
      });
      script(sql, response, request);
    };
    const listener = (request: IncomingMessage, response: ServerResponse) => {
      answer(request, response).catch(() => response.destroy());
    };
    this.#server = tls ? createTlsServer(tls, listener) : createServer(listener);
  }

  static async start(script: Script, tls?: { key: string; cert: string }): Promise<ScriptedServer> {
    const server = new ScriptedServer(script, tls);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Answers as a sound server does when it is asked what it is. */
export function greet(sql: string, response: ServerResponse, version = '25.8.1.1', vectors = '0'): boolean {
  if (!sql.includes('version()')) return false;
  response.end(`${JSON.stringify({ version, vectors })}\n`);
  return true;
}

/** Refuses as ClickHouse does. */
export function refuse(response: ServerResponse, code: number, type: string, message: string): void {
  response.statusCode = code === 516 ? 403 : 500;
  response.setHeader('X-ClickHouse-Exception-Code', String(code));
  response.end(`Code: ${code}. DB::Exception: ${message} (${type}) (version 25.8.1.1 (official build))`);
}
