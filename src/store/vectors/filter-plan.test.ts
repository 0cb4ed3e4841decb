import { describe, expect, it } from 'vitest';
import { planFilter } from './filter-plan.ts';

const plan = (passing: number, rows = 900_000, k = 10) => planFilter({ rows, indexed: 1, passing, k });

describe('the plan of a filtered search', () => {
  it('walks the index for wide filters, fetching more the narrower they are', () => {
    expect(plan(0.5)).toEqual({ kind: 'index', fetch: 62 });
    expect(plan(0.1)).toEqual({ kind: 'index', fetch: 307 });
    expect(plan(0.01)).toEqual({ kind: 'index', fetch: 3065 });
  });

  it('scans for narrow ones, and where there is no index', () => {
    expect(plan(0.001)).toEqual({ kind: 'exact' });
    expect(plan(0)).toEqual({ kind: 'exact' });
    expect(planFilter({ rows: 900_000, indexed: 0, passing: 0.5, k: 10 })).toEqual({ kind: 'exact' });
  });

  it('scans where as many rows would be fetched as there are', () => {
    expect(plan(0.5, 900_000, 10_000).kind).toBe('exact');
    expect(plan(0.01, 5000).kind).toBe('exact');
  });
});
