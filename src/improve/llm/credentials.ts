import { invalidSetting, readKey } from '../../net/service-address.ts';
import type { LanguageModelSetting, Provider } from './setting.ts';

/** What opens a language model's service. */
export interface Credentials {
  /** A key or bearer token. */
  apiKey: string | undefined;
  /** AWS keys, for requests that are signed instead. */
  aws: { accessKeyId: string; secretAccessKey: string; sessionToken: string | undefined } | undefined;
}

/** The variables that hold the key of a service, the one to name in messages last. */
const KEY_VARIABLES: Record<Provider, readonly string[]> = {
  openai: ['OPENAI_API_KEY'],
  anthropic: ['ANTHROPIC_API_KEY'],
  bedrock: ['AWS_BEARER_TOKEN_BEDROCK'],
  ollama: ['OLLAMA_API_KEY'],
  'openai-compatible': [],
};

/** How to give a service its key, in words. */
export function howToSetKey(provider: Provider): string {
  if (provider === 'bedrock')
    return 'Set AWS_BEARER_TOKEN_BEDROCK, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_REGION. Profiles and single sign-on are not read: `aws configure export-credentials --format env` turns them into variables.';
  const [variable] = KEY_VARIABLES[provider];
  const own = 'PROMPTLOOM_LLM_API_KEY';
  return variable
    ? `Set ${variable}, or ${own}, to a key of yours.`
    : `Set ${own} to a key that this server accepts.`;
}

/**
 * Finds what opens a service: promptloom's own variable first, then the service's.
 * @throws PromptloomError `invalid-input` where a service that needs a key has none, and for a key that no header
 *   can carry; it names variables, never a key.
 */
export function findCredentials(
  { provider, id }: LanguageModelSetting,
  own: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): Credentials {
  const keyOf = (name: string) => readKey(name, env[name]);
  const apiKey =
    readKey('PROMPTLOOM_LLM_API_KEY', own) ??
    KEY_VARIABLES[provider].map(keyOf).find((key) => key !== undefined);
  const accessKeyId = keyOf('AWS_ACCESS_KEY_ID');
  const secretAccessKey = keyOf('AWS_SECRET_ACCESS_KEY');
  const aws =
    provider === 'bedrock' && apiKey === undefined && accessKeyId && secretAccessKey
      ? { accessKeyId, secretAccessKey, sessionToken: keyOf('AWS_SESSION_TOKEN') }
      : undefined;
  const isOpen = provider === 'ollama' || provider === 'openai-compatible';
  if (!isOpen && apiKey === undefined && aws === undefined)
    throw invalidSetting(`There is no key for ${id}.`, howToSetKey(provider));
  return { apiKey, aws };
}

/** Everything in credentials that must never be shown. */
export function secretsOf({ apiKey, aws }: Credentials): string[] {
  return [apiKey, aws?.accessKeyId, aws?.secretAccessKey, aws?.sessionToken].filter(
    (secret) => secret !== undefined,
  );
}
