import path from 'node:path';
import { createEmbedder } from '../../../src/embedding/create-embedder.ts';
import { prepareFolder, recordEmbedder } from '../../../src/library/open/folder.ts';
import type { Image } from '../../../src/records/image.ts';
import type { Filter } from '../../../src/records/search.ts';
import { openEmbedded } from '../../../src/store/connection/embedded.ts';
import type { RecordedModel } from '../../../src/store/schema/library-settings.ts';
import { idOf } from '../../../src/store/sql/ids.ts';
import { Store } from '../../../src/store/store.ts';
import type { NewPrompt } from '../../../src/store/tables/prompt-table.ts';
import { measureCells } from '../cells.ts';
import { conditionOf, type DataSet, K, type Row, readBatches, readQueries } from '../data-set.ts';
import type { Built, Job, Searched } from '../job.ts';
import { memoryOf } from '../process-facts.ts';

/** An import builds the index from so many prompts on; so does this. */
const INDEX_FROM = 50_000;
const CREATED_AT = '2026-01-02T03:04:05.678Z';

/** Loads a library with ready vectors through the store's own insert, and builds its index as an import would. */
export async function build({ set, folder }: Job): Promise<Built> {
  prepareFolder(folder, true);
  if (set.kind !== 'clustered') recordEmbedder(folder, { embedder: set.kind });
  const store = await Store.open(path.join(folder, 'store'), await modelOf(set));
  let loadMs = 0;
  for await (const { rows, vectors } of readBatches(set)) {
    const prompts = rows.map((row, n) =>
      promptOf(row, vectors.subarray(n * set.dimensions, (n + 1) * set.dimensions)),
    );
    const images = rows.map(imageOf);
    const started = performance.now();
    await store.prompts.insert(prompts);
    await store.images.insert(images);
    loadMs += performance.now() - started;
  }
  const started = performance.now();
  const coverage = set.rows >= INDEX_FROM ? await store.promptVectors.buildIndex() : undefined;
  const indexMs = coverage ? performance.now() - started : 0;
  await store.close();
  const bytes = await activeBytes(path.join(folder, 'store'));
  const index = coverage ? `HNSW over ${coverage.indexed} rows` : 'none, exact scan';
  return { loadMs, indexMs, bytes, peakMb: memoryOf().peakMb, index };
}

/** Asks the store for the nearest rows, without their details. */
export async function search({ set, folder, seconds }: Job): Promise<Searched> {
  const queries = await readQueries(set);
  const model = await modelOf(set);
  const opened = performance.now();
  const store = await Store.open(path.join(folder, 'store'), model);
  const nearest = async (vector: Float32Array, filter: Filter) => {
    const { neighbours } = await store.promptVectors.nearest(vector, K, filter);
    return neighbours.map(({ id }) => id);
  };
  await nearest(queries.at(-1)!.vector, {});
  const coldMs = performance.now() - opened;
  let residentMb = 0;
  const cells = await measureCells(
    (n, filter) => nearest(queries[n]!.vector, publicFilter(conditionOf(filter, queries[n]!))),
    queries.length,
    seconds,
    () => {
      ({ residentMb } = memoryOf());
    },
  );
  const { peakMb } = memoryOf();
  const version = store.engine;
  await store.close();
  return { version, coldMs, residentMb, peakMb, cells };
}

/** The filter that a user would state; a row's topic is kept as its model. */
export function publicFilter(condition: ReturnType<typeof conditionOf>): Filter {
  if (!condition) return {};
  return condition.column === 'site' ? { sourceSite: [condition.value] } : { model: [condition.value] };
}

async function modelOf(set: DataSet): Promise<RecordedModel> {
  if (set.kind === 'clustered')
    return { id: set.kind, version: '1', textDimensions: set.dimensions, sharedSpace: false };
  const embedder = await createEmbedder(set.kind);
  await embedder.close();
  return embedder.model;
}

function promptOf(row: Row, vector: Float32Array): NewPrompt {
  const { id, text, site, topic } = row;
  return {
    vector,
    prompt: {
      id,
      sourceId: id.slice(1),
      text,
      negativePrompt: '',
      settings: { model: topic, width: 512, height: 768 },
      sourceSite: site,
      tags: [],
      origin: 'imported',
      createdAt: CREATED_AT,
    },
  };
}

/** As data sets have it: each prompt with the address of one image. */
function imageOf({ id, site, topic }: Row): Image {
  return {
    id: idOf('image', id),
    promptId: id,
    url: `https://example.com/${id}.webp`,
    settings: { model: topic, width: 512, height: 768 },
    sourceSite: site,
    mediaType: '',
    imageBackend: '',
    createdAt: CREATED_AT,
  };
}

/** Bytes of the parts in use: those that were merged away stay on disk for minutes. */
async function activeBytes(folder: string): Promise<number> {
  const connection = await openEmbedded(folder);
  const [row] = await connection.query<{ bytes: string }>(
    'SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND database = currentDatabase()',
  );
  await connection.close();
  return Number(row!.bytes);
}
