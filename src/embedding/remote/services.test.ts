import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { TEST_ACCOUNT } from '../../../test/doubles/aws-check.ts';
import {
  type EmbeddingProtocol,
  type EmbeddingServer,
  type EmbeddingServerOptions,
  startEmbeddingServer,
} from '../../../test/doubles/embedding-server.ts';
import { describeEmbedder } from '../embedder.contract.ts';
import { parseRemoteSetting } from './parse-setting.ts';
import { RemoteEmbedder } from './remote-embedder.ts';

const create = (setting: string, env: NodeJS.ProcessEnv) =>
  RemoteEmbedder.open(parseRemoteSetting(setting, env));

const servers: EmbeddingServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

async function start(protocol: EmbeddingProtocol, options?: EmbeddingServerOptions) {
  const server = await startEmbeddingServer(protocol, options);
  servers.push(server);
  return server;
}

const SIGNED = {
  AWS_ACCESS_KEY_ID: TEST_ACCOUNT.accessKeyId,
  AWS_SECRET_ACCESS_KEY: TEST_ACCOUNT.secretAccessKey,
  AWS_REGION: TEST_ACCOUNT.region,
};

async function openBedrock(model: string, env: NodeJS.ProcessEnv = SIGNED) {
  const server = await start('bedrock');
  const embedder = await create(`bedrock:${model}`, {
    ...env,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: server.url,
  });
  return { server, embedder };
}

async function openOpenAi(model: string) {
  const server = await start('openai', { apiKey: 'secret-of-openai' });
  const env = { OPENAI_API_KEY: 'secret-of-openai', OPENAI_BASE_URL: server.url };
  return { server, embedder: await create(`openai:${model}`, env) };
}

async function openCompatible() {
  const server = await start('openai');
  return { server, embedder: await create(`openai-compatible:${server.url}/#tiny`, {}) };
}

async function openHttp(options?: EmbeddingServerOptions) {
  const server = await start('http', options);
  return { server, embedder: await create(`http:${server.url}`, {}) };
}

describeEmbedder('openai:', async () => (await openOpenAi('text-embedding-3-small@64')).embedder);
describeEmbedder('openai-compatible:', async () => (await openCompatible()).embedder);
// Titan takes one text a call.
describeEmbedder(
  'bedrock: Titan text',
  async () => (await openBedrock('amazon.titan-embed-text-v2:0@256')).embedder,
  { slow: true },
);
describeEmbedder(
  'bedrock: Titan multimodal',
  async () => (await openBedrock('amazon.titan-embed-image-v1@256')).embedder,
  { slow: true },
);
describeEmbedder('bedrock: Cohere', async () => (await openBedrock('cohere.embed-v4:0@256')).embedder);
describeEmbedder('http:', async () => (await openHttp()).embedder);

const solid = (background: string, side = 40) =>
  sharp({ create: { width: side, height: side, channels: 3, background } })
    .png()
    .toBuffer();

