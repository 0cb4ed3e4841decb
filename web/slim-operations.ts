import path from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import { isOperation, type Operation, type Operations, parametersOf } from '../src/api/operation.ts';

const TABLE = path.resolve(import.meta.dirname, '../src/api/operations.ts');

/**
 * Gives the page the table of operations without its schemas. A client only needs to know how each operation is said,
 * and the schemas would add zod to the page, a quarter of its first load.
 */
export function slimOperations(): Plugin {
  return {
    name: 'slim-operations',
    enforce: 'pre',
    async load(id) {
      if (id !== TABLE) return;
      const { module, dependencies } = await runnerImport<{ operations: Operations }>(TABLE);
      for (const file of dependencies) this.addWatchFile(path.resolve(file));
      return `export const operations = ${JSON.stringify(slim(module.operations))};`;
    },
  };
}

function slim(table: Operations): object {
  const entries = Object.entries(table);
  return Object.fromEntries(
    entries.map(([name, entry]) => [name, isOperation(entry) ? withoutSchemas(entry) : slim(entry)]),
  );
}

function withoutSchemas(operation: Operation): object {
  const { method, path: route, kind, under, events, part, input, answer } = operation;
  const shape = Object.fromEntries(parametersOf(operation).map((name) => [name, {}]));
  return {
    ...{ method, path: route, kind, under, events, part, params: { shape } },
    ...(input && { input: {} }),
    ...(answer && { answer: {} }),
  };
}
