import { setTimeout as delay } from 'node:timers/promises';
import type { EmbedOptions } from '../../api/library-api.ts';
import type { Queue } from '../../async/queue.ts';
import { HAS_THREAD_PRIORITIES } from '../../async/thread.ts';
import type { EmbedReport } from '../../records/embedding.ts';
import type { Parts } from '../open/open-library.ts';
import type { ImportContext } from './import-context.ts';

/** The text model that knows meaning best of those that ship, and the one that embeds a million prompts in minutes. */
const BEST = 'minilm';
const QUICK = 'lite';
/** Prompts from which a library is first embedded with the quick model: the best one takes minutes for more. */
const LARGE = 20_000;
/** What the report of an import says of it. */
export const QUICK_FIRST =
  'embedded with lite for now, to be searchable soon; MiniLM follows in the background while the server runs (npx promptloom serve), or at once with: npx promptloom re-embed --embedder minilm';
/** For how long after somebody used the library one hand alone works in the background. */
const ATTENTIVE_MS = 5000;
/** How long that one then rests for each millisecond of work, where its threads have no lower priority than others. */
const REST = HAS_THREAD_PRIORITIES ? 0 : 1;
/** How often it is looked whether others still need the machine. */
const LOOK_MS = 200;

/** How far the rows of an import are, before they are embedded. */
export interface ImportAhead {
  /** Records read, and the share of the source that they are, 0 to 1. */
  read: number;
  fraction: number;
  limit?: number | undefined;
}

/**
 * The model of a library for which nobody named one: the best at once for a small library; for a large one the quick
 * one first, and the best in the background.
 */
export class AutomaticModel {
  readonly #parts: Parts;
  readonly #importing: ImportContext;
  readonly #imports: Queue;
  readonly #large: number;
  #running: { stop: AbortController; ended: Promise<unknown> } | undefined;

  /**
   * @param imports in which whatever writes many prompts waits its turn.
   * @param large from how many prompts an import begins with the quick model.
   */
  constructor(parts: Parts, importing: ImportContext, imports: Queue, large = LARGE) {
    this.#parts = parts;
    this.#importing = importing;
    this.#imports = imports;
    this.#large = large;
  }

  /** The better model that the library should be embedded with when there is time; undefined where there is none. */
  async wanted(): Promise<string | undefined> {
    const { place, space } = this.#parts;
    if (place.shared || this.#running) return undefined;
    const { embedder, automatic } = await place.recorded();
    if (!automatic || embedder === undefined || space.model.textDimensions === undefined) return undefined;
    const better = withTextModel(embedder, QUICK, BEST);
    if (better === undefined) return undefined;
    const { canRunModels } = await import('../../embedding/create-embedder.ts');
    return canRunModels() ? better : undefined;
  }

  /**
   * Embeds the library with {@link wanted} while others use it: it rests while something is imported, and most of the
   * time while somebody searches. Goes on where an earlier run was stopped.
   * @throws PromptloomError `cancelled`, also when a person has the library embedded with another model meanwhile.
   */
  async upgrade(embedder: string, options: EmbedOptions = {}): Promise<EmbedReport> {
    const { switchModel } = await import('./switch-model.ts');
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, ...(options.signal ? [options.signal] : [])]);
    const work = switchModel({ embedder, images: false }, this.#parts, this.#importing, {
      ...options,
      signal,
      automatic: true,
      mayWork: (hand, busyMs) => this.#mayWork(hand, busyMs, signal),
      alone: (last) => this.#imports.run(last, { signal }),
    });
    const running = { stop, ended: work.catch(() => {}) };
    this.#running = running;
    try {
      return await work;
    } finally {
      this.#running = undefined;
    }
  }

  /** Stops {@link upgrade} where it runs, and waits for its end. */
  async stop(): Promise<void> {
    this.#running?.stop.abort();
    await this.#running?.ended;
  }

  /** Has the library stay with the model that it has, until somebody asks for another. */
  async decline(): Promise<void> {
    const { place, store } = this.#parts;
    const { embedder } = await place.recorded();
    await place.record({ ...(embedder !== undefined && { embedder }) }, store.settings);
  }

  /**
   * Changes to the quick model where the rest of an import would take the best one long.
   * @returns whether it did.
   */
  async beforeRows({ read, fraction, limit = Number.POSITIVE_INFINITY }: ImportAhead): Promise<boolean> {
    const { place, store } = this.#parts;
    if (place.shared) return false;
    const ahead = Math.min(limit, read / Math.max(fraction, 1e-6));
    if (ahead < this.#large) return false;
    const { embedder, automatic } = await place.recorded();
    const quick = automatic && embedder && withTextModel(embedder, BEST, QUICK);
    if (!quick) return false;
    const { switchModel } = await import('./switch-model.ts');
    await this.stop();
    await store.discardReembedding();
    await switchModel({ embedder: quick, images: false }, this.#parts, this.#importing, { automatic: true });
    return true;
  }

  async #mayWork(hand: number, busyMs: number, signal: AbortSignal): Promise<boolean> {
    const wait = (ms: number) => delay(ms, undefined, { signal, ref: false }).catch(() => {});
    const isUsed = performance.now() - this.#parts.space.lastUse < ATTENTIVE_MS;
    if (!this.#imports.isIdle || (isUsed && hand > 0)) {
      await wait(LOOK_MS);
      return false;
    }
    if (isUsed && REST > 0) await wait(busyMs * REST);
    return true;
  }
}

/** A setting with another text model in the place of one; undefined where it has not that one. */
function withTextModel(setting: string, from: string, to: string): string | undefined {
  const [text, ...images] = setting.split('+');
  return text === from ? [to, ...images].join('+') : undefined;
}
