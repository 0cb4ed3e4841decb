import { expect, it } from 'vitest';
import { withoutInfotext } from './import-infotext.ts';

const of = (text: string, more: object = {}) =>
  withoutInfotext({ text, negativePrompt: '', settings: {}, sourceSite: '', tags: [], ...more });
const SETTINGS =
  'Steps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 18446744073709551615, Size: 512x768, Model: m';
const READ = {
  ...{ steps: 20, sampler: 'DPM++ 2M', scheduler: 'Karras', cfg: 7, seed: '18446744073709551615' },
  ...{ width: 512, height: 768, model: 'm' },
};

it.each([
  ['as A1111 writes it', `a lamp on a desk\nNegative prompt: blurry, dark\n${SETTINGS}`],
  ['with line ends of Windows', `a lamp on a desk\r\nNegative prompt: blurry, dark\r\n${SETTINGS}`],
  ['without its line breaks', `a lamp on a desk Negative prompt: blurry, dark ${SETTINGS}`],
  ['with its line breaks written out', `a lamp on a desk\\nNegative prompt: blurry, dark\\n${SETTINGS}`],
])('takes an infotext %s apart', (_, text) => {
  const { prompt, note } = of(text);
  expect(prompt).toMatchObject({ text: 'a lamp on a desk', negativePrompt: 'blurry, dark', settings: READ });
  expect(note?.reason).toContain('taken out');
});

it('keeps what the record states beside it', () => {
  const { prompt } = of(`a lamp\nNegative prompt: blurry\n${SETTINGS}`, {
    negativePrompt: 'ugly',
    settings: { steps: 30, model: 'other' },
  });
  expect(prompt).toMatchObject({ negativePrompt: 'ugly', settings: { ...READ, steps: 30, model: 'other' } });
});

it('reads one without a negative prompt, and one without settings', () => {
  expect(of(`a lamp\n${SETTINGS}`).prompt).toMatchObject({
    text: 'a lamp',
    negativePrompt: '',
    settings: READ,
  });
  expect(of('a lamp\nNegative prompt: blurry').prompt).toMatchObject({
    text: 'a lamp',
    negativePrompt: 'blurry',
  });
});

it.each([
  'Steps: a staircase by M. C. Escher',
  'stairs, Steps: 20 of them',
  'a sign that says "Negative prompt"',
])('leaves the prompt %j alone', (text) =>
  expect(of(text)).toEqual({ prompt: expect.objectContaining({ text, negativePrompt: '', settings: {} }) }),
);

it('takes one apart that is written in lower case, as people copy it', () => {
  expect(of('a heron\nnegative prompt: blur\nsteps: 20, sampler: euler a, seed: 5').prompt).toMatchObject({
    text: 'a heron',
    negativePrompt: 'blur',
    settings: { steps: 20, sampler: 'euler a', seed: 5 },
  });
});