describe('the service', () => {
  it('openai asks for base64 and the dimensions', async () => {
    const { server, embedder } = await openOpenAi('text-embedding-3-large@64');
    expect(embedder.model).toMatchObject({
      id: 'openai:text-embedding-3-large@64',
      textDimensions: 64,
      sharedSpace: false,
    });
    await embedder.embedText(['a cat', 'a dog']);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]!.body).toEqual({
      model: 'text-embedding-3-large',
      input: ['a cat', 'a dog'],
      encoding_format: 'base64',
      dimensions: 64,
    });
  });

  it('openai-compatible learns its dimensions from one word', async () => {
    const { server, embedder } = await openCompatible();
    expect(embedder.model).toMatchObject({ id: 'openai-compatible:tiny', textDimensions: 64 });
    expect(server.requests.map(({ body }) => body)).toEqual([
      { model: 'tiny', input: ['image'], encoding_format: 'float' },
    ]);
    await expect(embedder.embedImage([await solid('red')])).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('Titan text is asked for unit length, one text a call', async () => {
    const { server, embedder } = await openBedrock('amazon.titan-embed-text-v2:0@512');
    expect(server.requests).toEqual([]);
    await embedder.embedText(['a cat']);
    expect(server.requests[0]).toMatchObject({
      path: '/model/amazon.titan-embed-text-v2%3A0/invoke',
      body: { inputText: 'a cat', dimensions: 512, normalize: true },
    });
  });

  it('Titan multimodal puts words and images into one space', async () => {
    const { server, embedder } = await openBedrock('amazon.titan-embed-image-v1');
    expect(embedder.model).toEqual({
      id: 'bedrock:amazon.titan-embed-image-v1',
      version: '1',
      textDimensions: 1024,
      imageDimensions: 1024,
      sharedSpace: true,
    });
    const [blue] = await embedder.embedImage([await solid('blue')]);
    const [text, other] = await embedder.embedText(['blue', 'red']);
    expect(dot(blue as Float32Array, text!)).toBeGreaterThan(0.99);
    expect(dot(blue as Float32Array, other!)).toBeLessThan(0.5);
    expect(server.requests[0]!.body).toEqual({
      inputImage: expect.any(String),
      embeddingConfig: { outputEmbeddingLength: 1024 },
    });
  });

  it('Cohere v3 tells queries from documents, and takes images one at a time as data URIs', async () => {
    const { server, embedder } = await openBedrock('cohere.embed-english-v3');
    // The test server has no model of its own: it would answer with 64 numbers.
    await expect(embedder.embedText(['a cat'])).rejects.toThrow(/64 numbers where 1024 are expected/);
    await embedder.embedText(['a cat'], { purpose: 'query' }).catch(() => {});
    await embedder.embedImage([await solid('red'), await solid('blue')]).catch(() => {});
    const bodies = server.requests.map(({ body }) => body);
    expect(bodies[0]).toEqual({
      texts: ['a cat'],
      input_type: 'search_document',
      truncate: 'END',
      embedding_types: ['float'],
    });
    expect(bodies[1]).toMatchObject({ input_type: 'search_query' });
    expect(bodies[2]).toMatchObject({
      input_type: 'image',
      images: [expect.stringMatching(/^data:image\/jpeg;base64,/)],
    });
  });

  it('Cohere v4 goes through an inference profile and keeps its id', async () => {
    const { server, embedder } = await openBedrock('us.cohere.embed-v4:0@256');
    expect(embedder.model.id).toBe('bedrock:cohere.embed-v4:0@256');
    await embedder.embedImage([await solid('red')]);
    expect(server.requests[0]!.path).toBe('/model/us.cohere.embed-v4%3A0/invoke');
    expect(server.requests[0]!.body).toMatchObject({ output_dimension: 256, input_type: 'search_document' });
  });

  it('bedrock takes a bearer key, and temporary keys', async () => {
    const bearer = await openBedrock('amazon.titan-embed-text-v2:0@256', {
      AWS_BEARER_TOKEN_BEDROCK: TEST_ACCOUNT.bearer,
      AWS_DEFAULT_REGION: 'us-east-1',
    });
    expect(await bearer.embedder.embedText(['a'])).toHaveLength(1);
    const temporary = await openBedrock('amazon.titan-embed-text-v2:0@256', {
      ...SIGNED,
      AWS_SESSION_TOKEN: 'a-session-token',
    });
    expect(await temporary.embedder.embedText(['a'])).toHaveLength(1);
    expect(temporary.server.requests[0]!.headers['x-amz-security-token']).toBe('a-session-token');
    expect(temporary.server.requests[0]!.headers.authorization).toContain('x-amz-security-token');
  });

  it('bedrock says what to do about a wrong key, without showing it', async () => {
    const { embedder } = await openBedrock('amazon.titan-embed-text-v2:0', {
      ...SIGNED,
      AWS_SECRET_ACCESS_KEY: 'a-secret-that-is-wrong',
    });
    const error = await embedder.embedText(['a']).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({
      code: 'embedder-failed',
      hint: expect.stringContaining('AWS_SECRET_ACCESS_KEY'),
    });
    expect(String(error)).toMatch(/403.*does not match/);
    expect(JSON.stringify(error) + String(error)).not.toContain('a-secret-that-is-wrong');
  });

  it('http may take images alone', async () => {
    const { server, embedder } = await openHttp({ description: { id: 'looks', imageDimensions: 64 } });
    expect(embedder.model).toMatchObject({ id: 'http:looks', imageDimensions: 64, sharedSpace: false });
    await expect(embedder.embedText(['a'])).rejects.toMatchObject({ code: 'unsupported' });
    const [vector] = await embedder.embedImage([await solid('red', 3000)]);
    expect(vector).toHaveLength(64);
    const sent = Buffer.from((server.requests[1]!.body.images as string[])[0]!, 'base64');
    expect(await sharp(sent).metadata()).toMatchObject({ width: 1024, height: 1024, format: 'jpeg' });
  });

  it.each([
    [{ textDimensions: 3 }, /“id”/],
    [{ id: 'x' }, /neither textDimensions nor imageDimensions/],
    [{ id: 'x', textDimensions: 3, imageDimensions: 4, sharedSpace: true }, /unlike dimensions/],
    [[], /not of the documented shape/],
  ])('http is refused when it describes itself as %j', async (description, message) => {
    await expect(openHttp({ description })).rejects.toThrow(message);
  });
});

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
