import type { z } from 'zod';
import { PromptloomError } from '../errors.ts';
import type { LibraryApi } from './library-api.ts';
import { isOperation, type Operation, type Operations, parametersOf } from './operation.ts';
import { libraryOperations } from './operations.ts';

/**
 * Checks what a caller gave against a schema and fills in its defaults.
 * @throws PromptloomError `invalid-input` naming the field that is wrong.
 */
export function check<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue!.path.join('.');
  throw new PromptloomError('invalid-input', field ? `${field}: ${issue!.message}` : issue!.message);
}

/** A library whose methods check what they are given, for callers of the same process: what a server's routes do for others. */
export function checked<L extends LibraryApi>(library: L): L {
  return checkedBy(libraryOperations, library);
}

function checkedBy<T extends object>(table: Operations, target: T): T {
  return new Proxy(target, {
    get(_, name) {
      const value: unknown = Reflect.get(target, name, target);
      const entry = typeof name === 'string' ? table[name] : undefined;
      if (typeof value === 'function')
        return entry && isOperation(entry) ? checkedMethod(entry, value.bind(target)) : value.bind(target);
      return entry && !isOperation(entry) ? checkedBy(entry, value as object) : value;
    },
  });
}

type Method = (...args: unknown[]) => unknown;

function checkedMethod(operation: Operation, method: Method): Method {
  const { kind, params, input } = operation;
  const names = parametersOf(operation);
  const read = ([...args]: unknown[]) => {
    for (const [at, name] of names.entries()) args[at] = check(params.shape[name] as z.ZodType, args[at]);
    if (input) args[names.length] = check(input, args[names.length] ?? {});
    return args;
  };
  if (kind !== 'lines') return async (...args) => method(...read(args));
  return async function* (...args) {
    yield* method(...read(args)) as AsyncIterable<unknown>;
  };
}
