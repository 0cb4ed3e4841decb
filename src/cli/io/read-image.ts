import type { Io } from './io.ts';

/**
 * The bytes of an image that a command line names.
 * @throws PromptloomError `image-unreadable`.
 */
export async function readImage(io: Io, file: string): Promise<Uint8Array<ArrayBuffer>> {
  const [{ readFile }, path, { messageOf, PromptloomError }] = await Promise.all([
    import('node:fs/promises'),
    import('node:path'),
    import('../../errors.ts'),
  ]);
  return readFile(path.resolve(io.cwd, file)).catch((cause) => {
    throw new PromptloomError('image-unreadable', `${file} cannot be read: ${messageOf(cause)}`, { cause });
  });
}
