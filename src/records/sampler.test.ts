import { expect, it } from 'vitest';
import { splitSampler } from './sampler.ts';

it.each([
  ['DPM++ 2M Karras', { sampler: 'DPM++ 2M', scheduler: 'Karras' }],
  ['dpm++ 2m sde karras', { sampler: 'dpm++ 2m sde', scheduler: 'Karras' }],
  ['DPM++ 3M SDE Exponential', { sampler: 'DPM++ 3M SDE', scheduler: 'Exponential' }],
  ['DPM++ 2M SGM Uniform', { sampler: 'DPM++ 2M', scheduler: 'SGM Uniform' }],
  ['Euler a', { sampler: 'Euler a' }],
  ['Karras', { sampler: 'Karras' }],
  [' DDIM ', { sampler: 'DDIM' }],
])('takes the scheduler off %s', (name, parts) => {
  expect(splitSampler(name)).toEqual(parts);
});
