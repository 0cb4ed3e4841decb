import { describe, expect, it } from 'vitest';
import { parseLanguageModelSetting } from './setting.ts';

const baseUrl = (host: string) => parseLanguageModelSetting('ollama:llama3.2', { OLLAMA_HOST: host }).base;

describe('OLLAMA_HOST in every form that Ollama takes', () => {
  it.each([
    ['', 'http://127.0.0.1:11434/v1'],
    ['  ', 'http://127.0.0.1:11434/v1'],
    [':11434', 'http://127.0.0.1:11434/v1'],
    [':8080', 'http://127.0.0.1:8080/v1'],
    ['box', 'http://box:11434/v1'],
    ['box/', 'http://box:11434/v1'],
    ['box:8080', 'http://box:8080/v1'],
    ['box:8080/', 'http://box:8080/v1'],
    ['"box:8080"', 'http://box:8080/v1'],
    [" 'box' ", 'http://box:11434/v1'],
    ['box:', 'http://box:11434/v1'],
    ['box:port', 'http://box:11434/v1'],
    ['box:99999', 'http://box:11434/v1'],
    ['box/ollama', 'http://box:11434/ollama/v1'],
    ['localhost', 'http://localhost:11434/v1'],
    ['0.0.0.0', 'http://127.0.0.1:11434/v1'],
    ['0.0.0.0:8080', 'http://127.0.0.1:8080/v1'],
    ['http://0.0.0.0:8080', 'http://127.0.0.1:8080/v1'],
    ['192.168.1.7', 'http://192.168.1.7:11434/v1'],
    ['http://box', 'http://box/v1'],
    ['http://box:11434', 'http://box:11434/v1'],
    ['http://:11434', 'http://127.0.0.1:11434/v1'],
    ['HTTP://box:11434/', 'http://box:11434/v1'],
    ['https://box', 'https://box/v1'],
    ['https://box:8443/ollama/', 'https://box:8443/ollama/v1'],
    ['https://box/path/v1', 'https://box/path/v1'],
    ['http://box:11434/v1/', 'http://box:11434/v1'],
    ['http://box:11434/api', 'http://box:11434/v1'],
    ['ollama.com', 'https://ollama.com/v1'],
    ['::1', 'http://[::1]:11434/v1'],
    ['[::1]', 'http://[::1]:11434/v1'],
    ['[::1]:8080', 'http://[::1]:8080/v1'],
    ['::', 'http://[::1]:11434/v1'],
    ['[::]:8080', 'http://[::1]:8080/v1'],
    ['http://[fe80::1]:8080/x', 'http://[fe80::1]:8080/x/v1'],
    ['2001:db8::7', 'http://[2001:db8::7]:11434/v1'],
  ])('%s is %s', (given, url) => {
    expect(baseUrl(given)).toBe(url);
  });

  it('keeps the user and password out of the address', () => {
    const setting = parseLanguageModelSetting('ollama:x', { OLLAMA_HOST: 'https://ada:hunter22@box/p' });
    expect(setting.base).toBe('https://box/p/v1');
    expect(setting.headers.authorization).toBe(`Basic ${Buffer.from('ada:hunter22').toString('base64')}`);
  });

  it.each(['ftp://box', 'http://a b', 'box box', 'a:b:c', 'http://'.repeat(2)])('%s is refused', (host) => {
    expect(() => baseUrl(host)).toThrow(/OLLAMA_HOST has no http or https address/);
  });
});
