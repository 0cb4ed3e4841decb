import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { messageOf, PromptloomError } from '../errors.ts';
import { urlOf } from './address.ts';

/**
 * Begins to listen.
 * @returns the address of the server; with port 0 the port that the system chose is in it.
 * @throws PromptloomError `port-in-use` with what to do.
 */
export async function listen(app: FastifyInstance, config: Pick<Config, 'host' | 'port'>): Promise<string> {
  const { host, port } = config;
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw await explain(error as NodeJS.ErrnoException, host, port);
  }
  return urlOf(host, (app.server.address() as AddressInfo).port);
}

/**
 * Tries whether {@link listen} can succeed, before anything slow is done for it.
 * @throws PromptloomError `port-in-use` with what to do.
 */
export async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  const probe = createServer().listen({ host, port });
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw await explain(error as NodeJS.ErrnoException, host, port);
  }
  probe.close();
  await once(probe, 'close');
}

async function explain(error: NodeJS.ErrnoException, host: string, port: number): Promise<PromptloomError> {
  if (error.code === 'EADDRINUSE') {
    const ours = await isPromptloom(urlOf(host, port));
    const hint = ours
      ? `A promptloom server runs there already: open ${urlOf(host, port)}, stop that one, or choose another port with --port.`
      : 'Stop the program that listens there, or choose another port with --port (0 takes any that is free).';
    return new PromptloomError('port-in-use', `${host}:${port} is in use.`, { hint, cause: error });
  }
  if (error.code === 'EACCES')
    return new PromptloomError('invalid-input', `This user may not listen on ${host}:${port}.`, {
      hint: 'Choose a port above 1023 with --port.',
      cause: error,
    });
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new PromptloomError('invalid-input', `${host} is not an address of this machine.`, {
      hint: 'Leave PROMPTLOOM_HOST (--host) at 127.0.0.1, or use 0.0.0.0 for all addresses.',
      cause: error,
    });
  return new PromptloomError('internal', `The server cannot listen on ${host}:${port}: ${messageOf(error)}`, {
    cause: error,
  });
}

async function isPromptloom(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/v1/health`, { signal: AbortSignal.timeout(1000) });
    const health = (await answer.json()) as { status?: unknown; uptimeSeconds?: unknown };
    return health.status === 'ok' && typeof health.uptimeSeconds === 'number';
  } catch {
    return false;
  }
}
