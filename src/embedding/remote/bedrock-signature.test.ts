import { AwsV4Signer } from 'aws4fetch';
import { describe, expect, it } from 'vitest';

// Published facts: AWS's Signature Version 4 test suite and the examples of its signing guide.
const SCOPE = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
  service: 'service',
  datetime: '20150830T123600Z',
  allHeaders: true,
};

type Signed = Partial<ConstructorParameters<typeof AwsV4Signer>[0]>;

async function authorizationOf(method: string, url: string, more: Signed = {}): Promise<string> {
  const { headers } = await new AwsV4Signer({ ...SCOPE, method, url, ...more }).sign();
  return headers.get('authorization')!;
}

describe('AWS Signature Version 4, as Bedrock is asked with it,', () => {
  it('signs the request of the guide', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const url = 'https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08';
    expect(await authorizationOf('GET', url, { headers, service: 'iam' })).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
        'SignedHeaders=content-type;host;x-amz-date, ' +
        'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    );
  });

  it.each([
    ['get-vanilla', 'GET', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['post-vanilla', 'POST', '/', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    [
      'get-vanilla-query-order-key-case',
      'GET',
      '/?Param2=value2&Param1=value1',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
  ])('agrees with the test suite on %s', async (_, method, path, signature) => {
    expect(await authorizationOf(method, `https://example.amazonaws.com${path}`)).toMatch(signature);
  });

  it('agrees with the test suite on post-x-www-form-urlencoded', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const signed = { headers, body: 'Param1=value1' };
    expect(await authorizationOf('POST', 'https://example.amazonaws.com/', signed)).toMatch(
      'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    );
  });
});
