import { randomInt } from 'node:crypto';
import type { MapApi, MapOptions } from '../../api/library-api.ts';
import { Queue } from '../../async/queue.ts';
import { WorkerPool } from '../../async/worker-pool.ts';
import { PromptloomError } from '../../errors.ts';
import { overRepresentation } from '../../improve/style/over-representation.ts';
import type { LibraryMap, MapCluster, MapInput, MapReport, MapView } from '../../records/library-map.ts';
import { clusterCount, middleOf, nearestCentre } from '../../search/map/clusters.ts';
import { labelGroups } from '../../search/map/labels.ts';
import type { VectorBlock } from '../../search/map/nearest.ts';
import type { Anchors, Placed } from '../../search/map/place.ts';
import { THEME_TEXTS, themePhrases } from '../../search/map/themes.ts';
import type { MapTask } from '../../search/map/worker.ts';
import type { Store } from '../../store/store.ts';
import type { Parts } from '../open/open-library.ts';
import { MAP_KEY } from '../parts/map-record.ts';

/** Prompts that are laid out by their neighbourhoods; the others are placed among them. */
const ANCHORS = 2000;
/** Of a larger library the map shows so many: the first in the order of ids, which is a random one. */
const MOST_POINTS = 200_000;
/** A map that has grown by this factor is made anew: its anchors speak for too little. */
const GROWN = 2;
const BLOCK = 2000;
/** Epochs of the layout between two looks at whether to stop. */
const EPOCHS = 10;
const WORKER = new URL(
  `../../search/map/worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

/** What is kept of a map beside its points. */
interface Kept {
  build: number;
  model: string;
  builtAt: string;
  /** Points when it was built. */
  size: number;
  /** The last id that is shown, where not all are. */
  last?: string;
  /** Without clusters where an earlier version made it. */
  anchors: { id: string; x: number; y: number; cluster?: number }[];
  clusters: Omit<MapCluster, 'count'>[];
}

/** What the map works with, and whether it leaves out what is known to be unsafe unless it is asked for. */
type MapParts = Pick<Parts, 'store' | 'space' | 'intents'> & { hideUnsafe: boolean };

/** The map of a library in this process. */
export class LibraryMaps implements MapApi {
  readonly #parts: MapParts;
  readonly #store: Store;
  readonly #queue = new Queue(1);

  constructor(parts: MapParts) {
    this.#parts = parts;
    this.#store = parts.store;
  }

  async read(view: MapView = {}): Promise<LibraryMap> {
    const { safe = this.#parts.hideUnsafe } = view;
    const kept = await this.#kept();
    const nothing = { ids: [], x: [], y: [], group: [] };
    if (!kept) {
      const { prompts } = await this.#store.counts();
      return { builtAt: null, missing: prompts, sampled: false, clusters: [], points: nothing };
    }
    const [points, missing] = await Promise.all([
      this.#store.map.points(kept.build, safe ? { safety: ['safe', 'unknown'] } : {}),
      this.#store.map.countMissing(kept.build, kept.last),
    ]);
    const counts = kept.clusters.map(() => 0);
    for (const { cluster } of points) counts[cluster]!++;
    return {
      builtAt: kept.builtAt,
      missing,
      sampled: kept.last !== undefined,
      clusters: kept.clusters.map((cluster, n) => ({ ...cluster, count: counts[n]! })),
      points: {
        ids: points.map(({ id }) => id),
        x: points.map(({ x }) => Number(x.toFixed(4))),
        y: points.map(({ y }) => Number(y.toFixed(4))),
        group: points.map(({ cluster }) => cluster),
      },
    };
  }

  build(input: MapInput = {}, options: MapOptions = {}): Promise<MapReport> {
    const { rebuild } = input;
    return this.#queue.run(async () => {
      const started = performance.now();
      const pool = new WorkerPool(WORKER, undefined, 1);
      try {
        const before = rebuild ? undefined : await this.#kept();
        const grown =
          before &&
          (await this.#store.map.countMissing(before.build, before.last)) +
            (await this.#store.map.count(before.build)) >
            GROWN * before.size;
        const kept = before && !grown ? before : await this.#layOut(pool, options);
        const fill = async () => {
          const added = await this.#place(kept, pool, options);
          const points = await this.#store.map.count(kept.build);
          if (kept !== before)
            await this.#store.settings.set(MAP_KEY, JSON.stringify({ ...kept, size: points }));
          return { added, points };
        };
        const { added, points } = await (kept === before
          ? fill()
          : this.#parts.intents.carryOut({ kind: 'map', build: kept.build }, fill));
        if (kept !== before) await this.#store.map.keepOnly(kept.build);
        const seconds = (performance.now() - started) / 1000;
        return { points, added, rebuilt: kept !== before, seconds: Number(seconds.toFixed(2)) };
      } finally {
        await pool.close();
      }
    }, options);
  }

  /** The map as it is kept; undefined where there is none of this model. */
  async #kept(): Promise<Kept | undefined> {
    const text = await this.#store.settings.get(MAP_KEY);
    const kept = text === undefined ? undefined : (JSON.parse(text) as Kept);
    return kept?.model === this.#modelName ? kept : undefined;
  }

  get #modelName(): string {
    const { id, textDimensions } = this.#parts.space.model;
    return `${id} ${textDimensions ?? 0}`;
  }

  /** Lays the anchors out, cuts them into clusters and says what these speak of. */
  async #layOut(pool: WorkerPool, { signal, onProgress }: MapOptions): Promise<Kept> {
    const { prompts } = await this.#store.counts();
    const anchors = await this.#store.vectors.after(undefined, ANCHORS);
    if (anchors.size < 2) {
      throw new PromptloomError('unsupported', 'a library of less than two prompts has no map', {
        hint: 'Import some prompts first.',
      });
    }
    const ids = [...anchors.keys()];
    const run = <Result>(task: MapTask) => pool.run<Result>(task, { signal });
    onProgress?.({ phase: 'layout', fraction: 0 });
    // First, so that an embedder that does not answer costs no layout.
    const themes = await this.#parts.space.use((embedder) => embedder.embedText(THEME_TEXTS, { signal }));
    const epochs = await run<number>({ kind: 'begin', anchors: blockOf(anchors) });
    for (let done = 0; done < epochs; done += EPOCHS) {
      await run({ kind: 'step', epochs: Math.min(EPOCHS, epochs - done) });
      onProgress?.({ phase: 'layout', fraction: Math.min(1, (done + EPOCHS) / epochs) });
    }
    const { block, positions, clusters } = await run<Anchors>({
      kind: 'cut',
      clusters: clusterCount(ids.length),
    });
    const at = (n: number) => ({ x: positions[2 * n]!, y: positions[2 * n + 1]! });
    const texts = await this.#store.prompts.byIds(ids);
    const labels = labelGroups(
      ids.map((id) => texts.get(id) ?? { text: '' }),
      clusters,
      overRepresentation,
      themePhrases(block, themes),
    );
    const sampled = prompts > MOST_POINTS;
    const last = sampled
      ? (await this.#store.listing.idsAfter(undefined, MOST_POINTS, {})).at(-1)
      : undefined;
    return {
      // No number of the time: where the clock went back, or two build at once, it would be another's.
      build: randomInt(1, 2 ** 31),
      model: this.#modelName,
      builtAt: new Date().toISOString(),
      size: ids.length,
      ...(last !== undefined && { last }),
      anchors: ids.map((id, n) => ({ id, ...at(n), cluster: clusters[n]! })),
      clusters: labels.map((label, number) => ({
        label,
        ...middleOf(ids.flatMap((_, n) => (clusters[n] === number ? [at(n)] : []))),
      })),
    };
  }

  /** Places all prompts that the map has not. @returns how many. */
  async #place(kept: Kept, pool: WorkerPool, { signal, onProgress }: MapOptions): Promise<number> {
    const { map, vectors } = this.#store;
    const known = new Map(
      kept.anchors.map(({ id, x, y, cluster = nearestCentre({ x, y }, kept.clusters) }) => [
        id,
        { x, y, cluster },
      ]),
    );
    const anchors = await vectors.byIds([...known.keys()]);
    const found = [...anchors.keys()].map((id) => known.get(id)!);
    const total = await map.countMissing(kept.build, kept.last);
    let among: Anchors | undefined = {
      block: blockOf(anchors),
      positions: Float32Array.from(found.flatMap(({ x, y }) => [x, y])),
      clusters: found.map(({ cluster }) => cluster),
    };
    let added = 0;
    while (added < total) {
      if (signal?.aborted) throw new PromptloomError('cancelled', 'Cancelled.');
      const missing = await map.missing(kept.build, kept.last, BLOCK);
      if (missing.size === 0) break;
      const task: MapTask = { kind: 'place', among, block: blockOf(missing) };
      among = undefined;
      const { positions, clusters } = await pool.run<Placed>(task, { signal });
      const points = [...missing.keys()].map((id, n) => {
        const [x, y] = [positions[2 * n]!, positions[2 * n + 1]!];
        return { id, ...(known.get(id) ?? { x, y, cluster: clusters[n]! }) };
      });
      await map.insert(kept.build, points);
      added += points.length;
      onProgress?.({ phase: 'points', fraction: Math.min(1, added / total) });
    }
    return added;
  }
}

function blockOf(vectors: ReadonlyMap<string, Float32Array>): VectorBlock {
  const [first] = vectors.values();
  const dimensions = first?.length ?? 1;
  const values = new Float32Array(vectors.size * dimensions);
  let n = 0;
  for (const vector of vectors.values()) values.set(vector, dimensions * n++);
  return { values, dimensions };
}
