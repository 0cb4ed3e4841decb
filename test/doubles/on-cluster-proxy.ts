import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';

const DDL = /^\s*(CREATE|ALTER|DROP|TRUNCATE|OPTIMIZE|EXCHANGE)\b/;

/**
 * Stands before the servers of a cluster that lacks ClickHouse Keeper: a statement `ON CLUSTER` it runs on each of them,
 * with the plain engine in place of the replicated one. All else goes to the first as it came.
 */
export class OnClusterProxy {
  /** Statements for all machines, as they arrived. */
  readonly statements: string[] = [];
  readonly #cluster: string;
  readonly #ports: readonly number[];
  readonly #server: Server;

  private constructor(cluster: string, ports: readonly number[]) {
    this.#cluster = cluster;
    this.#ports = ports;
    // ClickHouse takes addresses of a megabyte.
    this.#server = createServer({ maxHeaderSize: 1 << 20 }, (from, to) => {
      this.#answer(from, to).catch(() => to.destroy());
    });
  }

  static async start(cluster: string, ports: readonly number[]): Promise<OnClusterProxy> {
    const proxy = new OnClusterProxy(cluster, ports);
    await once(proxy.#server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #answer(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const body = await buffer(from);
    // With data behind it a statement is in the address, and changes no table.
    const asked = new URL(from.url!, 'http://cluster').searchParams.has('query');
    const zipped = from.headers['content-encoding'] === 'gzip';
    const sql = asked ? '' : (zipped ? gunzipSync(body) : body).toString();
    const on = ` ON CLUSTER '${this.#cluster}'`;
    if (DDL.test(sql)) {
      const wrong = !sql.includes(on)
        ? 'not for all machines'
        : /^\s*CREATE TABLE/.test(sql) && !/ENGINE = (Replicated|Distributed)| AS \w+_local$/.test(sql)
          ? 'neither replicated nor distributed'
          : undefined;
      if (wrong) return refuse(to, `${wrong}: ${sql}`);
    }
    if (!sql.includes(on)) return give(await send(this.#ports[0]!, from, body, to), to);
    this.statements.push(sql);
    const plain = sql.replace(on, '').replace(/ENGINE = Replicated(\w*MergeTree)/, 'ENGINE = $1');
    const each = zipped ? gzipSync(plain) : Buffer.from(plain);
    const answers = await Promise.all(this.#ports.map((port) => send(port, from, each, to)));
    give(answers.find(({ statusCode }) => statusCode !== 200) ?? answers[0]!, to);
    for (const answer of answers) answer.resume();
  }
}

/** Passes a request on; it is given up when the client gives it up. */
async function send(
  port: number,
  { url, method, headers }: IncomingMessage,
  body: Buffer,
  to: ServerResponse,
): Promise<IncomingMessage> {
  const { 'transfer-encoding': _, ...kept } = headers;
  const one = request({
    ...{ host: '127.0.0.1', port, path: url, method },
    headers: { ...kept, 'content-length': body.length },
  });
  to.once('close', () => to.writableFinished || one.destroy());
  one.end(body);
  const [answer] = (await once(one, 'response')) as [IncomingMessage];
  return answer;
}

function give(answer: IncomingMessage, to: ServerResponse): void {
  to.writeHead(answer.statusCode!, answer.headers);
  answer.on('error', () => to.destroy()).pipe(to);
}

function refuse(to: ServerResponse, why: string): void {
  to.writeHead(400, { 'X-ClickHouse-Exception-Code': '36' });
  to.end(`Code: 36. DB::Exception: ${why} (BAD_ARGUMENTS) (version 26.7.2.1)`);
}
