import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import { openEmbedded } from '../connection/embedded.ts';
import { clickhouseCluster } from '../dialects/cluster.ts';
import { embedded } from '../dialects/embedded.ts';
import { myscale } from '../dialects/myscale.ts';
import { clickhouseServer } from '../dialects/server.ts';
import type { Change } from '../sql/change.ts';
import { LIBRARY_SETTINGS, libraryTables, MIGRATION_CLAIMS, SCHEMA_MIGRATIONS, VIEWS } from './tables.ts';

const DIALECTS = {
  'in a folder (chDB)': embedded,
  'on a ClickHouse server': clickhouseServer,
  'on a cluster': clickhouseCluster('farm', 'library'),
  'on MyScale': myscale(),
};
const TABLES = [
  ...libraryTables({ textDimensions: 256, imageDimensions: 64 }),
  ...[LIBRARY_SETTINGS, SCHEMA_MIGRATIONS, MIGRATION_CLAIMS],
];

const folder = mkdtempSync(path.join(tmpdir(), 'promptloom-tables-'));
let engine: Connection;

beforeAll(async () => {
  engine = await openEmbedded(folder);
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ...TABLES.map((table): [string, Change] => [table.name, { do: 'create', table }]),
  ...VIEWS.map((view): [string, Change] => [view.name, { do: 'create view', view }]),
])('makes %s in every dialect', async (name, change) => {
  const made = Object.entries(DIALECTS).map(([where, { statements }]) => ({
    where,
    said: statements(change),
  }));
  const text = made.map(({ where, said }) => `-- ${where}\n${said.map((sql) => `${sql};\n`).join('')}`);
  await expect(text.join('\n')).toMatchFileSnapshot(`./snapshots/${name}.sql`);
  for (const sql of made.flatMap(({ said }) => said)) await engine.query(`EXPLAIN AST ${sql}`);
});

it('keeps what belongs to a prompt on its shard', () => {
  for (const { name, columns, orderBy, shardBy } of TABLES)
    expect({ name, shardBy }).toEqual({ name, shardBy: columns.prompt_id ? 'prompt_id' : orderBy[0] });
});
