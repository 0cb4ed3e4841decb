import { describe, expect, it } from 'vitest';
import { conditionSql, promptCondition } from './filter.ts';
import { narrowingOf } from './text-condition.ts';

const filter = { phrases: ['soft light', 'castles'] };

describe('conditions on texts', () => {
  it('ask for the holders of words where all rows are looked at, and not where a few are', () => {
    const condition = promptCondition(filter)!;
    expect(condition.ofTexts).toBe(true);
    expect(conditionSql(condition, 'id')).toContain('FROM words');
    expect(conditionSql(condition, 'prompt_id')).toContain('FROM words');
    expect(conditionSql(condition, 'id', undefined, true)).not.toContain('FROM words');
    expect(conditionSql(condition, 'id', "('p0000000000000000')")).not.toContain('FROM words');
    expect(conditionSql(condition, 'id', undefined, true).match(/match\(/g)).toHaveLength(2);
  });

  it('narrow a scan by the rarest word of each phrase, unless that is common', () => {
    const counts = new Map([
      ['soft', 900],
      ['light', 20],
      ['castl', 500],
    ]);
    expect(narrowingOf(filter, counts, 100)).toEqual([
      "id IN (SELECT prompt_id FROM words WHERE word = 'light')",
    ]);
    expect(narrowingOf(filter, counts, 10)).toEqual([]);
    expect(narrowingOf({ phrases: ['unheard of'] }, counts, 10)).toHaveLength(1);
    expect(narrowingOf({}, counts, 10)).toEqual([]);
  });
});
