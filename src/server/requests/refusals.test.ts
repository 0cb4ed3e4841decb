import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { HERE, serverForEachTest } from '../../../test/doubles/test-server.ts';
import { PromptloomError } from '../../errors.ts';
import { listen } from '../listen.ts';

const server = serverForEachTest();
const json = { 'content-type': 'application/json' };
/** What the database says of itself. */
const ENGINE = 'Code: 62. DB::Exception: Syntax error: FROM prompts WHERE … /srv/library/store/data.bin';

/** Sends bytes as they are and gives the answer's status and body. */
async function sendRaw(
  bytes: string,
): Promise<{ status: number; type: string; body: Record<string, unknown> }> {
  const { port } = new URL(await listen(server.app, HERE));
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
  const type = /content-type: ([^\r\n]*)/i.exec(head)?.[1] ?? '';
  return { status: Number(head.split(' ')[1]), type, body: JSON.parse(body) };
}

describe('requests that reach no route', () => {
  it.each(['/api/v1/prompts/%zz', '/api/v1/prompts/%ED%A0%80', '/api/v1/%', '/%c3%28'])(
    'states a malformed address as a problem: %s',
    async (url) => {
      const answer = await server.get(url);
      expect(answer.statusCode).toBe(400);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({ code: 'invalid-input', hint: expect.stringContaining('%25') });
    },
  );

  it.each(['/api/v1/search?q=%zz', '/api/v1/search?q=a&tag=%ED%A0%80', '/api/v1/boards/x?limit=%c3%28'])(
    'names the field of a malformed query: %s',
    async (url) => {
      const answer = await server.get(url);
      expect([answer.statusCode, answer.json().detail]).toEqual([
        400,
        expect.stringMatching(/^querystring\.\w+: /),
      ]);
    },
  );

  it.each([
    ['PUT', '/api/v1/search', 'GET, HEAD, POST'],
    ['PATCH', '/api/v1/boards/some', 'DELETE, GET, HEAD, POST'],
    ['GET', '/api/v1/rework', 'POST'],
    ['DELETE', '/api/v1/health', 'GET, HEAD'],
    ['OPTIONS', '/api/v1/library', 'GET, HEAD'],
    ['TRACE', '/api/v1/library', 'GET, HEAD'],
  ])('says which methods an address has: %s %s', async (method, url, allow) => {
    const answer = await server.app.inject({ method: method as 'PUT', url, headers: { host: '127.0.0.1' } });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, allow]);
    expect(answer.json()).toMatchObject({ status: 405, code: 'method-not-allowed' });
  });

  it('knows nothing elsewhere, whatever the method and the body', async () => {
    const answer = await server.post('/api/v1/nothing', 'x', { 'content-type': 'text/plain' });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });

  it.each([
    [
      'headers that are too long',
      `GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ${'a'.repeat(70_000)}\r\n\r\n`,
      431,
      'too-large',
    ],
    ['what is no HTTP', 'FOO\r\n\r\n', 400, 'invalid-input'],
    [
      'two lengths',
      'POST /api/v1/search HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}',
      400,
      'invalid-input',
    ],
  ])('answers %s with a problem', async (_name, bytes, status, code) => {
    const answer = await sendRaw(bytes);
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect(answer.type).toContain('application/problem+json');
  });

  it.each([
    ['text/plain', 'hello'],
    ['application/xml', '<a/>'],
    ['application/x-www-form-urlencoded', 'a=b'],
    ['image/png', 'x'],
  ])('takes no body of type %s', async (type, body) => {
    const answer = await server.post('/api/v1/rework', body, { 'content-type': type });
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'unsupported-media-type']);
  });
});

