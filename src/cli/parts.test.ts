import { describe, expect, it } from 'vitest';
import { mergeReports, reportText } from './commands/library/import.ts';
import { between, collectFilter, collectList, size, weights, whole } from './io/options.ts';
import { generationStep, PhaseMeter } from './io/progress.ts';
import { counted, cut, duration, matchTable, painter, plain, wrap } from './text/format.ts';

const REPORT = {
  read: 1000,
  kept: 900,
  folded: 90,
  skipped: [{ reason: 'no prompt', count: 10, examples: ['a.csv:3: empty', 'a.csv:9: empty'] }],
  images: { added: 5, embedded: 3, failed: [{ reason: 'not an image', count: 2, examples: ['x.png'] }] },
  notes: [{ reason: 'seed left out', count: 2, examples: ['a.csv:4: "-1" is no seed'] }],
  cut: 3,
  resumedAt: 500,
  seconds: 5,
};

describe('formatting', () => {
  it('writes numbers and durations for people', () => {
    expect([counted(1, 'row'), counted(1234, 'row')]).toEqual(['1 row', '1,234 rows']);
    expect([0.42, 12.3, 200, 7500, 59.7, 9.96].map(duration)).toEqual([
      '0.4 s',
      '12 s',
      '3 min 20 s',
      '2 h 5 min',
      '1 min 0 s',
      '10 s',
    ]);
  });

  it('lets no text from a file steer the terminal', () => {
    expect(plain('a\u001b[31mred\r\n\tb\u202egnp')).toBe('a [31mred b gnp');
  });

  it('cuts and wraps', () => {
    expect([cut('abcdef', 4), cut('abc', 4), cut('😀😀😀', 2)]).toEqual(['abc…', 'abc', '😀…']);
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('', 7)).toEqual(['']);
  });

  it('paints only for a terminal that wants it', () => {
    expect(painter(true, {})('bold', 'x')).toBe('\u001b[1mx\u001b[0m');
    expect(painter(true, { NO_COLOR: '1' })('bold', 'x')).toBe('x');
    expect(painter(false, {})('bold', 'x')).toBe('x');
  });
});

describe('options', () => {
  it('reads numbers and sizes', () => {
    expect([whole()('0'), whole(1)('12'), between(0, 1)('.5')]).toEqual([0, 12, 0.5]);
    expect(size('768x512')).toEqual({ width: 768, height: 512 });
    for (const text of ['', 'x', '-1', '1.5', '1e3', '99999999999999999999'])
      expect(() => whole()(text)).toThrow();
    for (const text of ['', 'x', '2', 'NaN']) expect(() => between(0, 1)(text)).toThrow();
    for (const text of ['512', '5x', 'axb', '']) expect(() => size(text)).toThrow('WIDTHxHEIGHT');
  });

  it('sets what matched in bold, also over a line break, and nothing else', () => {
    const prompt = 'an old red barn in the evening rain \ue000of autumn';
    const start = prompt.indexOf('red');
    const match = {
      id: 'p0123456789abcdef',
      prompt,
      negativePrompt: '',
      score: 0.5,
      distance: 0.5,
      why: ['text' as const, 'words' as const],
      matched: [{ start, end: prompt.indexOf(' in') }],
      tags: [],
      sourceSite: '',
      model: '',
      origin: 'imported' as const,
      settings: {},
      images: [],
    };
    const paint = (style: string, text: string) => (style === 'bold' ? `<${text}>` : text);
    const table = matchTable([match], 20, paint);
    expect(table).toContain('an old <red barn> in the');
    expect(table).not.toMatch(/[\ue000\ue001]/);
    const folded = {
      ...match,
      similar: { count: 1, ids: ['p1'] },
      family: { pattern: 'an old […] barn', value: 'red', count: 3, members: [{ id: 'p2', value: 'blue' }] },
    };
    expect(matchTable([folded], 120, paint)).toMatch(/\+1 similar · 3 more of this pattern/);
    const expanded = matchTable([folded], 120, paint, 0, new Map([['p1', 'old red barn']])).split('\n');
    expect(expanded.slice(-4).map((line) => line.trim())).toEqual([
      '= p1  old red barn',
      'an old […] barn',
      '… p2  blue',
      'and 2 more',
    ]);
    const narrow = matchTable(
      [{ ...match, prompt: `${'x'.repeat(25)} red barn`, matched: [{ start: 26, end: 34 }] }],
      20,
      paint,
    );
    expect(narrow.match(/<[^>]*>/g)?.join(' ')).toMatch(/red/);
    expect(weights('semantic=1, lexical=0.5')).toEqual({ semantic: 1, lexical: 0.5 });
    for (const text of ['', 'lexical', 'lexical=11', 'magic=1']) expect(() => weights(text)).toThrow();
  });

  it('reads filters and lists', () => {
    expect(collectList('b, c', ['a'])).toEqual(['a', 'b', 'c']);
    const filter = ['sourceSite:x', 'site:y', 'tags:a:b', 'min_width:5', 'hasImage:yes'].reduce(
      (before, text) => collectFilter(text, before),
      {},
    );
    expect(filter).toEqual({ sourceSite: ['x', 'y'], tags: ['a:b'], minWidth: 5, hasImage: true });
    expect(
      ['width>=512', 'steps:20..30', '-tag:nsfw', 'has:image'].reduce(
        (before, text) => collectFilter(text, before),
        {},
      ),
    ).toEqual({ minWidth: 512, minSteps: 20, maxSteps: 30, noTags: ['nsfw'], hasImage: true });
    for (const text of ['x', ':x', '-width:5', 'tag:', 'nope:1', 'min-width:x', 'has-image:maybe'])
      expect(() => collectFilter(text, undefined)).toThrow();
  });
});

