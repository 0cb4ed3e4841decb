import { networkCode, SilenceError, UnreachableError } from './network.ts';

/** How long a service may keep silent. */
export interface Patience {
  /** Until the first byte of the answer's body. */
  firstByteMs: number;
  /** Between two parts of it. */
  idleMs: number;
}

/**
 * `fetch` that ends a request whose service keeps silent, with a {@link SilenceError}; and that says at once, with an
 * {@link UnreachableError}, when nothing answers at the address: what is not there will not be there in two seconds.
 */
export function watchedFetch({ firstByteMs, idleMs }: Patience): typeof fetch {
  return async (input, init) => {
    const silence = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const watch = (phase: 'first' | 'idle', milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(new SilenceError(phase, milliseconds)), milliseconds);
    };
    const signal = init?.signal ? AbortSignal.any([init.signal, silence.signal]) : silence.signal;
    watch('first', firstByteMs);
    let response: Response;
    try {
      response = await fetch(input, { ...init, signal });
    } catch (error) {
      clearTimeout(timer);
      if (silence.signal.aborted) throw silence.signal.reason;
      const code = networkCode(error);
      if (!code || code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') throw error;
      throw new UnreachableError(code);
    }
    if (!response.body) {
      clearTimeout(timer);
      return response;
    }
    const body = watched(
      response.body,
      () => watch('idle', idleMs),
      () => clearTimeout(timer),
    );
    const { status, statusText, headers } = response;
    return new Response(body, { status, statusText, headers });
  };
}

function watched(
  body: ReadableStream<Uint8Array>,
  onPart: () => void,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          onEnd();
          controller.close();
        } else {
          onPart();
          controller.enqueue(value);
        }
      } catch (error) {
        onEnd();
        controller.error(error);
      }
    },
    cancel(reason) {
      onEnd();
      return reader.cancel(reason);
    },
  });
}
