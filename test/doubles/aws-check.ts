import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The account that the test server of Bedrock knows. */
export const TEST_ACCOUNT = {
  accessKeyId: 'AKIATESTTESTTESTTEST',
  secretAccessKey: 'test/secret+key+of+forty+characters+0000',
  region: 'eu-central-1',
  bearer: 'test-bearer-token-0123456789',
};

/**
 * Checks a request as Bedrock does, from what came over the wire: a bearer key, or a signature of version 4.
 * @param needed headers that have to be signed; AWS itself insists on the host and its own
 * @returns what is wrong with it, or undefined.
 */
export function checkAwsRequest(
  request: IncomingMessage,
  body: string,
  needed: readonly string[] = ['host', 'x-amz-date', 'content-type'],
): string | undefined {
  const given = request.headers.authorization ?? '';
  if (given.startsWith('Bearer ')) {
    return given === `Bearer ${TEST_ACCOUNT.bearer}` ? undefined : 'The bearer token is not valid.';
  }
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
      given,
    );
  if (!parts) return 'The authorization header is malformed.';
  const [, keyId, day, region, service, names, signature] = parts as unknown as string[];
  const time = String(request.headers['x-amz-date']);
  if (keyId !== TEST_ACCOUNT.accessKeyId) return 'The security token included in the request is invalid.';
  if (region !== TEST_ACCOUNT.region || service !== 'bedrock')
    return 'Credential should be scoped correctly.';
  if (!time.startsWith(day!)) return 'The date is not that of the credential.';
  for (const name of needed) if (!names!.split(';').includes(name)) return `${name} is not signed.`;
  const [path = '', query = ''] = request.url!.split('?');
  const canonical = [
    request.method,
    path
      .split('/')
      .map((part) => encodeURIComponent(part))
      .join('/'),
    query,
    ...names!.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    names,
    createHash('sha256').update(body).digest('hex'),
  ].join('\n');
  const text = `AWS4-HMAC-SHA256\n${time}\n${day}/${region}/${service}/aws4_request\n${createHash('sha256').update(canonical).digest('hex')}`;
  let key: Buffer | string = `AWS4${TEST_ACCOUNT.secretAccessKey}`;
  for (const part of [day!, region, service, 'aws4_request'])
    key = createHmac('sha256', key).update(part).digest();
  const expected = createHmac('sha256', key).update(text).digest('hex');
  return signature === expected ? undefined : 'The request signature we calculated does not match.';
}
