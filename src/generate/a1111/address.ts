import { PromptloomError } from '../../errors.ts';

/** Where an A1111 server is, and how to get in. */
export interface A1111Address {
  /** Without user, password and trailing slash; may be shown. */
  shown: string;
  /** Value of the Authorization header (RFC 7617). */
  authorization: string | undefined;
}

const EXAMPLE = 'Write it as a1111:http://127.0.0.1:7860, or a1111:https://user:password@host.';

/**
 * Reads the URL of an A1111 server. Any http(s) address is allowed, private ones too: it is the owner's
 * setting, never a visitor's.
 * @throws PromptloomError `invalid-input`; the message never holds the password.
 */
export function readA1111Address(text: string): A1111Address {
  if (!URL.canParse(text.trim())) throw invalid('The address of the A1111 server is not a URL');
  const url = new URL(text.trim());
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw invalid(`An A1111 server is reached by http or https, not by "${url.protocol.slice(0, -1)}"`);
  // People paste the address of the API as often as that of the page.
  const path = url.pathname.replace(/\/+$/, '').replace(/\/sdapi(\/v1)?$/, '');
  return {
    shown: `${url.protocol}//${url.host}${path}`,
    authorization: url.username || url.password ? basic(url) : undefined,
  };
}

function basic({ username, password }: URL): string {
  const pair = `${decode(username)}:${decode(password)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function invalid(message: string): PromptloomError {
  return new PromptloomError('invalid-input', message, { hint: EXAMPLE });
}
