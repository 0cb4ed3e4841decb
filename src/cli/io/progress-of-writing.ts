import type { ImproveOptions } from '../../api/library-api.ts';
import { plain } from '../text/format.ts';
import type { Io } from './io.ts';
import type { ProgressView } from './progress.ts';

/** Longest part of a prompt that is shown while it is written. */
const MOST_SHOWN = 40;

/**
 * Has variants written, showing on stderr how far a language model is: which variant it writes, and its words as they
 * come. A writer that gives no words on the way, such as the composer, shows nothing.
 * @param count how many are to be written, where that is known.
 */
export async function watchWriting<T>(
  io: Io,
  count: number | undefined,
  write: (options: ImproveOptions) => Promise<T>,
): Promise<T> {
  let view: Promise<ProgressView> | undefined;
  try {
    return await write({
      signal: io.signal,
      onWords: ({ number, prompt }) => {
        view ??= import('./progress.ts').then(({ ProgressView: View }) => View.open(io, false));
        const text = `${number + 1}${count === undefined ? '' : ` of ${count}`} · ${tail(plain(prompt))}`;
        void view.then((shown) =>
          shown.show({ label: 'Writing', fraction: count && Math.min(1, number / count), text }),
        );
      },
    });
  } finally {
    if (view) (await view).close();
  }
}

/** The end of a text, where the new words are. */
function tail(text: string): string {
  const characters = [...text];
  return characters.length <= MOST_SHOWN ? text : `…${characters.slice(1 - MOST_SHOWN).join('')}`;
}
