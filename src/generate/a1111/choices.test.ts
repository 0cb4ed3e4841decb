import { describe, expect, it } from 'vitest';
import { chooseModel, chooseSampler, readLists } from './choices.ts';

const TODAY = readLists(
  [
    { name: 'DPM++ 2M', aliases: ['k_dpmpp_2m'], options: { scheduler: 'karras' } },
    { name: 'DPM++ 2M SDE', aliases: ['k_dpmpp_2m_sde'] },
    { name: 'DPM++ 2S a', aliases: ['k_dpmpp_2s_a'] },
    { name: 'Euler a', aliases: ['k_euler_a', 'k_euler_ancestral'] },
    { name: 'UniPC', aliases: [] },
  ],
  [
    { name: 'automatic', label: 'Automatic' },
    { name: 'karras', label: 'Karras' },
    { name: 'sgm_uniform', label: 'SGM Uniform' },
    { name: 'beta57', label: 'Beta 57' },
  ],
  [{ title: 'sd/dream_v1.safetensors [879db523c3]' }],
);
const OLDER = readLists(
  [{ name: 'DPM++ 2M Karras' }, { name: 'DPM++ 2M' }, { name: 'Euler a' }],
  undefined,
  undefined,
);
const SD_CPP = readLists(
  [
    { name: 'euler_a', aliases: ['euler_a'] },
    { name: 'dpm++2m', aliases: [] },
  ],
  [{ name: 'karras', label: 'karras' }],
  undefined,
);

describe('a sampler that is named otherwise than the server does', () => {
  it.each([
    [{ sampler: 'DPM++ 2M Karras' }, { sampler: 'DPM++ 2M', scheduler: 'Karras' }],
    [{ sampler: 'dpm++ 2m karras' }, { sampler: 'DPM++ 2M', scheduler: 'Karras' }],
    [{ sampler: 'DPM++ 2M SDE SGM Uniform' }, { sampler: 'DPM++ 2M SDE', scheduler: 'SGM Uniform' }],
    [{ sampler: 'DPM++ 2M Beta 57' }, { sampler: 'DPM++ 2M', scheduler: 'Beta 57' }],
    [{ sampler: 'dpmpp_2m_karras' }, { sampler: 'DPM++ 2M', scheduler: 'Karras' }],
    [
      { sampler: 'dpmpp_2m_sde_gpu', scheduler: 'karras' },
      { sampler: 'DPM++ 2M SDE', scheduler: 'Karras' },
    ],
    [{ sampler: 'dpmpp_2s_ancestral' }, { sampler: 'DPM++ 2S a' }],
    [
      { sampler: 'euler_ancestral', scheduler: 'sgm_uniform' },
      { sampler: 'Euler a', scheduler: 'SGM Uniform' },
    ],
    [{ sampler: 'uni_pc' }, { sampler: 'UniPC' }],
    [
      { sampler: 'DPM++ 2M Karras', scheduler: 'Karras' },
      { sampler: 'DPM++ 2M', scheduler: 'Karras' },
    ],
    [{ sampler: 'Euler a', scheduler: 'Turbo' }, { sampler: 'Euler a' }],
  ])('%j is sent to a server of today as %j', (asked, sent) => {
    expect(chooseSampler(asked, TODAY)).toEqual(sent);
  });

  it.each([
    [{ sampler: 'DPM++ 2M Karras' }, { sampler: 'DPM++ 2M Karras' }],
    [{ sampler: 'DPM++ 2M', scheduler: 'Karras' }, { sampler: 'DPM++ 2M Karras' }],
    [{ sampler: 'Euler a', scheduler: 'Karras' }, { sampler: 'Euler a' }],
  ])('%j is sent to an older server as %j', (asked, sent) => {
    expect(chooseSampler(asked, OLDER)).toEqual(sent);
  });

  it("is sent to stable-diffusion.cpp in that server's names", () => {
    expect(chooseSampler({ sampler: 'DPM++ 2M Karras' }, SD_CPP)).toEqual({
      sampler: 'dpm++2m',
      scheduler: 'karras',
    });
    expect(chooseSampler({ sampler: 'Euler a' }, SD_CPP)).toEqual({ sampler: 'euler_a' });
  });

  it.each(['Plotter', 'Plotter Karras', 'Karras', ''])('%j is known to none', (sampler) => {
    expect(chooseSampler({ sampler }, TODAY)).toBeUndefined();
    expect(chooseSampler({ sampler }, readLists(undefined, [], { odd: 1 }))).toBeUndefined();
  });
});

it.each(['dream_v1', 'dream_v1.safetensors', 'SD\\dream_v1.safetensors [0000aaaa]'])(
  'finds the model %s by its file',
  (name) => {
    expect(chooseModel(name, TODAY)).toBe('sd/dream_v1.safetensors [879db523c3]');
    expect(chooseModel('another', TODAY)).toBeUndefined();
    expect(chooseModel(name, OLDER)).toBeUndefined();
  },
);
