import type { MapApi, MapOptions } from '../../src/api/library-api.ts';
import type { LibraryMap, MapInput, MapReport } from '../../src/records/library-map.ts';

/** The map of a library in memory: its prompts in a row, in two clusters. */
export class FakeMap implements MapApi {
  readonly #prompts: ReadonlyMap<string, unknown>;
  #shown: string[] = [];
  #builtAt: string | null = null;

  constructor(prompts: ReadonlyMap<string, unknown>) {
    this.#prompts = prompts;
  }

  async read(): Promise<LibraryMap> {
    const ids = this.#shown;
    const right = Math.ceil(ids.length / 2);
    const built = this.#builtAt !== null;
    return {
      builtAt: this.#builtAt,
      missing: this.#prompts.size - ids.length,
      sampled: false,
      clusters: built
        ? [
            { label: 'left', x: -1, y: 0, count: ids.length - right },
            { label: 'right', x: 1, y: 0, count: right },
          ]
        : [],
      points: {
        ids,
        x: ids.map((_, n) => (n < right ? 1 : -1)),
        y: ids.map(() => 0),
        group: ids.map((_, n) => (n < right ? 1 : 0)),
      },
    };
  }

  async build({ rebuild = false }: MapInput = {}, { onProgress }: MapOptions = {}): Promise<MapReport> {
    const rebuilt = rebuild || this.#builtAt === null;
    const before = rebuilt ? 0 : this.#shown.length;
    onProgress?.({ phase: 'layout', fraction: 0.5 });
    this.#shown = [...this.#prompts.keys()];
    this.#builtAt = '2026-01-01T00:00:00.000Z';
    onProgress?.({ phase: 'points', fraction: 1 });
    return { points: this.#shown.length, added: this.#shown.length - before, rebuilt, seconds: 0.1 };
  }
}
