import type { OpenOptions } from '../../library/library.ts';
import type { Io } from './io.ts';
import type { ProgressView } from './progress.ts';

/** What a person is shown while a library opens. */
export type OpeningWatch = Pick<OpenOptions, 'onFetch' | 'onNote' | 'signal'>;

/** Opens a library, showing the fetch of a model's weights where one is needed, and notes. */
export async function watchOpening<T>(io: Io, open: (watch: OpeningWatch) => Promise<T>): Promise<T> {
  const progress = await import('./progress.ts');
  let view: Promise<ProgressView> | undefined;
  try {
    return await open({
      signal: io.signal,
      onNote: (note) => io.err(`${note}\n`),
      onFetch: (fetched) => {
        view ??= progress.ProgressView.open(io, false);
        void view.then((shown) => shown.show(progress.fetchStep(fetched)));
      },
    });
  } finally {
    if (view) (await view).close();
  }
}
