// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { cliForEachTest } from '../../test/doubles/test-cli.ts';
import { PromptloomError } from '../errors.ts';

const cli = cliForEachTest();

describe('the loop', () => {
  beforeEach(() => cli.run('import', 'pets.csv'));

  it('searches by words, by image and by id', async () => {
    const { json } = await cli.run('search', 'a', 'cat', '-k', '1', '--json');
    const { results, query } = json();
    expect(query).toMatchObject({ text: 'a cat', k: 1 });
    expect(results).toMatchObject([{ prompt: 'a cat on a sofa', score: 1 }]);
    const table = await cli.run('search', 'cat');
    expect(table.out).toMatch(
      /^ {2}1 {2}1\.00 a cat on a sofa\n {10}p\w{16} · x · by text\n1 result in 1 ms, exact\n$/,
    );
    expect((await cli.run('search', 'zebra')).out).toContain('Nothing found.');

    const like = await cli.run('search', '--like', results[0].id, '--json');
    expect(like.json().query.like).toBe(results[0].id);
    const red = path.join(cli.folder, 'red.png');
    await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toFile(red);
    expect((await cli.run('search', '--image', 'red.png', '--json')).json().query.image).toBe(true);
    const missing = await cli.run('search', '--image', 'nothing.png', '--json');
    expect(missing.json().error).toMatchObject({
      code: 'image-unreadable',
      message: expect.stringContaining('nothing.png'),
    });
  });

  it('filters', async () => {
    const args = [
      '--source-site',
      'x',
      '--source-site',
      'y',
      '--tag',
      'a',
      '--model',
      'm',
      '--min-width',
      '7',
    ];
    const filters = ['--filter', 'tag:b:c', '--filter', 'maxHeight:9', '--filter', 'has-image:false'];
    const { json } = await cli.run('search', 'a', ...args, ...filters, '--min-score', '0.5', '--json');
    expect(json().query).toMatchObject({
      minScore: 0.5,
      filter: {
        sourceSite: ['x', 'y'],
        tags: ['b:c', 'a'],
        model: ['m'],
        minWidth: 7,
        maxHeight: 9,
        hasImage: false,
      },
    });
  });

  it('improves, accepts and shows', async () => {
    const cat = (await cli.run('search', 'cat', '--json')).json().results[0].id;
    const args = ['improve', 'a kitten', '--use', cat, '--variants', '2', '--for', 'sdxl'];
    const { json, code } = await cli.run(...args, '--json');
    expect(code).toBe(0);
    const improvement = json();
    expect(improvement).toMatchObject({ idea: 'a kitten', writer: 'composer', matches: [{ id: cat }] });
    expect(improvement.variants).toHaveLength(2);

    const id = improvement.variants[1].id;
    const accepted = (await cli.run('accept', id, '--prompt', 'my kitten', '--json')).json();
    expect(accepted.prompt.text).toBe('my kitten');
    const shown = await cli.run('show', accepted.prompt.id);
    expect(shown.out).toContain('my kitten');
    expect(shown.out).toMatch(new RegExp(`grew from +${cat} {2}a cat on a sofa`));
    expect((await cli.run('show', cat, '--json')).json().lineage.children).toHaveLength(1);
  });

  it('accepts a variant at once', async () => {
    const { json } = await cli.run('improve', 'a kitten', '--accept', '1', '--json');
    const { accepted, variants } = json();
    expect(accepted).toEqual({ variantId: variants[0].id, promptId: expect.stringMatching(/^p/) });
    const text = await cli.run('improve', 'a kitten', '--accept', '1');
    expect(text.out).toMatch(/Accepted as p\w{16}\. Generate images: npx promptloom generate/);
    expect(text.out).not.toContain('npx promptloom accept');
    expect((await cli.run('improve', 'a kitten', '--accept', '9')).code).toBe(2);
    expect((await cli.run('improve', 'a kitten')).out).toMatch(/Accept one: npx promptloom accept v\w{16}/);
  });

  it('lists, rates, shows and repeats improvements', async () => {
    expect((await cli.run('improvements')).out).toContain('There are no improvements yet.');
    const { id, variants } = (await cli.run('improve', 'a kitten', '--variants', '2', '--json')).json();
    expect((await cli.run('rate', variants[0].id, '4')).out).toContain('★★★★☆');
    expect((await cli.run('rate', variants[0].id, '6')).code).toBe(2);
    expect((await cli.run('rate', variants[0].id, '4', '--note', 'x')).code).toBe(2);
    await cli.run('accept', variants[1].id, '--prompt', 'my kitten');

    const { out } = await cli.run('improvements', id);
    expect(out).toMatch(/rated 4 of 5[\s\S]*accepted as p\w{16}, edited: my kitten/);
    expect(out).toMatch(/^a kitten\nmade {10}2\d{3}-[\s\S]*\ninstructions {2}fake\/1\n/);
    const again = (await cli.run('improve', '--replay', id, '--json')).json();
    expect(again).toMatchObject({ before: { id }, after: { replayOf: id, idea: 'a kitten' } });
    expect((await cli.run('improve', '--replay', id)).out).toMatch(/^Then, 2[\s\S]*rated 4[\s\S]*\nNow:\n/);
    const list = (await cli.run('improvements', '--limit', '1')).out;
    expect(list).toMatch(
      /^m\w{16} .* 2 variants, 0 accepted {2}a kitten\nMore: npx promptloom improvements --before m/,
    );

    const keptAgain = await cli.run('improve', '--replay', id, '--accept', '2', '--json');
    expect(keptAgain.json()).toMatchObject({ before: { id }, accepted: { promptId: expect.any(String) } });
    const mixed = await cli.run('improve', '--replay', id, '--variants', '3');
    expect([mixed.code, mixed.err]).toEqual([2, expect.stringContaining('variants cannot be set')]);

    expect((await cli.run('improve')).err).toContain('The idea is missing.');
    expect((await cli.run('improve', 'a cat', '--replay', id)).code).toBe(2);
    expect((await cli.run('improve', '--replay', 'm0000000000000zzz')).code).toBe(1);
  });

  it('improves a prompt that is there, which gives a version of it', async () => {
    const cat = (await cli.run('search', 'cat', '--json')).json().results[0].id;
    const { json } = await cli.run('improve', '--of', cat, '--accept', '1', '--json');
    expect(json()).toMatchObject({ idea: 'a cat on a sofa', request: { of: cat } });
    const { out } = await cli.run('show', cat);
    expect(out).toMatch(
      new RegExp(`versions +1 {2}${cat} {2}\\[this\\] a cat on a sofa\n +2 {2}p\\w{16} {2}\\[current\\]`),
    );
  });

  it('passes every wish on', async () => {
    cli.server = 'http://127.0.0.1:1';
    const wishes = [
      '--strength',
      'reinvent',
      '--language',
      'German',
      '--keep',
      'red scarf,moon',
      '--avoid',
      'people',
    ];
    const limits = ['--max-tokens', '60', '-k', '5', '--diversity', '0.7', '--variants', '3'];
    const rest = [
      '--vary',
      '--expand',
      'after',
      '--seed',
      '9',
      '--for',
      'sdxl',
      '--guidance',
      'night',
      '--llm',
      'anthropic:claude-haiku-4-5',
    ];
    const { code } = await cli.run('improve', 'a kitten', ...wishes, ...limits, ...rest, '--json');
    expect(code).toBe(0);
    expect(cli.library.improveRequests).toEqual([
      {
        idea: 'a kitten',
        task: 'vary',
        expand: 'after',
        seed: 9,
        strength: 'reinvent',
        language: 'German',
        mustKeep: ['red scarf', 'moon'],
        mustAvoid: ['people'],
        maxTokens: 60,
        k: 5,
        diversity: 0.7,
        variants: 3,
        for: 'sdxl',
        guidance: 'night',
        llm: 'anthropic:claude-haiku-4-5',
      },
    ]);
  });

  it('expands templates without opening or making a library, and names what stays in them', async () => {
    await mkdir(path.join(cli.folder, 'none-yet', 'wildcards'), { recursive: true });
    await writeFile(path.join(cli.folder, 'none-yet', 'wildcards', 'hue.txt'), 'red\n{blue\n');
    await writeFile(path.join(cli.folder, 'none-yet', 'wildcards', 'pet.yaml'), 'pet: [cat, dog]\n');
    const folder = ['--library', path.join(cli.folder, 'none-yet')];
    cli.open.mockClear();
    const pets = await cli.run('expand', 'a __pet__ in ${mood} light', '--all', ...folder);
    expect(pets.out).toBe('a cat in ${mood} light\na dog in ${mood} light\n');
    expect(pets.err).toContain('Not understood and left as written: ${mood}.');
    const broken = await cli.run('expand', '__hue__', ...folder);
    expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('hue.txt, line 2, column 1: ')]);
    const nowhere = path.join(cli.folder, 'nowhere');
    expect((await cli.run('expand', '{a}', '--library', nowhere)).out).toBe('a\n');
    expect(cli.open).not.toHaveBeenCalled();
    expect(existsSync(nowhere)).toBe(false);
    expect(await readdir(path.join(cli.folder, 'none-yet'))).toEqual(['wildcards']);
  });

  it('expands templates and reworks prompts', async () => {
    const all = await cli.run('expand', 'a {red|blue} ${x} __animals__', '--all', '--var', 'x=old');
    expect(all.out).toBe('a red old __animals__\na blue old __animals__\n');
    expect(all.err).toContain('Unknown wildcard: __animals__.');
    const some = await cli.run('expand', '{a|b|c|d}', '--count', '2', '--seed', '3', '--json');
    expect(some.json()).toMatchObject({ template: '{a|b|c|d}', more: false, missing: [] });
    expect(some.json().prompts).toHaveLength(2);
    expect((await cli.run('expand', '{a|b')).code).toBe(2);

    const explained = await cli.run('rework', 'explain', 'a cat, (oil painting:1.2)');
    expect(explained.out).toMatch(/^a cat\n {4}subject · 2 tokens\. .*\n\(oil painting:1\.2\)\n {4}medium/);
    const translated = await cli.run('rework', 'translate', 'a cat, masterpiece --ar 3:2', '--for', 'flux');
    expect(translated.out).toMatch(/^A cat\.\nabout 3 of 256 tokens\n/);
    const json = await cli.run('rework', 'translate', 'a cat, soft light', '--form', 'json', '--json');
    expect(JSON.parse(json.json().prompt)).toEqual({ subject: 'a cat', lighting: 'soft light' });
    const shorter = await cli.run(
      'rework',
      'shorten',
      'a cat, soft light, dog',
      '--max-tokens',
      '5',
      '--keep',
      'dog',
    );
    expect(shorter.out).toMatch(/^a cat, dog\n/);
    expect((await cli.run('rework', 'negative', 'a cat', '--json')).json()).toMatchObject({ learntFrom: 0 });
    expect((await cli.run('rework', 'sing', 'a cat')).code).toBe(2);
  });

  it('describes an image file and a stored prompt', async () => {
    await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toFile(path.join(cli.folder, 'red'));
    const file = await cli.run('describe', 'red', '--for', 'sdxl', '--variants', '2', '-k', '1');
    expect(file.code).toBe(0);
    expect(file.out).toMatch(/^ {2}1 {2}a cat on a sofa, image 1\n {5}A look\.\n/);
    expect(file.out).toMatch(
      /Written by composer from how the nearest images look, not from what they show \(1 prompt\); the nearest prompts agree to 50 %\./,
    );
    const id = (await cli.run('generate', 'a dog in the rain', '--json')).json().images[0].id;
    const stored = await cli.run('describe', id, '--json');
    expect(stored.json()).toMatchObject({ own: { prompt: 'a dog in the rain' }, basis: 'look' });
    expect((await cli.run('describe', id)).out).toMatch(
      /^The library has the prompt of this image:\n {5}a dog in the rain\n\n/,
    );
    expect(cli.library.describeRequests[0]).toMatchObject({ for: 'sdxl', variants: 2, k: 1 });
    const missing = await cli.run('describe', 'gone.png');
    expect([missing.code, missing.err]).toEqual([1, expect.stringMatching(/gone\.png cannot be read/)]);
    expect((await cli.run('describe', 'nothing')).err).toMatch(/there is no prompt or image nothing/);
    expect((await cli.run('describe')).code).toBe(2);
  });

  it('shows what a file says itself where nothing can be written beside it', async () => {
    await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toFile(path.join(cli.folder, 'own.png'));
    cli.library.describe = async (_, { onOwn } = {}) => {
      onOwn?.({ prompt: 'a heron', negativePrompt: '', settings: { steps: 9 }, writtenBy: 'infotext' });
      throw new PromptloomError('unsupported', 'no image is near', { hint: 'Import some.' });
    };
    const { code, out } = await cli.run('describe', 'own.png');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/own prompt:\n +a heron\n +9 steps\n\n.*no image is near/),
    ]);
    expect((await cli.run('describe', 'own.png', '--json')).json()).toMatchObject({
      own: { prompt: 'a heron' },
    });
    cli.library.describe = () => Promise.reject(new PromptloomError('unsupported', 'no image is near'));
    expect((await cli.run('describe', 'own.png')).code).toBe(1);
  });

  it('shows what was added, how long it is and what it took', async () => {
    const { out } = await cli.run('improve', 'a kitten', '--variants', '1', '--diff', 'idea');
    expect(out).toMatch(/^ {2}1 {2}a kitten\{\+, variant 1\+\}\n/);
    expect(out).toMatch(/v\w{16} · 9 of 75 tokens · 512x768, 20 steps\n/);
    expect(out).toContain('1 call, 1,200 tokens in, 300 tokens out, $0.00310, 1.5 s.');
  });

  it('asks a person at a terminal which to keep, and lets them change it', async () => {
    const questions: string[] = [];
    const answers: unknown[] = [1, 'back', 0, 'edit'];
    let offered: readonly unknown[] = [];
    const [cat, dog] = [...cli.library.promptsById.keys()];
    await cli.library.annotations.change(dog!, { rating: 1 });
    cli.ask = {
      choose: async (question) => {
        questions.push(question);
        return answers.shift() as never;
      },
      chooseMany: async (_question, choices, chosen) => {
        offered = chosen;
        return choices.slice(0, 1).map(({ value }) => value);
      },
      edit: async (_question, text) => `${text}, mine`,
    };
    const { out } = await cli.run('improve', 'a cat', '--choose', '--variants', '2');
    expect(out).toMatch(/Accepted as p\w{16}\./);
    expect(questions).toEqual([
      'Which variant do you accept?',
      'Accept it',
      'Which variant do you accept?',
      'Accept it',
    ]);
    expect(cli.library.improveRequests[0]!.use).toHaveLength(1);
    // One star is no example, but may be chosen.
    expect(offered).toEqual([cat]);
    expect([...cli.library.promptsById.values()].at(-1)!.text).toMatch(/^a cat.*variant 1, mine$/);

    answers.push(undefined);
    expect((await cli.run('improve', 'a cat')).out).toContain('No variant was accepted.');
    expect((await cli.run('improve', 'a cat', '--no-pick')).out).toContain('npx promptloom accept');
    expect((await cli.run('improve', 'a cat', '--json')).json().variants).toHaveLength(4);
  });

  it('asks what stands in places to be filled in, unless that is said', async () => {
    const asked: [string, string][] = [];
    cli.ask = {
      edit: async (question: string, text: string) => {
        asked.push([question, text]);
        return 'Lisbon';
      },
    } as never;
    const words = ['a', 'tram', 'in', '[CITY],', '{argument name="sky" default="fog"}'];
    await cli.run('improve', ...words, '--no-pick');
    await cli.run('improve', ...words, '--set', 'city=Bern', '--no-pick');
    await cli.run('generate', ...words, '--var', 'city=Bern');
    expect(asked).toEqual([['What stands in the place of “CITY”?', '']]);
    expect(cli.library.improveRequests.map(({ variables }) => variables)).toEqual([
      { city: 'Lisbon' },
      { city: 'Bern' },
    ]);
    cli.ask = { edit: async () => undefined } as never;
    expect((await cli.run('improve', ...words)).code).toBe(1);
    expect(cli.library.improveRequests).toHaveLength(2);
  });

  it.each([
    [['improve', ' '], /at least one word/],
    [['improve', 'x'.repeat(50_000)], /at most 4,000 characters/],
    [['improve', 'a cat', '-k', '0'], /whole number of at least 1/],
    [['improve', 'a cat', '--strength', 'much'], /Allowed choices are polish, refine/],
    [['improve', 'a cat', '--choose', '--json'], /needs a terminal/],
  ])('refuses bad input: %#', async (args, message) => {
    const { code, err } = await cli.run(...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(cli.library.variants.size).toBe(0);
  });

  it('generates from words and from an id', async () => {
    const args = [
      'generate',
      'a',
      'lighthouse',
      '--size',
      '96x64',
      '--count',
      '2',
      '--seed',
      '7',
      '--cfg',
      '0',
    ];
    const { json, code } = await cli.run(...args, '--json');
    expect(code).toBe(0);
    const { images, promptId, backend } = json();
    expect(backend).toBe('sketch');
    expect(images).toMatchObject([
      { width: 96, height: 64, seed: 7, path: expect.stringContaining('.png') },
      { seed: 8 },
    ]);
    const { out } = await cli.run('generate', promptId, '--size', '64x64');
    expect(out).toContain('These are sketches');
    expect(out).toContain(`npx promptloom show ${promptId}`);
    expect((await cli.run('show', promptId, '--json')).json().images).toHaveLength(3);
  });

  it('builds the index', async () => {
    const { json, err } = await cli.run('index', '--json');
    expect(json().index.kind).toBe('exact');
    expect(err).toContain('Building');
  });
});
