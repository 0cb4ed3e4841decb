import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const names = readdirSync(path.join(root, 'src/cli/commands'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
  .map((file) => path.parse(file).name);
/** A command as somebody would type it, but for what makes it run: after `npm ci` no `promptloom` is on the path. */
const BARE = new RegExp(`(?<!npx |[\\w/.-])promptloom (${names.join('|')})\\b`);

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(file);
    else if (/\.tsx?$/.test(entry.name) && !/\.(test|contract)\./.test(entry.name)) yield file;
  }
}

it('prints commands so that they run as printed', () => {
  expect(names).toContain('import');
  const bare = [...sources(path.join(root, 'src')), ...sources(path.join(root, 'web/src'))].flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line) && BARE.test(line))
      .map((line) => `${path.relative(root, file)}: ${line.trim()}`),
  );
  expect(bare).toEqual([]);
});
