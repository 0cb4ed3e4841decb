import { afterEach, describe, expect, it } from 'vitest';
import {
  type A1111Server,
  type A1111ServerOptions,
  startA1111Server,
} from '../../../test/doubles/a1111-server.ts';
import { PromptloomError } from '../../errors.ts';
import type { GenerationProgress } from '../../records/generation.ts';
import { describeBackend } from '../backend.contract.ts';
import type { BackendRequest } from '../backend.ts';
import { A1111Backend, type A1111Options } from './a1111.ts';

const REQUEST: BackendRequest = {
  prompt: 'a fox',
  negativePrompt: '',
  count: 1,
  width: 128,
  height: 64,
  seed: 5,
};
const QUICK: A1111Options = { pollEveryMs: 1 };

const servers: A1111Server[] = [];
async function start(options: A1111ServerOptions = {}): Promise<A1111Server> {
  const server = await startA1111Server(options);
  servers.push(server);
  return server;
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function failureOf(work: Promise<unknown>): Promise<PromptloomError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PromptloomError);
  return error as PromptloomError;
}

describeBackend('an A1111 server', async () => {
  const server = await startA1111Server();
  return { backend: new A1111Backend(server.url, QUICK), close: server.close };
});
describeBackend('an sd-server', async () => {
  const server = await startA1111Server({ mode: 'sd-server' });
  return { backend: new A1111Backend(server.url, QUICK), close: server.close };
});

