import { expect, it } from 'vitest';
import { basisText, confidenceText } from './basis.ts';

it('says plainly that nothing looked at the image, unless a model did', () => {
  expect(basisText('look', 'composer')).toMatch(/^Nothing here looked.*may show something else/);
  expect(basisText('content', 'composer')).toMatch(/^Nothing here looked.*something like it/);
  expect(basisText('sight', 'openai:x')).toBe('openai:x looked at the image and wrote what it saw.');
});

it('says how far prompts agree as a share', () => {
  expect(confidenceText(0.62)).toBe(
    'They agree well: on average, 62 % of the nearest prompts have what the first one says.',
  );
  expect(confidenceText(0.25)).toMatch(/^They agree in part: on average, 25 %/);
  expect(confidenceText(0)).toMatch(/^They hardly agree: on average, 0 %/);
});
