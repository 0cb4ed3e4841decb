import { homedir } from 'node:os';
import path from 'node:path';
import { PromptloomError } from '../../errors.ts';

/** Where models come from and where they are kept, as the usual variables say. */
export interface HubSettings {
  /** Address of the hub, without a slash at its end. */
  endpoint: string;
  /** Sent to the endpoint's own host only. */
  token: string | undefined;
  /** Whether the network is not to be touched. */
  offline: boolean;
  cacheFolder: string;
  /** Proxies by the usual variables; undefined where none is set. */
  proxy: { httpProxy?: string; httpsProxy?: string; noProxy?: string } | undefined;
}

/**
 * Reads HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE, HF_HUB_CACHE, HF_HOME, XDG_CACHE_HOME and the proxy variables.
 * @throws PromptloomError `invalid-input` for an HF_ENDPOINT that is no web address.
 */
export function readHubSettings(env: NodeJS.ProcessEnv): HubSettings {
  return {
    endpoint: endpointOf(env),
    token: env.HF_TOKEN?.trim() || undefined,
    offline: isTrue(env.HF_HUB_OFFLINE) || isTrue(env.TRANSFORMERS_OFFLINE),
    cacheFolder: cacheFolderOf(env),
    proxy: proxyOf(env),
  };
}

function endpointOf(env: NodeJS.ProcessEnv): string {
  const given = env.HF_ENDPOINT?.trim() || 'https://huggingface.co';
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return given.replace(/\/+$/, '');
  throw new PromptloomError('invalid-input', `HF_ENDPOINT: "${given}" is no web address`, {
    hint: 'Write it as https://hub.example.org, or unset it for https://huggingface.co.',
  });
}

/** The folder of the hub's cache, where Python's huggingface_hub has it too. */
function cacheFolderOf(env: NodeJS.ProcessEnv): string {
  const home = env.HOME || homedir();
  const absolute = (folder: string) => path.resolve(folder.replace(/^~(?=$|\/)/, () => home));
  const named = env.HF_HUB_CACHE || env.HUGGINGFACE_HUB_CACHE;
  if (named) return absolute(named);
  const hubHome = env.HF_HOME || path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'huggingface');
  return path.join(absolute(hubHome), 'hub');
}

function proxyOf(env: NodeJS.ProcessEnv): HubSettings['proxy'] {
  const httpProxy = env.http_proxy || env.HTTP_PROXY;
  const httpsProxy = env.https_proxy || env.HTTPS_PROXY;
  if (!httpProxy && !httpsProxy) return undefined;
  const noProxy = env.no_proxy || env.NO_PROXY;
  return { ...(httpProxy && { httpProxy }), ...(httpsProxy && { httpsProxy }), noProxy: noProxy ?? '' };
}

function isTrue(value: string | undefined): boolean {
  return /^(1|on|yes|true)$/i.test(value?.trim() ?? '');
}
