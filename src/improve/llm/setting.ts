import { PromptloomError } from '../../errors.ts';

/** A language model as a setting names it, with what is secret kept apart from what may be shown. */
export interface LanguageModelSetting {
  /** For people and records: no secrets. */
  id: string;
  model: string;
  /** Where requests go, without user name, password or query. */
  baseUrl: string;
  /** The same for messages: parts that look like a key are cut. */
  address: string;
  query: Record<string, string>;
  /** Authorization header from a user name and password in the URL. */
  authorization: string | undefined;
  /** Strings that must never be shown. */
  secrets: string[];
}

const FORM = 'openai-compatible:URL#MODEL';
const EXAMPLE = 'openai-compatible:http://127.0.0.1:11434/v1#llama3.2';
const SUPPORTED = `Supported now: ${FORM}, which any server with an OpenAI-compatible chat API understands (Ollama, llama.cpp, LM Studio, vLLM, OpenAI), for example ${EXAMPLE}.`;

/**
 * Reads `openai-compatible:URL#MODEL`.
 * @throws PromptloomError `invalid-input` saying what is wrong and what is supported; it never repeats the URL.
 */
export function parseLanguageModelSetting(setting: string): LanguageModelSetting {
  const colon = setting.indexOf(':');
  const provider = setting.slice(0, Math.max(0, colon)).trim().toLowerCase();
  if (provider !== 'openai-compatible') {
    const shown = /^[a-z][a-z0-9-]{0,30}$/.test(provider) ? ` “${provider}”` : '';
    throw invalid(`The language model provider${shown} is not supported.`, SUPPORTED);
  }
  const rest = setting.slice(colon + 1).trim();
  const hash = rest.indexOf('#');
  const model = hash < 0 ? '' : rest.slice(hash + 1).trim();
  if (!model)
    throw invalid(
      'The language model setting names no model.',
      `Write it as ${FORM}, for example ${EXAMPLE}.`,
    );
  const url = readUrl(rest.slice(0, hash));
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
    id: `openai-compatible:${model}`,
    model,
    baseUrl,
    address: baseUrl.replace(/[\w.~%-]{24,}/g, (part) =>
      /\d/.test(part) && !part.includes('.') ? '…' : part,
    ),
    query,
    authorization,
    secrets: secrets.filter((secret) => secret.length > 2),
  };
}

function readUrl(text: string): URL {
  let url: URL | undefined;
  try {
    url = new URL(text.trim());
  } catch {
    // Said below without the text, which may hold a password.
  }
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname)
    throw invalid(
      'The language model setting has no http or https address.',
      `Write it as ${FORM}, for example ${EXAMPLE}.`,
    );
  return url;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function invalid(message: string, hint: string): PromptloomError {
  return new PromptloomError('invalid-input', message, { hint });
}
