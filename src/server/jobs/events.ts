/** One server-sent event. */
export interface ServerEvent {
  name: string;
  /** JSON, not parsed yet. */
  data: string;
}

/** Reads server-sent events; one that the end of the connection cut off is dropped. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    // Our own server ends lines with a bare \n; a proxy might not.
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = blocks.pop()!;
    for (const block of blocks) {
      const event = parseBlock(block);
      if (event) yield event;
    }
  }
}

function parseBlock(block: string): ServerEvent | undefined {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (field === 'event') name = value!;
    else if (field === 'data') data.push(value!);
  }
  return data.length === 0 ? undefined : { name, data: data.join('\n') };
}
