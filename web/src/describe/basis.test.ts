import { expect, it } from 'vitest';
import { basisText, confidenceText } from './basis.ts';

it('says plainly that nothing looked at the image, unless a model did', () => {
  expect(basisText('look', 'composer')).toMatch(/^No language model looked.*may show something else/);
  expect(basisText('content', 'composer')).toMatch(/^No language model looked.*similar content/);
  expect(basisText('sight', 'openai:x')).toBe('openai:x looked at the image and described what it saw.');
});

it('says how far prompts agree as a share', () => {
  expect(confidenceText(0.62)).toBe(
    'The nearest prompts agree well: on average, 62% of them contain what the first variant says.',
  );
  expect(confidenceText(0.25)).toMatch(/^The nearest prompts agree in part: on average, 25%/);
  expect(confidenceText(0)).toMatch(/^The nearest prompts hardly agree: on average, 0%/);
});
