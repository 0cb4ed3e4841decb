import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readExifTexts } from '../../images/exif.ts';
import { withPngText } from '../../images/png-text.ts';
import { readOwnPrompt } from './own-prompt.ts';

const blank = (channels: 3 | 4 = 3) =>
  sharp({ create: { width: 48, height: 96, channels, background: '#48a' } });
const png = async (texts: Record<string, string>) => {
  let bytes: Uint8Array = await blank().png().toBuffer();
  for (const [keyword, text] of Object.entries(texts)) bytes = withPngText(bytes, keyword, text);
  return bytes;
};
const INFOTEXT =
  'a heron\nNegative prompt: blur\nSteps: 20, Sampler: Euler a, CFG scale: 6, Seed: 7, Size: 512x768';
const GRAPH = JSON.stringify({
  3: {
    class_type: 'KSampler',
    inputs: { seed: 7, steps: 20, cfg: 6, positive: ['6', 0], negative: ['7', 0] },
  },
  6: { class_type: 'CLIPTextEncode', inputs: { text: 'a heron' } },
  7: { class_type: 'CLIPTextEncode', inputs: { text: 'blur' } },
});
const HERON = { prompt: 'a heron', negativePrompt: 'blur' };
const DRAWN = { seed: 7, steps: 20, cfg: 6 };

