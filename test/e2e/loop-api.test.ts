import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Generation } from '../../src/records/generation.ts';
import type { Improvement } from '../../src/records/improvement.ts';
import type { LibraryInfo } from '../../src/records/library-info.ts';
import type { PromptDetail } from '../../src/records/lineage.ts';
import type { SearchResponse } from '../../src/records/search.ts';
import { startA1111Server } from '../doubles/a1111-server.ts';
import { startOpenAiServer } from '../doubles/openai-server.ts';
import { run, runJson, type Served, serve } from '../support/program.ts';
import { readEvents } from '../support/server-sent-events.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const IDEA = 'a cat sleeping on the sofa';

describe('the loop over HTTP', () => {
  const folder = temporaryFolder();
  let painter: Awaited<ReturnType<typeof startA1111Server>>;
  let model: Awaited<ReturnType<typeof startOpenAiServer>>;
  let server: Served;

  beforeAll(async () => {
    painter = await startA1111Server();
    model = await startOpenAiServer();
    server = await serve([], {
      folder,
      env: {
        PROMPTLOOM_LLM: `openai-compatible:${model.url}#test-model`,
        PROMPTLOOM_IMAGE_BACKEND: `a1111:${painter.url}`,
      },
    });
  });
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
    await painter.close();
    await model.close();
  });

  const url = (path: string) => new URL(`/api/v1/${path}`, server.url);
  async function get<T>(path: string): Promise<T> {
    const answer = await fetch(url(path));
    expect(answer.status).toBe(200);
    return (await answer.json()) as T;
  }
  const post = (path: string, body: object, accept = 'application/json') =>
    fetch(url(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify(body),
    });
  async function posted<T>(path: string, body: object): Promise<T> {
    const answer = await post(path, body);
    expect(answer.ok).toBe(true);
    return (await answer.json()) as T;
  }

  it('is described and healthy', async () => {
    expect(await get('health')).toMatchObject({ status: 'ok' });
    const description = await get<{ openapi: string; paths: object }>('openapi.json');
    expect(description.openapi).toMatch(/^3\./);
    expect(Object.keys(description.paths).length).toBeGreaterThan(8);
    expect((await fetch(new URL('/docs', server.url))).status).toBe(200);
    const info = await get<LibraryInfo>('library');
    expect(info.sample).toBe(true);
    expect(info.counts.prompts).toBeGreaterThanOrEqual(300);
    expect(info.counts.embeddedImages).toBeGreaterThanOrEqual(60);
  });

  it('goes round: search, improve with a language model, generate with progress, find it again', async () => {
    const found = await posted<SearchResponse>('search', { text: IDEA, k: 4 });
    const use = found.results.slice(0, 2).map(({ id }) => id);

    const streamed = await post('improve', { idea: IDEA, use, variants: 3 }, 'text/event-stream');
    const events = await readEvents(streamed);
    expect(events[0]!.event).toBe('matches');
    expect(events.filter(({ event }) => event === 'variant').length).toBeGreaterThanOrEqual(2);
    const improvement = events.find(({ event }) => event === 'done')!.data as Improvement;
    expect(improvement.writer).toContain('test-model');
    expect(improvement.matches.map(({ id }) => id)).toEqual(use);

    const variant = improvement.variants[0]!;
    const accepted = await posted<PromptDetail>('improve/accept', {
      variantId: variant.id,
      prompt: `${variant.prompt}, edited by hand`,
    });
    expect(accepted.prompt.text).toContain('edited by hand');
    expect(accepted.lineage.parents.length).toBeGreaterThan(0);

    const job = await posted<{ id: string }>('generations', {
      id: accepted.prompt.id,
      count: 2,
      width: 192,
      height: 128,
    });
    const progress = await readEvents(await fetch(url(`jobs/${job.id}/events`)));
    const fractions = progress
      .filter(({ event }) => event === 'progress')
      .map(({ data }) => (data as { fraction: number }).fraction);
    expect(fractions.some((fraction) => fraction > 0 && fraction < 1)).toBe(true);
    expect(progress.at(-1)!.event).toBe('done');
    const { result } = await get<{ result: Generation }>(`jobs/${job.id}`);
    expect(result.images).toHaveLength(2);

    const bytes = Buffer.from(await (await fetch(new URL(result.images[1]!.url, server.url))).arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 192, height: 128, format: 'png' });
    const form = new FormData();
    form.append('request', JSON.stringify({ k: 1 }));
    form.append(
      'image',
      new Blob([new Uint8Array(await sharp(bytes).jpeg({ quality: 60 }).toBuffer())]),
      'query.jpg',
    );
    const byImage = (await (
      await fetch(url('search'), { method: 'POST', body: form })
    ).json()) as SearchResponse;
    expect(byImage.results[0]!.images[0]!.id).toBe(result.images[1]!.id);

    const byWords = await get<SearchResponse>(`search?q=${encodeURIComponent(accepted.prompt.text)}&k=1`);
    expect(byWords.results[0]!.id).toBe(accepted.prompt.id);
    const detail = await get<PromptDetail>(`prompts/${accepted.prompt.id}`);
    expect(detail.images).toHaveLength(2);
    expect(use).toContain(detail.lineage.parents[0]!.id);
  });

  it('answers commands of the same user while it runs', async () => {
    const { results } = await runJson<SearchResponse>(['search', 'mountains', '-k', '2'], { folder });
    expect(results).toHaveLength(2);
    const drawn = await run(
      ['generate', 'a paper boat on a lake', '--backend', 'sketch', '--size', '64x64'],
      { folder },
    );
    expect(drawn.code).toBe(0);
    const again = await get<SearchResponse>('search?q=a+paper+boat+on+a+lake&k=1');
    expect(again.results[0]!.prompt).toBe('a paper boat on a lake');
  });

  it('says what is wrong as problem documents', async () => {
    const answer = await post('search', { text: 'x', k: 0 });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'invalid-input', status: 400 });
    expect((await fetch(url('prompts/p0000000000000000'))).status).toBe(404);
  });
});
