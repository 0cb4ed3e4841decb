import { PromptloomError } from '../../errors.ts';
import type { ServerAddress } from '../../net/server-address.ts';
import { clickhouseCluster } from '../dialects/cluster.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { type IndexType, myscale } from '../dialects/myscale.ts';
import { clickhouseServer } from '../dialects/server.ts';

/** The first version whose vector index is for production. */
const OLDEST = { major: 25, minor: 8 };

/** What a server is. */
export interface Server {
  dialect: Dialect;
  /** Database and version, for people. */
  engine: string;
}

/**
 * Looks what a server is.
 * @throws PromptloomError `store-failed` when it has no vector index, or is the other of the two kinds.
 */
export async function chooseDialect(
  { kind, cluster, database, shown }: ServerAddress,
  query: <Row>(sql: string) => Promise<Row[]>,
): Promise<Server> {
  const [row] = await query<{ version: string; vectors: string }>(
    "SELECT version() AS version, (SELECT count() FROM system.tables WHERE database = 'system' AND name = 'vector_indices') AS vectors",
  );
  if (row === undefined) {
    throw new PromptloomError('store-failed', `${shown}: what answers there is no ClickHouse`, {
      hint: 'Name the host and the port of its HTTP interface, 8123 or with TLS 8443.',
    });
  }
  const { version } = row;
  const isMyScale = Number(row.vectors) > 0;
  if (isMyScale !== (kind === 'myscale')) {
    throw new PromptloomError(
      'store-failed',
      isMyScale ? `${shown} is MyScale, not ClickHouse` : `${shown} is ClickHouse, not MyScale`,
      { hint: `Begin the library address with ${isMyScale ? 'myscale' : 'clickhouse'}://.` },
    );
  }
  if (isMyScale) {
    const [index] = await query<{ type: IndexType }>(
      'SELECT type FROM system.vector_indices WHERE database = currentDatabase() LIMIT 1',
    );
    return { dialect: myscale(index?.type), engine: `MyScale ${version}` };
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor)) {
    throw new PromptloomError(
      'store-failed',
      `${shown} is ClickHouse ${version}, which has no vector index`,
      {
        hint: `promptloom needs ClickHouse ${OLDEST.major}.${OLDEST.minor} or newer: update the server, or keep the library in a folder.`,
      },
    );
  }
  return cluster === undefined
    ? { dialect: clickhouseServer, engine: `ClickHouse ${version}` }
    : { dialect: clickhouseCluster(cluster, database), engine: `ClickHouse ${version}, cluster ${cluster}` };
}
