import { CANNOT_BE_DONE, PromptloomError } from '../errors.ts';

/** A setting such as `openai:MODEL` or `openai-compatible:URL#MODEL`, taken apart. */
export interface ServiceSetting {
  /** What stands before the first colon, in small letters. */
  provider: string;
  /** The provider for messages, such as ` “mistral”`; empty where it may be something else, such as a password. */
  shown: string;
  /** What stands after the colon. */
  rest: string;
  /** What of the rest stands before its `#`. */
  url: string;
  /** What of the rest stands behind its `#`; empty where it has none. */
  model: string;
}

/** Takes a setting apart that names a service; what its parts are is for the room that knows the service. */
export function splitServiceSetting(setting: string): ServiceSetting {
  const [, provider = '', rest = ''] = /^([^:]*):?(.*)$/s.exec(setting.trim())!.map((part) => part.trim());
  const [, url = '', model = ''] = /^([^#]*)#?(.*)$/s.exec(rest)!.map((part) => part.trim());
  const name = provider.toLowerCase();
  return { provider: name, shown: /^[a-z][a-z0-9-]{0,30}$/.test(name) ? ` “${name}”` : '', rest, url, model };
}

/** An address of a service, with what is secret kept apart from what may be shown. */
export interface ServiceAddress {
  /** Without user name, password and query; for requests. */
  readonly url: string;
  /** The same without slashes at its end, to put paths behind. */
  readonly base: string;
  /** The base for messages: parts that look like a key are cut. */
  readonly shown: string;
  /** `?…` with what was given, or nothing; for requests. */
  readonly query: string;
  /** Sent with every request: the key as a bearer token, or else user name and password of the address (RFC 7617). */
  readonly headers: Readonly<Record<string, string>>;
  /** Strings that must never be shown. */
  readonly secrets: readonly string[];
}

/** Where an address stands, and how it is written, for messages. */
export interface AddressOrigin {
  where: string;
  hint: string;
}

/**
 * Reads an http or https address. It is the owner's setting, so private addresses are fine.
 * @throws PromptloomError `invalid-input`, which never repeats the address, for it may hold a password.
 */
export function readServiceAddress(
  given: string | URL,
  origin: AddressOrigin,
  apiKey?: string,
): ServiceAddress {
  const url = typeof given === 'string' && URL.canParse(given.trim()) ? new URL(given.trim()) : given;
  if (typeof url === 'string' || !/^https?:$/.test(url.protocol) || !url.hostname)
    throw invalidSetting(`${origin.where} has no http or https address.`, origin.hint);
  const [user, password] = [decoded(url.username), decoded(url.password)];
  const basic = user || password ? Buffer.from(`${user}:${password}`).toString('base64') : '';
  const authorization = apiKey ? `Bearer ${apiKey}` : basic && `Basic ${basic}`;
  const plain = `${url.origin}${url.pathname}`;
  const base = plain.replace(/\/+$/, '');
  return {
    url: plain,
    base,
    shown: base.replace(/[\w.~%-]{24,}/g, (part) => (/\d/.test(part) && !part.includes('.') ? '…' : part)),
    query: url.search,
    headers: authorization ? { authorization } : {},
    secrets: [
      ...[apiKey ?? '', user, password, url.username, url.password, basic],
      ...[...url.searchParams.values(), url.search.slice(1)],
    ],
  };
}

/**
 * A key from a variable, without the line break that copying leaves behind; undefined where it is not set.
 * @throws PromptloomError `invalid-input` for one that no header can carry; it names the variable, not the key.
 */
export function readKey(name: string, value: string | undefined): string | undefined {
  const key = value?.trim() || undefined;
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw invalidSetting(`${name} holds characters that no key has.`, 'Set it again, to the key alone.');
  return key;
}

/** An error `invalid-input` of what names a service. */
export function invalidSetting(message: string, hint: string): PromptloomError {
  return new PromptloomError('invalid-input', message, { hint, status: CANNOT_BE_DONE });
}

/** Undoes percent signs; a text with one that is no escape stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether an address is an http(s) URL. */
export function isHttp(location: string): boolean {
  return /^https?:\/\//i.test(location);
}
