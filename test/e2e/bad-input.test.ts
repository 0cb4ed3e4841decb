import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../src/records/import.ts';
import { run, runJson, type Served, serve } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const library = path.join(folder, 'library');
const file = (name: string, content: string | Uint8Array) => {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
};
const cli = (...args: string[]) => run([...args, '--library', library], { folder });
const importJson = (at: string, ...more: string[]) =>
  runJson<ImportReport>(['import', at, '--library', path.join(folder, `of-${path.basename(at)}`), ...more], {
    folder,
  });

describe('a file with bad rows keeps its good ones and names the bad', () => {
  const HEAD = 'id,prompt,url,width,height,source_site\n';
  it.each([
    [
      'broken-quote.csv',
      `${HEAD}1,a good one,,1,1,s\n2,"never closed,,1,1,s\n3,another good one,,1,1,s\n`,
      2,
      ':3',
    ],
    [
      'negative.csv',
      `${HEAD}1,a good one,,1,1,s\n2,bad width,,-512,1,s\n3,another good one,,1,1,s\n`,
      2,
      ':3',
    ],
    [
      'not-utf8.csv',
      Buffer.concat([
        Buffer.from(`${HEAD}1,a good one,,1,1,s\n2,caf`),
        Buffer.from([0xe9, 0x28]),
        Buffer.from(',,1,1,s\n'),
      ]),
      1,
      ':3',
    ],
    [
      'huge-field.csv',
      `${HEAD}1,a good one,,1,1,s\n2,"${'x'.repeat(10_000_000)}",,1,1,s\n3,last,,1,1,s\n`,
      2,
      ':3',
    ],
  ])('%s', async (name, content, kept, place) => {
    const report = await importJson(file(name, content));
    expect(report.kept).toBe(kept);
    expect(report.skipped).toHaveLength(1);
    expect(report.skipped[0]).toMatchObject({ count: 1 });
    expect(report.skipped[0]!.examples[0]).toContain(`${name}${place}`);
  });
});

describe('a file of which nothing can be read ends with 1 and says why', () => {
  it.each([
    ['no-prompts.csv', 'id,url,width\n1,http://x/y.png,5\n', /prompt/],
    ['empty.csv', '', /empty/],
    ['image.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /image|PNG|text|binary/i],
  ])('%s', async (name, content, words) => {
    const { code, stderr, stdout } = await cli('import', file(name, content));
    expect(code).toBe(1);
    expect(stderr).toContain(name);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
  });

  it('a missing file', async () => {
    const { code, stderr } = await cli('import', path.join(folder, 'missing.csv'));
    expect(code).toBe(1);
    expect(stderr).toContain('missing.csv');
  });
});

describe('with a library', () => {
  beforeAll(async () => {
    mkdirSync(path.join(folder, 'images'), { recursive: true });
    file('images/bad.png', 'this is no image');
    const at = file(
      'good.csv',
      'id,prompt,url\n1,a fox in the snow,images/bad.png\n2,a boat at sea,images/none.png\n',
    );
    const report = await runJson<ImportReport>(['import', at, '--images', '--library', library], { folder });
    expect(report).toMatchObject({ kept: 2, images: { embedded: 0 } });
    const named = report.images.failed.flatMap(({ examples }) => examples).join('\n');
    expect(named).toContain('bad.png');
    expect(named).toContain('none.png');
  });

  it('refuses to search by a file that is no image', async () => {
    const { code, stderr } = await cli('search', '--image', path.join(folder, 'images', 'bad.png'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/image/);
  });

  it('ends with 2 for wrong usage', async () => {
    for (const args of [
      ['search'],
      ['search', 'x', '-k', 'many'],
      ['nonsense'],
      ['generate', 'x', '--size', 'big'],
    ]) {
      const { code, stderr } = await cli(...args);
      expect([args, code]).toEqual([args, 2]);
      expect(stderr).not.toBe('');
    }
  });

  it('says that a language model or image server cannot be reached, and where', async () => {
    const closed = await closedPort();
    const env = { PROMPTLOOM_LLM: `openai-compatible:http://127.0.0.1:${closed}/v1#m` };
    const improved = await run(['improve', 'a fox', '--library', library], { folder, env });
    expect(improved.code).toBe(1);
    expect(improved.stderr).toContain(`127.0.0.1:${closed}`);
    const drawn = await cli('generate', 'a fox', '--backend', `a1111:http://127.0.0.1:${closed}`);
    expect(drawn.code).toBe(1);
    expect(drawn.stderr).toContain(`127.0.0.1:${closed}`);
    expect(drawn.stderr).toContain('--api');
  });

  describe('that is held', () => {
    let server: Served;
    beforeAll(async () => {
      server = await serve(['--library', library], { folder });
    });
    afterAll(() => server.stop());

    it('a second server says who holds it', async () => {
      const { code, stderr } = await cli('serve', '--port', '0');
      expect(code).toBe(1);
      expect(stderr).toContain(server.url);
    });

    it('a port in use is named', async () => {
      const port = new URL(server.url).port;
      const other = ['serve', '--port', port, '--library', path.join(folder, 'other')];
      const { code, stderr } = await run(other, { folder });
      expect(code).toBe(1);
      expect(stderr).toContain(port);
      expect(stderr).toContain('--port');
    });

    it('a command goes through its server', async () => {
      const { code, stdout } = await cli('search', 'fox', '-k', '1', '--json');
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ results: [{ prompt: 'a fox in the snow' }] });
    });
  });
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
