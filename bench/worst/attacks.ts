import { deflateSync } from 'node:zlib';
import { withPngText } from '../../src/images/png-text.ts';

/** A request that asks for as much work as its route allows. */
export interface Attack {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  body?: () => string | FormData;
  headers?: Record<string, string>;
  /** Whether the route answers with a job that is then waited for. */
  isJob?: boolean;
}

const LONG = 19_900;
/** Texts that made patterns, comparisons or parts grow faster than the text, each of about so many characters. */
const SHAPES: Record<string, (length: number) => string> = {
  'one word between commas': (n) => 'a, '.repeat(n / 3),
  'different words between commas': (n) =>
    Array.from({ length: n / 8 }, (_, i) => `w${10_000 + i}`).join(', '),
  'weights within weights': (n) => '((a:1.2), '.repeat(n / 10),
  'opened brackets': (n) => '('.repeat(n),
  'opened tags': (n) => '<a,'.repeat(n / 3),
  spaces: (n) => `a${' '.repeat(n - 2)}b`,
  'line breaks': (n) => `a${'\n '.repeat(n / 2)}b`,
  sentences: (n) => 'A. '.repeat(n / 3),
  flags: (n) => 'a --ar 1:1 '.repeat(n / 11),
  'double colons': (n) => 'a::1 '.repeat(n / 5),
  digits: (n) => `(a:${'9'.repeat(n)})`,
  'one long word': (n) => 'a'.repeat(n),
  'characters of no spaces': (n) => '漢, '.repeat(n / 3),
  'phrases of style': (n) => 'oil painting of a cat in soft light, '.repeat(n / 37),
  'different words': (n) => Array.from({ length: n / 7 }, (_, i) => `w${10_000 + i}`).join(' '),
  'choices of two': (n) => '{a|b} '.repeat(n / 6),
  'a choice of many': (n) => `{50$$${'a|'.repeat(n / 2 - 6)}b}`,
  variables: (n) => Array.from({ length: n / 11 }, (_, i) => `\${v${1000 + i}=b}`).join(''),
};

const json = (path: string, value: () => unknown, name = '', isJob = false): Attack => ({
  name,
  method: 'POST',
  path,
  body: () => JSON.stringify(value()),
  headers: { 'content-type': 'application/json' },
  isJob,
});

