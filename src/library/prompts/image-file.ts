import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { StoredFile } from '../../api/library-api.ts';
import { PromptloomError } from '../../errors.ts';
import type { Parts } from '../open/open-library.ts';

/**
 * Where an image of a library lies on this machine.
 * @throws PromptloomError `not-found`; `unsupported` for an image that is only an address.
 */
export async function imageFile(
  id: string,
  { store, addresses, place }: Parts,
): Promise<StoredFile & { path: string }> {
  const image = (await store.images.byIds([id])).get(id);
  if (!image) {
    throw new PromptloomError('not-found', `there is no image ${id} in this library`, {
      hint: await store.deletions.hintFor(id, ''),
    });
  }
  const file = addresses.file(image);
  if (file === undefined) {
    throw new PromptloomError('unsupported', `the image ${id} is not kept here`, {
      hint: `It is at ${image.url}`,
    });
  }
  if (place.shared && !existsSync(file)) {
    throw new PromptloomError('not-found', `the image ${id} is kept on the machine that drew it`, {
      hint: `Ask promptloom there, or copy its folder media to ${place.folder}.`,
    });
  }
  return {
    path: file,
    mediaType: image.mediaType,
    bytes: async () => new Uint8Array(await readFile(file)),
  };
}
