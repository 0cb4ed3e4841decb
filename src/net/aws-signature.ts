import { createHash, createHmac } from 'node:crypto';

/** Keys of an AWS account. */
export interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  /** With temporary keys. */
  sessionToken?: string;
}

/** What is signed. */
export interface SignableRequest {
  method: string;
  url: URL;
  /** Beside `host` and `x-amz-date`, which are added; all are signed. */
  headers: Record<string, string>;
  body: string;
}

/** For whom, where and when a signature is made. */
export interface SigningScope {
  credentials: AwsCredentials;
  region: string;
  service: string;
  at: Date;
}

/**
 * Signs a request with AWS Signature Version 4 ("Create a signed AWS API request", AWS General Reference /
 * IAM User Guide). The path is encoded once more for signing, as all services but S3 want it.
 * @returns the headers to send: those given, `x-amz-date`, `x-amz-security-token` with temporary keys, and
 * `authorization`. `host` is signed but left to the HTTP client, which sends the same.
 */
export function signRequest(request: SignableRequest, scope: SigningScope): Record<string, string> {
  const { credentials, region, service, at } = scope;
  const time = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const headers: Record<string, string> = { ...lowerCased(request.headers), 'x-amz-date': time };
  if (credentials.sessionToken) headers['x-amz-security-token'] = credentials.sessionToken;

  const signed = { ...headers, host: request.url.host };
  const names = Object.keys(signed).sort();
  const canonical = [
    request.method,
    canonicalPath(request.url),
    canonicalQuery(request.url),
    ...names.map((name) => `${name}:${signed[name as keyof typeof signed].trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n');
  const place = `${day}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, place, sha256(canonical)].join('\n');
  const key = signingKey(credentials.secretAccessKey, day, region, service);
  const signature = hmac(key, toSign).toString('hex');
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${place}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return headers;
}

/** The key of one day, region and service, derived from the secret key. */
export function signingKey(secretAccessKey: string, day: string, region: string, service: string): Buffer {
  const parts = [day, region, service, 'aws4_request'];
  return parts.reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secretAccessKey}`));
}

/** Encodes everything but the letters, digits and marks that RFC 3986 leaves unreserved. */
export function encodeUnreserved(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function canonicalPath(url: URL): string {
  return url.pathname.split('/').map(encodeUnreserved).join('/');
}

function canonicalQuery(url: URL): string {
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...url.searchParams]
    .map(([name, value]) => [encodeUnreserved(name), encodeUnreserved(value)] as const)
    .sort((a, b) => order(a[0], b[0]) || order(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
