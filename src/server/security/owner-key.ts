import { createHmac, randomBytes } from 'node:crypto';
import { sameSecret } from './credentials.ts';

/** The header in which a client asks the server to show that it knows the owner key. */
export const CHALLENGE = 'promptloom-challenge';
/** The header in which the server shows it. */
export const PROOF = 'promptloom-proof';

const FORMAT = /^[\w-]{22,100}$/;

/** Text that nobody can foresee, for {@link CHALLENGE}. */
export function newChallenge(): string {
  return randomBytes(24).toString('base64url');
}

/** What only someone with the key can answer; undefined to what is no challenge. */
export function proofOf(ownerKey: string, challenge: unknown): string | undefined {
  if (typeof challenge !== 'string' || !FORMAT.test(challenge)) return undefined;
  return mac(ownerKey, 'server', challenge);
}

/** The bearer of someone with the key, which does not tell the key. */
export function ownerTicket(ownerKey: string): string {
  const nonce = newChallenge();
  return `${nonce}.${mac(ownerKey, 'owner', nonce)}`;
}

/** Whether a bearer is the key, or was made with it. */
export function isOwners(bearer: string, ownerKey: string): boolean {
  const [nonce = '', shown = ''] = bearer.split('.');
  return sameSecret(bearer, ownerKey) || sameSecret(shown, mac(ownerKey, 'owner', nonce));
}

/** Each side says what it is, so that neither's answer serves as the other's. */
function mac(key: string, side: 'server' | 'owner', nonce: string): string {
  return createHmac('sha256', key).update(`promptloom ${side}\n${nonce}`).digest('base64url');
}
