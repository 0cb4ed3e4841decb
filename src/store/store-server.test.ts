import { afterAll, beforeAll, describe } from 'vitest';
import { ClickHouseServer, type ServerOptions } from '../../test/doubles/clickhouse-server.ts';
import { startMyScaleTranslatingServer } from '../../test/doubles/myscale-translating-server.ts';
import { oneShardCluster } from '../../test/doubles/one-shard-cluster.ts';
import { describeStore } from './store.contract.ts';

/** Runs tests with a server; one at a time, as a process has one engine. */
function withServer(start: () => Promise<ClickHouseServer>, tests: (server: () => ClickHouseServer) => void) {
  describe('', () => {
    let server: ClickHouseServer;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.close());
    tests(() => server);
  });
}

const SECRET: ServerOptions = { user: "o'neil", password: "p@ss/w:rd'%" };

withServer(
  () => ClickHouseServer.start(SECRET),
  (server) => describeStore('on a server', () => server().address('plain')),
);

withServer(
  () => ClickHouseServer.start(SECRET),
  (server) =>
    describeStore('on a server, compressed', () => server().address('plain', 'clickhouse', '?gzip=1')),
);

withServer(
  () => ClickHouseServer.start({ ...SECRET, ...oneShardCluster('farm') }),
  (server) =>
    describeStore('on a cluster of one shard', () =>
      server().address('spread', 'clickhouse', '?cluster=farm'),
    ),
);

for (const edition of ['cloud', 'open-source'] as const) {
  withServer(
    () => startMyScaleTranslatingServer(edition, SECRET),
    (server) =>
      describeStore(`on what speaks like MyScale (${edition})`, () => server().address('plain', 'myscale')),
  );
}
