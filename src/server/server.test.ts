import { writeFile } from 'node:fs/promises';
import { createServer as createTcpServer } from 'node:net';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { HERE, serverForEachTest } from '../../test/doubles/test-server.ts';
import { PromptloomError } from '../errors.ts';
import { listen } from './listen.ts';
import { createServer } from './server.ts';

const TOKEN = 'a-secret-token';
const server = serverForEachTest();

describe('reading', () => {
  it('says that it is well', async () => {
    const answer = await server.get('/api/v1/health');
    expect(answer.json()).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      library: 'ok',
      uptimeSeconds: expect.any(Number),
      owner: false,
    });
    const owner = await server.get('/api/v1/health', { authorization: 'Bearer owner-key' });
    expect(owner.json().owner).toBe(true);
  });

  it('describes the library', async () => {
    expect((await server.get('/api/v1/library')).json()).toMatchObject({
      engine: 'memory 1',
      writer: 'composer',
    });
  });

  it('describes itself', async () => {
    const description = (await server.get('/api/v1/openapi.json')).json();
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/health',
        '/api/v1/search',
        '/api/v1/prompts/{id}',
        '/api/v1/prompts/{id}/versions',
        '/api/v1/prompts/{id}/versions/{version}',
        '/api/v1/prompts/{id}/versions/{version}/restore',
        '/api/v1/prompts/{id}/labels',
        '/api/v1/prompts/{id}/labels/{label}',
        '/api/v1/images/{id}/file',
        '/api/v1/imports',
        '/api/v1/improve',
        '/api/v1/improve/accept',
        '/api/v1/describe',
        '/api/v1/generations',
        '/api/v1/jobs/{id}/events',
      ]),
    );
    for (const route of ['/api/v1/search', '/api/v1/describe']) {
      const { content } = description.paths[route].post.requestBody;
      expect(Object.keys(content)).toEqual(['application/json', 'multipart/form-data']);
    }
    const { post } = description.paths['/api/v1/search'];
    expect(Object.keys(post.responses)).toEqual(
      expect.arrayContaining(['200', '400', '413', '415', 'default']),
    );
    expect(description.components.schemas.Match.properties.score.description).toContain('How likely');
    expect((await server.get('/docs')).body).toContain('swagger-ui');
    expect((await server.get('/docs/static/swagger-ui-bundle.js')).statusCode).toBe(200);
  });

  it('shows a prompt, and says when there is none', async () => {
    const { promptId } = await server.draw();
    expect((await server.get(`/api/v1/prompts/${promptId}`)).json().prompt.text).toBe('a lighthouse');
    const missing = await server.get('/api/v1/prompts/nothing');
    expect(missing.statusCode).toBe(404);
    expect(missing.headers['content-type']).toContain('application/problem+json');
    expect(missing.json()).toMatchObject({
      type: 'urn:promptloom:problem:not-found',
      title: 'Not found',
      status: 404,
      code: 'not-found',
      detail: expect.stringContaining('nothing'),
    });
  });
});

describe('errors', () => {
  it('tells nothing of the inside and where the log has it', async () => {
    server.library.info = async () => {
      throw new TypeError('secret inside');
    };
    const answer = await server.get('/api/v1/library');
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'internal', id: expect.any(String) });
    expect(answer.body).not.toContain('secret');
  });

  it('has a problem document for an unknown address', async () => {
    expect((await server.get('/api/v1/nothing')).json()).toMatchObject({ status: 404, code: 'not-found' });
    expect((await server.get('/')).json().code).toBe('not-found');
  });

  it('states what another error says about itself', async () => {
    server.library.search = async () => {
      throw new PromptloomError('unsupported', 'no images', { hint: 'use words' });
    };
    const answer = await server.post('/api/v1/search', { text: 'a' });
    expect(answer.json()).toMatchObject({
      status: 422,
      code: 'unsupported',
      detail: 'no images',
      hint: 'use words',
    });
  });
});

describe('listening', () => {
  it('says that the port is in use and what to do', async () => {
    const other = createTcpServer((socket) =>
      socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n'),
    ).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    await expect(listen(server.app, { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'port-in-use',
      message: `127.0.0.1:${port} is in use.`,
      hint: expect.stringContaining('--port'),
    });
    other.close();
  });

  it('knows when it runs there already', async () => {
    const url = await listen(server.app, HERE);
    const second = await createServer({ library: server.library, config: HERE }, server.log);
    await expect(
      listen(second, { host: '127.0.0.1', port: Number(new URL(url).port) }),
    ).rejects.toMatchObject({
      hint: expect.stringContaining('promptloom server runs there already'),
    });
    await second.close();
  });

  it('is not open to the network without a token', async () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.5', 'example.org'])
      await expect(
        createServer({ library: server.library, config: { ...HERE, host } }, server.log),
      ).rejects.toMatchObject({
        code: 'invalid-input',
        hint: expect.stringContaining('PROMPTLOOM_TOKEN'),
      });
    const withToken = await createServer(
      { library: server.library, config: { ...HERE, host: '0.0.0.0', token: TOKEN } },
      server.log,
    );
    await withToken.close();
  });
});

describe('the studio', () => {
  beforeEach(async () => {
    await writeFile(path.join(server.folder, 'index.html'), '<!doctype html>studio');
    await server.start({ studioFolder: server.folder });
  });

  it('is served at every address that is a page', async () => {
    for (const url of ['/', '/prompts/p1']) {
      const answer = await server.get(url, { accept: 'text/html' });
      expect(answer.body).toBe('<!doctype html>studio');
      expect(answer.headers['content-security-policy']).toContain("img-src 'self' https: http: data: blob:");
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  it('leaves the API and missing files alone', async () => {
    expect((await server.get('/api/v1/nothing', { accept: 'text/html' })).json().code).toBe('not-found');
    expect((await server.get('/missing.js', { accept: 'text/html' })).statusCode).toBe(404);
    expect((await server.get('/..%2f..%2fetc%2fpasswd', { accept: '*/*' })).statusCode).not.toBe(200);
  });
});
