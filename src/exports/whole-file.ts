import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { messageOf, PromptloomError } from '../errors.ts';

/** Where a command writes more than fits into memory. */
export interface Sink {
  write(some: string | Uint8Array): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * A file that has its name only once it is whole.
 * @throws PromptloomError `store-failed` when it cannot be written, `invalid-input` for a folder or a device.
 */
export async function wholeFile(file: string): Promise<Sink> {
  const there = await stat(file).catch(() => undefined);
  if (there && !there.isFile())
    throw new PromptloomError(
      'invalid-input',
      `${file} is ${there.isDirectory() ? 'a folder' : 'no plain file'}`,
      {
        hint: 'Name a file that is not there yet, or may be replaced.',
      },
    );
  const part = `${file}.${randomBytes(4).toString('hex')}.part`;
  const stream = createWriteStream(part, { flags: 'wx' });
  let failed: Error | undefined;
  stream.on('error', (error) => {
    failed = error;
  });
  const wrong = (cause: unknown) =>
    new PromptloomError('store-failed', `${file} cannot be written: ${messageOf(cause)}`, {
      hint: 'Check that its folder is there, may be written to, and has room.',
      cause,
    });
  await once(stream, 'open').catch((cause: unknown) => {
    throw wrong(cause);
  });
  return {
    write: async (some) => {
      if (failed) throw wrong(failed);
      // Ends at an error too, which the next write or the end tells.
      if (some.length > 0 && !stream.write(some)) await once(stream, 'drain').catch(() => {});
    },
    finish: async () => {
      stream.end();
      // Ends at an error too; that is told in words.
      await once(stream, 'close').catch(() => {});
      if (failed) throw wrong(failed);
      await rename(part, file).catch((cause: unknown) => {
        throw wrong(cause);
      });
    },
    discard: async () => {
      stream.destroy();
      await rm(part, { force: true });
    },
  };
}
