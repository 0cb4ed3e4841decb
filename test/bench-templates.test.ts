import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCases, WILDCARDS } from '../bench/templates/cases.ts';
import { compare } from '../bench/templates/compare.ts';
import { DIFFERENCES } from '../bench/templates/differences.ts';
import { type Outcome, outcomeOf } from '../bench/templates/outcome.ts';
import { readWildcards } from '../src/improve/template/wildcards/wildcards.ts';

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, file), 'utf8');
const recorded = new Map(
  (JSON.parse(read('fixtures/dynamic-prompts/outcomes.json')) as ({ template: string } & Outcome)[]).map(
    ({ template, ...outcome }) => [template, outcome],
  ),
);
const wildcards = readWildcards([WILDCARDS]);

describe('what Dynamic Prompts makes of a template', () => {
  it('is recorded for more than 200', () => {
    expect(recorded.size).toBeGreaterThan(200);
  });

  it.each(readCases())('comes out here too, but for what is named: $template', ({ template, differs }) => {
    const theirs = recorded.get(template);
    // `npx tsx bench/templates.ts --peers FOLDER --save` records it.
    expect(theirs).toBeDefined();
    const known = 'prompts' in theirs!.random ? theirs!.random.prompts.length : 0;
    const ours = outcomeOf(template, wildcards, { limit: 300, length: 12, seeds: [60, 10], known });
    const verdicts = compare(ours, theirs!);
    expect(verdicts.filter(({ is }) => is === 'open')).toEqual([]);
    const others = verdicts.filter(({ is }) => is === 'differs');
    if (differs.length > 0) expect(others).not.toEqual([]);
    else expect(others).toEqual([]);
  });

  it('differs only in what the documentation says', () => {
    const page = read('../docs/templates.md');
    expect(Object.values(DIFFERENCES).filter((difference) => !page.includes(difference))).toEqual([]);
  });
});
