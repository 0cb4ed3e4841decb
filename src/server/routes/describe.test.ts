import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { eventsOf, serverForEachTest } from '../../../test/doubles/test-server.ts';
import { withPngText } from '../../images/png-text.ts';
import { writeInfotext } from '../../infotext/infotext.ts';

const server = serverForEachTest();
const route = '/api/v1/describe';
let red: Buffer;
let withPrompt: Buffer;

beforeEach(async () => {
  await server.draw('a lighthouse in a storm, oil painting');
  red = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const infotext = writeInfotext({
    prompt: 'a red square',
    negativePrompt: 'blue',
    settings: { steps: 9, cfg: 5 },
  });
  withPrompt = withPngText(red, 'parameters', infotext);
});

describe('describing an image', () => {
  it('takes it as base64, as a part of a form, and by its id', async () => {
    const described = {
      basis: 'look',
      confidence: 0.5,
      writer: 'composer',
      variants: [{ prompt: 'a lighthouse in a storm, image 1' }],
    };
    const sent = await server.post(route, { image: red.toString('base64'), for: 'sdxl' });
    expect(sent.json()).toMatchObject({ ...described, for: 'sdxl', matches: [{}] });
    const form = await server.postForm(route, [
      { name: 'request', content: '{"variants":2,"k":3}' },
      { name: 'image', content: red, filename: 'red.png' },
    ]);
    expect(form.json()).toMatchObject({ variants: [{}, {}] });
    const { promptId } = await server.draw('a pier');
    const byId = await server.post(route, { id: promptId });
    expect(byId.json()).toMatchObject({ own: { prompt: 'a pier', writtenBy: 'library' }, variants: [{}] });
    expect(server.library.describeRequests.map(({ k, variants }) => [k, variants])).toEqual([
      [12, 1],
      [3, 2],
      [12, 1],
    ]);
  });

  it('tells as events the prompt that the image holds itself before all else', async () => {
    const answer = await server.post(
      route,
      { image: withPrompt.toString('base64'), variants: 2 },
      { accept: 'text/event-stream' },
    );
    expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    const events = eventsOf(answer.body);
    expect(events.map(({ event }) => event).filter((event) => event !== 'words')).toEqual([
      'own',
      'matches',
      'variant',
      'variant',
      'done',
    ]);
    expect(events[0]!.data).toEqual({
      prompt: 'a red square',
      negativePrompt: 'blue',
      settings: { steps: 9, cfg: 5 },
      writtenBy: 'infotext',
    });
    expect(events.at(-1)!.data).toMatchObject({ own: { prompt: 'a red square' }, basis: 'look' });
  });

  it('ends its events with what went wrong', async () => {
    const answer = await server.post(route, { id: 'nothing' }, { accept: 'text/event-stream' });
    expect(eventsOf(answer.body)).toMatchObject([
      { event: 'error', data: { code: 'not-found', status: 404 } },
    ]);
  });

  it.each([
    ['neither image nor id', {}, 400, 'give exactly one of image and id'],
    ['both', { image: 'aaaa', id: 'b' }, 400, 'give exactly one of image and id'],
    ['what is not base64', { image: '!' }, 400, 'body.image'],
    ['what is no image', { image: 'aaaa' }, 422, 'not an image'],
    ['too many prompts', { id: 'a', variants: 9 }, 400, 'body.variants'],
    ['a model of no known kind', { id: 'a', llm: 'nobody:x' }, 400, 'body.llm'],
  ])('refuses %s', async (_name, body, status, detail) => {
    const answer = await server.post(route, body);
    expect(answer.statusCode).toBe(status);
    expect(JSON.stringify(answer.json())).toContain(detail);
  });

  it('leaves the address of a language model to the owner', async () => {
    const llm = 'openai-compatible:http://10.0.0.1/v1#m';
    const refused = await server.post(route, { image: red.toString('base64'), llm });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'forbidden']);
    expect(server.library.describeRequests).toEqual([]);
  });
});
