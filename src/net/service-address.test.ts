import { describe, expect, it } from 'vitest';
import { Redactor } from './redactor.ts';
import { readKey, readServiceAddress, splitServiceSetting } from './service-address.ts';

const ORIGIN = { where: 'The setting', hint: 'Write it as x.' };

describe('a setting', () => {
  it.each([
    ['openai:gpt-5', { provider: 'openai', shown: ' “openai”', rest: 'gpt-5', url: 'gpt-5', model: '' }],
    [
      ' Openai-Compatible : http://h:8080/v1#org/m:7b ',
      {
        provider: 'openai-compatible',
        rest: 'http://h:8080/v1#org/m:7b',
        url: 'http://h:8080/v1',
        model: 'org/m:7b',
      },
    ],
    ['sketch', { provider: 'sketch', rest: '', url: '', model: '' }],
    ['http://me:pass word@h', { provider: 'http', rest: '//me:pass word@h' }],
    ['pass word!', { provider: 'pass word!', shown: '' }],
    ['', { provider: '', shown: '', rest: '' }],
  ])('is taken apart: %j', (setting, parts) => {
    expect(splitServiceSetting(setting)).toMatchObject(parts);
  });
});

describe('an address', () => {
  it('keeps what is secret apart', () => {
    const address = readServiceAddress(' https://ada:hunt%20er@h.example/v1//?token=tok-1 ', ORIGIN);
    const basic = Buffer.from('ada:hunt er').toString('base64');
    expect(address).toMatchObject({
      url: 'https://h.example/v1//',
      base: 'https://h.example/v1',
      shown: 'https://h.example/v1',
      query: '?token=tok-1',
      headers: { authorization: `Basic ${basic}` },
    });
    expect(address.secrets).toEqual(expect.arrayContaining(['ada', 'hunt er', 'hunt%20er', basic, 'tok-1']));
  });

  it('is opened by a key before a password, and shows neither it nor one in its path', () => {
    const address = readServiceAddress('http://a:b@h/a1b2c3d4e5f6a7b8c9d0e1f2a3/', ORIGIN, 'sesame');
    expect(address.headers).toEqual({ authorization: 'Bearer sesame' });
    expect(address.secrets).toContain('sesame');
    expect(address.shown).toBe('http://h/…');
  });

  it.each(['', 'nowhere', 'ftp://me:hunter22@h', 'hunter22 no url'])(
    'is refused without a word of it: %j',
    (text) => {
      try {
        readServiceAddress(text, ORIGIN);
        expect.unreachable();
      } catch (error) {
        expect(error).toMatchObject({
          code: 'invalid-input',
          message: 'The setting has no http or https address.',
          hint: 'Write it as x.',
        });
      }
    },
  );
});

it('forgives a line break behind a key, and shows none that no header can carry', () => {
  expect([readKey('K', 'abc\n'), readKey('K', ' '), readKey('K', undefined)]).toEqual([
    'abc',
    undefined,
    undefined,
  ]);
  expect(() => readKey('K', 'se cret')).toThrow(/^K holds characters that no key has\.$/);
});

describe('an excerpt', () => {
  const redactor = new Redactor(['hunter22', 'hunter', undefined, 'ab']);
  it.each([
    ['it echoes hunter22', 'it echoes [hidden]'],
    ['it hides hun\u200bter22 and\nbreaks', 'it hides [hidden] and breaks'],
    [`far behind${' '.repeat(5000)}hunter22`, 'far behind [hidden]'],
    ['Bearer abcdefgh12 and sk-12345678', 'Bearer [hidden] and [hidden]'],
    ['AKIAABCDEFGHIJKLMNOP is no key', '[hidden] is no key'],
    ['ab is everywhere', 'ab is everywhere'],
  ])('of %j is safe to show', (text, shown) => {
    expect(redactor.excerpt(text)).toBe(shown);
  });

  it('is short', () => {
    expect(redactor.excerpt('x'.repeat(300))).toBe(`${'x'.repeat(199)}…`);
    expect(redactor.excerpt('x'.repeat(300), 400)).toHaveLength(300);
  });
});