describe('A1111Backend', () => {
  it('sends what is given and leaves the rest to the server', async () => {
    const server = await start();
    const backend = new A1111Backend(server.url, QUICK);
    await backend.generate(REQUEST, {});
    await backend.generate({ ...REQUEST, steps: 12, cfg: 3.5, sampler: 'DDIM', model: 'dream-test' }, {});
    expect(server.requests[0]).toMatchObject({
      prompt: 'a fox',
      seed: 5,
      width: 128,
      height: 64,
      batch_size: 1,
    });
    expect(server.requests[0]).not.toHaveProperty('steps');
    expect(server.requests[0]).not.toHaveProperty('override_settings');
    expect(server.requests[1]).toMatchObject({
      steps: 12,
      cfg_scale: 3.5,
      sampler_name: 'DDIM',
      override_settings: { sd_model_checkpoint: 'dream-test' },
    });
  });

  it('sends a sampler with a scheduler in its name as both, to a server that knows them apart', async () => {
    const server = await start();
    const warnings: string[] = [];
    const [image] = await new A1111Backend(server.url, QUICK).generate(
      { ...REQUEST, sampler: 'DPM++ 2M Karras' },
      { onWarning: (warning) => warnings.push(warning) },
    );
    expect(server.requests[0]).toMatchObject({ sampler_name: 'DPM++ 2M', scheduler: 'Karras' });
    expect(image!.settings).toMatchObject({ sampler: 'DPM++ 2M', scheduler: 'Karras' });
    expect(warnings).toEqual([]);
  });

  it('sends the joined name to an older server, which knows no schedulers', async () => {
    const server = await start({ samplers: ['Euler a', 'DPM++ 2M Karras'], schedulers: 'none' });
    const backend = new A1111Backend(server.url, QUICK);
    await backend.generate({ ...REQUEST, sampler: 'DPM++ 2M Karras' }, {});
    await backend.generate({ ...REQUEST, sampler: 'DPM++ 2M', scheduler: 'Karras' }, {});
    for (const request of server.requests) {
      expect(request.sampler_name).toBe('DPM++ 2M Karras');
      expect(request).not.toHaveProperty('scheduler');
    }
  });

  it('sends a name that the server does not list as it is, so that the server says so', async () => {
    const server = await start();
    const generation = new A1111Backend(server.url, QUICK).generate({ ...REQUEST, sampler: 'Plotter' }, {});
    expect((await failureOf(generation)).message).toContain('Sampler not found');
  });

  it('draws with what the prompt was drawn with before, in the names of the server', async () => {
    const server = await start({ models: ['sd/quill_v3.safetensors [0123abcd]'] });
    const warnings: string[] = [];
    const own = { sampler: 'dpmpp_2m', scheduler: 'karras', model: 'quill_v3' };
    await new A1111Backend(server.url, QUICK).generate(
      { ...REQUEST, own },
      { onWarning: (warning) => warnings.push(warning) },
    );
    expect(server.requests[0]).toMatchObject({
      sampler_name: 'DPM++ 2M',
      scheduler: 'Karras',
      override_settings: { sd_model_checkpoint: 'sd/quill_v3.safetensors [0123abcd]' },
    });
    expect(warnings).toEqual([]);
  });

  it('leaves out what the server does not have of that, and says so', async () => {
    const server = await start();
    const warnings: string[] = [];
    await new A1111Backend(server.url, QUICK).generate(
      { ...REQUEST, own: { sampler: 'Plotter', model: 'lost' } },
      { onWarning: (warning) => warnings.push(warning) },
    );
    expect(server.requests[0]).not.toHaveProperty('sampler_name');
    expect(server.requests[0]).not.toHaveProperty('override_settings');
    expect(warnings).toEqual([
      expect.stringContaining('sampler Plotter'),
      expect.stringContaining('model lost'),
    ]);
  });

  it('asks for what was asked for, not for what the prompt was drawn with before', async () => {
    const server = await start();
    const own = { sampler: 'UniPC', scheduler: 'Karras', model: 'lost' };
    const asked = { ...REQUEST, own, sampler: 'DDIM', model: 'dream-test' };
    await new A1111Backend(server.url, QUICK).generate(asked, {});
    expect(server.requests[0]).toMatchObject({
      sampler_name: 'DDIM',
      override_settings: { sd_model_checkpoint: 'dream-test' },
    });
    expect(server.requests[0]).not.toHaveProperty('scheduler');
  });

  it('tells what the image was really drawn with', async () => {
    const server = await start();
    const warnings: string[] = [];
    const [image] = await new A1111Backend(server.url, QUICK).generate(
      { ...REQUEST, model: 'dream-test.safetensors [879db523c3]' },
      { onWarning: (warning) => warnings.push(warning) },
    );
    expect(image!.settings).toEqual({
      model: 'dream-test',
      sampler: 'Euler a',
      scheduler: 'Automatic',
      seed: 5,
      steps: 20,
      cfg: 7,
      width: 128,
      height: 64,
    });
    expect(image!.infotext).toContain('Version: v1.10.1');
    expect(warnings).toEqual([]);
  });

  it('passes over a grid before the image', async () => {
    const [plain, withGrid] = [await start(), await start({ grid: true })];
    const [expected] = await new A1111Backend(plain.url, QUICK).generate(REQUEST, {});
    const [image] = await new A1111Backend(withGrid.url, QUICK).generate(REQUEST, {});
    expect(Buffer.from(image!.bytes).equals(Buffer.from(expected!.bytes))).toBe(true);
    expect(image!.settings.seed).toBe(5);
  });

  it('takes JPEG images as they are', async () => {
    const server = await start({ format: 'jpeg' });
    const [image] = await new A1111Backend(server.url, QUICK).generate(REQUEST, {});
    expect(image!.mediaType).toBe('image/jpeg');
    expect(image!.infotext).toContain('Seed: 5');
  });

  it('shows the steps of the server while it draws', async () => {
    const server = await start({ ticksPerImage: 4 });
    const seen: GenerationProgress[] = [];
    await new A1111Backend(server.url, QUICK).generate(
      { ...REQUEST, steps: 20 },
      { onProgress: (p) => seen.push(p) },
    );
    expect(seen.some((p) => p.steps === 20 && p.step! > 0 && p.fraction > 0 && p.fraction < 1)).toBe(true);
    expect(server.progressPolls).toBeGreaterThanOrEqual(4);
  });

  it('says once that a server has no progress, then asks no more', async () => {
    const server = await start({ mode: 'sd-server', ticksPerImage: 1, holdLimitMs: 50 });
    const backend = new A1111Backend(server.url, QUICK);
    const warnings: string[] = [];
    for (let i = 0; i < 2; i++)
      await backend.generate({ ...REQUEST, count: 2 }, { onWarning: (w) => warnings.push(w) });
    expect(warnings.filter((warning) => warning.includes('progress'))).toHaveLength(1);
  });

  it('interrupts the server when it is aborted', async () => {
    const server = await start({ ticksPerImage: 1000 });
    const controller = new AbortController();
    const generation = new A1111Backend(server.url, QUICK).generate(REQUEST, {
      signal: controller.signal,
      onProgress: ({ fraction }) => fraction > 0 && controller.abort(),
    });
    expect((await failureOf(generation)).code).toBe('cancelled');
    expect(server.interrupts).toBe(1);
  });

  it('warns when a server cannot be interrupted', async () => {
    const server = await start({ mode: 'sd-server', ticksPerImage: 1000, holdLimitMs: 20_000 });
    const controller = new AbortController();
    const warnings: string[] = [];
    const generation = new A1111Backend(server.url, QUICK).generate(REQUEST, {
      signal: controller.signal,
      onProgress: () => queueMicrotask(() => controller.abort()),
      onWarning: (warning) => warnings.push(warning),
    });
    expect((await failureOf(generation)).code).toBe('cancelled');
    expect(warnings.some((warning) => warning.includes('cannot be interrupted'))).toBe(true);
  });

  it('warns when the server says nothing of a model that was asked for, or used another', async () => {
    const server = await start({ mode: 'sd-server' });
    const warnings: string[] = [];
    const [image] = await new A1111Backend(server.url, QUICK).generate(
      { ...REQUEST, model: 'dream' },
      { onWarning: (warning) => warnings.push(warning) },
    );
    expect(image!.settings.model).toBeUndefined();
    expect(warnings.some((warning) => warning.includes('dream'))).toBe(true);
  });

  it('lists samplers, and models with the loaded one first', async () => {
    const server = await start({ models: ['b.safetensors', 'a.safetensors'] });
    expect(await new A1111Backend(server.url).capabilities()).toEqual({
      progress: true,
      negativePrompt: true,
      samplers: expect.arrayContaining(['Euler a', 'DPM++ 2M']),
      models: ['dream-test.safetensors [879db523c3]', 'b.safetensors', 'a.safetensors'],
    });
  });

  it('knows an sd-server, which has none of those lists', async () => {
    const server = await start({ mode: 'sd-server' });
    const capabilities = await new A1111Backend(server.url).capabilities();
    expect(capabilities).toEqual({ progress: false, negativePrompt: true, samplers: [], models: [] });
  });

  it('logs in with the user and password of the address and shows them nowhere', async () => {
    const server = await start({ auth: { user: 'me', password: 'p@ss:wörd' } });
    const backend = new A1111Backend(server.url.replace('//', '//me:p%40ss%3Aw%C3%B6rd@'), QUICK);
    expect(backend.id).toBe(`a1111:${server.url}`);
    expect(await backend.generate(REQUEST, {})).toHaveLength(1);
    expect((await backend.capabilities()).progress).toBe(true);
    const wrong = new A1111Backend(server.url.replace('//', '//me:sesame@'), QUICK);
    const error = await failureOf(wrong.generate(REQUEST, {}));
    expect(error.message).toContain('HTTP 401');
    expect(`${error.message} ${error.hint} ${JSON.stringify(error)}`).not.toContain('sesame');
  });

  it.each(['http://host:7860/', 'http://host:7860/sdapi/v1/', 'http://u:p@host:7860'])('reads %s', (url) => {
    expect(new A1111Backend(url).id).toBe('a1111:http://host:7860');
  });

  it('refuses addresses that are not http', () => {
    for (const url of ['', 'host:7860', 'file:///etc/passwd', 'ftp://u:secret@host'])
      expect(() => new A1111Backend(url)).toThrowError(expect.objectContaining({ code: 'invalid-input' }));
  });
});
