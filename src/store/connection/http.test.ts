import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { greet, refuse, type Script, ScriptedServer } from '../../../test/doubles/scripted-server.ts';
import { selfSigned } from '../../../test/doubles/self-signed.ts';
import type { PromptloomError } from '../../errors.ts';
import { withAbortSignal } from './abort-context.ts';
import type { Connection } from './connection.ts';
import { openServer } from './http.ts';
import { parseServerAddress } from './server-address.ts';

const PASSWORD = 'sesame';
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(script: Script, tls?: { key: string; cert: string }): Promise<ScriptedServer> {
  const server = await ScriptedServer.start(script, tls);
  closing.push(() => server.close());
  return server;
}

async function open(server: ScriptedServer, options = '', kind = 'clickhouse'): Promise<Connection> {
  const address = `${kind}://ali:${PASSWORD}@127.0.0.1:${server.port}/prompts${options}`;
  const connection = await openServer(parseServerAddress(address));
  closing.push(() => connection.close());
  return connection;
}

/** What a person is told; nothing of it may hold the password. */
async function told(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => {
      throw new Error('nothing failed');
    },
    (failure: PromptloomError) => failure,
  );
  const all = `${error.code}: ${error.message} ${error.hint}`;
  expect(`${all} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(PASSWORD);
  return all;
}

describe('opening', () => {
  it.each([
    [516, 'AUTHENTICATION_FAILED', 'ali: Authentication failed', /not accept the user ali.*%40/s],
    [
      81,
      'UNKNOWN_DATABASE',
      'Database prompts does not exist',
      /no database prompts.*CREATE DATABASE prompts/s,
    ],
    [497, 'ACCESS_DENIED', 'Not enough privileges', /ali may not do this.*GRANT .* ON prompts\.\* TO ali/s],
    [159, 'TIMEOUT_EXCEEDED', 'Timeout exceeded', /gave up on a search after 60 seconds.*timeout=/s],
    [242, 'TABLE_IS_READ_ONLY', 'Table is in readonly mode', /read-only at the moment.*Keeper/s],
    [701, 'CLUSTER_DOESNT_EXIST', 'Requested cluster not found', /no cluster.*system\.clusters/s],
    [
      210,
      'NETWORK_ERROR',
      'Connection refused (127.0.0.1:9000)',
      /cannot reach another machine.*all of them run/s,
    ],
    [47, 'UNKNOWN_IDENTIFIER', `it echoes ${PASSWORD}`, /refused \(UNKNOWN_IDENTIFIER\): it echoes \*\*\*/],
  ])('tells what %i %s means', async (code, type, message, expected) => {
    const server = await start((_, response) => refuse(response, code, type, message));
    const words = await told(open(server));
    expect(words).toMatch(expected);
    expect(words).toMatch(/^store-failed: clickhouse:\/\/ali@127\.0\.0\.1:\d+\/prompts: /);
  });

  it('refuses a server without vector indexes, saying what is needed', async () => {
    const server = await start((sql, response) => void greet(sql, response, '25.3.6.10034'));
    expect(await told(open(server))).toMatch(
      /ClickHouse 25\.3\.6\.10034, which has no vector index.*25\.8 or newer/,
    );
  });

  it.each([
    ['Unknown setting cancel_http_readonly_queries_on_client_close', 115, /too old: ClickHouse 25\.8/],
    ['Wrong password for user ali', 193, /not accept the user ali/],
    ['Something else', 999, /refused \(999\): Something else$/m],
  ])('reads what ClickHouse of 2018 says: %s', async (message, code, expected) => {
    const server = await start((_, response) => {
      response
        .writeHead(500)
        .end(`Code: ${code}, e.displayText() = DB::Exception: ${message}, e.what() = DB::Exception`);
    });
    expect((await told(open(server))).trim()).toMatch(expected);
  });

  it('tells MyScale and ClickHouse apart', async () => {
    const clickhouse = await start((sql, response) => void greet(sql, response));
    expect(await told(open(clickhouse, '', 'myscale'))).toMatch(
      /is ClickHouse, not MyScale.*clickhouse:\/\//,
    );
    const myscale = await start((sql, response) => void greet(sql, response, '23.3.2.1', '1'));
    expect(await told(open(myscale))).toMatch(/is MyScale, not ClickHouse.*myscale:\/\//);
  });

  it('says when what answers is something else', async () => {
    const page = await start((_, response) => void response.end('<html>Welcome to the intranet</html>'));
    expect(await told(open(page))).toMatch(/no ClickHouse.*8123/s);
    const missing = await start((_, response) => void response.writeHead(404).end('<h1>Not Found</h1>'));
    expect(await told(open(missing))).toMatch(/no ClickHouse: <h1>Not Found/);
  });

  it('says when nobody answers', async () => {
    const server = await ScriptedServer.start(() => {});
    const { port } = server;
    await server.close();
    const gone = parseServerAddress(`clickhouse://ali:${PASSWORD}@127.0.0.1:${port}/prompts`);
    expect(await told(openServer(gone))).toMatch(/the connection was refused.*Check that the server runs/s);
  });
});

