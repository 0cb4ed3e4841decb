import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('lets others have their turn while rows are read that wait for nothing', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('another'));
  const turns = new Turns(0);
  for (let row = 0; row < 3; row += 1) {
    await turns.give();
    order.push(`row ${row}`);
  }
  expect(order[0]).toBe('another');
});

it('costs nothing where the last turn was just now', () => {
  expect(new Turns(Number.POSITIVE_INFINITY).give()).toBeUndefined();
});
