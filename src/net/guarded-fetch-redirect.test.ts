import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fetchImage } from './guarded-fetch.ts';

// The test server must pass for a public one, and nothing else may.
vi.mock('./public-address.ts', async (original) => ({
  ...(await original<typeof import('./public-address.ts')>()),
  isPublicAddress: (address: string) => address === '127.0.0.1',
}));

let server: Server;
let location = '';
let url = '';

beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(302, { location }).end());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.png`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

it.each([
  ['a private address', 'http://192.168.0.1/a.png'],
  ['a metadata service', 'http://169.254.169.254/latest/meta-data'],
  ['IPv6 loopback', '//[::1]/a.png'],
  ['a name of this machine', 'http://localhost:8080/a.png'],
  ['an address with credentials', 'http://me:secret@example.com/a.png'],
])('refuses a redirect from a public server to %s', async (_, target) => {
  location = target;
  await expect(fetchImage(url)).rejects.toMatchObject({ code: 'url-refused' });
});
