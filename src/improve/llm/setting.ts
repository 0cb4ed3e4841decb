import { CANNOT_BE_DONE, PromptloomError } from '../../errors.ts';
import { ollamaUrl } from './ollama-host.ts';

/** The kinds of service that a language model can be asked at. */
export const PROVIDERS = ['openai', 'anthropic', 'bedrock', 'ollama', 'openai-compatible'] as const;
/** A kind of service that a language model can be asked at. */
export type Provider = (typeof PROVIDERS)[number];

/** A language model as a setting names it, with what is secret kept apart from what may be shown. */
export interface LanguageModelSetting {
  provider: Provider;
  /** For people and records, as provider:model: no secrets. */
  id: string;
  model: string;
  /** Where requests go, without user name, password or query. */
  baseUrl: string;
  /** The same for messages: parts that look like a key are cut. */
  address: string;
  query: Record<string, string>;
  /** Authorization header from a user name and password in the URL. */
  authorization: string | undefined;
  /** AWS region; Bedrock only. */
  region: string | undefined;
  /** Strings that must never be shown. */
  secrets: string[];
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
  const colon = setting.indexOf(':');
  const provider = setting.slice(0, Math.max(0, colon)).trim().toLowerCase();
  const rest = setting.slice(colon + 1).trim();
  if (provider === 'openai-compatible') return compatible(rest);
  if (!isNamed(provider)) {
    const shown = /^[a-z][a-z0-9-]{0,30}$/.test(provider) ? ` “${provider}”` : '';
    throw invalid(`The language model provider${shown} is not supported.`, SUPPORTED);
  }
  if (!/^[\w./:@-]{1,300}$/.test(rest))
    throw invalid(
      `The language model setting ${provider}:… names no model.`,
      `Write the model's name after the colon, as in ${provider}:${EXAMPLE_MODEL[provider]}.`,
    );
  const region =
    provider === 'bedrock' ? env.AWS_REGION?.trim() || env.AWS_DEFAULT_REGION?.trim() : undefined;
  if (region !== undefined && !/^[a-z0-9-]{1,40}$/.test(region))
    throw invalid('AWS_REGION is no region.', 'Set it to a region such as us-east-1.');
  const given = env[ADDRESS_VARIABLE[provider]]?.trim();
  const url = given ? readUrl(given, ADDRESS_VARIABLE[provider]) : new URL(PUBLIC[provider](region));
  return {
    ...parts(normalised(provider, url)),
    provider,
    id: `${provider}:${rest}`,
    model: rest,
    region: provider === 'bedrock' ? (region ?? 'us-east-1') : undefined,
  };
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
  bedrock: (region: string | undefined) => `https://bedrock-runtime.${region ?? 'us-east-1'}.amazonaws.com`,
  ollama: () => 'http://127.0.0.1:11434/v1',
};

function isNamed(provider: string): provider is keyof typeof ADDRESS_VARIABLE {
  return Object.hasOwn(ADDRESS_VARIABLE, provider);
}

/** Anthropic names its server without the path of the API, and so may others. */
function normalised(provider: Provider, url: URL): URL {
  const wantsVersion = provider === 'anthropic' || provider === 'openai';
  if (wantsVersion && url.pathname.replace(/\/+$/, '') === '') url.pathname = '/v1';
  return url;
}

function compatible(rest: string): LanguageModelSetting {
  const hash = rest.indexOf('#');
  const model = hash < 0 ? '' : rest.slice(hash + 1).trim();
  if (!model)
    throw invalid(
      'The language model setting names no model.',
      `Write it as ${FORM}, for example ${EXAMPLE}.`,
    );
  return {
    ...parts(readUrl(rest.slice(0, hash), undefined)),
    provider: 'openai-compatible',
    id: `openai-compatible:${model}`,
    model,
    region: undefined,
  };
}

function parts(
  url: URL,
): Pick<LanguageModelSetting, 'baseUrl' | 'address' | 'query' | 'authorization' | 'secrets'> {
  const secrets: string[] = [];
  let authorization: string | undefined;
  if (url.username || url.password) {
    const [user, password] = [decode(url.username), decode(url.password)];
    authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    secrets.push(user, password, url.username, url.password, authorization.slice(6));
  }
  const query = Object.fromEntries(url.searchParams);
  secrets.push(...Object.values(query), url.search.slice(1));
  const baseUrl = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  return {
    baseUrl,
    address: baseUrl.replace(/[\w.~%-]{24,}/g, (part) =>
      /\d/.test(part) && !part.includes('.') ? '…' : part,
    ),
    query,
    authorization,
    secrets: secrets.filter((secret) => secret.length > 2),
  };
}

function readUrl(text: string, variable: string | undefined): URL {
  let url: URL | undefined;
  const given = text.trim();
  try {
    url = variable === 'OLLAMA_HOST' ? ollamaUrl(given) : new URL(given);
  } catch {
    // Said below without the text, which may hold a password.
  }
  if (url && /^https?:$/.test(url.protocol) && url.hostname) return url;
  if (variable) throw invalid(`${variable} is no http or https address.`, 'Mend it, or leave it out.');
  throw invalid(
    'The language model setting has no http or https address.',
    `Write it as ${FORM}, for example ${EXAMPLE}.`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function invalid(message: string, hint: string): PromptloomError {
  return new PromptloomError('invalid-input', message, { hint, status: CANNOT_BE_DONE });
}
