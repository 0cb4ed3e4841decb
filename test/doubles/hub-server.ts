import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as one of the two servers received it. */
interface HubRequest {
  /** The hub itself, or the store that large files are redirected to. */
  server: 'hub' | 'store';
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
}

/** How one answer differs from a right one. */
type Misbehaviour =
  /** The connection breaks after so many bytes of the body. */
  | { cutAfter: number }
  /** The body ends after so many bytes as if it were whole. */
  | { endAfter: number }
  /** Other bytes than it should send, of the same length. */
  | 'corrupt'
  /** A range is asked for, and everything is sent. */
  | 'ignore-range'
  /** A refusal. */
  | { status: number; headers?: Record<string, string> }
  /** Nothing until the client goes away, or until `until`. */
  | { hold: Promise<void> };

/** A hub of models on loopback. */
export interface HubServer {
  url: string;
  requests: HubRequest[];
  /** The commit that `main` names. */
  commit: string;
  /** The next answers with the contents of a file, or with its description, are wrong in these ways, in turn. */
  misbehave(method: 'GET' | 'HEAD', file: string, ...ways: Misbehaviour[]): void;
  /** The requests for a file's contents that went to where they are kept. */
  fetches(file: string): HubRequest[];
  close(): Promise<void>;
}

/** What the hub holds and how it treats strangers. */
export interface HubOptions {
  repository: string;
  files: Record<string, Buffer>;
  /** Only who sends this token may read. */
  token?: string;
  /** The hub describes a file with another size or checksum than it has. */
  lies?: Record<string, { size?: number; etag?: string }>;
}

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
/** Files from this size on are kept in the store, as with Git LFS. */
const LARGE = 1000;

/** Starts a hub that speaks the part of Hugging Face's protocol that fetching needs: descriptions, redirects to a store on another host, ranges, the list of files. */
export async function startHub(options: HubOptions): Promise<HubServer> {
  const requests: HubRequest[] = [];
  const ways = new Map<string, Misbehaviour[]>();
  const sockets = new Set<Socket>();
  const next = (method: string, file: string) => ways.get(`${method} ${file}`)?.shift();
  const record = (server: HubRequest['server'], { method = '', url = '', headers }: IncomingMessage) => {
    requests.push({ server, method, path: decodeURIComponent(url), headers });
  };

  const store = createServer((request, response) => {
    record('store', request);
    const file = decodeURIComponent(request.url!.slice(1).split('?')[0]!);
    void sendFile(request, response, options.files[file]!, next('GET', file));
  });
  const storeUrl = await listen(store, sockets);

  const hub = createServer((request, response) => {
    record('hub', request);
    const { pathname } = new URL(request.url!, 'http://hub');
    if (options.token && request.headers.authorization !== `Bearer ${options.token}`)
      return end(response, 401, { 'x-error-code': 'RepoNotFound' });
    if (pathname.startsWith(`/api/models/${options.repository}/tree/`)) {
      const list = Object.entries(options.files).map(([path, { length }]) => ({
        type: 'file',
        path,
        size: length,
      }));
      return end(response, 200, { 'content-type': 'application/json' }, JSON.stringify(list));
    }
    const prefix = `/${options.repository}/resolve/`;
    const [revision = '', ...rest] = pathname.slice(prefix.length).split('/');
    const file = decodeURIComponent(rest.join('/'));
    const contents = options.files[file];
    if (!pathname.startsWith(prefix) || !contents || !['main', COMMIT].includes(revision))
      return end(response, 404, { 'x-error-code': 'EntryNotFound' });
    const isLarge = contents.length >= LARGE;
    const way = request.method === 'HEAD' || !isLarge ? next(request.method!, file) : undefined;
    if (typeof way === 'object' && 'status' in way) return end(response, way.status, way.headers);
    const told = { size: contents.length, etag: etagOf(contents), ...options.lies?.[file] };
    response.setHeader('x-repo-commit', COMMIT);
    response.setHeader('accept-ranges', 'bytes');
    if (!isLarge) {
      response.setHeader('etag', `"${told.etag}"`);
      return void sendFile(request, response, contents, way);
    }
    end(response, 302, {
      'x-linked-size': String(told.size),
      'x-linked-etag': `"${told.etag}"`,
      etag: '"of-the-redirect"',
      location: `${storeUrl}/${encodeURIComponent(file)}?signature=1`,
    });
  });
  const url = await listen(hub, sockets);

  return {
    url,
    requests,
    commit: COMMIT,
    misbehave: (method, file, ...given) => {
      const key = `${method} ${file}`;
      ways.set(key, [...(ways.get(key) ?? []), ...given]);
    },
    fetches: (file) =>
      requests.filter(
        ({ server, method, path }) =>
          method === 'GET' && (server === 'store' ? path.startsWith(`/${file}?`) : path.endsWith(`/${file}`)),
      ),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([hub, store].map((server) => new Promise((done) => server.close(done))));
    },
  };
}

/** The checksum that the hub tells of a file: SHA-256 of a large one, git's SHA-1 of a small one. */
export function etagOf(contents: Buffer): string {
  if (contents.length >= LARGE) return createHash('sha256').update(contents).digest('hex');
  return createHash('sha1').update(`blob ${contents.length}\0`).update(contents).digest('hex');
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  whole: Buffer,
  way: Misbehaviour | undefined,
): Promise<void> {
  if (typeof way === 'object' && 'hold' in way) await way.hold;
  if (typeof way === 'object' && 'status' in way) return end(response, way.status, way.headers);
  const from =
    way === 'ignore-range' ? 0 : Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from >= whole.length && from > 0) return end(response, 416);
  const right = whole.subarray(from);
  const body = way === 'corrupt' ? Buffer.from(right.map((byte) => byte ^ 1)) : right;
  if (from > 0) response.setHeader('content-range', `bytes ${from}-${whole.length - 1}/${whole.length}`);
  const status = from > 0 ? 206 : 200;
  if (typeof way === 'object' && 'endAfter' in way) {
    response.writeHead(status, { 'transfer-encoding': 'chunked' });
    response.end(body.subarray(0, way.endAfter));
    return;
  }
  response.writeHead(status, { 'content-length': body.length });
  if (request.method === 'HEAD') return void response.end();
  if (typeof way === 'object' && 'cutAfter' in way) {
    response.write(body.subarray(0, way.cutAfter), () => response.destroy());
    return;
  }
  response.end(body);
}

function end(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
  body = '',
): void {
  response.writeHead(status, headers);
  response.end(body);
}

async function listen(server: Server, sockets: Set<Socket>): Promise<string> {
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
