import type { Description, OwnPrompt } from '../api/types.ts';

/** What a description goes by, for who will use its words. */
export function basisText(basis: Description['basis'], writer: string): string {
  if (basis === 'sight') return `${writer} looked at the image and wrote what it saw.`;
  if (basis === 'content')
    return 'Nothing here looked at the image. These words come from the prompts of images that show something like it.';
  return 'Nothing here looked at the image. These words come from the prompts of images with like colors and textures, which may show something else.';
}

/** How far the nearest prompts agree, as a share that can be counted and no probability. */
export function confidenceText(confidence: number): string {
  const percent = Math.round(confidence * 100);
  const judged =
    confidence >= 0.5 ? 'They agree well' : confidence >= 0.25 ? 'They agree in part' : 'They hardly agree';
  return `${judged}: on average, ${percent} % of the nearest prompts have what the first one says.`;
}

const KEPT: Record<OwnPrompt['writtenBy'], string> = {
  infotext: 'written in its file, as A1111 and Forge do',
  comfyui: 'read from the ComfyUI graph in its file',
  invokeai: 'written in its file by InvokeAI',
  novelai: 'written in its file by NovelAI',
  easydiffusion: 'written in its file by Easy Diffusion',
  midjourney: 'written in its file by Midjourney',
  json: 'written in its file, as SwarmUI, Fooocus and Draw Things do',
  library: 'the prompt that the library has for it',
};

/** Where the own prompt of an image is kept. */
export function keptText(writtenBy: OwnPrompt['writtenBy']): string {
  return KEPT[writtenBy];
}
