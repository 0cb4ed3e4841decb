import { connectionLost } from '../api/connection.ts';
import { useStore } from '../lib/store.ts';

/** Tells on every page that the server does not answer and that the page keeps trying. */
export function ConnectionNote() {
  const lost = useStore(connectionLost);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-16 z-50 flex justify-center px-4">
      {lost ? (
        <p
          data-testid="connection-lost"
          className="animate-rise rounded-lg bg-danger px-3.5 py-2 text-bg text-sm shadow-float"
        >
          Waiting for the server. Trying again…
        </p>
      ) : null}
    </div>
  );
}
