/** What is known of images elsewhere that cannot be had. */
export interface DeadLinks {
  isDead(url: string): boolean;
  /** Notes that an image did not load. */
  failed(url: string): void;
  /** Notes that one did, so that its host is there. */
  loaded(url: string): void;
  /** Those to remember, the latest last. */
  list(): string[];
}

/** Most links that are remembered. */
const MOST = 2000;
/** A host of which so many images failed, and never one loaded, is asked no more. */
const GIVE_UP_AFTER = 6;

/** Remembers dead links, so that they are not asked for again, and hosts that have nothing but dead ones. */
export function createDeadLinks(known: readonly string[] = []): DeadLinks {
  const dead = new Set(known.slice(-MOST));
  const failures = new Map<string, number>();
  const alive = new Set<string>();
  return {
    isDead(url) {
      const host = hostOf(url);
      if (dead.has(url)) return true;
      return host !== undefined && !alive.has(host) && (failures.get(host) ?? 0) >= GIVE_UP_AFTER;
    },
    failed(url) {
      const host = hostOf(url);
      if (host !== undefined && !dead.has(url)) failures.set(host, (failures.get(host) ?? 0) + 1);
      dead.add(url);
      const [oldest] = dead;
      if (dead.size > MOST && oldest !== undefined) dead.delete(oldest);
    },
    loaded(url) {
      const host = hostOf(url);
      dead.delete(url);
      if (host !== undefined) alive.add(host);
    },
    list: () => [...dead],
  };
}

/** The host of an image elsewhere; undefined for one of this server. */
function hostOf(url: string): string | undefined {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase();
}
