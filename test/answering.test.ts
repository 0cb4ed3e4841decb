import { expect, it } from 'vitest';
import type { LibraryApi } from '../src/api/library-api.ts';
import { listOperations } from '../src/api/operation.ts';
import { libraryOperations } from '../src/api/operations.ts';
import { answering } from './doubles/answering.ts';

it('answers every operation with what its schema describes', async () => {
  const library: unknown = new (answering<LibraryApi>(libraryOperations))();
  let answered = 0;
  for (const { operation, name } of listOperations(libraryOperations)) {
    if (!operation.answer || operation.kind === 'lines') continue;
    const method = name.reduce((one, key) => (one as Record<string, unknown>)[key], library);
    const answer = await (method as () => Promise<unknown>)();
    expect(operation.answer.safeParse(answer), name.join('.')).toMatchObject({ success: true });
    answered += 1;
  }
  expect(answered).toBeGreaterThan(25);
});
