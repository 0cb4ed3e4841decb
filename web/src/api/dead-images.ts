import { useSyncExternalStore } from 'react';
import { createDeadLinks } from '../lib/dead-links.ts';
import { remembered } from '../lib/session-store.ts';
import { createStore, useStore } from '../lib/store.ts';
import { connectionLost } from './connection.ts';
import { tokenNeeded } from './session.ts';

/** Failures within this time show together, so that cards move once. */
const TOGETHER_MS = 60;

const kept = remembered<string[]>('promptloom.dead-images', []);
const links = createDeadLinks(kept.get());
/** Failed images of this server; they are tried again when the server comes back. */
let own = new Set<string>();
/** Counts changes of what is known. */
const version = createStore(0);
let waiting = false;

const isOwn = (src: string) => !/^https?:/i.test(src);

function isDead(src: string): boolean {
  return isOwn(src) ? own.has(src) : links.isDead(src);
}

function changed(): void {
  version.set((count) => count + 1);
}

/** Notes that an image did not load. */
export function imageFailed(src: string): void {
  if (isOwn(src)) own.add(src);
  // Without a network, a failure says nothing about the link.
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

/** Tries the failed images of this server again. */
export function retryOwnImages(): void {
  if (own.size === 0) return;
  own = new Set();
  changed();
}

for (const store of [connectionLost, tokenNeeded])
  store.subscribe(() => {
    if (!store.get()) retryOwnImages();
  });

/** Whether an image is known not to load. */
export function useIsDead(src: string): boolean {
  return useSyncExternalStore(version.subscribe, () => isDead(src));
}

/** Tells whether an image is known not to load. The function changes whenever an answer does. */
export function useDeadImages(): (src: string) => boolean {
  const now = useStore(version);
  if (latest.version !== now) latest = { version: now, isDead: (src) => isDead(src) };
  return latest.isDead;
}
let latest = { version: 0, isDead };

/** The first image that is not known to fail. */
export function useLiveImage<T extends { url: string }>(images: readonly T[]): T | undefined {
  const at = useSyncExternalStore(version.subscribe, () => images.findIndex(({ url }) => !isDead(url)));
  return images[at];
}