/** The worst requests that are known, route by route. */
export function attacks(png: Uint8Array): Attack[] {
  const texts = Object.entries(SHAPES).map(([name, shape]) => [name, shape(LONG).slice(0, 20_000)] as const);
  const short = Object.entries(SHAPES).map(([name, shape]) => [name, shape(3990).slice(0, 4000)] as const);
  const like = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`);
  const phrase = (n: number) => `${'a '.repeat(245)}${n}`;
  return [
    ...(['shorten', 'translate', 'explain', 'negative'] as const).flatMap((tool) =>
      texts.map(([name, prompt]) =>
        json(
          '/rework',
          () => ({
            tool,
            prompt,
            for: tool === 'translate' ? 'pony' : 'sd15',
            maxTokens: tool === 'shorten' ? 5 : undefined,
          }),
          `${tool}: ${name}`,
        ),
      ),
    ),
    ...texts.flatMap(([name, template]) =>
      (['random', 'all'] as const).map((mode) =>
        json('/templates/expand', () => ({ template, mode, count: 1000 }), `${mode}: ${name}`),
      ),
    ),
    json(
      '/templates/expand',
      () => ({
        template: '__w0__',
        count: 1000,
        wildcards: Object.fromEntries(
          Array.from({ length: 10 }, (_, i) => [
            `w${i}`,
            Array.from({ length: 60 }, () => `__w${i + 1}__ `.repeat(2)),
          ]),
        ),
      }),
      'wildcards within wildcards',
    ),
    json(
      '/templates/expand',
      () => ({
        template: `__${'a*'.repeat(40)}b__ `.repeat(200),
        count: 1000,
        wildcards: Object.fromEntries(Array.from({ length: 5000 }, (_, i) => ['a'.repeat(90) + i, ['x']])),
      }),
      'names of many stars',
    ),
    json(
      '/templates/expand',
      () => ({
        template: `__${'a*'.repeat(40)}{0|1|2|3|4|5|6|7|8|9}*{0|1|2|3|4|5|6|7|8|9}*b__`,
        mode: 'all',
        count: 1000,
        wildcards: Object.fromEntries(Array.from({ length: 5000 }, (_, i) => ['a'.repeat(90) + i, ['x']])),
      }),
      'ever other names of many stars',
    ),
    ...short.map(([name, idea]) =>
      json(
        '/improve',
        () => ({ idea, variants: 20, k: 50, mustKeep: ['keep me'], maxTokens: 60 }),
        `composer: ${name}`,
      ),
    ),
    ...texts.map(([name, text]) =>
      json(
        '/search',
        () => ({ text, plain: true, k: 1000, fold: true, facets: true, diversity: 1 }),
        `plain: ${name}`,
      ),
    ),
    ...texts.map(([name, text]) => json('/search', () => ({ text }), `query: ${name}`)),
    json(
      '/search',
      () => ({ random: true, k: 1000, fold: true, facets: true, diversity: 1 }),
      'everything at once',
    ),
    json('/search', () => ({ text: '-a '.repeat(6000) }), 'query of exclusions'),
    json('/search', () => ({ text: 'tag:a '.repeat(3300) }), 'query of filters'),
    json(
      '/search',
      () => ({ text: 'a', filter: { phrases: Array.from({ length: 50 }, (_, n) => phrase(n)) } }),
      'fifty long phrases',
    ),
    json(
      '/search',
      () => ({
        text: 'a',
        filter: { tags: like(50), anyTags: like(50), noTags: like(50), without: like(50) },
      }),
      'all lists of the filter',
    ),
    json('/search', () => ({ like: like(50), unlike: like(20) }), 'many examples'),
    {
      name: 'nested 40,000 deep',
      method: 'POST',
      path: '/search',
      body: () => `{"x":${'['.repeat(4e4)}${']'.repeat(4e4)}}`,
      headers: { 'content-type': 'application/json' },
    },
    {
      name: '8 MB of brackets',
      method: 'POST',
      path: '/search',
      body: () => `{"x":${'['.repeat(8e6)}`,
      headers: { 'content-type': 'application/json' },
    },
    {
      name: '8 MB of keys',
      method: 'POST',
      path: '/describe',
      body: () => `{${Array.from({ length: 7e5 }, (_, i) => `"k${i}":1`).join(',')}}`,
      headers: { 'content-type': 'application/json' },
    },
    {
      name: '8 MB of escapes as an image',
      method: 'POST',
      path: '/search',
      body: () => `{"image":"${'\\u0041'.repeat(1.3e6)}"}`,
      headers: { 'content-type': 'application/json' },
    },
    {
      name: '8 MB as an image',
      method: 'POST',
      path: '/search',
      body: () => `{"image":"${'A'.repeat(8e6)}"}`,
      headers: { 'content-type': 'application/json' },
    },
    {
      name: 'order of half a million',
      method: 'POST',
      path: '/boards/x/members',
      body: () => `{"order":[${'1,'.repeat(5e5)}1]}`,
      headers: { 'content-type': 'application/json' },
    },
    {
      name: 'order of 40,000 that are no ids',
      method: 'POST',
      path: '/boards/x/members',
      body: () => `{"order":[${'1,'.repeat(4e4)}1]}`,
      headers: { 'content-type': 'application/json' },
    },
    json('/boards/x/members', () => ({ order: like(10_000) }), 'order of 10,000'),
    json('/search/ids', () => ({ k: 100_000 }), 'all ids'),
    json('/export', () => ({ vectors: true }), 'everything with vectors'),
    image('/describe', 'settings without end', () =>
      withPngText(png, 'parameters', `a cat\nSteps: 1, Sampler: a, ${'Size: 5x5, '.repeat(350_000)}`),
    ),
    image('/describe', 'settings that unpack', () =>
      withPacked(png, 'parameters', `a cat\nSteps: 1, ${'Size: 5x5, '.repeat(350_000)}`),
    ),
    image('/describe', 'a graph of samplers', () => withPacked(png, 'prompt', graph())),
    image('/describe', 'a million chunks', () => withChunks(png, 1_000_000)),
    image('/describe', 'an image of 60 MB that is none', () => new Uint8Array(60 * 1024 * 1024)),
    image('/search', 'an image of 60 MB that is none', () => new Uint8Array(60 * 1024 * 1024)),
    { name: 'a long query', method: 'GET', path: `/search?q=${'a%20'.repeat(3900)}` },
    { name: 'many tags', method: 'GET', path: `/search?q=a${'&tag=a'.repeat(2500)}` },
    { name: 'a query of signs', method: 'GET', path: `/search?${'&'.repeat(15_000)}` },
    { name: 'long words', method: 'GET', path: `/style-words?q=${'a,'.repeat(7500)}&k=1000&limit=200` },
    { name: 'the map', method: 'GET', path: '/map' },
    { name: 'the library', method: 'GET', path: '/library' },
    { name: 'all jobs', method: 'GET', path: '/jobs' },
    { name: 'improvements', method: 'GET', path: '/improvements?limit=100' },
    json(
      '/generations',
      () => ({ prompt: SHAPES['one word between commas']!(LONG), count: 4, width: 1024, height: 1024 }),
      'a sketch of 1,024 pixels',
      true,
    ),
    json('/map', () => ({ rebuild: true }), 'building the map', true),
    json('/library/index', () => ({}), 'building the index', true),
    file('rows.csv', 'a CSV of rows that are skipped', () =>
      Buffer.from(`prompt,width\n${'a,x\n'.repeat(200_000)}`),
    ),
    file('row.csv', 'a CSV of one long row', () => Buffer.from(`prompt\n"${'a,'.repeat(2_000_000)}`)),
  ];
}

function image(path: string, name: string, bytes: () => Uint8Array): Attack {
  return { name, method: 'POST', path, body: () => form('image', 'image.png', bytes()) };
}

function file(fileName: string, name: string, bytes: () => Uint8Array): Attack {
  return { name, method: 'POST', path: '/imports', body: () => form('file', fileName, bytes()), isJob: true };
}

function form(field: string, name: string, bytes: Uint8Array): FormData {
  const made = new FormData();
  made.set(field, new Blob([new Uint8Array(bytes)]), name);
  return made;
}

/** Behind the header of a PNG file. */
const AFTER_HEADER = 33;

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

function inserted(png: Uint8Array, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([png.subarray(0, AFTER_HEADER), bytes, png.subarray(AFTER_HEADER)]);
}

function withPacked(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const data = Buffer.concat([
    Buffer.from(`${keyword}\0\0`, 'latin1'),
    deflateSync(Buffer.from(text, 'latin1')),
  ]);
  return inserted(png, chunk('zTXt', data));
}

function withChunks(png: Uint8Array, count: number): Uint8Array {
  return inserted(png, Buffer.concat(Array.from({ length: count }, () => chunk('tEXt', Buffer.alloc(0)))));
}

function graph(): string {
  const node = '{"class_type":"KSampler","inputs":{"positive":["1",0],"negative":["1",0]}}';
  return `{${Array.from({ length: 45_000 }, (_, i) => `"${i}":${node}`).join(',')}}`;
}
