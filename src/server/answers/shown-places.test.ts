import { describe, expect, it } from 'vitest';
import { serverForEachTest } from '../../../test/doubles/test-server.ts';
import { shownDetail, shownInfo } from './shown-places.ts';

const server = serverForEachTest();
const owner = { authorization: 'Bearer owner-key' };

describe('where things lie on the machine of the server', () => {
  it('is told to the owner of the library and to nobody else', async () => {
    const { promptId } = await server.draw();
    const inside = server.folder;
    for (const route of [`/api/v1/prompts/${promptId}`, '/api/v1/library', '/api/v1/search?q=lighthouse']) {
      const [mine, others] = await Promise.all([server.get(route, owner), server.get(route)]);
      expect(mine.statusCode, route).toBe(200);
      expect(others.statusCode, route).toBe(200);
      expect(others.body, route).not.toContain(inside);
    }
    expect((await server.get('/api/v1/library', owner)).json().location).toBe(inside);
    const [image] = (await server.get(`/api/v1/prompts/${promptId}`)).json().images;
    expect(image.url).toBe(image.src);
  });

  it('is left as it is for images of the web', () => {
    const image = { url: 'https://example.org/a.png', src: 'https://example.org/a.png' };
    const detail = { images: [image] } as unknown as Parameters<typeof shownDetail>[0];
    expect(shownDetail(detail, { isOwner: false }).images).toEqual([image]);
  });

  it.each([
    ['/home/me/prompt library', 'prompt library'],
    ['/srv/prompts/', 'prompts'],
    ['C:\\Users\\me\\prompts', 'prompts'],
    ['clickhouse://ali@10.0.0.7:8123/shown', 'clickhouse://ali@10.0.0.7:8123/shown'],
  ])('%s is %s to others', (location, name) => {
    const info = { location, troubles: [] } as unknown as Parameters<typeof shownInfo>[0];
    expect(shownInfo(info, { isOwner: false }).location).toBe(name);
    expect(shownInfo(info, { isOwner: true }).location).toBe(location);
  });
});
