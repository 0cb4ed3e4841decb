import type { Io } from './io.ts';

/**
 * The bytes of a picture that a command line names.
 * @throws PromptloomError `image-unreadable`.
 */
export async function readPicture(io: Io, file: string): Promise<Uint8Array<ArrayBuffer>> {
  const [{ readFile }, path, { messageOf, PromptloomError }] = await Promise.all([
    import('node:fs/promises'),
    import('node:path'),
    import('../../errors.ts'),
  ]);
  return readFile(path.resolve(io.cwd, file)).catch((cause) => {
    throw new PromptloomError('image-unreadable', `${file} cannot be read: ${messageOf(cause)}`, { cause });
  });
}
