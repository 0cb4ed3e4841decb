import { expect, it, vi } from 'vitest';
import type { Connection } from '../../connection/connection.ts';
import { removeLeftovers } from './remove-leftovers.ts';

/** A database in which every table has a row that belongs to nothing. */
function withLeftovers(more: object) {
  const command = vi.fn(async () => undefined);
  const query = async () => [{ one: 1, held: '1', counted: '1' }];
  return { connection: { shared: false, query, command, ...more } as unknown as Connection, command };
}

it('removes what kills left of an earlier library', async () => {
  const { connection, command } = withLeftovers({});
  await removeLeftovers(connection);
  expect(command).toHaveBeenCalledTimes(3);
});

it.each([
  [
    'that went on without lost rows',
    { state: { losses: [], obstacle: undefined, notes: [], hadLosses: true } },
  ],
  ['that others write to', { shared: true }],
])('removes nothing from a library %s', async (_name, more) => {
  const { connection, command } = withLeftovers(more);
  await removeLeftovers(connection);
  expect(command).not.toHaveBeenCalled();
});
