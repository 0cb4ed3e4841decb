/** What is known of external images that do not load. */
export interface DeadLinks {
  isDead(url: string): boolean;
  /** Notes that an image did not load. */
  failed(url: string): void;
  /** Notes that an image loaded, so its host is up. */
  loaded(url: string): void;
  /** The dead links to remember, the latest last. */
  list(): string[];
}

/** Most links that are remembered. */
const MOST = 2000;
/** A host with so many failures and no success is not asked again. */
const GIVE_UP_AFTER = 6;

/** Remembers dead links and dead hosts, so that they are not requested again. */
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

/** The host of an external image; undefined for one of this server. */
function hostOf(url: string): string | undefined {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase();
}
