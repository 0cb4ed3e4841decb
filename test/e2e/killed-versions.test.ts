import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { SearchResponse } from '../../src/records/search.ts';
import type { Versions } from '../../src/records/version.ts';
import { runJson, serve } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

it('has every version and label that was acknowledged after kill -9, and goes on', async () => {
  const file = path.join(folder, 'one.csv');
  writeFileSync(file, 'prompt\na boat on a lake\n');
  const place = ['--library', path.join(folder, 'library')];
  await runJson(['import', file, ...place], { folder });
  const { results } = await runJson<SearchResponse>(['search', 'a boat', ...place], { folder });
  const { id } = results[0]!;

  const texts = ['a boat on a lake'];
  for (let round = 1; round <= 3; round++) {
    const server = await serve(place, { folder });
    const call = async (route: string, body: object): Promise<Versions> => {
      const answer = await fetch(`${server.url}/api/v1/prompts/${id}${route}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(200);
      return (await answer.json()) as Versions;
    };
    const prompt = `a boat on a lake, number ${round}`;
    await call('/versions', { prompt, label: `draft ${round}` });
    texts.push(prompt);
    await call('/labels', { version: `draft ${round}`, label: 'production', move: true });
    await call('/versions/1/restore', {});
    await server.kill();

    const kept = await runJson<Versions>(['versions', id, ...place], { folder });
    expect(kept.versions.map((version) => version.prompt)).toEqual(texts);
    expect(kept.versions.at(-1)!.labels).toEqual([`draft ${round}`, 'production']);
    expect(kept.versions.flatMap(({ labels }) => labels)).toHaveLength(round + 1);
    expect(kept.current).toBe(id);
    expect(kept.history).toHaveLength(2 * round);
  }
});
