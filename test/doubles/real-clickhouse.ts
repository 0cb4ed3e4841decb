import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe } from 'vitest';
import { OnClusterProxy } from './on-cluster-proxy.ts';

const CHILD = path.join(import.meta.dirname, 'real-clickhouse-child.mjs');
const LIBRARY = findLibrary();
/** The name of the cluster that two servers form. */
export const CLUSTER = 'farm';
/** Ports that were free a moment ago may be another's by now. */
const ATTEMPTS = 5;
const ASK_AGAIN_MS = 20;
/** The server lives as long as this query. */
const SERVE =
  'SYSTEM START LISTEN HTTP; SYSTEM START LISTEN TCP; SELECT sleepEachRow(1) FROM numbers(1000000) ' +
  'SETTINGS max_block_size = 1, function_sleep_max_microseconds_per_block = 0 FORMAT Null';

const MISSING = `skipped: no ClickHouse server for ${process.platform} ${process.arch}, only for Linux x64`;

/** What a packaged server is configured with, and the engine by itself is not. */
const AS_PACKAGED =
  '<table_engines_require_grant>false</table_engines_require_grant><enable_read_write_grants>false</enable_read_write_grants>';

/** Somebody who may log in. */
export interface Account {
  /** As an XML element can be named. */
  user: string;
  password: string;
  /** What is allowed, as `GRANT … ON …`; everything if left out. */
  grants?: readonly string[];
  /** The `readonly` of the profile: 2 allows questions and other settings for them. */
  readonly?: 0 | 1 | 2;
}

/** Which servers to start. */
export interface RealClickHouseOptions {
  /** Two servers are the two shards of the cluster {@link CLUSTER}, without replicas. */
  shards?: 1 | 2;
  /** The first is the one that addresses name. */
  accounts?: readonly Account[];
}

const TESTER: Account = { user: 'tester', password: 'secret' };

interface Node {
  child: ChildProcess;
  http: number;
}

interface Ports {
  http: number;
  tcp: number;
}

/**
 * Real ClickHouse servers, each a child process, with accounts and, of two, a cluster. What they lack is a queue of DDL
 * and ClickHouse Keeper; see {@link OnClusterProxy}.
 */
export class RealClickHouse {
  readonly #folder: string;
  readonly #nodes: Node[];
  readonly #proxy: OnClusterProxy | undefined;
  readonly #account: Account;

  private constructor(folder: string, nodes: Node[], proxy: OnClusterProxy | undefined, account: Account) {
    this.#folder = folder;
    this.#nodes = nodes;
    this.#proxy = proxy;
    this.#account = account;
  }

  static async start({
    shards = 1,
    accounts = [TESTER],
  }: RealClickHouseOptions = {}): Promise<RealClickHouse> {
    if (!LIBRARY) throw new Error(MISSING);
    const folder = await mkdtemp(path.join(tmpdir(), 'promptloom-clickhouse-'));
    const nodes = await startNodes(folder, shards, accounts).catch(async (error) => {
      await rm(folder, { recursive: true, force: true });
      throw error;
    });
    const ports = nodes.map(({ http }) => http);
    const proxy = shards > 1 ? await OnClusterProxy.start(CLUSTER, ports) : undefined;
    return new RealClickHouse(folder, nodes, proxy, accounts[0]!);
  }

  /** The port of the first server. */
  get port(): number {
    return this.#nodes[0]!.http;
  }

  /** Statements for all machines, as they arrived. */
  get onCluster(): readonly string[] {
    return this.#proxy?.statements ?? [];
  }

  /** The library address of a database, which is made when it is not there: on the first server, or on the cluster. */
  async address(database: string, options = '', { user, password } = this.#account): Promise<string> {
    await this.everywhere(`CREATE DATABASE IF NOT EXISTS ${database}`);
    const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
    const port = /[?&]cluster=/.test(options) ? this.#proxy!.port : this.port;
    return `clickhouse://${login}@127.0.0.1:${port}/${database}${options}`;
  }

