import type { MapDoor } from '../library/map.ts';
import type { LibraryMap, MapReport } from '../records/library-map.ts';

/** The map of a library in memory, which has none. */
export class FakeMap implements MapDoor {
  async read(): Promise<LibraryMap> {
    const points = { ids: [], x: [], y: [], group: [] };
    return { builtAt: null, missing: 0, sampled: false, clusters: [], points };
  }

  async build(): Promise<MapReport> {
    return { points: 0, added: 0, rebuilt: true, seconds: 0 };
  }
}
