import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Generation } from '../../src/records/generation.ts';
import type { Improvement } from '../../src/records/improvement.ts';
import type { PromptDetail } from '../../src/records/lineage.ts';
import type { SearchResponse } from '../../src/records/search.ts';
import { startA1111Server } from '../doubles/a1111-server.ts';
import { startOpenAiServer } from '../doubles/openai-server.ts';
import { run, runJson } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const IDEA = 'a cat sleeping on the sofa';

describe('the loop on the command line', () => {
  const folder = temporaryFolder();
  const json = <T>(args: string[], env?: Record<string, string>) =>
    runJson<T>(args, { folder, ...(env && { env }) });
  const closers: (() => Promise<void>)[] = [];
  let painter: Awaited<ReturnType<typeof startA1111Server>>;
  let model: Awaited<ReturnType<typeof startOpenAiServer>>;

  beforeAll(async () => {
    painter = await startA1111Server();
    model = await startOpenAiServer();
    closers.push(
      () => painter.close(),
      () => model.close(),
    );
  });
  afterAll(async () => {
    for (const close of closers) await close();
  });

  it('starts with the sample library where none is named', async () => {
    const { results, index } = await json<SearchResponse>(['search', 'mountains in the mist', '-k', '5']);
    expect(results).toHaveLength(5);
    expect(index).toBe('exact');
    expect(results.every(({ sourceSite }) => sourceSite === 'promptloom sample')).toBe(true);
  });

  it.each(['composer and sketch', 'language model and A1111'])('goes round with %s', async (way) => {
    const served = way.startsWith('language');
    const env: Record<string, string> = served
      ? {
          PROMPTLOOM_LLM: `openai-compatible:${model.url}#test-model`,
          PROMPTLOOM_IMAGE_BACKEND: `a1111:${painter.url}`,
        }
      : {};
    const found = await json<SearchResponse>(['search', IDEA, '-k', '4'], env);
    const use = found.results.slice(0, 3).map(({ id }) => id);
    const improvement = await json<Improvement>(['improve', IDEA, '--use', ...use, '--variants', '3'], env);
    expect(improvement.matches.map(({ id }) => id)).toEqual(use);
    expect(improvement.variants.length).toBeGreaterThanOrEqual(2);
    if (served) expect(improvement.writer).toContain('test-model');
    else {
      expect(improvement.writer).toBe('composer');
      expect(improvement.notes.join(' ')).toMatch(/language model/i);
    }

    const variant = improvement.variants[0]!;
    const generation = await json<Generation>(
      ['generate', variant.id, '--size', '256x256', '--seed', '7'],
      env,
    );
    expect(generation.images).toHaveLength(1);
    const image = generation.images[0]!;
    const { width, height, comments } = await sharp(image.path).metadata();
    expect([width, height]).toEqual([256, 256]);
    expect(comments?.find(({ keyword }) => keyword === 'parameters')?.text).toMatch(/Steps: |Seed: 7/);

    const byWords = await json<SearchResponse>(['search', variant.prompt, '-k', '1']);
    expect(byWords.results[0]).toMatchObject({ id: generation.promptId, origin: 'improved' });
    const copy = path.join(folder, 'copy.jpg');
    await sharp(readFileSync(image.path)).resize(128).jpeg({ quality: 60 }).toFile(copy);
    const byImage = await json<SearchResponse>(['search', '--image', copy, '-k', '1']);
    expect(byImage.results[0]!.images[0]!.id).toBe(image.id);

    const detail = await json<PromptDetail>(['show', generation.promptId]);
    expect(detail.lineage.idea).toBe(IDEA);
    expect(detail.lineage.parents.length).toBeGreaterThan(0);
    expect(use).toContain(detail.lineage.parents[0]!.id);
    expect(detail.images).toHaveLength(1);
  });

  it('shows people what it does, and says what is wrong', async () => {
    const shown = await run(['improve', IDEA, '--variants', '2'], { folder });
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain('cat');
    const drawn = await run(['generate', IDEA, '--size', '64x64'], { folder });
    expect(drawn.code).toBe(0);
    expect(drawn.stdout + drawn.stderr).toContain('.png');
    const wrong = await run(['search', 'x', '--like', 'y'], { folder });
    expect(wrong.code).not.toBe(0);
  });
});
