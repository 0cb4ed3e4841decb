import { PromptloomError } from '../../errors.ts';
import { Redactor } from '../../net/redactor.ts';

/** An address from a setting, with what is secret kept apart from what may be shown. */
export interface ServiceAddress {
  /** Without user name, password and query; for requests. */
  readonly base: string;
  /** `?…` with what the setting gave, or nothing; for requests. */
  readonly query: string;
  /** The base for messages: parts that look like a key are cut. */
  readonly shown: string;
  /** Sent with every request: the key as a bearer token, or else user name and password from the address. */
  readonly headers: Record<string, string>;
  readonly redactor: Redactor;
}

/**
 * Reads an http or https address. It is the owner's setting, so private addresses are fine.
 * @param form how the whole setting is written, for the hint
 * @param where where the address stands
 * @throws PromptloomError `invalid-input`, which never repeats the address, for it may hold a password.
 */
export function readAddress(
  text: string,
  form: string,
  apiKey: string | undefined,
  where = 'The embedder setting',
): ServiceAddress {
  let url: URL | undefined;
  try {
    url = new URL(text.trim());
  } catch {
    // Said below.
  }
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname)
    throw new PromptloomError('invalid-input', `${where} has no http or https address.`, {
      hint: `Write it as ${form}.`,
    });
  const secrets = [apiKey, ...url.searchParams.values(), url.search.slice(1)];
  let basic: string | undefined;
  if (url.username || url.password) {
    const [user, password] = [decode(url.username), decode(url.password)];
    basic = Buffer.from(`${user}:${password}`).toString('base64');
    secrets.push(user, password, url.username, url.password, basic);
  }
  const base = `${url.origin}${url.pathname}`;
  return {
    base,
    query: url.search,
    shown: base
      .replace(/\/+$/, '')
      .replace(/[\w.~%-]{24,}/g, (part) => (/\d/.test(part) && !part.includes('.') ? '…' : part)),
    headers: apiKey
      ? { authorization: `Bearer ${apiKey}` }
      : basic
        ? { authorization: `Basic ${basic}` }
        : {},
    redactor: new Redactor(secrets),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
