import { describe, expect, it } from 'vitest';
import { readHubSettings } from './hub-settings.ts';

describe('the usual variables', () => {
  const cacheOf = (given: NodeJS.ProcessEnv) => readHubSettings({ HOME: '/home/ada', ...given }).cacheFolder;

  it.each([
    [{}, '/home/ada/.cache/huggingface/hub'],
    [{ XDG_CACHE_HOME: '/cache' }, '/cache/huggingface/hub'],
    [{ HF_HOME: '~/hf', XDG_CACHE_HOME: '/cache' }, '/home/ada/hf/hub'],
    [{ HF_HUB_CACHE: '/models', HF_HOME: '/hf' }, '/models'],
    [{ HUGGINGFACE_HUB_CACHE: '/old', HF_HOME: '/hf' }, '/old'],
  ])('say where the cache is: %j', (given, expected) => expect(cacheOf(given)).toBe(expected));

  it('say where the hub is, and whether to ask it', () => {
    expect(readHubSettings({})).toMatchObject({
      endpoint: 'https://huggingface.co',
      offline: false,
      token: undefined,
    });
    expect(readHubSettings({ HF_ENDPOINT: 'http://mirror/hf/', HF_HUB_OFFLINE: 'yes' })).toMatchObject({
      endpoint: 'http://mirror/hf',
      offline: true,
    });
    expect(() => readHubSettings({ HF_ENDPOINT: 'mirror' })).toThrow(
      'HF_ENDPOINT: "mirror" is no web address',
    );
  });
});
