import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { run, runJson, start } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// However busy the machine is.
vi.setConfig({ testTimeout: 900_000 });

/** Enough for an index to be built for some seconds. */
const ROWS = 52_000;
const folder = temporaryFolder();
const library = path.join(folder, 'library');
const file = path.join(folder, 'rows.csv');

/** Sends a signal once the program has said something. @returns how it ended and all it said. */
async function stopAt(
  child: ChildProcess,
  words: RegExp,
  ...signals: NodeJS.Signals[]
): Promise<{ code: number; said: string }> {
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (words.test(said)) for (const signal of signals.splice(0)) child.kill(signal);
    });
  }
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  // As a shell says it: on a busy machine the orderly end may take too long, and then the signal itself ends it.
  return { code: code ?? 128 + constants.signals[signal!], said };
}

beforeAll(async () => {
  const rows = Array.from({ length: ROWS }, (_, n) => `a ${n % 977} storey house ${n} by ${n % 31} trees`);
  writeFileSync(file, `prompt\n${rows.join('\n')}\n`);
});

describe('a program that is told to stop', () => {
  it('while it builds the index of an import, keeps all rows and says how to go on', async () => {
    const env = { PROMPTLOOM_PROGRESS_MS: '0' };
    const importing = start(['import', file, '--library', library, '--embedder', 'lite'], { folder, env });
    const { code, said } = await stopAt(importing, /Indexing/, 'SIGINT');
    expect(said).toContain('All rows of rows.csv are in the library');
    expect(said).toContain(`npx promptloom index --library ${library}`);
    expect(code).toBe(130);
    expect(existsSync(path.join(library, 'holder.json'))).toBe(false);
    const { results } = await runJson<{ results: unknown[] }>(['search', '7 house', '--library', library], {
      folder,
    });
    expect(results.length).toBeGreaterThan(0);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s while it builds an index, ends with %i, and the next run builds it',
    async (signal, expected) => {
      const { code, said } = await stopAt(
        start(['index', '--library', library], { folder }),
        /Building/,
        signal,
      );
      expect([code, said]).toEqual([expected, expect.stringContaining('from the beginning')]);
      expect(existsSync(path.join(library, 'holder.json'))).toBe(false);
    },
  );

  it('a second time, ends at once', async () => {
    const { code, said } = await stopAt(
      start(['index', '--library', library], { folder }),
      /Building/,
      'SIGTERM',
      'SIGINT',
    );
    expect([130, 143]).toContain(code);
    expect(said).toContain('from the beginning');
    const again = await runJson<{ index: { indexedPrompts: number } }>(['index', '--library', library], {
      folder,
    });
    expect(again.index.indexedPrompts).toBe(ROWS);
  });

  it('by a reader of stdout that has seen enough, ends in order and without a word', async () => {
    const child = start(['export', '--library', library], { folder });
    let said = '';
    child.stderr!.on('data', (text) => {
      said += String(text);
    });
    const ended = once(child, 'close');
    child.stdout!.once('data', () => child.stdout!.destroy());
    expect(await ended).toEqual([0, null]);
    expect(said).toBe('');
  });

  it('while it serves with an index being built and nobody reading what it prints, stops in order', async () => {
    const child = start(['serve', '--port', '0', '--library', library], { folder });
    const ended = once(child, 'exit');
    const url = await new Promise<string>((found) => {
      let said = '';
      child.stdout!.on('data', (text) => {
        said += String(text);
        const [address] = /http:\/\/[\w.:]+/.exec(said) ?? [];
        if (address && said.includes('Ctrl-C')) found(address);
      });
    });
    const begun = await fetch(`${url}/api/v1/library/index`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(begun.status).toBe(202);
    child.stdout!.destroy();
    child.stderr!.destroy();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(existsSync(path.join(library, 'holder.json'))).toBe(false);
    const { ok } = await runJson<{ ok: boolean }>(['doctor', '--library', library], { folder });
    expect(ok).toBe(true);
  });
});

describe('a library that another process opens', () => {
  it('is said to be open there in one message, with nothing of the engine', async () => {
    const holder = start(['index', '--library', library], { folder });
    const closed = once(holder, 'close');
    await new Promise<void>((opened) => {
      const look = setInterval(() => {
        if (!existsSync(path.join(library, 'holder.json'))) return;
        clearInterval(look);
        opened();
      }, 5);
    });
    const { code, stderr } = await run(['search', 'house', '--library', library], { folder });
    expect(stderr).toContain(`is open in process ${holder.pid}`);
    expect(stderr).not.toMatch(/Code: |Exception/);
    expect(code).toBe(1);
    holder.kill('SIGKILL');
    await closed;
  });
});
