import type { InjectOptions } from 'fastify';
import { expect, it } from 'vitest';
import { serverForEachTest } from '../../test/doubles/test-server.ts';
import { ProblemSchema } from '../api/problem.ts';

/** Requests of each operation: half of them as the description wants them, half of them spoilt. */
const ROUNDS = 12;
/** Failures that are not the server's: services that it asks. */
const OTHERS_FAULT = new Set([502, 503]);
const INSIDE =
  /DB::|Exception|SELECT |\bFROM |at \S+ \(|node_modules|ECONN|FST_|ZodError|TypeError|RangeError/;

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  format?: string;
}
interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const server = serverForEachTest();

it('answers whatever is sent with what the description says', async () => {
  const { promptId } = await server.draw('a lighthouse, soft light');
  const description = (await server.get('/api/v1/openapi.json')).json() as Description;
  const random = new Random(20_260_711);
  let requests = 0;
  for (const [path, operations] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      // It ends when its job does, which is tried where jobs are.
      if (path.endsWith('/events')) continue;
      for (let round = 0; round < ROUNDS; round += 1) {
        const spoils = round % 2 === 1;
        const request = requestOf({ path, method, operation }, description, random, spoils, promptId);
        const answer = await server.app.inject(request);
        requests += 1;
        const sent = `${method.toUpperCase()} ${String(request.url)} ${String(request.payload).slice(0, 500)}`;
        expect(
          answer.statusCode < 500 || OTHERS_FAULT.has(answer.statusCode),
          `${sent}\n${answer.body}`,
        ).toBe(true);
        if (answer.statusCode < 400) continue;
        expect(answer.headers['content-type'], sent).toContain('application/problem+json');
        const stated = ProblemSchema.parse(answer.json());
        expect(stated.status, sent).toBe(answer.statusCode);
        expect(stated.detail, sent).not.toMatch(INSIDE);
      }
    }
  }
  expect(requests).toBeGreaterThan(500);
});

it('names every operation, gives bodies an example and says what can go wrong', async () => {
  const { paths } = (await server.get('/api/v1/openapi.json')).json() as Description;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => ({ name: `${method} ${path}`, ...operation }) as Named,
    ),
  );
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { name, operationId, requestBody, responses } of operations) {
    expect(operationId, name).toMatch(/^[a-z]+[A-Za-z]*$/);
    expect(Object.keys(responses), name).toEqual(expect.arrayContaining(['400', '403', '500', 'default']));
    if (requestBody?.content['application/json'] && !name.endsWith('/restore'))
      expect(requestBody.content['application/json'].example, name).toBeDefined();
    if (responses['202']) expect(responses['202'].headers, name).toHaveProperty('location');
  }
});

interface Named extends Operation {
  name: string;
  operationId: string;
  responses: Record<string, { headers?: object }>;
}

function requestOf(
  { path, method, operation }: { path: string; method: string; operation: Operation },
  { components }: Description,
  random: Random,
  spoils: boolean,
  promptId: string,
): InjectOptions {
  const make = (schema: Schema) => madeOf(schema, components.schemas, random, 0);
  let url = path;
  const query = new URLSearchParams();
  for (const { name, in: where, required, schema } of operation.parameters ?? []) {
    const value = spoils && random.chance(0.3) ? random.pick(ODD_TEXTS) : String(make(schema));
    if (where === 'path')
      url = url.replace(`{${name}}`, inPath(random.chance(0.5) ? promptId : value || 'x'));
    else if (required || random.chance(0.4)) query.set(name, value);
  }
  const search = query.size > 0 ? `?${query}` : '';
  const request: InjectOptions = {
    method: method.toUpperCase() as 'GET',
    url: url + search,
    headers: { host: '127.0.0.1' },
  };
  if (random.chance(0.2)) request.headers = { ...request.headers, ...random.pick(WISHES) };
  const form = operation.requestBody?.content['multipart/form-data'];
  const body = operation.requestBody?.content['application/json'];
  if (form && (!body || random.chance(0.5))) return formOf(request, form.schema, make, random, spoils);
  if (!body) return request;
  const value = body.example !== undefined && random.chance(0.2) ? body.example : make(body.schema);
  const text = JSON.stringify(spoils ? spoilt(value, random) : value) ?? '';
  const cut = spoils && random.chance(0.1) ? text.slice(0, random.below(text.length + 1)) : text;
  return { ...request, payload: cut, headers: { ...request.headers, 'content-type': 'application/json' } };
}

/** How a client may want to be answered. */
const WISHES = [
  { accept: 'text/event-stream' },
  { prefer: 'respond-async' },
  { accept: 'application/x-ndjson' },
];

