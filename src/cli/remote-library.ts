import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { type Client, createClient } from '../api/client.ts';
import type { OpenLibrary } from '../api/library-api.ts';
import { messageOf, PromptloomError } from '../errors.ts';
import { sameSecret } from '../server/security/credentials.ts';
import { CHALLENGE, newChallenge, ownerTicket, PROOF, proofOf } from '../server/security/owner-key.ts';

/** Where a server is and what opens it. The owner key also lets imports name files, which the server reads itself. */
interface RemoteOptions {
  /** With the base path, where the server has one. */
  url: string;
  token?: string | undefined;
  ownerKey?: string | undefined;
}

/** A library behind a server. */
export interface RemoteLibrary extends OpenLibrary, Pick<Client, 'url' | 'health'> {}

/** Refusals of requests that never came as far as the server's own code; they tell nothing and promise nothing. */
const WITHOUT_PROOF = new Set([400, 408, 414, 431]);

/** The client of a server, for files of this machine. */
export function remoteLibrary({ url, token, ownerKey }: RemoteOptions): RemoteLibrary {
  const client = createClient({
    url,
    token,
    ...(ownerKey !== undefined && { fetch: ownerFetch(url, ownerKey) }),
  });
  return {
    ...client,
    async import(input, options = {}) {
      const { path: file } = input;
      if (/^[a-z][a-z0-9+.-]+:\/\//i.test(file)) return client.import(input, options);
      if (ownerKey !== undefined && options.localImages !== false)
        return client.import({ ...input, path: path.resolve(file) }, options);
      const content = await contentOf(file);
      return client.import(input, { ...options, file: { content, name: path.basename(file) } });
    },
    close: async () => undefined,
  };
}

async function contentOf(file: string): Promise<Blob> {
  try {
    return await openAsBlob(file);
  } catch (cause) {
    throw new PromptloomError('source-unreadable', `${file} cannot be read: ${messageOf(cause)}`, { cause });
  }
}

/**
 * Sends requests with the owner key, which itself is never sent. The server must show that it knows the key before anything
 * of the caller's goes out: another program may have taken the port of a server that was killed.
 */
function ownerFetch(
  url: string,
  ownerKey: string,
): (address: string, init: RequestInit) => Promise<Response> {
  const authorization = `Bearer ${ownerTicket(ownerKey)}`;
  let isProven = false;

  async function challenge(address: string, init: RequestInit): Promise<Response> {
    const question = newChallenge();
    isProven = false;
    const response = await fetch(address, { ...init, headers: { ...init.headers, [CHALLENGE]: question } });
    isProven = sameSecret(response.headers.get(PROOF) ?? '', proofOf(ownerKey, question)!);
    if (isProven || WITHOUT_PROOF.has(response.status)) return response;
    response.body?.cancel().catch(() => undefined);
    throw stranger(url);
  }

  return async (address, init) => {
    if (!isProven || init.body) {
      const hello = await challenge(`${url.replace(/\/+$/, '')}/api/v1/health`, {
        redirect: 'error',
        signal: init.signal,
      });
      await hello.body?.cancel();
      if (!isProven) throw stranger(url);
    }
    return challenge(address, { ...init, headers: { ...init.headers, authorization } });
  };
}

function stranger(url: string): PromptloomError {
  return new PromptloomError(
    'fetch-failed',
    `What answers at ${url} is not the server that has this library open.`,
    { hint: 'That server has ended, and another program took its port: run the command again.' },
  );
}
