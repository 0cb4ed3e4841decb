import { expect, it } from 'vitest';
import { samplerForms, splitSampler, withSplitSampler } from './sampler.ts';

it.each([
  ['DPM++ 2M Karras', { sampler: 'DPM++ 2M', scheduler: 'Karras' }],
  ['dpm++ 2m sde karras', { sampler: 'dpm++ 2m sde', scheduler: 'Karras' }],
  ['DPM++ 3M SDE Exponential', { sampler: 'DPM++ 3M SDE', scheduler: 'Exponential' }],
  ['DPM++ 2M SGM Uniform', { sampler: 'DPM++ 2M', scheduler: 'SGM Uniform' }],
  ['Euler a', { sampler: 'Euler a' }],
  ['Karras', { sampler: 'Karras' }],
  [' DDIM ', { sampler: 'DDIM' }],
  ['DPM++ 2M SDE Heun Exponential', { sampler: 'DPM++ 2M SDE Heun', scheduler: 'Exponential' }],
  ['DPM++ 3M SDE Polyexponential', { sampler: 'DPM++ 3M SDE', scheduler: 'Polyexponential' }],
  ['euler_ancestral_karras', { sampler: 'euler_ancestral', scheduler: 'karras' }],
  ['dpmpp_2m_sde_gpu_sgm_uniform', { sampler: 'dpmpp_2m_sde_gpu', scheduler: 'sgm_uniform' }],
  ['euler sgm_uniform', { sampler: 'euler', scheduler: 'SGM Uniform' }],
  ['dpmpp_2m (karras)', { sampler: 'dpmpp_2m', scheduler: 'Karras' }],
  ['DPM++ 2M / Karras', { sampler: 'DPM++ 2M', scheduler: 'Karras' }],
  ['DPM++ 2M, Karras', { sampler: 'DPM++ 2M', scheduler: 'Karras' }],
  ['dpmpp_2m-karras', { sampler: 'dpmpp_2m', scheduler: 'karras' }],
  ['Euler Beta57', { sampler: 'Euler', scheduler: 'Beta57' }],
  ['dpmpp_2m_sde_k', { sampler: 'dpmpp_2m_sde_k' }],
  ['UniPC bh2', { sampler: 'UniPC bh2' }],
  ['k_dpmpp_2m', { sampler: 'k_dpmpp_2m' }],
  ['res_multistep_ancestral_cfg_pp', { sampler: 'res_multistep_ancestral_cfg_pp' }],
])('takes the scheduler off %s', (name, parts) => {
  expect(splitSampler(name)).toEqual(parts);
});

it('moves a scheduler to its own place, unless another is stated', () => {
  const sampler = 'DPM++ 2M Karras';
  expect(withSplitSampler({ sampler })).toEqual({ sampler: 'DPM++ 2M', scheduler: 'Karras' });
  expect(withSplitSampler({ sampler, scheduler: 'Automatic' })).toMatchObject({ scheduler: 'Karras' });
  expect(withSplitSampler({ sampler, scheduler: 'Exponential' })).toMatchObject({ scheduler: 'Exponential' });
  expect(withSplitSampler({ sampler: 'Euler a' })).toEqual({ sampler: 'Euler a' });
});

it('knows a sampler by either way of writing it', () => {
  expect(samplerForms('DPM++ 2M Karras')).toEqual({
    names: ['dpm++ 2m karras'],
    apart: { sampler: 'dpm++ 2m', scheduler: 'karras' },
  });
  expect(samplerForms('DPM++ 2M').names).toEqual(expect.arrayContaining(['dpm++ 2m', 'dpm++ 2m karras']));
});
