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
  let name = '';
  let data: string[] = [];
  // A CR at the end may be the first half of CRLF: it waits for the next chunk.
  for await (const line of linesOf(body, /\r\n|\n|\r(?!$)/)) {
    const [, field, text] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (field === 'event') name = text!;
    else if (field === 'data') data.push(text!);
    else if (line === '') {
      if (data.length > 0) yield { name: name || 'message', data: parse(data.join('\n')) };
      name = '';
      data = [];
    }
  }
}

/** Reads one JSON document a line. */
export async function* readLines(
  body: ReadableStream<Uint8Array>,
  parse: (text: string) => unknown = JSON.parse,
): AsyncGenerator<unknown> {
  for await (const line of linesOf(body, '\n')) yield parse(line);
}

/** The lines of a text as it comes; what follows the last line end is none. */
async function* linesOf(body: ReadableStream<Uint8Array>, end: RegExp | string): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (rest + decoder.decode(value, { stream: !done })).split(end);
      rest = lines.pop()!;
      yield* lines;
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
