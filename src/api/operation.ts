import { z } from 'zod';
import type { About, JobSchema } from './job.ts';

/** What only the owner of a library may name: places that the server would read, or contact. */
export type OwnerOnly = 'path' | 'embedder' | 'backend' | 'llm';

/** How one thing that the API can do is said over HTTP. */
export interface Operation {
  /** Its name in programs that are generated from the OpenAPI document. */
  id: string;
  tag: string;
  method: 'GET' | 'POST' | 'DELETE';
  /** Under `/api/v1`. Its parameters are the first arguments of the method, in this order. */
  path: string;
  params: z.ZodObject;
  /** What the method takes after the parameters: the query of a GET, the JSON body of other methods. */
  input?: z.ZodType;
  /** What browsers may add to the address, beside what the method takes. */
  query?: z.ZodObject;
  /** Whether the body may be left out. */
  isInputOptional?: boolean;
  /** Other names of fields in a query. */
  aliases?: Readonly<Record<string, string>>;
  /**
   * `call` answers with JSON, `job` with 202 and a job, `stream` with JSON, server-sent events or a job as the client
   * wishes, `lines` with one JSON document a line, `file` with bytes.
   */
  kind: 'call' | 'job' | 'stream' | 'lines' | 'file';
  /** The answer; of `lines` one line, of a job the job. */
  answer?: z.ZodType;
  /** The field that holds the answer, where the answer is not an object of its own. */
  under?: string;
  /** The job that the work becomes. */
  job?: (typeof JobSchema.options)[number];
  /** What that job is about. */
  about?(input: never): About;
  /** What a stream sends before `done` or `error`, each to the option of its name. */
  events?: readonly string[];
  /** The part of a form that stands for a field of the input: an image, or a file that the server writes to its disk. */
  part?: Part;
  ownerOnly?: OwnerOnly;
  /** One line of description. */
  doc: string;
  /** More of it. */
  more?: string;
  /** A body that works. */
  example?: unknown;
  /** Statuses of problems beside those that any operation can answer. */
  problems?: readonly number[];
  /** Media types of the answer beside JSON. */
  types?: readonly string[];
  /** Answers with an ETag, and 304 to a request that knows it. */
  hasEtag?: boolean;
}

/** A part of a form. */
export interface Part {
  /** Its name. */
  name: string;
  kind: 'image' | 'file';
  /** The field of the input that it stands for; left out where it is the whole input. */
  field?: string;
  /** What the fields beside it must not have. */
  without?: readonly string[];
}

// biome-ignore-start lint/suspicious/noConfusingVoidType: a method that gives nothing answers that it is done
/** The answer of a method, as operations state it. */
type Answer<R> =
  R extends AsyncIterable<infer Batch> ? Item<Batch> : [Awaited<R>] extends [void] ? true : Awaited<R>;
// biome-ignore-end lint/suspicious/noConfusingVoidType: see above
type Item<Batch> = Batch extends readonly (infer One)[] ? One : Batch;

/** What a method takes after its parameters. */
type InputOf<A extends readonly unknown[]> = A extends readonly [infer First, ...infer Rest]
  ? [string] extends [First]
    ? InputOf<Rest>
    : First
  : never;

/** An operation that says a method: its input takes what callers give, and its answer is the method's. */
export type OperationOf<A extends readonly unknown[], R> = Operation & {
  input?: z.ZodType<unknown, InputOf<A>>;
  answer?: z.ZodType<Answer<R>>;
};

/** One operation for each method of an interface. */
export type OperationsOf<Api> = {
  readonly [Name in keyof Api]-?: Api[Name] extends (...args: infer A) => infer R
    ? OperationOf<Required<A>, R>
    : OperationsOf<Api[Name]>;
};

/** A table of operations, with or without groups. */
export type Operations = { readonly [name: string]: Operation | Operations };

/** What an operation states beside its method and path. */
type Stated = Omit<Operation, 'method' | 'path' | 'params' | 'tag' | 'kind'> &
  Partial<Pick<Operation, 'kind'>> & { params?: z.ZodRawShape };

/** Answers that something is no longer there. */
export const removed = { answer: z.literal(true), under: 'removed' } as const;

const ANY_ID = z.string().min(1).max(500);
const METHODS = { get: 'GET', post: 'POST', remove: 'DELETE' } as const;

/** Functions that state operations with one tag. */
export function tagged(tag: string) {
  const state =
    (method: Operation['method']) =>
    <const S extends Stated>(path: string, stated: S) => {
      const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
      const shapes = names.map((name) => [name, stated.params?.[name] ?? ANY_ID]);
      const params = z.object(Object.fromEntries(shapes));
      return { kind: 'call' as const, ...stated, method, path, tag, params } as unknown as Named<S>;
    };
  return { get: state(METHODS.get), post: state(METHODS.post), remove: state(METHODS.remove) };
}

type Named<S extends Stated> = Omit<S, 'params'> &
  Pick<Operation, 'method' | 'path' | 'params' | 'tag' | 'kind'>;

/** Whether an entry of a table is an operation, and no group of them. */
export function isOperation(entry: Operation | Operations): entry is Operation {
  return typeof entry.path === 'string';
}

/** All operations of a table with where they stand in it. */
export function* listOperations(
  table: Operations,
  group: readonly string[] = [],
): Generator<{ operation: Operation; name: readonly string[] }> {
  for (const [key, entry] of Object.entries(table)) {
    const name = [...group, key];
    if (isOperation(entry)) yield { operation: entry, name };
    else yield* listOperations(entry, name);
  }
}

/** The names of the parameters in an operation's path, in order. */
export function parametersOf({ params }: Pick<Operation, 'params'>): string[] {
  return Object.keys(params.shape);
}

/** Whether a method takes something after its parameters. */
export function takesInput({ input, part }: Operation): boolean {
  return input !== undefined || part !== undefined;
}
