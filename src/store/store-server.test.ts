import { afterAll, beforeAll, describe } from 'vitest';
import type { ClickHouseServer } from '../../test/doubles/clickhouse-server.ts';
import { startMyScaleTranslatingServer } from '../../test/doubles/myscale-translating-server.ts';
import { CLUSTER, withClickHouse } from '../../test/doubles/real-clickhouse.ts';
import { describeStore } from './store.contract.ts';

withClickHouse({ shards: 2, accounts: [{ user: 'zoë-o_neil', password: "p@ss/w:rd'%" }] }, (server) => {
  describeStore('on a server', () => server().address('plain'));
  describeStore('on a server, compressed', () => server().address('zipped', '?gzip=1'));
  describeStore('on a cluster of two shards', () => server().address('spread', `?cluster=${CLUSTER}`));
});

for (const edition of ['cloud', 'open-source'] as const) {
  describe('', () => {
    let server: ClickHouseServer;
    beforeAll(async () => {
      server = await startMyScaleTranslatingServer(edition, { user: "o'neil", password: "p@ss/w:rd'%" });
    });
    afterAll(() => server.close());
    describeStore(`on what speaks like MyScale (${edition})`, () => server.address('plain', 'myscale'));
  });
}
