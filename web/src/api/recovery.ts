import { api } from './client.ts';
import { connectionLost, patience, retryDelay } from './connection.ts';
import { queryClient } from './queries.ts';

let trying = false;

/** Asks whether the server is back, until it is. An answer to anything else ends this too. */
async function untilBack(): Promise<void> {
  if (trying) return;
  trying = true;
  for (let failed = 0; connectionLost.get(); failed++) {
    await patience(retryDelay(failed));
    if (connectionLost.get()) await api.health().catch(() => undefined);
  }
  trying = false;
}

/** Once the server is back, asks again for all that the page shows: it may be another server by now. */
export function recoverByItself(): void {
  connectionLost.subscribe(() => {
    if (connectionLost.get()) void untilBack();
    else
      void queryClient.invalidateQueries({
        // A description that was written stays: asking again would write another.
        predicate: ({ queryKey, state }) => queryKey[0] !== 'description' || state.status === 'error',
      });
  });
}
