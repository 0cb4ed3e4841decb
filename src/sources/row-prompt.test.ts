import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MAX_PROMPT_LENGTH } from '../records/prompt.ts';
import { isCategorical, matchColumns } from './columns.ts';
import { whyUnreadable } from './file.ts';
import { resolveLocation } from './location.ts';
import { rowToPrompt } from './row-prompt.ts';

const folder = path.resolve('/data');
const row = (cells: Record<string, string>) =>
  rowToPrompt(
    Object.values({ prompt: 'x', ...cells }),
    matchColumns(Object.keys({ prompt: 'x', ...cells })),
    folder,
  );
const settings = (cells: Record<string, string>) => {
  const made = row(cells);
  return 'prompt' in made ? made.prompt.settings : made.skipped.reason;
};
const tags = (stated: string) => {
  const made = row({ tags: stated });
  return 'prompt' in made ? made.prompt.tags : [];
};

describe('matchColumns', () => {
  it.each([
    ['Negative prompt', 'negative'],
    ['negative_prompt', 'negative'],
    ['negativePrompt', 'negative'],
    ['CFG scale', 'cfg'],
    ['guidance_scale', 'cfg'],
    ['image_url', 'image'],
    ['file', 'image'],
    ['Source Site', 'site'],
  ] as const)('knows "%s" as %s', (name, role) => {
    expect(matchColumns([name, 'PROMPT']).roles).toEqual({ [role]: 0, prompt: 1 });
  });

  it('takes the better of two names and leaves the other', () => {
    expect(matchColumns(['text', 'prompt', ''])).toEqual({
      roles: { prompt: 1 },
      others: [{ index: 0, name: 'text' }],
    });
  });
});

describe('isCategorical', () => {
  it('wants few distinct short texts', () => {
    expect(isCategorical(['Animals', 'Food', '', 'Animals'])).toBe(true);
    expect(isCategorical(Array.from({ length: 100 }, (_, i) => `user ${i}`))).toBe(false);
    expect(isCategorical(['1', '2'])).toBe(false);
    expect(isCategorical(['2024-01-02T03:04', ''])).toBe(false);
    expect(isCategorical(['d41d8cd98f00b204e9800998ecf8427e'])).toBe(false);
    expect(isCategorical(['https://example.com'])).toBe(false);
    expect(isCategorical(['x'.repeat(61)])).toBe(false);
    expect(isCategorical(['', ' '])).toBe(false);
  });
});

describe('rowToPrompt', () => {
  it('reads settings', () => {
    const cells = {
      model: 'SDXL',
      seed: '42',
      steps: '30',
      cfg_scale: '7.5',
      sampler: 'Euler a',
      size: '512x768',
    };
    expect(settings(cells)).toEqual({
      ...{ model: 'SDXL', seed: 42, steps: 30, cfg: 7.5, sampler: 'Euler a', width: 512, height: 768 },
    });
  });

  it('drops settings that cannot be and keeps the prompt', () => {
    expect(settings({ steps: '1e91', seed: '-1', cfg: 'high', model: 'x'.repeat(301) })).toEqual({});
    expect(settings({ steps: 'nan', seed: 'None', cfg: '', model: 'NULL' })).toEqual({});
    expect(settings({ steps: '20.0', seed: '1.5' })).toEqual({ steps: 20 });
  });

  it('skips rows whose width or height cannot be', () => {
    expect(settings({ width: '-5' })).toBe('impossible width');
    expect(settings({ width: '512', height: '70000' })).toBe('impossible height');
    expect(settings({ width: '512.5' })).toBe('impossible width');
    expect(settings({ width: '512.0', height: '0' })).toEqual({ width: 512 });
  });

  it('skips rows whose negative prompt is too long', () => {
    expect(settings({ negative_prompt: 'x'.repeat(MAX_PROMPT_LENGTH + 1) })).toContain('negative prompt');
  });

  const nsfw = (cells: Record<string, string>) => {
    const made = row(cells);
    return 'prompt' in made ? made.prompt.nsfw : made.skipped.reason;
  };
  it.each([
    [{ image_nsfw: '0.12', prompt_nsfw: '0.4' }, 0.4],
    [{ image_nsfw: '2.0', prompt_nsfw: '0' }, 1],
    [{ nsfw: 'true' }, 1],
    [{ NSFW: 'UNLIKELY', punsafe: '0.03' }, 0.03],
    [{ NSFW: 'UNSURE' }, 0.5],
    [{ nsfwLevel: 'None', nsfw: 'false' }, 0],
    [{ nsfwLevel: 'Soft' }, 0.25],
    [{ nsfwLevel: '1' }, 0],
    [{ nsfwLevel: '4' }, 0.75],
    [{ nsfwLevel: '16' }, 1],
    [{ nsfwLevel: '0' }, undefined],
    [{ nsfw: 'None' }, undefined],
    [{ nsfw: '' }, undefined],
    [{ nsfw: '-1' }, undefined],
    [{ nsfw: '37' }, undefined],
    [{ nsfw: 'constructor' }, undefined],
    [{}, undefined],
  ])('reads how safe %j is as %s', (cells, expected) => {
    expect(nsfw(cells as Record<string, string>)).toBe(expected);
  });

  it('splits tags', () => {
    expect(tags('Oil|19th, late|Oil| ')).toEqual(['Oil', '19th, late']);
    expect(tags('a, b;c')).toEqual(['a', 'b', 'c']);
    expect(tags(`["a", 'b']`)).toEqual(['a', 'b']);
    expect(tags(Array.from({ length: 300 }, (_, i) => `t${i}`).join())).toHaveLength(200);
  });
});

describe('resolveLocation', () => {
  it('keeps addresses and makes paths absolute', () => {
    expect(resolveLocation(' https://a.b/c?d ', folder)).toBe('https://a.b/c?d');
    expect(resolveLocation('//cdn.a.b/c', folder)).toBe('https://cdn.a.b/c');
    expect(resolveLocation('images/a.png', folder)).toBe(path.join(folder, 'images', 'a.png'));
    expect(resolveLocation(folder, '/elsewhere')).toBe(folder);
    expect(resolveLocation(pathToFileURL(folder).href, '/')).toBe(folder);
  });

  it.each([
    '',
    'data:image/png;base64,AA',
    'ftp://a/b',
    'file://host/a',
    'http://',
    'a\nb',
    '\\\\host\\a',
    'x'.repeat(5000),
  ])('leaves out %j', (stated) => expect(resolveLocation(stated, folder)).toBeUndefined());
});

describe('whyUnreadable', () => {
  it('says it in words', () => {
    expect(whyUnreadable(Object.assign(new Error('EACCES: …'), { code: 'EACCES' }))).toBe(
      'this user may not read it',
    );
    expect(whyUnreadable(new Error('disk on fire'))).toBe('disk on fire');
  });
});
