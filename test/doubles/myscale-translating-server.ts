import { ClickHouseServer, type ServerOptions, type Statement } from './clickhouse-server.ts';

/** What came to ClickHouse after the version that MyScale was forked from, and what MyScale has in another form. */
const UNKNOWN_TO_MYSCALE = [
  /vector_similarity/,
  /hnsw_candidate_list_size_for_search|max_limit_for_vector_search_queries|vector_search_\w+/,
  /materialize_skip_indexes_on_merge|query_plan_optimize_lazy_materialization/,
];
const BUILT = 'myscale.vector_indices';

/**
 * No MyScale: the loopback server with MyScale's own statements checked for their form and translated for the embedded
 * engine, so that the client code of production runs. The index that is declared is not built; a search scans.
 * @param edition the open-source build has no MSTG.
 */
export async function startMyScaleTranslatingServer(
  edition: 'cloud' | 'open-source',
  options: ServerOptions = {},
): Promise<ClickHouseServer> {
  const server = await ClickHouseServer.start({
    ...options,
    intercept: (statement) => refusalOf(statement, edition),
    translate,
  });
  await server.run('CREATE DATABASE IF NOT EXISTS myscale');
  await server.run(
    `CREATE TABLE ${BUILT} (database String, table String, name String, type String, status String,
       total_parts UInt64 DEFAULT 1, parts_with_vector_index UInt64 DEFAULT 1)
     ENGINE = ReplacingMergeTree ORDER BY (database, table, name)`,
  );
  return server;
}

function refusalOf({ sql, settings }: Statement, edition: 'cloud' | 'open-source') {
  const all = `${sql} ${Object.keys(settings).join(' ')}`;
  const unknown = UNKNOWN_TO_MYSCALE.find((one) => one.test(all));
  if (unknown)
    return { code: 115, type: 'UNKNOWN_SETTING', message: `unknown to MyScale: ${unknown.exec(all)![0]}` };
  const type = /ADD VECTOR INDEX.* TYPE (\w+)\(/.exec(sql)?.[1];
  if (type === 'MSTG' && edition === 'open-source')
    return { code: 80, type: 'INCORRECT_QUERY', message: 'Unknown index type for Float32 Vector: MSTG' };
  if (type !== undefined && !/ TYPE (MSTG|SCANN|HNSWFLAT)\('metric_type=Cosine'\)$/.test(sql))
    return { code: 62, type: 'SYNTAX_ERROR', message: `the index is not declared as MyScale does: ${sql}` };
  for (const [, literal] of sql.matchAll(/distance(?:\('[^']*'\))?\(\w+, \[([^\]]*)\]\)/g)) {
    if (!literal!.split(',').every((number) => number.includes('.')))
      return { code: 43, type: 'ILLEGAL_TYPE_OF_ARGUMENT', message: 'the query vector holds integers' };
    if (!/ORDER BY distance(?! DESC)/.test(sql))
      return { code: 62, type: 'SYNTAX_ERROR', message: 'a distance must be ordered by' };
  }
  return undefined;
}

function translate(sql: string): string[] {
  const added =
    /^ALTER TABLE (\w+) ADD VECTOR INDEX IF NOT EXISTS (\w+) (\w+) TYPE (\w+)\('metric_type=Cosine'\)$/.exec(
      sql,
    );
  if (added) {
    const [, table, name, , type] = added;
    return [
      `INSERT INTO ${BUILT} (database, table, name, type, status) SELECT currentDatabase(), '${table}', '${name}', '${type}', 'Built'`,
    ];
  }
  const dropped = /^ALTER TABLE (\w+) DROP VECTOR INDEX IF EXISTS (\w+)$/.exec(sql);
  if (dropped)
    return [
      `DELETE FROM ${BUILT} WHERE database = currentDatabase() AND table = '${dropped[1]}' AND name = '${dropped[2]}'`,
    ];
  if (/^SYSTEM WAIT BUILDING VECTOR INDICES \w+$/.test(sql)) return [];
  return [
    sql
      .replaceAll('system.vector_indices', BUILT)
      .replace(
        "database = 'system' AND name = 'vector_indices'",
        "database = 'myscale' AND name = 'vector_indices'",
      )
      .replace('version() AS version', "'23.3.2.1' AS version")
      .replace(/\bdistance(?:\('(?:alpha|ef_s)=\d+'\))?\((\w+), /g, 'cosineDistance($1, '),
  ];
}
