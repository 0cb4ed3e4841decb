import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a reverse proxy passes requests on. */
export interface ProxyOptions {
  /** Where the server behind it listens. */
  to: string;
  /** Under which path it serves that, such as `/loom`. */
  path?: string;
  /** Whether it takes that path off. */
  strips?: boolean;
  /** Whether it asks for the host that it was asked for, as Caddy does, or for that of the server, as nginx does. */
  keepsHost?: boolean;
  /** Whether it says in X-Forwarded headers whom and what it was asked for. */
  forwards?: boolean;
}

/** Starts a small reverse proxy on a free port of this machine; it knows only its path. */
export async function startProxy(options: ProxyOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { to, path = '', strips = false, keepsHost = false, forwards = false } = options;
  const { hostname, port, host } = new URL(to);
  const proxy = createServer((incoming, answer) => {
    const asked = incoming.url ?? '/';
    if (!asked.startsWith(`${path}/`)) {
      answer.writeHead(404).end('The proxy serves nothing there.');
      return;
    }
    const asking = incoming.headers;
    const forwarded = {
      'x-forwarded-for': incoming.socket.remoteAddress,
      'x-forwarded-host': asking.host,
      'x-forwarded-proto': 'http',
    };
    const headers = { ...asking, ...(!keepsHost && { host }), ...(forwards && forwarded) };
    const onwards = strips ? asked.slice(path.length) : asked;
    const passed = request(
      { hostname, port, method: incoming.method, path: onwards, headers },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        answer.flushHeaders();
        response.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    incoming.pipe(passed);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async close() {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
