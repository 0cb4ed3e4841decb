import { describe, expect, it } from 'vitest';
import { isRemoteSetting } from './is-remote-setting.ts';
import { parseRemoteSetting } from './parse-setting.ts';

const AWS = {
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'very-secret',
  AWS_REGION: 'us-east-1',
};
const ENV = { ...AWS, OPENAI_API_KEY: 'very-secret' };

describe('isRemoteSetting', () => {
  it.each([
    'openai:x',
    'openai-compatible:http://h/v1#m',
    'bedrock:x',
    'http://h/',
    'https://h',
    'http:http://h',
  ])('knows %s', (setting) => {
    expect(isRemoteSetting(setting)).toBe(true);
  });
  it.each(['lite', 'auto', 'clip-vit-b-32', './folder', 'org/name@fp16', 'C:\\models'])(
    'leaves %s',
    (setting) => {
      expect(isRemoteSetting(setting)).toBe(false);
    },
  );
});

describe('parseRemoteSetting', () => {
  it.each([
    ['openai:text-embedding-3-small', 'openai:text-embedding-3-small', 'https://api.openai.com/v1'],
    ['openai:text-embedding-3-small@512', 'openai:text-embedding-3-small@512', 'https://api.openai.com/v1'],
    [
      'openai-compatible:http://10.0.0.1:1234/v1/#org/m:7b',
      'openai-compatible:org/m:7b',
      'http://10.0.0.1:1234/v1',
    ],
    [
      'bedrock:amazon.titan-embed-text-v2:0@256',
      'bedrock:amazon.titan-embed-text-v2:0@256',
      'https://bedrock-runtime.us-east-1.amazonaws.com',
    ],
    [
      'bedrock:eu.cohere.embed-v4:0',
      'bedrock:cohere.embed-v4:0',
      'https://bedrock-runtime.us-east-1.amazonaws.com',
    ],
    ['http:http://localhost:8000/embed', 'http', 'http://localhost:8000/embed'],
    ['https://example.com/embed', 'http', 'https://example.com/embed'],
  ])('reads %s', (setting, id, address) => {
    expect(parseRemoteSetting(setting, ENV)).toMatchObject({ id, address });
  });

  it.each([
    ['cohere:x', 'unsupported', /“cohere” is not supported/],
    ['nonsense', 'unsupported', /is not supported/],
    ['openai:', 'invalid-input', /names no model/],
    ['openai:a b', 'invalid-input', /names no model/],
    ['openai-compatible:http://h/v1', 'invalid-input', /names no model/],
    ['openai-compatible:ftp://h/v1#m', 'invalid-input', /no http or https address/],
    ['openai-compatible:#m', 'invalid-input', /no http or https address/],
    ['http:', 'invalid-input', /no http or https address/],
    ['http:localhost', 'invalid-input', /no http or https address/],
    ['bedrock:amazon.titan-embed-text-v9', 'unsupported', /is not supported/],
    ['bedrock:us.amazon.titan-embed-image-v1', 'unsupported', /is not supported/],
    ['bedrock:amazon.titan-embed-text-v2:0@384', 'invalid-input', /no vectors of 384/],
  ])('refuses %s', (setting, code, message) => {
    const refused = () => parseRemoteSetting(setting, ENV);
    expect(refused).toThrow(message);
    expect(refused).toThrow(expect.objectContaining({ code, hint: expect.stringMatching(/./) }));
  });

  it.each([
    [{}, 'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION'],
    [{ ...AWS, AWS_SECRET_ACCESS_KEY: '' }, 'missing: AWS_SECRET_ACCESS_KEY.'],
    [{ AWS_BEARER_TOKEN_BEDROCK: 'x' }, 'missing: AWS_REGION.'],
    [{ ...AWS, AWS_REGION: 'evil.com/#' }, 'AWS_REGION is not the name of a region'],
    [{ ...AWS, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'ftp://x' }, 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME'],
  ])('names what is wrong with %j', (env, message) => {
    expect(() => parseRemoteSetting('bedrock:amazon.titan-embed-image-v1', env)).toThrow(message);
  });

  it('refuses a key that no header carries, and forgives a line break behind one', () => {
    const wrong = () => parseRemoteSetting('openai:x', { OPENAI_API_KEY: 'very secret' });
    expect(wrong).toThrow('OPENAI_API_KEY holds characters that no key has.');
    expect(parseRemoteSetting('openai:x', { OPENAI_API_KEY: 'very-secret\n' }).id).toBe('openai:x');
    const elsewhere = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'nowhere' };
    expect(() => parseRemoteSetting('openai:x', elsewhere)).toThrow('OPENAI_BASE_URL has no http');
  });

  it('needs a key for openai', () => {
    expect(() => parseRemoteSetting('openai:x', {})).toThrow('OPENAI_API_KEY is not set');
  });

  it('shows nothing secret of an address', () => {
    const service = parseRemoteSetting(
      'openai-compatible:https://user:very-secret@h.example/v1/a1b2c3d4e5f6a7b8c9d0e1f2a3?key=very-secret#m',
      {},
    );
    expect(service.address).toBe('https://h.example/v1/…');
    expect(service.redactor.excerpt('key very-secret of user')).toBe('key [hidden] of [hidden]');
    const refused = () => parseRemoteSetting('openai-compatible:https://user:very-secret@h.example/v1', {});
    expect(refused).toThrow(expect.not.objectContaining({ message: expect.stringContaining('secret') }));
  });
});
