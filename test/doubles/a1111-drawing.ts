import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { withPngText } from '../../src/images/png-text.ts';
import { type Seed, seedAfter, toSeed } from '../../src/records/seed.ts';
import { stringifyExactJson } from '../../src/text/exact-json.ts';

/** The model that the server has loaded, as A1111 names it. */
export const MODEL = { title: 'dream-test.safetensors [879db523c3]', hash: '879db523c3' };

/** The samplers it has. */
export const SAMPLERS = ['Euler a', 'Euler', 'DPM++ 2M', 'DDIM', 'UniPC'];

/** The schedulers it has, as it labels them. */
export const SCHEDULERS = ['Automatic', 'Uniform', 'Karras', 'Exponential', 'SGM Uniform', 'Simple'];

/** A txt2img request as it arrived. */
export type Txt2ImgBody = Record<string, unknown> & { prompt: string };

/** How the answer shall look. */
export interface DrawingOptions {
  grid?: boolean;
  format?: 'png' | 'jpeg' | 'webp';
  /** An older sd-server: no infotext, and `info` is empty. */
  isMute: boolean;
}

/** The answer to a txt2img request: images that its prompt and seed decide, and what A1111 tells of them. */
export async function draw(
  body: Txt2ImgBody,
  options: DrawingOptions,
): Promise<{ images: string[]; parameters: object; info: string }> {
  const [width, height] = [numberOr(body.width, 512), numberOr(body.height, 512)];
  const first = toSeed(body.seed) ?? Math.floor(Math.random() * 2 ** 32);
  const [steps, cfg] = [numberOr(body.steps, 20), numberOr(body.cfg_scale, 7)];
  const sampler = String(body.sampler_name ?? 'Euler a');
  const scheduler = String(body.scheduler ?? 'Automatic');
  const wanted = (body.override_settings as { sd_model_checkpoint?: string } | undefined)
    ?.sd_model_checkpoint;
  const model = plain(wanted ?? MODEL.title);
  const negative = String(body.negative_prompt ?? '');
  const seeds = Array.from({ length: numberOr(body.batch_size, 1) * numberOr(body.n_iter, 1) }, (_, n) =>
    seedAfter(first, n),
  );
  const infotexts = seeds.map(
    (seed) =>
      `${body.prompt}\n${negative && `Negative prompt: ${negative}\n`}Steps: ${steps}, Sampler: ${sampler}, Schedule type: ${scheduler}, CFG scale: ${cfg}, Seed: ${seed}, Size: ${width}x${height}, Model hash: ${MODEL.hash}, Model: ${model}, Version: v1.10.1`,
  );
  const drawn = await Promise.all(
    seeds.map(async (seed, n) => {
      const one = sharp(Buffer.from(svgOf(body.prompt, seed, width, height)));
      if (options.format && options.format !== 'png') return one[options.format]().toBuffer();
      const png = await one.removeAlpha().png().toBuffer();
      return options.isMute ? png : withPngText(png, 'parameters', infotexts[n]!);
    }),
  );
  const grid = await sharp({ create: { width, height, channels: 3, background: '#808080' } })
    .png()
    .toBuffer();
  const images = (options.grid ? [grid, ...drawn] : drawn).map((one) => one.toString('base64'));
  const info = {
    prompt: body.prompt,
    all_prompts: seeds.map(() => body.prompt),
    negative_prompt: negative,
    seed: numberOf(first),
    all_seeds: seeds.map(numberOf),
    width,
    height,
    sampler_name: sampler,
    cfg_scale: cfg,
    steps,
    batch_size: seeds.length,
    sd_model_name: model,
    sd_model_hash: MODEL.hash,
    extra_generation_params: { 'Schedule type': scheduler },
    index_of_first_image: options.grid ? 1 : 0,
    infotexts: options.grid ? [infotexts[0], ...infotexts] : infotexts,
    version: 'v1.10.1',
  };
  return { images, parameters: body, info: options.isMute ? '' : stringifyExactJson(info) };
}

/** A seed as such a server writes it: a number, whatever its length. */
function numberOf(seed: Seed): number | bigint {
  return typeof seed === 'string' ? BigInt(seed) : seed;
}

/** Bands and discs in colours that the prompt and seed decide. */
function svgOf(prompt: string, seed: Seed, width: number, height: number): string {
  const digest = createHash('sha256').update(`${prompt}\n${seed}`).digest();
  const hue = (i: number) => Math.round((digest[i % 32]! / 256) * 360);
  const shapes = Array.from({ length: 9 }, (_, i) => {
    const [x, y] = [(digest[i * 2]! / 255) * width, (digest[i * 2 + 1]! / 255) * height];
    const r = Math.min(width, height) * (0.05 + (digest[31 - i]! / 255) * 0.2);
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" fill="hsl(${hue(i + 3)} 70% 55%)" opacity="0.8"/>`;
  });
  const stops = [0, 1, 2].map(
    (i) => `<stop offset="${i / 2}" stop-color="hsl(${hue(i)} 55% ${30 + i * 20}%)"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="0" y2="1">${stops.join('')}</linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>${shapes.join('')}</svg>`;
}

/** A model's name without its file ending and hash. */
export function plain(title: string): string {
  return title.replace(/\s*\[.*\]$/, '').replace(/\.safetensors$/, '');
}

/** The value where it is a number. */
export function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** How A1111 refuses a request that it cannot serve; an sd-server (`titles` undefined) minds less. */
export function refusalOf(
  body: Txt2ImgBody,
  titles: readonly string[] | undefined,
  samplers: readonly string[] = SAMPLERS,
): { status: number; body: unknown } | undefined {
  if (typeof body.prompt !== 'string')
    return {
      status: 422,
      body: { detail: [{ loc: ['body', 'prompt'], msg: 'str type expected', type: 'type_error.str' }] },
    };
  if (!titles) return undefined;
  if (typeof body.steps === 'number' && body.steps > 150)
    return {
      status: 422,
      body: {
        detail: [
          {
            loc: ['body', 'steps'],
            msg: 'Input should be less than or equal to 150',
            type: 'less_than_equal',
          },
        ],
      },
    };
  if (typeof body.sampler_name === 'string' && !samplers.includes(body.sampler_name))
    return { status: 404, body: { detail: 'Sampler not found' } };
  const wanted = (body.override_settings as { sd_model_checkpoint?: string } | undefined)
    ?.sd_model_checkpoint;
  if (wanted && !titles.some((title) => title === wanted || plain(title) === wanted))
    return {
      status: 500,
      body: { error: 'RuntimeError', detail: '', body: '', errors: `Unknown checkpoint: ${wanted}` },
    };
  return undefined;
}
