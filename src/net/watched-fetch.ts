import { RequestFailure } from './failure.ts';

/** How long a service may keep silent. */
export interface Patience {
  /** Until the first byte of the answer's body. */
  firstByteMs: number;
  /** Between two parts of it. */
  idleMs: number;
}

/** `fetch` that ends a request whose service keeps silent, with a {@link RequestFailure}. */
export function watchedFetch({ firstByteMs, idleMs }: Patience): typeof fetch {
  return async (input, init) => {
    const silence = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const watch = (afterMs: number, midway: boolean) => {
      clearTimeout(timer);
      const failure = new RequestFailure({ kind: 'silence', afterMs, midway });
      // The request itself keeps the process alive; one that was given up shall not.
      timer = setTimeout(() => silence.abort(failure), afterMs).unref();
    };
    watch(firstByteMs, false);
    const signal = init?.signal ? AbortSignal.any([init.signal, silence.signal]) : silence.signal;
    try {
      const response = await fetch(input, { ...init, signal });
      const { status, statusText, headers } = response;
      const watched = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          watch(idleMs, true);
          controller.enqueue(chunk);
        },
        flush: () => clearTimeout(timer),
      });
      const body = response.body?.pipeThrough(watched) ?? null;
      if (!body) clearTimeout(timer);
      return new Response(body, { status, statusText, headers });
    } catch (error) {
      clearTimeout(timer);
      throw silence.signal.aborted ? silence.signal.reason : error;
    }
  };
}
