import { useSyncExternalStore } from 'react';
import { connectionLost } from '../../api/connection.ts';
import { restored } from '../../api/restored.ts';
import { tokenNeeded } from '../../api/session.ts';
import { createDeadLinks } from '../../lib/dead-links.ts';
import { remembered } from '../../lib/session-store.ts';

/** Failures that come within this time are shown together, so that cards move once. */
const TOGETHER_MS = 60;

const kept = remembered<string[]>('promptloom.dead-images', []);
const links = createDeadLinks(kept.get());
/** Images of this server: their files may be gone, or only the server, which comes back. */
let own = new Set<string>();
const listeners = new Set<() => void>();
let version = 0;
let waiting = false;

const isOwn = (src: string) => !/^https?:/i.test(src);

function isDead(src: string): boolean {
  return isOwn(src) ? own.has(src) : links.isDead(src);
}

function changed(): void {
  version += 1;
  for (const listener of listeners) listener();
}

/** Notes that an image did not load. */
export function imageFailed(src: string): void {
  if (isOwn(src)) own.add(src);
  // Without a network nothing loads, which says nothing about the link.
  else if (navigator.onLine) links.failed(src);
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    kept.set(links.list());
    changed();
  }, TOGETHER_MS);
}

/** Notes that an image did load. */
export function imageLoaded(src: string): void {
  if (!isOwn(src)) links.loaded(src);
}

/** Asks once more for the images of this server that did not load. */
export function retryOwnImages(): void {
  if (own.size === 0) return;
  own = new Set();
  changed();
}

for (const store of [connectionLost, tokenNeeded])
  store.subscribe(() => {
    if (!store.get()) retryOwnImages();
  });

restored.subscribe(retryOwnImages);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether an image is known not to load. */
export function useIsDead(src: string): boolean {
  return useSyncExternalStore(subscribe, () => isDead(src));
}

/** Whether images are known not to load; another function whenever that changes for any. */
export function useDeadImages(): (src: string) => boolean {
  const now = useSyncExternalStore(subscribe, () => version);
  if (latest.version !== now) latest = { version: now, isDead: (src) => isDead(src) };
  return latest.isDead;
}
let latest = { version: 0, isDead };

/** The first of some images that loads, as far as is known. */
export function useLiveImage<T extends { url: string }>(images: readonly T[]): T | undefined {
  const at = useSyncExternalStore(subscribe, () => images.findIndex(({ url }) => !isDead(url)));
  return images[at];
}