describe('progress', () => {
  it('tells the rate and the time that is left, also after a resume', () => {
    const meter = new PhaseMeter();
    expect(meter.step({ phase: 'rows', records: 5000, fraction: 0.5 }, 0).text).toBe('5,000 rows');
    const step = meter.step({ phase: 'rows', records: 6000, fraction: 0.6 }, 2000);
    expect(step).toEqual({ label: 'Reading', fraction: 0.6, text: '6,000 rows · 500/s · 8.0 s left' });
    expect(meter.step({ phase: 'images', records: 0, total: 40 }, 2000).text).toBe('0 of 40 images');
    expect(meter.step({ phase: 'images', records: 10, total: 40 }, 3000)).toEqual({
      label: 'Images',
      fraction: 0.25,
      text: '10 of 40 images · 10/s · 3.0 s left',
    });
  });

  it('tells how a generation is going', () => {
    expect(generationStep({ fraction: 0.5, step: 10, steps: 20, etaSeconds: 4 })).toEqual({
      label: 'Generating',
      fraction: 0.5,
      text: 'step 10 of 20 · 4.0 s left',
    });
  });
});

describe('reports', () => {
  it('are readable', () => {
    expect(reportText('a.csv', REPORT)).toBe(
      [
        'a.csv: 1,000 rows read in 5.0 s, 100 rows/s',
        '  resumed after 500 rows from an earlier run',
        '  900 new prompts',
        '  90 already known',
        '  3 longer than the model reads; searches see only their beginning',
        '  5 new images',
        '  3 images can be found by image',
        '  10 skipped:',
        '    10 × no prompt',
        '        a.csv:3: empty',
        '        a.csv:9: empty',
        '  notes on imported rows:',
        '    2 × seed left out',
        '        a.csv:4: "-1" is no seed',
        '  images that could not be read:',
        '    2 × not an image',
        '        x.png',
      ].join('\n'),
    );
  });

  it('add up', () => {
    const sum = mergeReports([REPORT, REPORT]);
    expect(sum).toMatchObject({ read: 2000, kept: 1800, seconds: 10, images: { added: 10 } });
    expect(sum.notes).toMatchObject([{ reason: 'seed left out', count: 4 }]);
    expect(sum.skipped).toEqual([
      { reason: 'no prompt', count: 20, examples: ['a.csv:3: empty', 'a.csv:9: empty', 'a.csv:3: empty'] },
    ]);
  });
});
