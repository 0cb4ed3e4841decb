import type { ServerOptions } from './clickhouse-server.ts';

/**
 * Makes the statements of a cluster run on the one engine that tests have: a cluster of one shard without replicas.
 * `ON CLUSTER` and `Replicated` are taken off, and a distributed table becomes one that reads and writes its local table
 * through `remote`. What stays untried is what only several machines can show.
 * @throws Error for a statement that a real cluster would refuse or misunderstand, as far as that can be told here.
 */
export function oneShardCluster(cluster: string): Pick<ServerOptions, 'translate' | 'ignored'> {
  // The engine has no port to ask itself through.
  return { translate: translator(cluster), ignored: ['prefer_localhost_replica'] };
}

function translator(cluster: string): (sql: string) => string[] {
  const on = ` ON CLUSTER '${cluster}'`;
  /** Each distributed table and what it reads. */
  const distributed = new Map<string, string>();
  return (sql) => {
    const plain = sql.replace(on, '').replace(/ENGINE = Replicated(\w*MergeTree)/, 'ENGINE = $1');
    const isDdl = /^\s*(CREATE|ALTER|DROP|TRUNCATE|OPTIMIZE|EXCHANGE)\b/.test(sql);
    if (isDdl && !sql.includes(on))
      throw new Error(`Code: 36. DB::Exception: not for all machines: ${sql} (BAD_ARGUMENTS)`);
    if (/^\s*CREATE TABLE/.test(sql) && !/ENGINE = (Replicated|Distributed)| AS \w+_local$/.test(sql))
      throw new Error(`Code: 36. DB::Exception: neither replicated nor distributed: ${sql} (BAD_ARGUMENTS)`);
    const made =
      /^CREATE TABLE IF NOT EXISTS (\w+) AS \w+ ENGINE = Distributed\('(\w+)', '(\w+)', '(\w+)', cityHash64\((\w+)\)\)$/.exec(
        plain,
      );
    if (made) {
      const [, table, name, database, local] = made;
      if (name !== cluster)
        throw new Error(
          `Code: 701. DB::Exception: Requested cluster '${name}' not found. (CLUSTER_DOESNT_EXIST)`,
        );
      const reads = `remote('127.0.0.1', '${database}', '${local}')`;
      distributed.set(table!, reads);
      return [`CREATE TABLE IF NOT EXISTS ${table} AS ${reads}`];
    }
    const altered = /^ALTER TABLE (\w+)/.exec(plain)?.[1];
    if (altered !== undefined && distributed.has(altered)) {
      // A table over `remote` takes its columns when it is made.
      return [`DROP TABLE ${altered} SYNC`, `CREATE TABLE ${altered} AS ${distributed.get(altered)}`];
    }
    return [plain.replace(`cluster('${cluster}', system.`, "remote('127.0.0.1', system.")];
  };
}
