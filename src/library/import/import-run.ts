import { dirname, resolve } from 'node:path';
import type { ImportOptions } from '../../api/library-api.ts';
import { curate } from '../../curation/curate.ts';
import { PromptloomError } from '../../errors.ts';
import { isHttp } from '../../net/service-address.ts';
import type { ImportReport, ImportRequest } from '../../records/import.ts';
import type { Prompt } from '../../records/prompt.ts';
import { gravest } from '../../records/safety.ts';
import type { Source, SourcePrompt } from '../../sources/source.ts';
import { Turns } from '../../sources/turns.ts';
import { idOf } from '../../store/sql/ids.ts';
import type { NewPrompt } from '../../store/tables/prompt-table.ts';
import { splitParts } from '../../text/outline/parts.ts';
import { embedPrompts } from '../parts/embed-prompts.ts';
import type { ImageAddresses } from '../parts/image-address.ts';
import { promptId } from './add-prompt.ts';
import type { ImportContext } from './import-context.ts';
import { ImportCounters } from './import-counters.ts';
import { type ImportImage, writeImages } from './import-images.ts';
import { withoutInfotext } from './import-infotext.ts';

/** Rows read, embedded and written together; at most this much work is done again after a kill. */
const BATCH = 4096;
/** Images take a hundred times as long as texts. */
const BATCH_WITH_IMAGES = 256;

/** A record on its way into the library. */
interface Arrival {
  prompt: Prompt;
  vector: Float32Array | undefined;
  image: ImportImage | undefined;
}

/** What was read of the source for one batch. */
interface Batch {
  arrivals: Arrival[];
  /** What was counted in this batch alone. */
  counters: ImportCounters;
  position: string;
  fraction: number;
}

/**
 * Reads a source into the library: read, curate, fold, embed, write, remember the position; again. Each batch is
 * acknowledged in the journal after its rows are written, and a batch that was cut short is recognised by its number,
 * so that after a kill every record is there once and counted once.
 */
export async function runImport(
  source: Source,
  request: ImportRequest,
  context: ImportContext,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const started = performance.now();
  const { store } = context;
  const fingerprint = await source.fingerprint();
  const importId = idOf('import', fingerprint, ...identity(request, options));
  const earlier = await store.imports.find(importId);
  const going = earlier?.state === 'running' ? earlier : undefined;
  const counters = going ? ImportCounters.from(going.counters) : new ImportCounters();
  const resumedAt = counters.read;
  // Numbers go on in a repeated import too: they tell this run's batches from an earlier run's.
  let batchNumber = earlier?.batch ?? 0;

  const save = (state: 'running' | 'done', position: string) =>
    store.imports.save({
      id: importId,
      fingerprint,
      path: request.path,
      state,
      batch: batchNumber,
      position,
      counters,
    });

  let position = going?.position ?? '';
  if (!going) await save('running', position);
  const batches = readBatches(source, request, context.addresses, counters.read, position, options);
  for await (const batch of readAhead(batches)) {
    batchNumber++;
    const read = counters.read + batch.counters.read;
    if (request.vectors === undefined)
      await context.beforeRows?.({ read, fraction: batch.fraction, limit: request.limit });
    await writeBatch(batch, { importId, batch: batchNumber }, request, context, options.signal);
    counters.add(batch.counters);
    position = batch.position;
    await save('running', position);
    options.onProgress?.({
      phase: 'rows',
      records: counters.read,
      ...(request.limit ? { total: request.limit } : {}),
      fraction: request.limit
        ? Math.max(batch.fraction, Math.min(1, counters.read / request.limit))
        : batch.fraction,
    });
  }
  await save('done', position);
  return counters.report(resumedAt, (performance.now() - started) / 1000);
}

/** What beside the content makes an import the same one, to be gone on with. */
function identity(
  { path, limit, minWords, images, shard, vectors, encoding, columns }: ImportRequest,
  { localImages = true }: ImportOptions,
): string[] {
  // Images' paths are relative to the file's folder; an upload has none, and its temporary name changes.
  const folder = localImages ? dirname(resolve(path)) : '';
  const same = [folder, String(limit ?? ''), String(minWords), String(images)];
  const more = [
    shard && `shard ${shard}`,
    vectors && `vectors ${vectors}`,
    encoding && `encoding ${encoding}`,
    columns && `columns ${JSON.stringify(columns)}`,
  ].filter((one) => one !== undefined);
  return [...same, ...more];
}

