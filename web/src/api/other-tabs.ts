/** What tabs of this browser tell each other: which kinds of what they show are out of date. */
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('promptloom');

/** Tells the other tabs that what they show of these kinds is out of date. */
export function tell(kinds: readonly string[]): void {
  channel?.postMessage(kinds);
}

/** Calls back with what another tab tells. */
export function hearOtherTabs(onStale: (kinds: readonly string[]) => void): void {
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (Array.isArray(data)) onStale(data.filter((kind) => typeof kind === 'string'));
  });
}
