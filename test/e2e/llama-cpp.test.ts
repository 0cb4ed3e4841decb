import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Improvement, WordsEvent } from '../../src/records/improvement.ts';
import { writeBigramModel } from '../doubles/bigram-gguf.ts';
import { runJson, serve } from '../support/program.ts';
import { readEvents } from '../support/server-sent-events.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const program = findServer();
if (!program)
  console.warn(
    'skipped: there is no llama-server here; docs/improve.md says how to build it (PROMPTLOOM_TEST_LLAMA_SERVER)',
  );

describe.skipIf(!program)('a real model in llama.cpp', () => {
  const folder = temporaryFolder();
  let child: ChildProcess;
  let llm: string;

  beforeAll(async () => {
    const sample = readFileSync(path.resolve(import.meta.dirname, '../../sample/prompts.csv'), 'utf8');
    const rows = parse(sample, { columns: true }) as { prompt: string }[];
    const file = path.join(folder, 'bigram.gguf');
    writeBigramModel(
      file,
      rows.map(({ prompt }) => prompt),
    );
    const port = await freePort();
    const options = [
      '-m',
      file,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '-c',
      '16384',
      '--parallel',
      '1',
    ];
    child = spawn(program!, [...options, '--no-warmup', '--seed', '7'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
    });
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
      if (answer?.ok) break;
      if (child.exitCode !== null || tries > 300) throw new Error(`llama-server does not run: ${said}`);
      await delay(100);
    }
    llm = `openai-compatible:http://127.0.0.1:${port}/v1#bigram`;
  });
  afterAll(async () => {
    if (!child || child.exitCode !== null) return;
    child.kill();
    await once(child, 'exit');
  });

  it('writes variants by the command line, in the form that was asked for', async () => {
    const args = ['improve', 'a harbour at dawn', '--llm', llm, '--variants', '3', '--for', 'sdxl'];
    const improvement = await runJson<Improvement>(args, { folder });
    expect(improvement.writer).toBe('openai-compatible:bigram');
    expect(improvement.variants.length).toBeGreaterThan(0);
    for (const { prompt, tokens } of improvement.variants) {
      expect(prompt).toMatch(/\p{L}{3}/u);
      expect(tokens!.count).toBeGreaterThan(0);
    }
    expect(improvement.usage!.inputTokens).toBeGreaterThan(500);
    expect(improvement.usage!.outputTokens).toBeGreaterThan(10);
  });

  it('hands its words on through the API as they come', async () => {
    const server = await serve([], { folder, env: { PROMPTLOOM_LLM: llm } });
    try {
      const response = await fetch(`${server.url}/api/v1/improve`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ idea: 'a harbour at dawn', variants: 2 }),
      });
      const events = await readEvents(response);
      const words = events.filter(({ event }) => event === 'words').map(({ data }) => data as WordsEvent);
      expect(words.length).toBeGreaterThan(2);
      expect(events.at(-1)!.event).toBe('done');
    } finally {
      await server.stop();
    }
  });
});

/** The server that a variable names, or one on the path. */
function findServer(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const places = [
    process.env.PROMPTLOOM_TEST_LLAMA_SERVER,
    ...folders.map((folder) => path.join(folder, 'llama-server')),
  ];
  return places.find((place) => {
    try {
      if (place) accessSync(place, constants.X_OK);
      return Boolean(place);
    } catch {
      return false;
    }
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
