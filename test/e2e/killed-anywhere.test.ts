/**
 * Kills the program (SIGKILL) again and again, in turn amid serving, importing, importing images, generating, building
 * the index and embedding again. After each kill the library is opened, and then everything that was acknowledged is
 * there, nothing is there twice, and nothing belongs to nothing.
 *
 * PROMPTLOOM_KILLS       how many kills; 8 if left out. All: PROMPTLOOM_KILLS=60 npx vitest run --config vitest.e2e.config.ts killed-anywhere
 * PROMPTLOOM_KILLS_SEED  a number that the moments of the kills come from; 1 if left out.
 */
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { remoteLibrary } from '../../src/cli/remote-library.ts';
import { readConfig } from '../../src/config.ts';
import { Library } from '../../src/library/library.ts';
import type { ImportReport } from '../../src/records/import.ts';
import type { SearchResponse } from '../../src/records/search.ts';
import { tinyClipFolder } from '../doubles/tiny-clip.ts';
import { curator, drawer, editor, improver, rater } from '../support/kills/clients.ts';
import { killAmid, seededRandom } from '../support/kills/kill-amid.ts';
import { countPrompts, findOrphans, summariseOrphans } from '../support/library-census.ts';
import { runJson, serve, start } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KILLS = Number(process.env.PROMPTLOOM_KILLS ?? 8);
const SEED = Number(process.env.PROMPTLOOM_KILLS_SEED ?? 1);
/** More than one batch of an import. */
const ROWS = 5000;
const IMAGE_ROWS = 300;
/** Rows of the library that is embedded again. */
const EMBEDDED = 3000;

const folder = temporaryFolder();
const random = seededRandom(SEED);
const library = path.join(folder, 'library');
const embedded = path.join(folder, 'embedded');
const run = (args: string[], place = library) => start([...args, '--library', place], { folder });
const finish = <T>(args: string[], place = library) => runJson<T>([...args, '--library', place], { folder });

/** An import that is run until it ends, however often it is killed. */
class Import {
  readonly #site: string;
  readonly #args: string[];
  readonly #rows: number;

