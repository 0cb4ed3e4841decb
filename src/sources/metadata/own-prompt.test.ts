import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readExifTexts } from '../../images/exif.ts';
import { withPngText } from '../../images/png-text.ts';
import { writeInfotext } from '../../infotext/infotext.ts';
import { readOwnPrompt } from './own-prompt.ts';

const blank = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#48a' } });
const png = async (texts: Record<string, string>) => {
  let bytes: Uint8Array = await blank().png().toBuffer();
  for (const [keyword, text] of Object.entries(texts)) bytes = withPngText(bytes, keyword, text);
  return bytes;
};
const INFOTEXT = writeInfotext({
  prompt: 'a heron, ink wash',
  negativePrompt: 'blurry',
  settings: { steps: 20, seed: 7, cfg: 6, width: 512, height: 768 },
});
const HERON = { prompt: 'a heron, ink wash', negativePrompt: 'blurry' };

/** Exif with one UserComment, in either byte order. */
function exifOf(comment: Buffer, little = true): Buffer {
  const head = Buffer.alloc(8 + 18 + 18);
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
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), head, comment]);
}

const utf16 = (text: string, big: boolean) => {
  const body = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from('UNICODE\0', 'latin1'), big ? body.swap16() : body]);
};

const GRAPH = {
  '3': {
    class_type: 'KSampler',
    inputs: {
      seed: 11,
      steps: 25,
      cfg: 7,
      sampler_name: 'euler',
      scheduler: 'karras',
      model: ['4', 0],
      positive: ['10', 0],
      negative: ['7', 0],
      latent_image: ['5', 0],
    },
  },
  '4': { class_type: 'LoraLoader', inputs: { model: ['12', 0], lora_name: 'ink' } },
  '12': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sdxl.safetensors' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 1024, height: 768 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: ['9', 0], clip: ['4', 1] } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'blurry', clip: ['4', 1] } },
  '9': { class_type: 'PrimitiveString', inputs: { value: 'a heron, ink wash' } },
  '10': { class_type: 'ControlNetApply', inputs: { conditioning: ['6', 0], image: ['11', 0] } },
};

describe('an image that holds its own prompt', () => {
  it('in a PNG text, as A1111 writes it', async () => {
    expect(await readOwnPrompt(await png({ parameters: INFOTEXT }))).toEqual({
      ...HERON,
      settings: { steps: 20, seed: 7, cfg: 6, width: 512, height: 768 },
      writtenBy: 'infotext',
    });
  });

  it.each([
    ['with UTF-16 of one byte order', utf16(INFOTEXT, true), true],
    ['with UTF-16 of the other', utf16(INFOTEXT, false), false],
    ['with UTF-16 as the file has numbers', utf16(INFOTEXT, false), true],
    ['as ASCII', Buffer.concat([Buffer.from('ASCII\0\0\0', 'latin1'), Buffer.from(INFOTEXT)]), false],
  ])('in an Exif comment %s', (_, comment, little) => {
    expect(readExifTexts(exifOf(comment, little)).userComment).toBe(INFOTEXT);
  });

  it.each(['jpeg', 'webp'] as const)('in the Exif data of a %s', async (format) => {
    const bytes = await blank()
      .withExif({ IFD2: { UserComment: INFOTEXT }, IFD0: { ImageDescription: INFOTEXT } })
      .toFormat(format)
      .toBuffer();
    expect(await readOwnPrompt(bytes)).toMatchObject({ ...HERON, writtenBy: 'infotext' });
  });

  it('in the graph of ComfyUI, behind other nodes', async () => {
    expect(await readOwnPrompt(await png({ prompt: JSON.stringify(GRAPH) }))).toEqual({
      ...HERON,
      settings: {
        model: 'sdxl.safetensors',
        sampler: 'euler',
        scheduler: 'karras',
        seed: 11,
        steps: 25,
        cfg: 7,
        width: 1024,
        height: 768,
      },
      writtenBy: 'comfyui',
    });
  });

  it.each([
    [
      'SwarmUI',
      { parameters: { sui_image_params: { prompt: 'a heron, ink wash', negativeprompt: 'blurry' } } },
      'json',
    ],
    ['Fooocus', { parameters: { prompt: 'a heron, ink wash', negative_prompt: 'blurry' } }, 'json'],
    [
      'InvokeAI',
      { invokeai_metadata: { positive_prompt: 'a heron, ink wash', negative_prompt: 'blurry' } },
      'invokeai',
    ],
  ])('in the metadata of %s', async (_, texts, writtenBy) => {
    const written = Object.entries(texts).map(([key, value]) => [key, JSON.stringify(value)]);
    const own = await readOwnPrompt(await png(Object.fromEntries(written)));
    expect(own).toEqual({ ...HERON, settings: {}, writtenBy });
  });

  it.each<[string, () => Promise<Uint8Array>]>([
    ['nothing', () => png({})],
    ['a comment of a camera', () => png({ parameters: 'OLYMPUS DIGITAL CAMERA' })],
    ['JSON without a prompt', () => png({ parameters: '{"prompt": 3}' })],
    ['broken JSON', () => png({ prompt: '{"3": {"class_type": "KSampler"' })],
    [
      'a graph that runs in a circle',
      () =>
        png({
          prompt: JSON.stringify({
            1: { class_type: 'KSampler', inputs: { positive: ['2', 0] } },
            2: { class_type: 'Combine', inputs: { conditioning: ['2', 0], text: ['1', 0] } },
          }),
        }),
    ],
    ['a prompt beyond all bounds', () => png({ parameters: `${'a '.repeat(20_000)}\nNegative prompt: b` })],
    ['no image at all', async () => Buffer.from('hello')],
    ['a PNG that ends early', async () => (await png({ parameters: INFOTEXT })).subarray(0, 60)],
  ])('is none with %s', async (_, make) => {
    expect(await readOwnPrompt(await make())).toBeUndefined();
  });

  it('survives Exif data cut anywhere', () => {
    const exif = exifOf(utf16(INFOTEXT, false));
    for (let length = 0; length < exif.length; length += 3) readExifTexts(exif.subarray(0, length));
  });
});