  /** Runs a statement on the first server, past the library. */
  async run(sql: string, format = 'JSONEachRow'): Promise<string> {
    return ask(this.#nodes[0]!, sql, format);
  }

  /** Runs a statement on each server. */
  everywhere(sql: string, format = 'JSONEachRow'): Promise<string[]> {
    return Promise.all(this.#nodes.map((node) => ask(node, sql, format)));
  }

  async close(): Promise<void> {
    await this.#proxy?.close();
    await endAll(this.#nodes.map(({ child }) => child));
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Runs tests with servers of their own; skips them, saying why, where there can be none. */
export function withClickHouse(
  options: RealClickHouseOptions,
  tests: (server: () => RealClickHouse) => void,
): void {
  describe.skipIf(!LIBRARY)(LIBRARY ? 'with a real ClickHouse' : MISSING, () => {
    let server: RealClickHouse;
    beforeAll(async () => {
      server = await RealClickHouse.start(options);
    });
    afterAll(() => server?.close());
    tests(() => server);
  });
}

async function startNodes(folder: string, count: number, accounts: readonly Account[]): Promise<Node[]> {
  for (let attempt = 1; ; attempt++) {
    const ports = await freePorts(count);
    const started = await Promise.allSettled(
      ports.map((_, index) => startNode(path.join(folder, `${attempt}-${index}`), ports, index, accounts)),
    );
    const nodes = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (nodes.length === count) return nodes;
    await endAll(nodes.map(({ child }) => child));
    const failed = started.find((one) => one.status === 'rejected')!;
    if (attempt === ATTEMPTS || !/Address already in use/.test(String(failed.reason))) throw failed.reason;
  }
}

async function startNode(
  folder: string,
  ports: readonly Ports[],
  index: number,
  accounts: readonly Account[],
): Promise<Node> {
  await mkdir(folder);
  const { http, tcp } = ports[index]!;
  const [config, users] = ['config.xml', 'users.xml'].map((name) => path.join(folder, name));
  await writeFile(users!, usersOf(accounts));
  await writeFile(config!, configOf(users!, ports, index));
  const child = spawn(
    process.execPath,
    [
      ...[CHILD, LIBRARY!, 'clickhouse', `--config-file=${config}`, `--path=${path.join(folder, 'data')}`],
      ...['--listen_host=127.0.0.1', `--http_port=${http}`, `--tcp_port=${tcp}`, '--query', SERVE],
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const node = { child, http };
  const said = text(child.stderr!);
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  // Asked for where its data is: whoever else took the port may answer with something else, or never.
  const mine = "SELECT value FROM system.server_settings WHERE name = 'path'";
  for (;;) {
    const place = await ask(node, mine, 'TSVRaw', ended.signal).catch(() => '');
    if (place.startsWith(folder)) return node;
    if (ended.signal.aborted) throw new Error(`ClickHouse ended: ${await said}`);
    await pause(ASK_AGAIN_MS);
  }
}

async function ask({ http }: Node, sql: string, format: string, signal?: AbortSignal): Promise<string> {
  const query = new URLSearchParams({ default_format: format, output_format_json_quote_64bit_integers: '1' });
  const answer = await fetch(`http://127.0.0.1:${http}/?${query}`, { method: 'POST', body: sql, signal });
  const said = await answer.text();
  if (!answer.ok) throw new Error(said);
  return said;
}

async function endAll(children: readonly ChildProcess[]): Promise<void> {
  await Promise.all(
    children.map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }),
  );
}

/** Ports that are free now, all different. */
async function freePorts(nodes: number): Promise<Ports[]> {
  const servers = await Promise.all(
    Array.from({ length: 2 * nodes }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return Array.from({ length: nodes }, (_, n) => ({ http: ports[2 * n]!, tcp: ports[2 * n + 1]! }));
}

/**
 * The server logs itself in as `default`, which needs an empty password for that. Nobody reads its files after a power
 * cut, and waiting for the disk takes two thirds of the making of a table.
 */
function usersOf(accounts: readonly Account[]): string {
  const all = [{ user: 'default', password: '' }, ...accounts].map(
    ({ user, password, grants = [], readonly = 0 }: Account, n) => {
      const profile = n === 0 ? 'default' : `profile_${n}`;
      const rights = grants.map((one) => `<query>${escaped(one)}</query>`).join('');
      return {
        profile: `<${profile}><readonly>${readonly}</readonly><fsync_metadata>0</fsync_metadata></${profile}>`,
        user: `<${user}>
          <password>${escaped(password)}</password><networks><ip>127.0.0.1</ip></networks>
          <profile>${profile}</profile><quota>default</quota>${rights && `<grants>${rights}</grants>`}
        </${user}>`,
      };
    },
  );
  return `<clickhouse>
    <profiles>${all.map(({ profile }) => profile).join('')}</profiles><quotas><default/></quotas>
    <users>${all.map(({ user }) => user).join('')}</users>
  </clickhouse>`;
}

function configOf(users: string, ports: readonly Ports[], index: number): string {
  const shards = ports.map(
    ({ tcp }) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`,
  );
  return `<clickhouse>
    <logger><level>none</level></logger>
    <users_config>${users}</users_config>
    <access_control_improvements>${AS_PACKAGED}</access_control_improvements>
    <macros><shard>${index + 1}</shard><replica>1</replica></macros>
    <remote_servers><${CLUSTER}><secret>between servers</secret>${shards.join('')}</${CLUSTER}></remote_servers>
  </clickhouse>`;
}

function findLibrary(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const found = createRequire(import.meta.url).resolve('@chdb/lib-linux-x64-gnu/package.json');
    const library = path.join(path.dirname(found), 'libchdb.so');
    return existsSync(library) ? library : undefined;
  } catch {
    return undefined;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