describe('the metadata of a tool, with all settings', () => {
  const size = { width: 512, height: 768 };
  it.each<[string, Record<string, string>, object]>([
    [
      'Fooocus',
      {
        parameters: JSON.stringify({
          ...{ prompt: 'a heron', negative_prompt: 'blur', full_prompt: ['a heron, expanded'], steps: 20 },
          ...{
            resolution: '(512, 768)',
            seed: '18446744073709551615',
            base_model: 'barnXL',
            guidance_scale: 6,
          },
          ...{ sampler: 'dpmpp_2m_sde_gpu', scheduler: 'karras', version: 'Fooocus v2.5.0' },
        }),
        fooocus_scheme: 'fooocus',
      },
      {
        settings: {
          ...size,
          steps: 20,
          cfg: 6,
          seed: '18446744073709551615',
          model: 'barnXL',
          sampler: 'dpmpp_2m_sde_gpu',
          scheduler: 'karras',
        },
        writtenBy: 'json',
      },
    ],
    [
      'RuinedFooocus',
      {
        parameters: JSON.stringify({
          Prompt: 'a heron',
          Negative: 'blur',
          ...DRAWN,
          ...size,
          sampler_name: 'euler',
          scheduler: 'normal',
          base_model_name: 'x.safetensors',
        }),
      },
      { settings: { ...size, ...DRAWN, model: 'x.safetensors', sampler: 'euler', scheduler: 'normal' } },
    ],
    [
      'SwarmUI',
      {
        parameters: JSON.stringify({
          sui_image_params: {
            prompt: 'a heron',
            negativeprompt: 'blur',
            model: 'a/x',
            seed: 7,
            steps: 20,
            cfgscale: 6,
            fluxguidancescale: 3.5,
            ...size,
          },
        }),
      },
      { settings: { ...size, ...DRAWN, model: 'a/x' }, guidance: 3.5 },
    ],
    [
      'InvokeAI',
      {
        invokeai_metadata: JSON.stringify({
          positive_prompt: 'a heron',
          negative_prompt: 'blur',
          seed: 7,
          steps: 20,
          cfg_scale: 6,
          scheduler: 'dpmpp_2m_k',
          model: { model_name: 'mill', base_model: 'sdxl' },
          ...size,
        }),
      },
      { settings: { ...size, ...DRAWN, model: 'mill', sampler: 'dpmpp_2m_k' }, writtenBy: 'invokeai' },
    ],
    [
      'InvokeAI before version 3',
      {
        'sd-metadata': JSON.stringify({
          model_weights: 'mill',
          image: {
            prompt: [{ prompt: 'a heron [blur]', weight: 1 }],
            seed: 7,
            steps: 20,
            cfg_scale: 6,
            sampler: 'k_lms',
            ...size,
          },
        }),
      },
      { settings: { ...size, ...DRAWN, model: 'mill', sampler: 'k_lms' }, writtenBy: 'invokeai' },
    ],
    [
      "InvokeAI's command line",
      { Dream: '"a heron [blur]" -s 20 -S 7 -W 512 -H 768 -C 6 -A k_lms -G 0.9' },
      { settings: { ...size, ...DRAWN, sampler: 'k_lms' }, writtenBy: 'invokeai' },
    ],
    [
      'NovelAI',
      {
        Description: 'a heron',
        Software: 'NovelAI',
        Source: 'NovelAI Diffusion V4',
        Comment: JSON.stringify({
          steps: 20,
          sampler: 'k_euler',
          noise_schedule: 'native',
          seed: 7,
          uc: 'blur',
          scale: 6,
          ...size,
        }),
      },
      {
        settings: {
          ...size,
          ...DRAWN,
          sampler: 'k_euler',
          scheduler: 'native',
          model: 'NovelAI Diffusion V4',
        },
        writtenBy: 'novelai',
      },
    ],
    [
      'Easy Diffusion',
      {
        prompt: 'a heron',
        negative_prompt: 'blur',
        seed: '7',
        num_inference_steps: '20',
        guidance_scale: '6',
        use_stable_diffusion_model: 'ferry',
        sampler_name: 'euler_a',
        width: '512',
        height: '768',
      },
      { settings: { ...size, ...DRAWN, model: 'ferry', sampler: 'euler_a' }, writtenBy: 'easydiffusion' },
    ],
    [
      'Draw Things',
      {
        'XML:com.adobe.xmp': `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description><exif:UserComment><rdf:Alt><rdf:li xml:lang="x-default">${JSON.stringify({ c: 'a heron', uc: 'blur', seed: 7, steps: 20, scale: 6, size: '512x768', model: 'x.ckpt', sampler: 'Euler A' }).replaceAll('"', '&quot;')}</rdf:li></rdf:Alt></exif:UserComment></rdf:Description></rdf:RDF></x:xmpmeta>`,
      },
      { settings: { ...size, ...DRAWN, model: 'x.ckpt', sampler: 'Euler A' }, writtenBy: 'json' },
    ],
    [
      'Midjourney',
      {
        Description:
          'a heron --no blur --ar 2:3 --v 6.1 --seed 7 Job ID: 0a1b2c3d-0000-4000-8000-000000000000',
        Author: 'someone',
      },
      { settings: { seed: 7, model: 'Midjourney 6.1' }, writtenBy: 'midjourney' },
    ],
  ])('%s', async (_, texts, expected) => {
    expect(await readOwnPrompt(await png(texts))).toMatchObject({ ...HERON, ...expected });
  });

  it("NovelAI's prompts of single characters", async () => {
    const caption = (base: string, ...people: string[]) => ({
      caption: { base_caption: base, char_captions: people.map((char_caption) => ({ char_caption })) },
    });
    const comment = {
      prompt: 'two birds',
      uc: 'blur',
      v4_prompt: caption('two birds', 'a heron', 'a crane'),
      v4_negative_prompt: caption('blur', '', 'mist'),
    };
    const own = await readOwnPrompt(await png({ Comment: JSON.stringify(comment), Software: 'NovelAI' }));
    expect(own).toMatchObject({ prompt: 'two birds\na heron\na crane', negativePrompt: 'blur\nmist' });
  });
});

describe('a file without a prompt', () => {
  it.each<[string, Record<string, string>]>([
    ['infotext', { parameters: 'Steps: 20, Sampler: Euler a, CFG scale: 6, Seed: 7' }],
    ['JSON', { parameters: JSON.stringify({ ...DRAWN, sampler: 'Euler a' }) }],
    ['a graph', { prompt: GRAPH.replace('a heron', '') }],
  ])('tells its settings: %s', async (_, texts) => {
    expect(await readOwnPrompt(await png(texts))).toMatchObject({ prompt: '', settings: DRAWN });
  });

  it('is read on for a prompt that another place in it has', async () => {
    const texts = { parameters: 'Steps: 20, Sampler: Euler a, CFG scale: 6, Seed: 7', prompt: GRAPH };
    expect(await readOwnPrompt(await png(texts))).toMatchObject({ ...HERON, writtenBy: 'comfyui' });
  });
});