/** A request with a form, whose parts may be spoilt, in another order or missing. */
function formOf(
  request: InjectOptions,
  { properties = {} }: Schema,
  make: (schema: Schema) => unknown,
  random: Random,
  spoils: boolean,
): InjectOptions {
  const parts = Object.entries(properties)
    .filter(() => !spoils || random.chance(0.8))
    .map(([name, schema]) => {
      const isFile = schema.format === 'binary';
      const made = isFile
        ? random.pick(['', 'GIF89a', 'prompt\na red boat', '\0'.repeat(100)])
        : make(schema);
      const value = spoils && random.chance(0.5) ? spoilt(made, random) : made;
      const text = isFile && typeof value === 'string' ? value : JSON.stringify(value);
      const type = isFile ? '' : random.pick(['', '\r\ncontent-type: application/json']);
      return `--f\r\ncontent-disposition: form-data; name="${name}"${isFile ? '; filename="a.csv"' : ''}${type}\r\n\r\n${text}\r\n`;
    });
  const payload =
    (random.chance(0.5) ? parts : parts.reverse()).join('') +
    (spoils ? random.pick(['', '--f--\r\n']) : '--f--\r\n');
  return {
    ...request,
    payload,
    headers: { ...request.headers, 'content-type': 'multipart/form-data; boundary=f' },
  };
}

/** A text as a part of an address, half of a surrogate pair as its three bytes. */
function inPath(text: string): string {
  return text
    .replace(/[^\ud800-\udfff]+|[\ud800-\udbff][\udc00-\udfff]/g, encodeURIComponent)
    .replaceAll('\ud800', '%ED%A0%80');
}

const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  'x\ud800',
  "'; DROP TABLE prompts --",
  '(a:1.2',
  '{a|',
  '"',
  '-',
  '%zz',
  '🐙',
  '1e999',
  '../..',
  '__proto__',
  'a'.repeat(21_000),
];
const ODD_VALUES = [null, true, -1, 1.5, 1e308, 2 ** 53, [], {}, [[]], { a: { b: {} } }, ...ODD_TEXTS];

function madeOf(schema: Schema, named: Record<string, Schema>, random: Random, depth: number): unknown {
  if ((schema as unknown) === false) return undefined;
  if (schema.$ref) return madeOf(named[schema.$ref.split('/').at(-1)!] ?? {}, named, random, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const type = [schema.type].flat()[0];
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (type === undefined && alternatives) return madeOf(random.pick(alternatives), named, random, depth);
  if (type === 'object') return objectOf(schema, named, random, depth);
  if (type === 'array') {
    const count = depth > 3 ? 0 : random.below(Math.min(4, (schema.maxItems ?? 3) + 1));
    return Array.from({ length: count }, () => madeOf(schema.items ?? {}, named, random, depth + 1));
  }
  if (type === 'boolean') return random.chance(0.5);
  if (type === 'number' || type === 'integer') {
    const [least, most] = [schema.minimum ?? 0, Math.min(schema.maximum ?? 100, (schema.minimum ?? 0) + 100)];
    const value = least + random.number() * (most - least);
    return type === 'integer' ? Math.floor(value) : value;
  }
  const words = random.pick(['a red boat', 'cat', 'soft light, (b:1.2)', '{a|b}', 'tag:ink', '漢字', 'é']);
  return words.slice(0, schema.maxLength ?? 100).padEnd(schema.minLength ?? 0, 'x');
}

function objectOf(schema: Schema, named: Record<string, Schema>, random: Random, depth: number): object {
  const wanted = new Set([
    ...(schema.required ?? []),
    ...(random.pick(schema.anyOf ?? schema.oneOf ?? [{}]).required ?? []),
  ]);
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name]) => wanted.has(name) || (depth < 4 && random.chance(0.25)),
  );
  const made = fields.map(([name, field]) => [name, madeOf(field, named, random, depth + 1)]);
  if (typeof schema.additionalProperties === 'object' && random.chance(0.5))
    made.push(['other', madeOf(schema.additionalProperties, named, random, depth + 1)]);
  return Object.fromEntries(made) as object;
}

/** A value of which one part, anywhere, is something else. */
function spoilt(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.2)) return random.pick(ODD_VALUES);
  const entries = Object.entries(value);
  if (entries.length === 0)
    return Array.isArray(value) ? [random.pick(ODD_VALUES)] : { unknown: random.pick(ODD_VALUES) };
  const [key, one] = random.pick(entries);
  const changed = spoilt(one, random);
  return Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
}

/** Numbers that are the same at every run (mulberry32, by Tommy Ettinger, in the public domain). */
class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  number(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  below(count: number): number {
    return Math.floor(this.number() * count);
  }
  chance(share: number): boolean {
    return this.number() < share;
  }
  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }
}
