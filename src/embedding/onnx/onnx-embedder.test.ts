import { cpSync, readdirSync, renameSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyClipEntry, tinyClipFiles, tinyClipFolder } from '../../../test/doubles/tiny-clip.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { HAS_THREAD_PRIORITIES } from '../../async/thread.ts';
import { describeEmbedder } from '../embedder.contract.ts';
import { OnnxEmbedder } from './onnx-embedder.ts';

const open = (precision: 'fp32' | 'int8') =>
  OnnxEmbedder.open({ entry: tinyClipEntry(), files: tinyClipFiles(precision) });

describeEmbedder('tiny CLIP, fp32', () => open('fp32'));
// Dynamic quantisation scales activations over the batch, so other texts of a batch change the last digits.
describeEmbedder('tiny CLIP, int8', () => open('int8'), { batchIndependent: false });

describe('a CLIP embedder', () => {
  let embedder: OnnxEmbedder;
  beforeAll(async () => {
    embedder = await open('fp32');
  });
  afterAll(() => embedder.close());

  it('answers a repeated query without running the model', async () => {
    const [first] = await embedder.embedText(['three red circles']);
    const { run } = embedder.times;
    const [again] = await embedder.embedText(['three red circles']);
    expect(again).toEqual(first);
    expect(embedder.times.run).toBe(run);
  });

  it('reports how many texts it cut', async () => {
    let cut = 0;
    const count = (texts: number) => {
      cut += texts;
    };
    await embedder.embedText(['short', 'long '.repeat(200)], { onTruncated: count });
    expect(cut).toBe(1);
    const many = Array.from({ length: 50 }, (_, n) => (n % 5 ? `text ${n}` : `${n} words `.repeat(100)));
    await embedder.embedText(many, { onTruncated: count });
    expect(cut).toBe(11);
  });

  it('reads weights again that were away for a while', async () => {
    const folder = temporaryFolder();
    cpSync(tinyClipFolder, folder, { recursive: true });
    const entry = tinyClipEntry();
    const [textModel, visionModel, tokenizer] = [
      'onnx/text_model.onnx',
      'onnx/vision_model.onnx',
      'tokenizer.json',
    ].map((name) => path.join(folder, name)) as [string, string, string];
    const files = { ...tinyClipFiles(), folder, textModel, visionModel, tokenizer };
    const own = await OnnxEmbedder.open({ entry, files, threads: 1 });
    const image = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#a33' } })
      .png()
      .toBuffer();
    for (const file of [tokenizer, textModel, visionModel]) {
      renameSync(file, `${file}.away`);
      const work = file === visionModel ? own.embedImage([image]) : own.embedText(['a red circle']);
      await expect(work).rejects.toMatchObject({ code: 'invalid-input' });
      renameSync(`${file}.away`, file);
    }
    expect((await own.embedText(['a red circle']))[0]).toEqual(
      (await embedder.embedText(['a red circle']))[0],
    );
    expect((await own.embedImage([image]))[0]).toBeInstanceOf(Float32Array);
    await own.close();
  });

  it.runIf(HAS_THREAD_PRIORITIES)(
    'has threads of low priority in the background, and there alone',
    async () => {
      const slow = () =>
        readdirSync('/proc/self/task').filter((thread) => os.getPriority(Number(thread)) > os.getPriority());
      const before = slow().length;
      const own = await OnnxEmbedder.open({
        entry: tinyClipEntry(),
        files: tinyClipFiles(),
        background: true,
      });
      const vectors = await own.embedText(['a red circle']);
      expect(slow().length).toBeGreaterThan(before);
      expect(vectors).toEqual(await embedder.embedText(['a red circle']));
      await own.close();
      expect(slow()).toHaveLength(before);
    },
  );

  it('says which file is missing', async () => {
    const files = { ...tinyClipFiles(), visionModel: '/nowhere/vision_model.onnx' };
    await expect(OnnxEmbedder.open({ entry: tinyClipEntry(), files })).rejects.toMatchObject({
      message: expect.stringContaining('/nowhere/vision_model.onnx'),
    });
  });
});
