import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Measured, measureAnswer } from '../bench/support/improve-measures.ts';
import { ROUGH_IDEAS } from '../bench/support/rough-ideas.ts';
import { readConfig } from '../src/config.ts';
import { closeEstimate } from '../src/improve/fit/token-count.ts';
import { Library } from '../src/library/library.ts';
import type { Improvement } from '../src/records/improvement.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** What `bench/improve.ts` counts against 20,000 prompts has to hold against the sample too. */
const VARIANTS = 4;
const answers: { improvement: Improvement; measured: Measured }[] = [];
const folder = temporaryFolder();
let library: Library;

beforeAll(async () => {
  library = await Library.open(readConfig({ library: path.join(folder, 'library'), embedder: 'lite' }, {}));
  await library.import({ path: path.resolve(import.meta.dirname, '../sample/prompts.csv') });
  for (const idea of ROUGH_IDEAS) {
    const improvement = await library.improve({ idea, llm: 'composer', variants: VARIANTS });
    const measured = measureAnswer(improvement, 75, closeEstimate, { prompts: 1, holding: new Map() });
    answers.push({ improvement, measured });
  }
});
afterAll(() => library.close());

/** The ideas whose answer breaks a promise, with its variants. */
const broken = (holds: (measured: Measured) => boolean) =>
  answers
    .filter(({ measured }) => !holds(measured))
    .map(({ improvement: { idea, variants } }) => [idea, ...variants.map(({ prompt }) => prompt)]);

describe('a hundred rough ideas, improved by the composer', () => {
  it.each<[string, (measured: Measured) => boolean]>([
    ['as many variants as asked for', ({ variants }) => variants === VARIANTS],
    ['every content word of the idea', ({ keepsIdea, variants }) => keepsIdea === variants],
    ['at most 75 tokens', ({ withinTokens, variants }) => withinTokens === variants],
    ['no two that share more than 60 % of what they add', ({ tooClose }) => tooClose === 0],
    ['nothing called borrowed that is not', ({ borrowedReal, borrowed }) => borrowedReal === borrowed],
    ['no contradiction', ({ contradictions }) => contradictions.length === 0],
    ['something added to each', ({ addedWords, variants }) => addedWords >= 3 * variants],
  ])('has %s', (_, holds) => {
    expect(answers).toHaveLength(ROUGH_IDEAS.length);
    expect(broken(holds)).toEqual([]);
  });

  it('says of each variant what it adds and where it is from', () => {
    for (const { improvement } of answers)
      for (const { reason } of improvement.variants) expect(reason).toMatch(/^[A-Z].{15,}\.$/);
  });

  it('writes the same again when asked again', async () => {
    for (const { improvement } of answers.slice(0, 10)) {
      const { variants } = await library.improve({
        idea: improvement.idea,
        llm: 'composer',
        variants: VARIANTS,
      });
      expect(variants.map(({ prompt }) => prompt)).toEqual(improvement.variants.map(({ prompt }) => prompt));
    }
  });
});
