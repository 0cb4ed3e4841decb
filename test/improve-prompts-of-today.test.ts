import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../src/api/problem.ts';
import { readConfig } from '../src/config.ts';
import { Library } from '../src/library/library.ts';
import { createLog } from '../src/log.ts';
import { createServer } from '../src/server/server.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const IDEA = { subject: { type: 'old fisherman', clothing: 'yellow oilskin' }, camera: { angle: 'low' } };

let library: Library;
let app: Awaited<ReturnType<typeof createServer>>;
let url: string;
beforeAll(async () => {
  const config = { ...readConfig({ library: path.join(folder, 'library'), embedder: 'lite' }, {}), port: 0 };
  library = await Library.open({ ...config, llm: 'composer' });
  for (const prompt of [
    'portrait of an old fisherman on a wet pier, 35mm photograph, soft side light, muted blue and grey',
    'an old fisherman at [HARBOUR NAME], linocut, warm light',
  ])
    await library.generate({
      prompt,
      width: 64,
      height: 64,
      ...(prompt.includes('[') && { variables: { harbour_name: '[HARBOUR NAME]' } }),
    });
  app = await createServer({ library, config }, createLog({ PROMPTLOOM_LOG: 'silent' }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`;
});
afterAll(async () => {
  await app.close();
  await library.close();
});

describe('an idea in JSON', () => {
  it.each([undefined, 'flux2', 'gpt-image'])(
    'stays JSON for %s, and gains parts under their keys',
    async (model) => {
      const idea = JSON.stringify(IDEA, null, 2);
      const { variants, notes, ...improvement } = await library.improve({ idea, for: model, variants: 3 });
      expect(improvement.idea).toBe(idea);
      expect(notes.join(' ')).not.toContain('JSON');
      for (const { prompt, diff } of variants) {
        const json = JSON.parse(prompt) as typeof IDEA & Record<string, unknown>;
        expect(json.subject.type).toContain('old fisherman');
        expect(json.subject.clothing).toBe('yellow oilskin');
        expect(json.camera.angle).toContain('low');
        expect(Object.keys(json).length).toBeGreaterThan(2);
        expect(prompt).toMatch(/^\{\n {2}"subject"/);
        expect(diff!.some(({ kind }) => kind === 'removed')).toBe(false);
      }
      expect(new Set(variants.map(({ prompt }) => prompt)).size).toBe(3);
    },
  );

  it('gets the keys that the image model was trained with', async () => {
    const { variants } = await library.improve({
      idea: JSON.stringify(IDEA),
      for: 'ideogram 4',
      variants: 1,
    });
    expect(JSON.parse(variants[0]!.prompt)).toMatchObject({
      high_level_description: expect.stringContaining('old fisherman'),
      compositional_deconstruction: {
        elements: expect.arrayContaining([{ type: 'obj', desc: 'old fisherman, yellow oilskin' }]),
      },
    });
  });

  it.each([
    ['sdxl', /^old fisherman, yellow oilskin, low angle, /, 'phrases'],
    ['flux', /^(?:The image|An? [^.]*) shows an old fisherman with yellow oilskin\. /, 'sentences'],
  ])('is put into words for %s, and that is said', async (model, words, form) => {
    const { variants, notes } = await library.improve({
      idea: JSON.stringify(IDEA),
      for: model,
      variants: 2,
    });
    for (const { prompt } of variants) {
      expect(prompt).toMatch(words);
      expect(prompt).not.toMatch(/[{}]/);
    }
    expect(notes.join(' ')).toContain(`The idea is JSON: what it says was put into ${form} for`);
  });

  it('is not what every prompt has to be: a form may be asked for', async () => {
    const { variants } = await library.improve({ idea: 'an old fisherman', form: 'json', variants: 2 });
    for (const { prompt } of variants)
      expect(JSON.parse(prompt)).toMatchObject({ subject: 'an old fisherman' });
    const told = await library.rework({ tool: 'translate', prompt: JSON.stringify(IDEA), form: 'tags' });
    expect(told.prompt).toBe('old fisherman, yellow oilskin, low angle');
  });
});

describe('places to be filled in', () => {
  const PLACES = 'a tram in [CITY], {argument name="sky" default="fog"}, {{season}}';
  const missing = [{ field: 'variables.city' }, { field: 'variables.season' }];

  it('are answered with their list where there is no value for them', async () => {
    const response = await fetch(`${url}/improve`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ idea: PLACES }),
    });
    expect(response.status).toBe(422);
    expect((await response.json()) as Problem).toMatchObject({
      code: 'invalid-input',
      detail: 'There are places to be filled in: “CITY”, “season”.',
      hint: expect.stringContaining('"variables": {"city": "…", "season": "…"}'),
      errors: missing,
    });
    const drawing = library.generate({ prompt: PLACES });
    await expect(drawing).rejects.toMatchObject({ code: 'invalid-input', fields: missing });
  });

  it('are filled in before anything is written, by name or with their default', async () => {
    const idea = 'a tram in [CITY] under {argument name="sky" default="heavy fog"}, the old town of [CITY]';
    const { variants, notes, ...improvement } = await library.improve({
      idea,
      variables: { CITY: 'Lisbon' },
      variants: 2,
    });
    expect(improvement).toMatchObject({
      idea: 'a tram in Lisbon under heavy fog, the old town of Lisbon',
      template: idea,
      request: { idea, variables: { CITY: 'Lisbon' } },
    });
    expect(notes).toContain('“sky” was filled in with its default, “heavy fog”.');
    for (const { prompt } of variants) expect(prompt).toContain('a tram in Lisbon under heavy fog');
  });

  it('of other prompts are written into no variant', async () => {
    const { matches, variants } = await library.improve({ idea: 'an old fisherman', variants: 6 });
    expect(matches.some(({ prompt }) => prompt.includes('[HARBOUR NAME]'))).toBe(true);
    for (const { prompt } of variants) expect(prompt).not.toMatch(/[[\]{}]|harbour name/i);
  });

  it('are values for variables of a template, too', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of our own
    const idea = 'a {tram|tram} in ${city}';
    const { variants } = await library.improve({
      idea,
      expand: 'before',
      variables: { city: 'Bern' },
      variants: 1,
    });
    expect(variants[0]!.prompt).toContain('a tram in Bern');
  });

  it('of a stored prompt make another prompt of it, a version of the first', async () => {
    const [stored] = (await library.search({ text: 'fisherman harbour name linocut', k: 1 })).results;
    await expect(library.generate({ id: stored!.id })).rejects.toMatchObject({ code: 'invalid-input' });
    const { promptId } = await library.generate({
      id: stored!.id,
      variables: { harbour_name: 'Whitby' },
      width: 64,
      height: 64,
    });
    expect((await library.prompts.get(promptId)).prompt.text).toBe(
      'an old fisherman at Whitby, linocut, warm light',
    );
    expect(JSON.stringify(await library.versions.list(promptId))).toContain(stored!.id);
  });
});
