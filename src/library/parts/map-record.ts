import type { Store } from '../../store/store.ts';

/** The setting that says which build of the map counts. */
export const MAP_KEY = 'map';

/** The build of the map that counts; undefined where there is none. */
export async function builtMap(settings: Pick<Store['settings'], 'get'>): Promise<number | undefined> {
  const text = await settings.get(MAP_KEY);
  return text === undefined ? undefined : (JSON.parse(text) as { build: number }).build;
}
