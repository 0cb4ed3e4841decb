import { addressOf, createClient, type Operation } from '../../../src/api/client.ts';
import { basePath } from '../lib/base-path.ts';
import { Unreachable } from './api-error.ts';
import { connectionLost, isGatewayFault } from './connection.ts';
import { askForToken } from './session.ts';

export { type Client, fromProblem, operations, PromptloomError } from '../../../src/api/client.ts';

/** The server that served this page. */
export const api = createClient({ url: basePath, fetch: send });

/** The address of something that the API serves to the browser itself, such as an image. */
export function apiAddress(operation: Operation, ...parameters: string[]): string {
  return `${basePath}/api/v1${addressOf(operation, parameters)}`;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { ...init, redirect: 'follow' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Unreachable();
  }
  if (isGatewayFault(response.status, response.headers.get('content-type'))) throw new Unreachable();
  connectionLost.set(false);
  if (address.endsWith('/session') || !wantsToken(response)) return response;
  await askForToken(init.signal);
  return send(address, init);
}

/** Whether the token would help; a proxy may ask for something else, and an old cookie counts as a wrong token. */
function wantsToken({ status, headers }: Response): boolean {
  if (!headers.get('content-type')?.includes('problem+json')) return false;
  return status === 401 || (status === 429 && headers.has('www-authenticate'));
}
