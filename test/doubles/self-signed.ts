import { generateKeyPairSync, sign } from 'node:crypto';

const DAY = 24 * 3600 * 1000;
const ECDSA_WITH_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2];
const COMMON_NAME = [0x55, 4, 3];
const ALTERNATIVE_NAMES = [0x55, 0x1d, 0x11];

/**
 * A new key and a certificate for 127.0.0.1 that it signed itself, as PEM, good for a day.
 * @see RFC 5280, section 4.1, for the structure.
 */
export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const algorithm = sequence(der(6, ECDSA_WITH_SHA256));
  const name = sequence(
    der(0x31, sequence(der(6, COMMON_NAME), der(12, Buffer.from('promptloom loopback test')))),
  );
  const loopback = sequence(der(0x87, [127, 0, 0, 1]));
  const body = sequence(
    der(0xa0, der(2, [2])),
    der(2, [1]),
    algorithm,
    name,
    sequence(time(Date.now() - DAY), time(Date.now() + DAY)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(der(6, ALTERNATIVE_NAMES), der(4, loopback)))),
  );
  const certificate = sequence(body, algorithm, der(3, [0], sign('sha256', body, privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g)!;
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, ...parts);
}

/** A value in DER: its tag, its length, what it holds. */
function der(tag: number, ...parts: (Buffer | number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function time(at: number): Buffer {
  return der(23, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));
}
