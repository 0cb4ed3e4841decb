import { describe, expect, it } from 'vitest';
import { type ConfigInput, readConfig } from './config.ts';

const from = (env: NodeJS.ProcessEnv, flags: ConfigInput = {}) => readConfig(flags, env, '/nowhere');

describe('the base path', () => {
  it.each([
    ['loom', '/loom'],
    ['/loom/', '/loom'],
    ['//tools//loom-2.x', '/tools/loom-2.x'],
    ['/apis', '/apis'],
    ['/', ''],
  ])('%s is read as "%s"', (given, read) => {
    expect(from({ PROMPTLOOM_BASE_PATH: given }).basePath).toBe(read);
    expect(from({ PROMPTLOOM_BASE_PATH: '/other' }, { basePath: given }).basePath).toBe(read);
  });

  it.each([
    '/a/../b',
    '/a b',
    '/loom?x',
    '/loom#x',
    '/%6c',
    '/"><script>',
    'https://x/loom',
    '/api',
    '/docs/',
    '/assets',
  ])('%s is refused, by its name', (given) => {
    const name = 'PROMPTLOOM_BASE_PATH: ';
    expect(() => from({ PROMPTLOOM_BASE_PATH: given })).toThrow(name);
    expect(() => from({}, { basePath: given })).toThrow('--base-path: ');
  });
});

it('reads the names of trusted hosts, each in full', () => {
  const hosts = (given: string) => from({ PROMPTLOOM_TRUSTED_HOSTS: given }).trustedHosts;
  expect(hosts('Prompts.Example.org:443, https://b.example:8443/loom/ loom_upstream')).toEqual([
    'prompts.example.org',
    'b.example:8443',
    'loom_upstream',
  ]);
  expect(hosts('bücher.example,[::1]:80')).toEqual(['xn--bcher-kva.example', '[::1]']);
  expect(from({}, { trustedHosts: ['a', 'b'] }).trustedHosts).toEqual(['a', 'b']);
  for (const wrong of ['*', '*.example.org', 'a/b', 'user@host', 'host:99999', 'a?b'])
    expect(() => hosts(wrong)).toThrow('PROMPTLOOM_TRUSTED_HOSTS: ');
});

it('reads addresses and ranges of trusted proxies', () => {
  const proxies = (given: string) => from({ PROMPTLOOM_TRUSTED_PROXIES: given }).trustedProxies;
  const right = ['10.0.0.2', '10.0.0.0/8', '::1', 'fd00::/8', '::ffff:10.0.0.1', 'loopback'];
  expect(proxies(right.join(', '))).toEqual(right);
  for (const wrong of [
    '10',
    '1.2.3',
    '010.0.0.1',
    '10.0.0.0/33',
    '10.0.0.1/',
    'proxy',
    'proxy.example',
    'true',
    '*',
    '::1%eth0',
  ])
    expect(() => proxies(wrong)).toThrow('PROMPTLOOM_TRUSTED_PROXIES: ');
});

it('wants a token that can be sent and is not too weak, and never repeats it', () => {
  expect(from({ PROMPTLOOM_TOKEN: 'a-secret' }).token).toBe('a-secret');
  for (const wrong of [
    'short',
    'aaaaaaaaaaaa',
    'abababababab',
    'with a space',
    'tökentöken',
    `${'x'.repeat(1000)}abcd`,
  ]) {
    const problem = (() => {
      try {
        from({ PROMPTLOOM_TOKEN: wrong });
      } catch (error) {
        return String(error);
      }
    })();
    expect(problem).toContain('PROMPTLOOM_TOKEN: a token has');
    expect(problem).not.toContain(wrong);
  }
});
