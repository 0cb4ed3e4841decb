import type { Description, OwnPrompt } from '../api/types.ts';

/** What a description is based on. */
export function basisText(basis: Description['basis'], writer: string): string {
  if (basis === 'sight') return `${writer} looked at the image and described what it saw.`;
  if (basis === 'content')
    return 'No language model looked at the image. This text comes from the prompts of images with similar content.';
  return 'No language model looked at the image. This text comes from the prompts of images with similar colors and textures, which may show something else.';
}

/** How far the nearest prompts agree: a share, not a probability. */
export function confidenceText(confidence: number): string {
  const percent = Math.round(confidence * 100);
  const judged =
    confidence >= 0.5
      ? 'The nearest prompts agree well'
      : confidence >= 0.25
        ? 'The nearest prompts agree in part'
        : 'The nearest prompts hardly agree';
  return `${judged}: on average, ${percent}% of them contain what the first variant says.`;
}

const SOURCE: Record<OwnPrompt['writtenBy'], string> = {
  infotext: 'from the file, in the format of A1111 and Forge',
  comfyui: 'from the ComfyUI workflow in the file',
  invokeai: 'from the file, written by InvokeAI',
  novelai: 'from the file, written by NovelAI',
  easydiffusion: 'from the file, written by Easy Diffusion',
  midjourney: 'from the file, written by Midjourney',
  json: 'from the file, in the format of SwarmUI, Fooocus and Draw Things',
  library: 'the prompt that this library has for the image',
};

/** Where the prompt of an image comes from. */
export function sourceText(writtenBy: OwnPrompt['writtenBy']): string {
  return SOURCE[writtenBy];
}
