/** An event of a stream, its data parsed as JSON. */
export interface ServerSentEvent {
  event: string;
  data: unknown;
}

/** Reads a stream of server-sent events to its end. */
export async function readEvents(response: Response): Promise<ServerSentEvent[]> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    throw new Error(`no event stream but ${response.status}: ${await response.text()}`);
  }
  return (await response.text())
    .split(/\r?\n\r?\n/)
    .filter((block) => /^data:/m.test(block))
    .map((block) => ({
      event: /^event: ?(.*)$/m.exec(block)?.[1] ?? 'message',
      data: JSON.parse([...block.matchAll(/^data: ?(.*)$/gm)].map((match) => match[1]).join('\n')) as unknown,
    }));
}