describe('TLS', () => {
  const tls = selfSigned();

  it('trusts nobody unknown, and whom it is told to', async () => {
    const server = await start((sql, response) => void greet(sql, response), tls);
    expect(await told(open(server, '?tls=1'))).toMatch(/certificate is self-signed.*ca=/s);
    const folder = await mkdtemp(path.join(tmpdir(), 'promptloom-tls-'));
    closing.push(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'ca.pem');
    await writeFile(file, tls.cert);
    expect((await open(server, `?tls=1&ca=${encodeURIComponent(file)}`)).engine).toBe('ClickHouse 25.8.1.1');
    expect(await told(open(server, `?tls=1&ca=${encodeURIComponent(`${file}.gone`)}`))).toMatch(
      /^invalid-input: the certificate file .*cannot be read/,
    );
  });

  it('says when there is none', async () => {
    const server = await start((sql, response) => void greet(sql, response));
    expect(await told(open(server, '?tls=1'))).toMatch(/does not speak TLS there.*8443/s);
  });
});

describe('a connection that is lost', () => {
  const dropping = (times: number): Script => {
    let left = times;
    return (sql, response) => {
      if (greet(sql, response)) return;
      if (left-- > 0) {
        response.writeHead(200, { 'content-length': 100 });
        response.write('{"n":');
        setImmediate(() => response.destroy());
      } else response.end('{"n":7}\n');
    };
  };

  it('is made again for a query, which harms nobody when asked twice', async () => {
    const server = await start(dropping(2));
    const connection = await open(server);
    expect(await connection.query('SELECT 7 AS n')).toEqual([{ n: 7 }]);
    expect(server.statements).toHaveLength(4);
  });

  it('is no different from an index with no room for one more search', async () => {
    let left = 2;
    const server = await start((sql, response) => {
      if (greet(sql, response)) return;
      if (left-- > 0)
        refuse(response, 117, 'INCORRECT_DATA', 'vector similarity index. Error: Too many threads.');
      else response.end('{"n":7}\n');
    });
    const connection = await open(server);
    expect(await connection.query('SELECT 7 AS n')).toEqual([{ n: 7 }]);
    left = 100;
    expect(await told(connection.query('SELECT 7 AS n'))).toMatch(/too much to do at once.*Try again/s);
  });

  it('is told when it is lost again and again', async () => {
    const connection = await open(await start(dropping(100)));
    expect(await told(connection.query('SELECT 7'))).toMatch(
      /connection was cut.*Run the same command again/s,
    );
  });

  it('is not made again for what writes: it may have been written', async () => {
    const server = await start(dropping(100));
    const connection = await open(server);
    expect(await told(connection.insert('t', [{ n: 1 }]))).toContain('connection was cut');
    expect(await told(connection.insertBinary('t', { n: 'UInt8' }, Uint8Array.of(1)))).toContain(
      'connection was cut',
    );
    expect(await told(connection.command('TRUNCATE TABLE t'))).toContain('connection was cut');
    expect(server.statements.map(({ sql }) => sql.split(' ')[0])).toEqual([
      'SELECT',
      'INSERT',
      'INSERT',
      'TRUNCATE',
    ]);
  });
});

describe('a server that hangs', () => {
  it('is not waited for much longer than it was given', async () => {
    const server = await start((sql, response) => void greet(sql, response));
    const connection = await open(server, '?timeout=1');
    expect(await told(connection.query('SELECT 1'))).toMatch(/did not answer in time/);
    expect(server.statements).toHaveLength(2);
  });
});

describe('a read-only server', () => {
  it('is searched, and says so when it shall write', async () => {
    const server = await start((sql, response) => {
      if (greet(sql, response)) return;
      if (sql.startsWith('SELECT')) response.end('{"n":7}\n');
      else refuse(response, 164, 'READONLY', 'ali: Cannot execute query in readonly mode.');
    });
    const connection = await open(server);
    expect(await connection.query('SELECT 7 AS n')).toEqual([{ n: 7 }]);
    const written = connection.insertBinary('prompts', { id: 'String' }, Uint8Array.of(1, 65));
    expect(await told(written)).toMatch(/lets this user read only.*may write/s);
  });
});

describe('a cancelled search', () => {
  it('ends in the engine too: the connection is closed, and the query named to be killed', async () => {
    let closed = () => {};
    let asked = () => {};
    let killed = () => {};
    const events = {
      asked: new Promise<void>((resolve) => (asked = resolve)),
      closed: new Promise<void>((resolve) => (closed = resolve)),
      killed: new Promise<void>((resolve) => (killed = resolve)),
    };
    const server = await start((sql, response, request) => {
      if (greet(sql, response)) return;
      if (sql.startsWith('KILL')) {
        response.end();
        killed();
        return;
      }
      request.socket.once('close', closed);
      asked();
    });
    const connection = await open(server);
    const stop = new AbortController();
    const search = withAbortSignal(stop.signal, () => connection.query('SELECT sleep(3)'));
    await events.asked;
    stop.abort();
    await expect(search).rejects.toMatchObject({ code: 'cancelled' });
    await Promise.all([events.closed, events.killed]);
    const [, slow, kill] = server.statements;
    expect(kill!.sql).toContain('KILL QUERY WHERE query_id = {id:String}');
    expect(kill!.id).toBe(slow!.id);
    await expect(withAbortSignal(stop.signal, () => connection.query('SELECT 1'))).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(server.statements).toHaveLength(3);
  });
});
