import { expect, it } from 'vitest';
import { isGatewayFault, retryDelay } from './connection.ts';

it('waits longer after each try, but never long', () => {
  const waits = [0, 1, 2, 3, 4, 5, 20, 2000].map(retryDelay);
  expect(waits.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(Math.max(...waits)).toBe(10_000);
  expect(retryDelay(-1)).toBe(500);
});

it('knows the page of a proxy whose server is away from an answer of the server', () => {
  for (const status of [502, 503, 504]) {
    expect(isGatewayFault(status, 'text/html')).toBe(true);
    expect(isGatewayFault(status, null)).toBe(true);
    expect(isGatewayFault(status, 'application/problem+json; charset=utf-8')).toBe(false);
  }
  for (const status of [200, 401, 404, 500]) expect(isGatewayFault(status, 'text/html')).toBe(false);
});
