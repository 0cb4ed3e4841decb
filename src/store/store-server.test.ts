import { afterAll, beforeAll } from 'vitest';
import { ClickHouseServer } from '../../test/support/clickhouse-server.ts';
import { describeStore } from './store.contract.ts';

let server: ClickHouseServer;

beforeAll(async () => {
  server = await ClickHouseServer.start({ user: "o'neil", password: "p@ss/w:rd'%" });
});

afterAll(() => server.close());

describeStore('on a server', () => server.address('plain'));
