import { z } from 'zod';
import { isOperation, type Operation, type Operations } from '../../src/api/operation.ts';

/**
 * A class whose methods answer each operation of a table with a sample of its answer. A double extends it with what it does
 * otherwise, so that a new operation needs no double of its own.
 */
export function answering<Api extends object>(table: Operations): new () => Api {
  class Answering {}
  for (const [name, entry] of Object.entries(table)) {
    const value = isOperation(entry) ? methodOf(entry) : new (answering(entry))();
    Object.defineProperty(Answering.prototype, name, { value, writable: true, configurable: true });
  }
  return Answering as new () => Api;
}

function methodOf({ kind, answer, job }: Operation): () => unknown {
  const given = answer ?? job?.shape.result.unwrap();
  if (kind === 'file') return async () => ({ mediaType: 'text/plain', bytes: async () => new Uint8Array() });
  if (kind !== 'lines') return async () => given && sampleOf(given);
  return async function* () {
    if (given) yield [sampleOf(given)];
  };
}

interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
}

/** The least that a schema describes. */
function sampleOf(schema: z.ZodType): unknown {
  const whole = z.toJSONSchema(schema, { unrepresentable: 'any' }) as JsonSchema;
  const least = (part: JsonSchema): unknown => {
    if (part.$ref !== undefined) return least(whole.$defs?.[part.$ref.split('/').at(-1)!] ?? {});
    if (part.const !== undefined) return part.const;
    if (part.enum) return part.enum[0];
    if (part.anyOf) return least(part.anyOf.find(({ type }) => type === 'null') ?? part.anyOf[0]!);
    if (part.type === 'object')
      return Object.fromEntries(
        (part.required ?? []).map((name) => [name, least(part.properties?.[name] ?? {})]),
      );
    if (part.type === 'array') return [];
    if (part.type === 'boolean') return false;
    if (part.type === 'number' || part.type === 'integer') return Math.max(0, part.minimum ?? 0);
    if (part.type === 'null') return null;
    if (part.format === 'date-time') return new Date(0).toISOString();
    // Ids have a letter and so many characters.
    const [, letter, count] = /^\^\[?(\w).*\{(\d+)\}\$$/.exec(part.pattern ?? '') ?? [];
    if (letter === undefined) return 'x'.repeat(part.minLength ?? 0);
    return letter + '0123456789abcdef'.repeat(2).slice(0, Number(count));
  };
  return least(whole);
}
