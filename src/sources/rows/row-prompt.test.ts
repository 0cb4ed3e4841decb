import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MAX_PROMPT_LENGTH } from '../../records/prompt.ts';
import { whyUnreadable } from '../files/file.ts';
import { isCategorical, matchColumns } from './columns.ts';
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
    ['categories', 'tags'],
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

describe('what people put into a row', () => {
  const notesOf = (cells: Record<string, string>) => {
    const made = row(cells);
    return 'prompt' in made
      ? (made.notes ?? []).map(({ reason, detail }) => `${reason}: ${detail}`)
      : undefined;
  };

  it.each([
    'nan',
    'NaN',
    'None',
    'null',
    'NULL',
    'N/A',
    'n/a',
    'NA',
    '-',
    '--',
    '<NA>',
    '#N/A',
    ' nan ',
    '(null)',
    '\\N',
  ])('skips a prompt that is %j, which stands for a missing value, and says so', (prompt) => {
    expect(row({ prompt })).toMatchObject({
      skipped: { reason: 'missing prompt', detail: expect.stringContaining('stands for a missing value') },
    });
    expect(
      row({ negative_prompt: prompt, model: prompt, tags: prompt, id: prompt, width: prompt, seed: prompt }),
    ).toEqual({
      prompt: { text: 'x', negativePrompt: '', settings: {}, sourceSite: '', tags: [] },
    });
  });

  it.each(['nan bread on a table', 'none of them', 'NA-12', 'null island'])(
    'keeps the prompt %j',
    (prompt) => {
      expect(row({ prompt })).toMatchObject({ prompt: { text: prompt } });
    },
  );

  it.each([
    ['18446744073709551615', '18446744073709551615'],
    ['1065823400843917312', '1065823400843917312'],
    ['9007199254740993.0', '9007199254740993'],
    ['42.0', 42],
    ['0042', 42],
    ['1,234', 1234],
    ['18,446,744,073,709,551,615', '18446744073709551615'],
  ])('reads the seed %s exactly', (seed, expected) => {
    expect(settings({ seed })).toEqual({ seed: expected });
    expect(notesOf({ seed })).toEqual([]);
  });

  it.each(['-1', '1.23E+09', '1.8446744073709552e+19', '18446744073709551616', '1.5', 'random', '1,23'])(
    'leaves out the seed %s and says so',
    (seed) => {
      expect(settings({ seed })).toEqual({});
      expect(notesOf({ seed })).toEqual([`seed left out: "${seed}" is no whole number from 0 to 2^64 - 1`]);
    },
  );

  it.each([
    ['512.0', 512],
    ['1,024', 1024],
    ['1 024', 1024],
    ['1.024', 1024],
    ["1'024", 1024],
    ['512px', 512],
    ['512 pixels', 512],
    ['5.12E+02', 512],
    ['512x768', 512],
    ['auto', undefined],
    ['original', undefined],
    ['-1', undefined],
    ['0', undefined],
    ['', undefined],
    ['portrait mode', undefined],
  ])('reads the width %j as %s and keeps the prompt', (width, expected) => {
    const read = expect(settings({ width }));
    if (expected === undefined) read.toEqual({});
    else read.toMatchObject({ width: expected });
  });

  it('says which sizes were left out', () => {
    expect(notesOf({ width: 'auto', height: '-1' })).toEqual([
      'width left out: "auto" is no number of pixels',
    ]);
  });

  it('skips a row whose width is text of another column', () => {
    expect(settings({ width: 'https://images.example/a.png' })).toBe('impossible width');
    expect(settings({ width: 'a red fox in the snow at night' })).toBe('impossible width');
  });

  it('understands a comma before the fraction of cfg', () => {
    expect(settings({ cfg: '7,5', steps: '1,000' })).toEqual({ cfg: 7.5, steps: 1000 });
    expect(notesOf({ cfg: 'high', steps: '0' })).toHaveLength(2);
  });

  it('parts a sampler from its scheduler', () => {
    expect(settings({ sampler: 'DPM++ 2M Karras' })).toEqual({ sampler: 'DPM++ 2M', scheduler: 'Karras' });
    expect(settings({ sampler: 'DPM++ 2M Karras', scheduler: 'Karras' })).toEqual({
      sampler: 'DPM++ 2M',
      scheduler: 'Karras',
    });
  });

  it.each([
    ['["a tower", "by the sea"]', 'a tower, by the sea'],
    ["['a tower', \"it's old\"]", "a tower, it's old"],
    ['["A tower.", "By the sea."]', 'A tower. By the sea.'],
    ["['one']", 'one'],
  ])('joins the list %s and says so', (prompt, text) => {
    expect(row({ prompt })).toMatchObject({
      prompt: { text },
      notes: [{ reason: 'prompt was a list of texts' }],
    });
  });

  it.each(['[cat|dog] in rain', '["a" and "b"]', "['a' 'b']", '[1, 2]', '["open'])(
    'takes %s for no list',
    (prompt) => {
      expect(row({ prompt })).toMatchObject({ prompt: { text: prompt } });
    },
  );

  const cells = (names: string[], values: string[]) => rowToPrompt(values, matchColumns(names), folder);
  it('takes the filled one of columns with one name, and makes a tag of none', () => {
    for (const second of ['prompt', 'Prompt ', 'prompt.1', 'prompt_duplicated_0']) {
      const names = ['prompt', second, 'steps'];
      expect(cells(names, ['', 'the second', '20'])).toMatchObject({
        prompt: { text: 'the second', tags: [] },
      });
      expect(cells(names, ['nan', 'the second', '20'])).toMatchObject({ prompt: { text: 'the second' } });
      expect(cells(names, ['first', 'second', '20'])).toMatchObject({ prompt: { text: 'first', tags: [] } });
      expect(cells(names, ['', 'None', '20'])).toMatchObject({ prompt: { text: '' } });
    }
    expect(
      cells(['prompt', 'seed', 'seed', 'sampler', 'sampler'], ['x', '', '7', 'Euler', 'DDIM']),
    ).toMatchObject({
      prompt: { settings: { seed: 7, sampler: 'Euler' }, tags: [] },
    });
  });

  it('makes no tag of the prompt itself', () => {
    expect(cells(['prompt', 'text'], ['a fox', 'a fox'])).toMatchObject({ prompt: { tags: [] } });
  });

  it('knows settings by what they are nested in', () => {
    const names =
      'id,url,width,nsfw,meta.prompt,meta.negativePrompt,meta.seed,meta.cfgScale,meta.Model,user.id'.split(
        ',',
      );
    expect(matchColumns(names).roles).toEqual({
      ...{ id: 0, image: 1, width: 2, nsfw: 3, prompt: 4, negative: 5, seed: 6, cfg: 7, model: 8 },
    });
    expect(matchColumns(['user.id', 'author/url', 'meta.prompt']).roles).toEqual({ prompt: 2 });
    expect(matchColumns(['params__seed', 'meta_prompt', 'data[settings][steps]']).roles).toEqual({
      ...{ seed: 0, prompt: 1, steps: 2 },
    });
  });

  it('goes by what somebody says of a column', () => {
    const names = ['prompt', 'caption', 'Rank No.'];
    expect(matchColumns(names, { prompt: 'caption' }).roles).toEqual({ prompt: 1 });
    expect(matchColumns(names, { prompt: 'CAPTION', seed: 'rank_no' }).roles).toEqual({ prompt: 1, seed: 2 });
    expect(matchColumns(names, { prompt: 'elsewhere' }).roles).toEqual({});
  });
});
