/** One server-sent event. */
export interface ServerEvent {
  name: string;
  data: unknown;
}

/** Reads server-sent events whose data is JSON; one that the end of the connection cut off is dropped. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  parse: (text: string) => unknown = JSON.parse,
): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let name = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      // A CR at the end may be the first half of CRLF: it waits for the next chunk.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop()!;
      for (const line of lines) {
        const [, field, text] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
        if (field === 'event') name = text!;
        else if (field === 'data') data.push(text!);
        else if (line === '') {
          if (data.length > 0) yield { name: name || 'message', data: parse(data.join('\n')) };
          name = '';
          data = [];
        }
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Reads one JSON document a line. */
export async function* readLines(
  body: ReadableStream<Uint8Array>,
  parse: (text: string) => unknown = JSON.parse,
): AsyncGenerator<unknown> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
      rest = lines.pop()!;
      for (const line of lines) yield parse(line);
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
