import {
  type AddressOrigin,
  invalidSetting,
  readServiceAddress,
  type ServiceAddress,
  splitServiceSetting,
} from '../../net/service-address.ts';
import { ollamaUrl } from './ollama-host.ts';

/** The kinds of service that a language model can be asked at. */
const PROVIDERS = ['openai', 'anthropic', 'bedrock', 'ollama', 'openai-compatible'] as const;
/** A kind of service that a language model can be asked at. */
export type Provider = (typeof PROVIDERS)[number];

/** A language model as a setting names it, with what is secret kept apart from what may be shown. */
export interface LanguageModelSetting extends ServiceAddress {
  provider: Provider;
  /** For people and records, as provider:model: no secrets. */
  id: string;
  model: string;
  /** AWS region; Bedrock only. */
  region: string | undefined;
}

/** Whether servers of many makes speak so, of which each takes something else. */
export function isOpenServer({ provider }: LanguageModelSetting): boolean {
  return provider === 'ollama' || provider === 'openai-compatible';
}

const FORM = 'openai-compatible:URL#MODEL';
const EXAMPLE = 'openai-compatible:http://127.0.0.1:8080/v1#qwen3';
const SUPPORTED = `Write openai:MODEL, anthropic:MODEL, bedrock:MODEL, ollama:MODEL, or ${FORM} for any server with an OpenAI-compatible chat API (llama.cpp, LM Studio, vLLM), for example ${EXAMPLE}.`;

/** The variable that moves a service elsewhere, to a proxy or a test server. */
const ADDRESS_VARIABLE = {
  openai: 'OPENAI_BASE_URL',
  anthropic: 'ANTHROPIC_BASE_URL',
  bedrock: 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME',
  ollama: 'OLLAMA_HOST',
} as const;

/**
 * Reads `openai:MODEL`, `anthropic:MODEL`, `bedrock:MODEL`, `ollama:MODEL` or `openai-compatible:URL#MODEL`.
 * The address of a named service comes from the variable that its own tools use, or is the public one.
 * @throws PromptloomError `invalid-input` saying what is wrong and what is supported; it never repeats a URL.
 */
export function parseLanguageModelSetting(
  setting: string,
  env: NodeJS.ProcessEnv = process.env,
): LanguageModelSetting {
  const { provider, shown, rest, url, model } = splitServiceSetting(setting);
  if (provider === 'openai-compatible') {
    const hint = `Write it as ${FORM}, for example ${EXAMPLE}.`;
    if (!model) throw invalidSetting('The language model setting names no model.', hint);
    const address = readServiceAddress(url, { where: 'The language model setting', hint });
    return { ...address, provider, id: `${provider}:${model}`, model, region: undefined };
  }
  if (!isNamed(provider))
    throw invalidSetting(`The language model provider${shown} is not supported.`, SUPPORTED);
  if (!/^[\w./:@-]{1,300}$/.test(rest))
    throw invalidSetting(
      `The language model setting ${provider}:… names no model.`,
      `Write the model's name after the colon, as in ${provider}:${EXAMPLE_MODEL[provider]}.`,
    );
  const region =
    provider === 'bedrock'
      ? env.AWS_REGION?.trim() || env.AWS_DEFAULT_REGION?.trim() || 'us-east-1'
      : undefined;
  if (region !== undefined && !/^[a-z0-9-]{1,40}$/.test(region))
    throw invalidSetting('AWS_REGION is no region.', 'Set it to a region such as us-east-1.');
  const where = ADDRESS_VARIABLE[provider];
  const address = addressOf(provider, env[where]?.trim() || PUBLIC[provider](region), {
    where,
    hint: 'Correct it, or leave it out.',
  });
  return { ...address, provider, id: `${provider}:${rest}`, model: rest, region };
}

const EXAMPLE_MODEL = {
  openai: 'gpt-5-mini',
  anthropic: 'claude-haiku-4-5',
  bedrock: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
  ollama: 'llama3.2',
};

const PUBLIC = {
  openai: () => 'https://api.openai.com/v1',
  anthropic: () => 'https://api.anthropic.com/v1',
  bedrock: (region: string | undefined) => `https://bedrock-runtime.${region}.amazonaws.com`,
  ollama: () => 'http://127.0.0.1:11434/v1',
};

function isNamed(provider: string): provider is keyof typeof ADDRESS_VARIABLE {
  return Object.hasOwn(ADDRESS_VARIABLE, provider);
}

function addressOf(provider: Provider, given: string, origin: AddressOrigin): ServiceAddress {
  let url: URL | undefined;
  try {
    url = provider === 'ollama' ? ollamaUrl(given) : new URL(given);
  } catch {
    // Said below without the text, which may hold a password.
  }
  // Anthropic names its server without the path of the API, and so may others.
  const wantsVersion = provider === 'anthropic' || provider === 'openai';
  if (url && wantsVersion && /^\/*$/.test(url.pathname)) url.pathname = '/v1';
  return readServiceAddress(url ?? '', origin);
}