/** Groups records into batches, each with what was counted up to its end. */
async function* readBatches(
  source: Source,
  request: ImportRequest,
  addresses: ImageAddresses,
  before: number,
  from: string,
  { signal, localImages = true }: ImportOptions,
): AsyncGenerator<Batch> {
  const size = request.images ? BATCH_WITH_IMAGES : BATCH;
  const createdAt = new Date().toISOString();
  let counters = new ImportCounters();
  let read = before;
  let arrivals: Arrival[] = [];
  let last: { position: string; fraction: number } | undefined;
  if (request.limit !== undefined && read >= request.limit) return;
  const turns = new Turns();
  for await (const record of source.read({ ...(from && { from }), ...(signal && { signal }) })) {
    if (signal?.aborted) throw new PromptloomError('cancelled', 'the import was cancelled');
    await turns.give();
    counters.read++;
    read++;
    last = { position: record.next, fraction: record.fraction };
    if ('skipped' in record) {
      counters.skip(record.skipped.reason, `${record.place}: ${record.skipped.detail}`);
    } else {
      const { prompt: bare, note } = withoutInfotext(record.prompt);
      const curated = curate(bare, { minWords: request.minWords });
      if (curated.keep) {
        for (const { reason, detail } of [...(record.notes ?? []), ...(note ? [note] : [])])
          counters.note(reason, `${record.place}: ${detail}`);
        const { imageUrl, vector, ...prompt } = curated.prompt;
        const allowed = localImages || (imageUrl !== undefined && isHttp(imageUrl));
        const location = allowed ? imageUrl : undefined;
        const stored = location && addresses.stored(location);
        arrivals.push({ ...arrive(prompt, stored, createdAt, record.place), vector });
      } else counters.skip(curated.reason, record.place);
    }
    const full = read === request.limit;
    if (counters.read === size || full) {
      yield { arrivals, counters, ...last };
      counters = new ImportCounters();
      arrivals = [];
      if (full) return;
    }
  }
  if (counters.read > 0) yield { arrivals, counters, ...last! };
}

/** Reads the next batch while the last one is being written. */
async function* readAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  next.catch(() => {});
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = source.next();
      // Awaited above in the next round; until then a failure must not count as unhandled.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await source.return(undefined).catch(() => {});
  }
}

/** Gives a record its ids. Prompts that differ in case or white space only, for the same model, are one. */
function arrive(
  record: Omit<SourcePrompt, 'imageUrl' | 'vector'>,
  url: string | undefined,
  createdAt: string,
  place: string,
): Omit<Arrival, 'vector'> {
  const id = promptId(record);
  return {
    prompt: { ...record, id, origin: 'imported', createdAt },
    image: url
      ? {
          place,
          image: {
            id: idOf('image', id, url),
            promptId: id,
            url,
            settings: record.settings,
            sourceSite: record.sourceSite,
            mediaType: '',
            imageBackend: '',
            ...(record.nsfw !== undefined && { nsfw: record.nsfw }),
            createdAt,
          },
        }
      : undefined,
  };
}

async function writeBatch(
  { arrivals, counters }: Batch,
  written: { importId: string; batch: number },
  request: ImportRequest,
  context: ImportContext,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { store } = context;
  const unique = new Map<string, Arrival>();
  for (const arrival of arrivals) {
    const first = unique.get(arrival.prompt.id);
    if (!first) unique.set(arrival.prompt.id, arrival);
    else {
      // One of its images is enough to make a prompt unsafe.
      const nsfw = gravest([first.prompt.nsfw, arrival.prompt.nsfw]);
      if (nsfw !== undefined) first.prompt.nsfw = nsfw;
    }
  }
  const { kept, deleted } = await store.exclusive(() =>
    writePrompts(unique, written, counters, context, signal),
  );
  const left = arrivals.filter(({ prompt }) => deleted.has(prompt.id));
  for (const { prompt } of left) counters.skip('deleted before', prompt.id);
  counters.kept += kept;
  counters.folded += arrivals.length - left.length - kept;
  const images = arrivals.flatMap((arrival) => (arrival.image ? [arrival.image] : []));
  await writeImages(images, request.images, counters, context, signal);
}

/** Writes the prompts that are new. @returns how many of them this batch brought, and which are left out as deleted. */
async function writePrompts(
  unique: ReadonlyMap<string, Arrival>,
  written: { importId: string; batch: number },
  counters: ImportCounters,
  { store, space, intents }: ImportContext,
  signal: AbortSignal | undefined,
): Promise<{ kept: number; deleted: ReadonlyMap<string, unknown> }> {
  const there = await store.prompts.written([...unique.keys()]);
  const deleted = await store.deletions.among([...unique.keys()].filter((id) => !there.has(id)));

  const fresh: Arrival[] = [];
  let kept = 0;
  for (const arrival of unique.values()) {
    if (deleted.has(arrival.prompt.id)) continue;
    const by = there.get(arrival.prompt.id);
    if (!by) fresh.push(arrival);
    // A batch with this number was cut short after its prompts were written: they are its own.
    if (!by || (by.importId === written.importId && by.batch === written.batch)) kept++;
  }
  await space.use(async (embedder) => {
    // A vector that came with a short prompt is all that it needs; a long one's parts have none yet.
    const bare = fresh.filter(({ prompt, vector }) => !vector || splitParts(prompt.text).length > 0);
    const made = await embedPrompts(
      bare.map(({ prompt }) => prompt.text),
      embedder,
      { signal, onTruncated: (count) => (counters.cut += count) },
    );
    const embedded = new Map(bare.map(({ prompt }, n) => [prompt.id, made[n]!]));
    const rows: NewPrompt[] = fresh.map(({ prompt, vector }) => ({
      prompt,
      ...embedded.get(prompt.id),
      ...(vector && { vector }),
    })) as NewPrompt[];
    if (rows.length === 0) return;
    await intents.carryOut({ kind: 'prompts', ids: rows.map(({ prompt }) => prompt.id) }, () =>
      store.prompts.insert(rows, written),
    );
  });
  return { kept, deleted };
}