describe('ComfyUI in Exif data', () => {
  it.each<[string, 'webp' | 'jpeg' | 'avif', Record<string, string>]>([
    ['Model and Make', 'webp', { Model: `prompt:${GRAPH}`, Make: 'workflow:{"nodes":[]}' }],
    [
      'Make and ImageDescription',
      'webp',
      { Make: `Prompt: ${GRAPH}`, ImageDescription: 'Workflow: {"nodes":[]}' },
    ],
    ['ImageDescription of a JPEG', 'jpeg', { ImageDescription: `prompt:${GRAPH}` }],
    ['Model of an AVIF', 'avif', { Model: `prompt:${GRAPH}` }],
    ['JSON of both', 'webp', { ImageDescription: `{"prompt": ${GRAPH}, "workflow": {"nodes": []}}` }],
    ['the graph alone', 'webp', { ImageDescription: GRAPH }],
  ])('in %s', async (_, format, IFD0) => {
    const bytes = await blank().withExif({ IFD0 }).toFormat(format).toBuffer();
    expect(await readOwnPrompt(bytes)).toMatchObject({ ...HERON, settings: DRAWN, writtenBy: 'comfyui' });
  });
});

describe('a comment in Exif data', () => {
  const utf16 = (text: string, big: boolean) => {
    const body = Buffer.from(text, 'utf16le');
    return big ? body.swap16() : body;
  };
  const code = (name: string) => Buffer.from(name.padEnd(8, '\0'), 'latin1');
  const japanese = '鷺, a heron';
  it.each<[string, Buffer, string]>([
    [
      'UTF-16 with a mark, big',
      Buffer.concat([code('UNICODE'), Buffer.from([0xfe, 0xff]), utf16(japanese, true)]),
      japanese,
    ],
    [
      'UTF-16 with a mark, little',
      Buffer.concat([code('UNICODE'), Buffer.from([0xff, 0xfe]), utf16(japanese, false)]),
      japanese,
    ],
    ['UTF-8 under UNICODE', Buffer.concat([code('UNICODE'), Buffer.from(japanese)]), japanese],
    ['UTF-8 under ASCII', Buffer.concat([code('ASCII'), Buffer.from(japanese)]), japanese],
    ['Latin-1 under ASCII', Buffer.concat([code('ASCII'), Buffer.from('un héron', 'latin1')]), 'un héron'],
    ['no code at all', Buffer.concat([code(''), Buffer.from(japanese)]), japanese],
    ['text where the code should be', Buffer.from(japanese), japanese],
    [
      'JIS in escape sequences',
      Buffer.concat([code('JIS'), Buffer.from('\x1b$B:m\x1b(B, a heron', 'latin1')]),
      '鷺, a heron',
    ],
    [
      'Shift_JIS',
      Buffer.concat([code('JIS'), Buffer.from([0x8d, 0xeb]), Buffer.from(', a heron')]),
      '鷺, a heron',
    ],
  ])('is read: %s', (_, comment, text) => {
    for (const little of [true, false]) expect(readExifTexts(exifOf(comment, little)).userComment).toBe(text);
  });
});

it('reads infotext from the comment of a GIF, before its frames or behind them', async () => {
  const gif = await blank().gif().toBuffer();
  const text = Buffer.from(`${INFOTEXT}\nTemplate: ${'a heron, '.repeat(60)}`);
  const pieces = Array.from({ length: Math.ceil(text.length / 255) }, (_, n) =>
    text.subarray(255 * n, 255 * (n + 1)),
  );
  const comment = Buffer.concat([
    Buffer.from([0x21, 0xfe]),
    ...pieces.flatMap((piece) => [Buffer.from([piece.length]), piece]),
    Buffer.from([0]),
  ]);
  const start = 13 + (gif[10]! & 0x80 ? 3 * 2 ** ((gif[10]! & 7) + 1) : 0);
  for (const at of [start, gif.length - 1]) {
    const bytes = Buffer.concat([gif.subarray(0, at), comment, gif.subarray(at)]);
    expect(await readOwnPrompt(bytes)).toMatchObject({
      ...HERON,
      template: expect.stringMatching(/heron,$/),
    });
  }
  expect(await readOwnPrompt(gif)).toBeUndefined();
});

