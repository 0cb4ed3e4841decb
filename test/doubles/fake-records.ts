import sharp from 'sharp';
import type { Cancellable } from '../../src/api/library-api.ts';
import { PromptloomError } from '../../src/errors.ts';
import type { Image, ImageSummary } from '../../src/records/image.ts';

export function newImage(id: string, promptId: string, url: string, settings: Image['settings']): Image {
  const rest = { sourceSite: '', mediaType: 'image/png', imageBackend: 'sketch' };
  return { id, promptId, url, settings, ...rest, createdAt: new Date().toISOString() };
}

export function summaryOf(image: Image): ImageSummary {
  const { width = null, height = null } = image.settings;
  return { id: image.id, url: addressOf(image), width, height, imageBackend: image.imageBackend };
}

export function addressOf({ id }: Pick<Image, 'id'>): string {
  return `/api/v1/images/${id}/file`;
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

export function overlap(words: string[], text: string): number {
  const others = new Set(wordsOf(text));
  return words.length === 0 ? 0 : words.filter((word) => others.has(word)).length / words.length;
}

export async function readImage(bytes: Uint8Array): Promise<void> {
  await sharp(bytes)
    .metadata()
    .catch((cause) => {
      throw new PromptloomError('image-unreadable', 'this is not an image', { cause });
    });
}

export function refuseAborted({ signal }: Cancellable): void {
  if (signal?.aborted) throw new PromptloomError('cancelled', 'cancelled');
}
