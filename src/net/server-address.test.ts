import { describe, expect, it } from 'vitest';
import { parseServerAddress } from './server-address.ts';

describe('a library address', () => {
  it.each([
    ['clickhouse://h', 'http://h:8123', 'clickhouse://default@h:8123/default'],
    ['clickhouse://ali:secret@h:9999/prompts', 'http://h:9999', 'clickhouse://ali@h:9999/prompts'],
    ['clickhouses://ali:secret@h/prompts', 'https://h:8443', 'clickhouses://ali@h:8443/prompts'],
    ['clickhouse://h/p?tls=1', 'https://h:8443', 'clickhouses://default@h:8443/p'],
    ['clickhouse://h:8443/p', 'https://h:8443', 'clickhouses://default@h:8443/p'],
    ['clickhouse://h:443/p', 'https://h:443', 'clickhouses://default@h:443/p'],
    ['clickhouses://h:8123/p?tls=0', 'http://h:8123', 'clickhouse://default@h:8123/p'],
    ['MyScale://o%27neil:s%2Fe@[::1]:8123/p', 'http://[::1]:8123', "myscale://o'neil@[::1]:8123/p"],
    ['clickhouse://h/p?cluster=farm', 'http://h:8123', 'clickhouse://default@h:8123/p?cluster=farm'],
  ])('%s leads to %s', (text, endpoint, shown) => {
    expect(parseServerAddress(text)).toMatchObject({ endpoint, shown });
  });

  it('says who, how long and how many', () => {
    expect(
      parseServerAddress('clickhouse://a%40b:p%2F%25@h/p?timeout=5&connections=2&ca=/x.pem'),
    ).toMatchObject({
      user: 'a@b',
      password: 'p/%',
      timeout: 5,
      connections: 2,
      authority: '/x.pem',
    });
  });

  it.each([
    ['http://u:secret@h/p', 'cannot be at http'],
    ['clickhouse://u:secret@h:9000/p', 'native protocol'],
    ['clickhouse://u:secret@h:9440/p', 'native protocol'],
    ['clickhouse://u:sec/ret@h/p', 'cannot be read'],
    ['clickhouse://u:sec#ret@h/p', ''],
    ['clickhouse://u:secret%@h/p', '% that is no escape'],
    ['clickhouse:///p', 'no host'],
    ['clickhouse://u:secret@h/a/b', 'a database with other characters'],
    ['clickhouse://h/p?password=secret', 'the option password'],
    ['clickhouse://h/p?cluster=a%27b', 'cluster'],
    ['clickhouse://h/p?timeout=never', 'timeout'],
    ['clickhouse://h/p?tls=perhaps', 'tls'],
    ['myscale://h/p?cluster=farm', 'spreads its tables itself'],
  ])('refuses %s', (text, message) => {
    let error: { code?: string; message: string; hint?: string } = { message: '' };
    try {
      parseServerAddress(text);
    } catch (thrown) {
      error = thrown as typeof error;
    }
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(message);
    expect(`${error.message} ${error.hint}`).not.toMatch(/secret|sec\b|ret\b/);
  });
});
