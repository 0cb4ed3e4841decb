import { describe, expect, it } from 'vitest';
import { guardLookup, isPublicAddress, type ResolvedAddress } from './public-address.ts';

describe('isPublicAddress', () => {
  it.each([
    ...['127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '192.168.1.1', '0.0.0.0', '169.254.169.254'],
    ...['100.64.0.1', '198.18.0.1', '192.0.2.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...[
      '::1',
      '::',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::127.0.0.1',
      'fe80::1',
      'fc00::1',
      'fd00:ec2::254',
    ],
    ...[
      'fec0::1',
      'ff02::1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001::1',
      '2001:db8::1',
      '4000::1',
      'nonsense',
    ],
  ])('refuses %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['8.8.8.8', '1.1.1.1', '::ffff:8.8.8.8', '2606:4700::1111', '2a00:1450:4001::1'])(
    'allows %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('guardLookup', () => {
  const ask = (addresses: ResolvedAddress[], allowPrivate = false, all = true) =>
    new Promise((resolve) => {
      const lookup = guardLookup(async () => addresses, allowPrivate);
      lookup('images.example', { all }, (error, address, family) => resolve(error ?? [address, family]));
    });
  const open = { address: '8.8.8.8', family: 4 };
  const hidden = { address: '10.0.0.1', family: 4 };

  it('hands on public addresses, all or the first', async () => {
    expect(await ask([open])).toEqual([[open], undefined]);
    expect(await ask([open], false, false)).toEqual(['8.8.8.8', 4]);
  });

  it('refuses a name with one private address among others, unless allowed', async () => {
    expect(await ask([open, hidden])).toMatchObject({
      code: 'url-refused',
      message: 'Refused to fetch from images.example (10.0.0.1): not a public address.',
      hint: expect.stringContaining('PROMPTLOOM_ALLOW_PRIVATE_URLS=true'),
    });
    expect(await ask([open, hidden], true)).toEqual([[open, hidden], undefined]);
  });

  it('fails for a name without addresses', async () => {
    expect(await ask([])).toMatchObject({ message: 'images.example has no address' });
  });
});
