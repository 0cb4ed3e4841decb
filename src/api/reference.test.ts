import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { listOperations, type Operation } from './operation.ts';
import { operations } from './operations.ts';

const guide = path.resolve(import.meta.dirname, '../../docs/http-api.md');
const [BEGIN, END] = ['<!-- operations: npm run docs -->', '<!-- /operations -->'];

it('is what the guide says: npm run docs writes it', async () => {
  const text = await readFile(guide, 'utf8');
  const [before, rest = ''] = text.split(BEGIN);
  const after = rest.slice(rest.indexOf(END));
  await expect(`${before}${BEGIN}\n\n${reference()}\n${after}`).toMatchFileSnapshot(guide);
});

it('says no two operations alike', () => {
  const all = [...listOperations(operations)].map(({ operation }) => operation);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ method, path: route }) => `${method} ${route}`)).size).toBe(all.length);
});

function reference(): string {
  const all = [...listOperations(operations)];
  const tags = [...new Set(all.map(({ operation }) => operation.tag))].sort();
  return tags
    .map((tag) => {
      const rows = all.filter(({ operation }) => operation.tag === tag).map(rowOf);
      const head = '| operation | takes | client | |\n|---|---|---|---|';
      return `### ${tag}\n\n${head}\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

function rowOf({ operation, name }: { operation: Operation; name: readonly string[] }): string {
  const { method, doc, more } = operation;
  const route = `\`${method} ${operation.path.replace(/:(\w+)/g, '{$1}')}\``;
  const text = [`${doc}.`, operation.kind === 'job' ? 'Answers with a job.' : '', more]
    .filter(Boolean)
    .join(' ');
  const cells = [route, takes(operation), `\`${name.join('.')}\``, text];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function takes({ input, query, part }: Operation): string {
  const schema = (query ?? input) as z.ZodObject | undefined;
  const fields = Object.entries(schema?.shape ?? {}).map(
    ([name, field]) => `\`${name}\`${(field as z.ZodType).safeParse(undefined).success ? '' : ' (needed)'}`,
  );
  const form = part && `a form with \`${part.name}\`${part.field === undefined ? '' : ', or JSON:'}`;
  return [form, fields.join(', ')].filter(Boolean).join(' ');
}