it('reads Exif data that ImageMagick keeps in a PNG as hexadecimal', async () => {
  const body = Buffer.concat([Buffer.from('ASCII\0\0\0'), Buffer.from(INFOTEXT)]);
  const hex = Buffer.concat([Buffer.from('Exif\0\0'), exifOf(body, true)]).toString('hex');
  const profile = `\nexif\n${String(hex.length / 2).padStart(8)}\n${hex.replace(/.{72}/g, '$&\n')}\n`;
  for (const name of ['exif', 'APP1'])
    expect(await readOwnPrompt(await png({ [`Raw profile type ${name}`]: profile }))).toMatchObject(HERON);
});

it('reads infotext from the comment of a JPEG', async () => {
  const jpeg = await blank().jpeg().toBuffer();
  const comment = Buffer.from(INFOTEXT);
  const head = Buffer.from([0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 0xff]);
  const bytes = Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)]);
  expect(await readOwnPrompt(bytes)).toMatchObject({ ...HERON, writtenBy: 'infotext' });
});

describe('a text hidden in the pixels', () => {
  const hide = async (name: string, text: Buffer, channels: 3 | 4, length = text.length) => {
    const { data, info } = await blank(channels).raw().toBuffer({ resolveWithObject: true });
    const size = Buffer.alloc(4);
    size.writeUInt32BE(length * 8);
    const whole = Buffer.concat([Buffer.from(name, 'latin1'), size, text]);
    for (let n = 0; n < whole.length * 8; n += 1) {
      const place = channels === 4 ? n : Math.floor(n / 3);
      const [x, y] = [Math.floor(place / info.height), place % info.height];
      const at = (y * info.width + x) * channels + (channels === 4 ? 3 : n % 3);
      data[at] = (data[at]! & 0xfe) | ((whole[n >> 3]! >> (7 - (n & 7))) & 1);
    }
    return sharp(data, { raw: { width: info.width, height: info.height, channels } })
      .png()
      .toBuffer();
  };
  it.each<[string, string, Buffer, 3 | 4]>([
    ['packed in alpha', 'stealth_pngcomp', gzipSync(INFOTEXT), 4],
    ['plain in alpha', 'stealth_pnginfo', Buffer.from(INFOTEXT), 4],
    ['packed in colours', 'stealth_rgbcomp', gzipSync(INFOTEXT), 3],
    ['plain in colours', 'stealth_rgbinfo', Buffer.from(INFOTEXT), 3],
  ])('is read: %s', async (_, name, text, channels) => {
    expect(await readOwnPrompt(await hide(name, text, channels))).toMatchObject({
      ...HERON,
      settings: DRAWN,
    });
  });

  it('is none where it is cut short, or claims to be longer than the image', async () => {
    expect(
      await readOwnPrompt(await hide('stealth_pngcomp', gzipSync(INFOTEXT).subarray(0, 40), 4)),
    ).toBeUndefined();
    expect(
      await readOwnPrompt(await hide('stealth_pnginfo', Buffer.from(INFOTEXT), 4, 2 ** 28)),
    ).toBeUndefined();
    expect(await readOwnPrompt(await blank(4).png().toBuffer())).toBeUndefined();
  });
});

/** Exif with one UserComment, in either byte order. */
function exifOf(comment: Buffer, little: boolean): Buffer {
  const head = Buffer.alloc(44);
  const u16 = (value: number, at: number) =>
    little ? head.writeUInt16LE(value, at) : head.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    little ? head.writeUInt32LE(value, at) : head.writeUInt32BE(value, at);
  head.write(little ? 'II' : 'MM', 'latin1');
  u16(42, 2);
  u32(8, 4);
  for (const [at, tag, type, count, value] of [
    [8, 0x8769, 4, 1, 26],
    [26, 0x9286, 7, comment.length, 44],
  ] as const) {
    u16(1, at);
    u16(tag, at + 2);
    u16(type, at + 4);
    u32(count, at + 6);
    u32(value, at + 10);
  }
  return Buffer.concat([head, comment]);
}
