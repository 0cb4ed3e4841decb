import { z } from 'zod';
import { PromptloomError } from '../../errors.ts';

const YES = ['true', '1', 'yes', 'on', 'y', 'enabled'];
const NO = ['false', '0', 'no', 'off', 'n', 'disabled'];

/** What is under the wrappings of a schema, such as `optional`. */
function bare(schema: z.ZodType): z.ZodType {
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType === undefined ? schema : bare(innerType);
}

/**
 * Reads the values of a query, which are all text there, as a schema wants them. The fields of an object in it stand in the
 * query by themselves, and an empty value is one that was left out. What cannot be read stays, for the schema to refuse.
 * @param aliases other names of fields.
 * @throws PromptloomError `invalid-input` where a field is given under two of its names.
 */
export function readQuery(
  raw: Readonly<Record<string, unknown>>,
  schema: z.ZodObject,
  aliases: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  const named = { ...raw };
  for (const [alias, name] of Object.entries(aliases)) {
    if (raw[alias] && raw[name])
      throw new PromptloomError('invalid-input', `${alias} is another name of ${name}: give one of them`);
    named[name] ||= raw[alias];
  }
  const read = Object.entries(schema.shape).map(([name, field]) => {
    const type = bare(field as z.ZodType);
    const isGroup = type.def.type === 'object';
    return [name, isGroup ? readQuery(named, type as z.ZodObject) : readValue(named[name], type)];
  });
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

/** A query as it is described: without objects in it, and with the other names of its fields. */
export function flatQuery(schema: z.ZodObject, aliases: Readonly<Record<string, string>> = {}): z.ZodObject {
  const flat: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries(schema.shape) as [string, z.ZodType][]) {
    const type = bare(field);
    if (type.def.type === 'object') Object.assign(flat, flatQuery(type as z.ZodObject).shape);
    else flat[name] = field;
  }
  for (const [alias, name] of Object.entries(aliases))
    flat[alias] = flat[name]!.optional().meta({ deprecated: true, description: `Another name of ${name}` });
  return z.object(flat);
}

function readValue(value: unknown, schema: z.ZodType): unknown {
  const { type } = schema.def;
  if (value === undefined || value === '') return undefined;
  if (type === 'array') {
    const { element } = schema.def as unknown as { element: z.ZodType };
    return [value].flat().map((one) => readValue(one, bare(element)));
  }
  if (typeof value !== 'string') return value;
  if (type === 'number') return value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value);
  if (type !== 'boolean') return value;
  const flag = value.trim().toLowerCase();
  return YES.includes(flag) ? true : NO.includes(flag) ? false : value;
}
