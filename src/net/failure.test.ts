import { describe, expect, it } from 'vitest';
import { messageIn, networkCode, networkReason, RequestFailure, troubleOf } from './failure.ts';

const coded = (code: string, cause?: unknown) => Object.assign(new Error(code, { cause }), { code });

describe('a network failure', () => {
  it.each([
    ['itself', coded('ECONNREFUSED'), 'ECONNREFUSED', 'absent'],
    ['a cause', new TypeError('fetch failed', { cause: coded('UND_ERR_SOCKET') }), 'UND_ERR_SOCKET', 'lost'],
    ['one of several addresses', new AggregateError([coded('ENETUNREACH')], ''), 'ENETUNREACH', 'absent'],
    ['a body that ended', new TypeError('terminated'), 'ECONNRESET', 'lost'],
    ['a certificate of a kind not listed', coded('CERT_REVOKED'), 'CERT_REVOKED', 'untrusted'],
    ['another failure of TLS', coded('ERR_SSL_TLSV1_ALERT'), 'ERR_SSL_TLSV1_ALERT', 'no-tls'],
    ['an abort', new Error('x', { cause: coded('ABORT_ERR') }), undefined, undefined],
    ['no error', 'oops', undefined, undefined],
  ])('is found in %s', (_, error, code, trouble) => {
    expect(networkCode(error)).toBe(code);
    expect(troubleOf(error)).toBe(trouble);
  });

  it('is known from a failed request', () => {
    const failure = new RequestFailure({ kind: 'network', code: 'EAI_AGAIN' });
    expect(troubleOf(new Error('wrapped', { cause: failure }))).toBe('unreached');
    expect(troubleOf(new RequestFailure({ kind: 'silence', afterMs: 1 }))).toBe('silent');
    expect(troubleOf(new RequestFailure({ kind: 'status', status: 500, said: '' }))).toBeUndefined();
  });

  it('has words, or its code', () => {
    expect(networkReason('ENOTFOUND')).toBe('the host name is not known');
    expect([networkReason('EODD'), networkReason('EODD', 'odd')]).toEqual(['EODD', 'odd']);
  });
});

it.each([
  ['{"error":{"message":"no such model","type":"x"}}', 'no such model'],
  ['{"error":"model not found"}', 'model not found'],
  ['{"message":"Too many tokens"}', 'Too many tokens'],
  ['{"Message":"User is not authorized"}', 'User is not authorized'],
  ['{"detail":"Not Found"}', 'Not Found'],
  ['{"detail":[{"loc":["body","steps"],"msg":"too many"},{"msg":"and seed"}]}', 'steps: too many; and seed'],
  ['{"error":"OutOfMemoryError","detail":"","errors":"CUDA out of memory."}', 'CUDA out of memory.'],
  ['{"odd":1}', '{"odd":1}'],
  ['null', 'null'],
  ['plain words', 'plain words'],
  ['<html><h1>Bad gateway</h1></html>', ''],
  ['', ''],
])('reads what %s says', (body, said) => {
  expect(messageIn(body)).toBe(said);
});
