import { readConfig } from '../../../src/config.ts';
import { Library } from '../../../src/library/library.ts';
import type { Job, Searched } from '../job.ts';
import { memoryOf } from '../process-facts.ts';
import { searchWords } from './words.ts';

/** Asks the library in this process: words in, whole matches out. */
export async function search(job: Job): Promise<Searched> {
  const opened = performance.now();
  const library = await Library.open(readConfig({ library: job.folder }, {}));
  try {
    return await searchWords(job, opened, (asked) => library.search(asked), memoryOf);
  } finally {
    await library.close();
  }
}