describe('bodies', () => {
  it.each([
    ['what is no JSON', '{"text":', 400],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400],
    ['brackets without end', '['.repeat(100_000), 413],
    ['a value nested deep', `{"x":${'['.repeat(50)}${']'.repeat(50)}}`, 413],
    ['very many keys', `{${Array.from({ length: 60_000 }, (_, n) => `"k${n}":1`).join(',')}}`, 413],
    ['very many values', `{"x":[${'1,'.repeat(60_000)}1]}`, 413],
  ])('refuses %s', async (_name, body, status) => {
    for (const route of ['/api/v1/search', '/api/v1/describe', '/api/v1/improve', '/api/v1/boards']) {
      const answer = await server.post(route, body as string, json);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([
        status,
        expect.stringContaining('application/problem+json'),
      ]);
    }
  });

  it('ignores a field that JavaScript reads as another, as it does any unknown field', async () => {
    const k = async (body: string) =>
      (await server.post('/api/v1/search', body, json)).json().results?.length as number;
    expect(await k('{"text":"a","k":2,"__proto__":{"k":1}}')).toBe(await k('{"text":"a","k":2}'));
    expect(Object.hasOwn(Object.prototype, 'k')).toBe(false);
    const filter = '{"text":"a","k":2,"filter":{"__proto__":{"safe":true}}}';
    expect((await server.post('/api/v1/search', filter, json)).statusCode).toBe(200);
  });

  it('has larger images sent as forms', async () => {
    const image = 'A'.repeat(6 * 1024 * 1024);
    const answer = await server.post('/api/v1/search', { image });
    expect([answer.statusCode, answer.json().hint]).toEqual([413, expect.stringContaining('form')]);
  });

  const lone = 'x\ud800y';
  it.each([
    ['/api/v1/prompts/p1/annotations', { note: lone }, 'body.note'],
    ['/api/v1/improve', { idea: `castle ${lone}` }, 'body.idea'],
    ['/api/v1/search', { text: 'a', filter: { tags: ['b', lone] } }, 'body.filter.tags.1'],
    ['/api/v1/generations', { prompt: '\udc00' }, 'body.prompt'],
    ['/api/v1/templates/expand', { template: 'a', variables: { [lone]: 'b' } }, 'body.variables'],
    ['/api/v1/rework', { tool: 'explain', prompt: lone }, 'body.prompt'],
    ['/api/v1/search', { text: 'a', unknown: [{ deep: lone }] }, 'body.unknown.0.deep'],
  ])('names the field with half of a surrogate pair: %s %j', async (route, body, field) => {
    const answer = await server.post(route, JSON.stringify(body), json);
    expect([answer.statusCode, answer.json().detail]).toEqual([400, expect.stringMatching(`^${field}[:,]`)]);
  });

  it('takes whole surrogate pairs', async () => {
    expect((await server.post('/api/v1/rework', { tool: 'explain', prompt: 'a 🐙' })).statusCode).toBe(200);
  });

  it('checks the fields of forms too', async () => {
    const request = JSON.stringify({ text: lone });
    const answer = await server.postForm('/api/v1/search', [
      { name: 'request', content: request },
      { name: 'image', filename: 'a.png', content: 'a' },
    ]);
    expect([answer.statusCode, answer.json().detail]).toEqual([
      400,
      expect.stringMatching(/^request\.text: /),
    ]);
  });

  const boundary = { 'content-type': 'multipart/form-data; boundary=f' };
  it.each([
    ['no parts', boundary, '--f\r\nTrue--f--\r\n'],
    ['no boundary', { 'content-type': 'multipart/form-data' }, 'x'],
    ['an end that is missing', boundary, '--f\r\ncontent-disposition: form-data; name="request"\r\n\r\n{}'],
    [
      'a file that is cut short',
      boundary,
      '--f\r\ncontent-disposition: form-data; name="image"; filename="a"\r\n\r\nabc',
    ],
    [
      'a field that says it is JSON and is none',
      boundary,
      '--f\r\ncontent-disposition: form-data; name="request"\r\ncontent-type: application/json\r\n\r\n{\r\n--f--\r\n',
    ],
    [
      'a field that is no JSON',
      boundary,
      '--f\r\ncontent-disposition: form-data; name="request"\r\n\r\n{\r\n--f--\r\n',
    ],
    [
      'an array as its request',
      boundary,
      '--f\r\ncontent-disposition: form-data; name="request"\r\n\r\n[]\r\n--f--\r\n',
    ],
    [
      'a part of another name',
      boundary,
      '--f\r\ncontent-disposition: form-data; name="x"\r\n\r\n1\r\n--f--\r\n',
    ],
  ])('refuses a form with %s', async (_name, headers, body) => {
    for (const route of ['/api/v1/search', '/api/v1/describe', '/api/v1/imports']) {
      const answer = await server.post(route, body, headers as Record<string, string>);
      expect([route, answer.statusCode, answer.json().status]).toEqual([route, 400, 400]);
    }
  });
});

describe('what the inside says', () => {
  const failed = () =>
    new PromptloomError('store-failed', `the database refused: ${ENGINE}`, { cause: new Error(ENGINE) });

  it('stays in the log, by JSON, by events and in jobs', async () => {
    server.library.search =
      server.library.improve =
      server.library.generate =
        async () => {
          throw failed();
        };
    const events = { accept: 'text/event-stream' };
    const { id } = (await server.post('/api/v1/generations', { prompt: 'a' })).json();
    await server.finish(id);
    const answers = [
      await server.post('/api/v1/search', { text: 'a' }),
      await server.post('/api/v1/improve', { idea: 'a' }),
      await server.post('/api/v1/improve', { idea: 'a' }, events),
      await server.get(`/api/v1/jobs/${id}`),
      await server.get('/api/v1/jobs'),
      await server.get(`/api/v1/jobs/${id}/events`),
    ];
    for (const { body } of answers) {
      expect(body).toContain('The database could not do this.');
      expect(body).toMatch(/"hint":"The server's log has the details under \S+\."/);
      expect(body).not.toMatch(/DB::|Exception|FROM|srv|data\.bin/);
    }
  });

  it('keeps a hint that says what to do', async () => {
    server.library.search = async () => {
      throw new PromptloomError('store-failed', `the database refused: ${ENGINE}`, {
        hint: 'Free some space.',
        cause: 1,
      });
    };
    expect((await server.post('/api/v1/search', { text: 'a' })).json()).toMatchObject({
      hint: 'Free some space.',
    });
  });

  it('tells folders to the owner only', async () => {
    const message = '/tmp/promptloom-upload-Xy/rows.csv: it has no prompt column';
    server.library.import = async () => {
      throw new PromptloomError('source-unreadable', message);
    };
    const form = [{ name: 'file', content: 'a', filename: 'rows.csv' }];
    const { id } = (await server.postForm('/api/v1/imports', form)).json();
    await server.finish(id);
    const owner = { authorization: 'Bearer owner-key' };
    const [theirs, own] = [
      await server.get(`/api/v1/jobs/${id}`),
      await server.get(`/api/v1/jobs/${id}`, owner),
    ];
    expect(theirs.json().error.detail).toBe('rows.csv: it has no prompt column');
    expect(own.json().error.detail).toBe(message);
    expect((await server.get(`/api/v1/jobs/${id}/events`)).body).not.toContain('/tmp');
  });

  it('tells the folder of an image that was drawn to the owner only', async () => {
    const { id } = (await server.post('/api/v1/generations', { prompt: 'a pier' })).json();
    const theirs = await server.finish(id);
    expect(theirs.result.images[0].path).toMatch(/^[^/\\]+$/);
    expect(theirs.result.images[0].url).toMatch(/^\/api\/v1\/images\//);
  });
});