  constructor(site: string, rows: number, columns: (n: number) => string, more: string[] = []) {
    const file = path.join(folder, `${site}.csv`);
    const lines = Array.from(
      { length: rows },
      (_, n) => `${site} image ${n} of a house,${site},${columns(n)}`,
    );
    writeFileSync(file, `prompt,source_site,url\n${lines.join('\n')}\n`);
    [this.#site, this.#rows, this.#args] = [site, rows, ['import', file, ...more]];
  }

  /** @returns whether it was killed; it has ended otherwise. */
  kill(writes: number): Promise<boolean> {
    return killAmid(run(this.#args), library, { writes, delay: random(20) });
  }

  /** Runs it to its end, or once more where it has ended, and checks that every row is there once and was counted once. */
  async complete(): Promise<void> {
    const { kept, folded, skipped } = await finish<ImportReport>(this.#args);
    expect([0, this.#rows]).toContain(kept);
    expect([kept + folded, skipped]).toEqual([this.#rows, []]);
    expect(await countPrompts(library, this.#site)).toBe(this.#rows);
  }
}

it(`loses nothing and leaves nothing in ${KILLS} kills`, { timeout: 60_000 * (KILLS + 4) }, async () => {
  writeFileSync(
    path.join(folder, 'few.csv'),
    `prompt\n${['a boat on a lake', 'a fox', 'a cat', 'an owl', 'a tower'].join('\n')}\n`,
  );
  await finish(['import', path.join(folder, 'few.csv'), '--embedder', 'lite']);
  const { results } = await finish<SearchResponse>(['search', 'a boat on a lake']);
  const ids = results.map(({ id }) => id);
  const clients = [rater(ids.slice(1)), curator(ids), editor(ids[0]!), improver(), drawer()];
  const acknowledged = () => clients.reduce((sum, client) => sum + client.acknowledged, 0);

  const images = path.join(folder, 'images');
  mkdirSync(images);
  for (let n = 0; n < 10; n++) {
    const background = { r: 25 * n, g: 100, b: 255 - 25 * n };
    await sharp({ create: { width: 32, height: 32, channels: 3, background } })
      .png()
      .toFile(path.join(images, `${n}.png`));
  }

  let made = 0;
  const imports = new Map<'texts' | 'images', Import>();
  const killImport = async (kind: 'texts' | 'images'): Promise<void> => {
    const site = `site${made++}`;
    const fresh = () =>
      kind === 'texts'
        ? new Import(site, ROWS, (n) => `https://images.example/${n}.png`)
        : new Import(site, IMAGE_ROWS, (n) => path.join(images, `${n % 10}.png`), ['--images']);
    const running = imports.get(kind) ?? fresh();
    imports.set(kind, running);
    if (await running.kill(1 + random(6))) return;
    // It had ended, as what is written after a kill is less.
    await running.complete();
    imports.delete(kind);
    await killImport(kind);
  };

  let target = 'lite';
  const scenarios = {
    async serve() {
      const server = await serve(['--library', library], { folder });
      const remote = remoteLibrary({ url: server.url });
      let over = false;
      const errors: unknown[] = [];
      const enough = acknowledged() + 5 + random(20);
      const work = clients.map(async (client) => {
        while (!over) {
          try {
            await client.change(remote);
          } catch (error) {
            // What was on its way when the server was killed fails.
            if (!over) errors.push(error);
            over = true;
          }
        }
      });
      while (acknowledged() < enough && !over) await pause(1);
      await pause(random(30));
      over = true;
      await server.kill();
      await Promise.all(work);
      expect(errors).toEqual([]);
    },
    import: () => killImport('texts'),
    'import --images': () => killImport('images'),
    async generate() {
      const args = ['generate', `a lighthouse in storm ${random(1e9)}`, '--count', '4', '--size', '64x64'];
      while (!(await killAmid(run(args), library, { writes: 1 + random(10), delay: random(10) })));
    },
    async index() {
      const child = run(['index']);
      const ended = once(child, 'close');
      child.stdout!.resume();
      await once(child.stderr!.resume(), 'data');
      await pause(random(400));
      child.kill('SIGKILL');
      await ended;
    },
    async embed() {
      const args = ['embed', '--embedder', target];
      if (await killAmid(run(args, embedded), embedded, { writes: 1 + random(4), delay: random(50) })) return;
      target = target === 'lite' ? tinyClipFolder : 'lite';
      await scenarios.embed();
    },
  };

  const rows = Array.from({ length: EMBEDDED }, (_, n) => `"${n} circles"`);
  writeFileSync(path.join(folder, 'embedded.csv'), `prompt\n${rows.join('\n')}\n`);
  if (KILLS > 5)
    await finish(['import', path.join(folder, 'embedded.csv'), '--embedder', tinyClipFolder], embedded);

  const left: Record<string, number> = {};
  const names = Object.keys(scenarios) as (keyof typeof scenarios)[];
  for (let kill = 0; kill < KILLS; kill++) {
    const name = names[kill % names.length]!;
    await scenarios[name]();
    const place = name === 'embed' ? embedded : library;
    for (const [what, count] of Object.entries(summariseOrphans(await findOrphans(place))))
      left[what] = (left[what] ?? 0) + count;
    const opened = await Library.open(readConfig({ library: place }, {}));
    const missing: string[] = [];
    if (place === library) for (const client of clients) missing.push(...(await client.missing(opened)));
    else if ((await opened.info()).counts.prompts !== EMBEDDED)
      missing.push('prompts of the library that is embedded again');
    await opened.close();
    const after = `after kill ${kill + 1}, amid ${name}, with PROMPTLOOM_KILLS_SEED=${SEED}`;
    if (process.env.PROMPTLOOM_KILLS)
      console.log(after, missing.length === 0 ? 'nothing is missing' : missing);
    expect({ after, missing, orphans: summariseOrphans(await findOrphans(place)) }).toEqual({
      after,
      missing: [],
      orphans: {},
    });
  }

  for (const one of imports.values()) await one.complete();
  expect(summariseOrphans(await findOrphans(library))).toEqual({});
  const done = Object.fromEntries(clients.map((client) => [client.name, client.acknowledged]));
  console.log(
    `${KILLS} kills. Acknowledged: ${JSON.stringify(done)}. Left by the kills and gone since: ${JSON.stringify(left)}`,
  );
});
