import { describe, expect, it } from 'vitest';
import { readEvents, type ServerEvent } from './sse.ts';

function body(...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
      controller.close();
    },
  });
}

async function all(stream: ReadableStream<Uint8Array>): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readEvents(stream)) events.push(event);
  return events;
}

describe('readEvents', () => {
  it('reads events however they are cut', async () => {
    const text = ': hello\n\nevent: variant\ndata: {"a":1}\n\ndata: x\ndata: y\n\n';
    const expected = [
      { event: 'variant', data: '{"a":1}' },
      { event: 'message', data: 'x\ny' },
    ];
    expect(await all(body(text))).toEqual(expected);
    expect(await all(body(...text))).toEqual(expected);
  });

  it('understands CRLF, also cut between CR and LF', async () => {
    expect(await all(body('event: done\r', '\ndata: 1\r\n\r', '\n'))).toEqual([{ event: 'done', data: '1' }]);
  });

  it('keeps characters whole that are cut between bytes', async () => {
    const bytes = new TextEncoder().encode('data: 猫\n\n');
    expect(await all(body(bytes.slice(0, 7), bytes.slice(7)))).toEqual([{ event: 'message', data: '猫' }]);
  });

  it('drops an event that was cut off by the end', async () => {
    expect(await all(body('data: whole\n\ndata: half'))).toEqual([{ event: 'message', data: 'whole' }]);
  });
});
