import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { cliForEachTest } from '../../test/doubles/test-cli.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cli = cliForEachTest();

const helps = new Map<string, Promise<string>>();

function helpOf(...command: string[]): Promise<string> {
  const key = command.join(' ');
  const help = helps.get(key) ?? cli.run(...command, '--help').then(({ out }) => out);
  helps.set(key, help);
  return help;
}

/** Names of the commands that a help text lists, with their aliases. */
function commandsIn(help: string): string[] {
  const list = help.split('\nCommands:\n')[1]?.split('\n\n')[0] ?? '';
  const names = [...list.matchAll(/^ {2}([a-z][a-z|-]*)/gm)].flatMap((match) => match[1]!.split('|'));
  return names.filter((name) => name !== 'help');
}

/** What is wrong with a command line as it is printed: a command or an option that is not there. */
async function wrongIn(line: string): Promise<string[]> {
  // What stands in quotes is text.
  const words = line
    .replace(/\\'|'[^']*'|"[^"]*"/g, 'TEXT')
    .split(/\s+#|[|;<>]/)[0]!
    .split(/\s+/);
  const given = words.slice(words.indexOf('promptloom') + 1);
  const [name = '', sub = ''] = given;
  if (name.startsWith('-')) return [];
  if (!commandsIn(await helpOf()).includes(name)) return [`${line}: no command ${name}`];
  const help = await helpOf(name);
  const whole = commandsIn(help).includes(sub) ? await helpOf(name, sub) : help;
  const described = whole.split('\nExamples:')[0]!;
  const options = given.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.split('=')[0]!);
  return options
    .filter((option) => !new RegExp(`(^|[\\s,])${option}[\\s,]`, 'm').test(described))
    .map((option) => `${line}: no option ${option}`);
}

it('shows examples of every command, and the documents show commands, that are understood', async () => {
  const names = commandsIn(await helpOf());
  expect(names).toContain('search');
  const lines: string[] = [];
  for (const name of names) {
    for (const sub of [undefined, ...commandsIn(await helpOf(name))]) {
      const help = await helpOf(name, ...(sub ? [sub] : []));
      const examples = [...help.matchAll(/^ {2}\$ (.*promptloom .+)$/gm)].map((match) => match[1]!);
      expect(examples, `${name} ${sub ?? ''}`).not.toEqual([]);
      lines.push(...examples);
    }
  }
  const documents = readdirSync(path.join(root, 'docs')).filter((file) => file.endsWith('.md'));
  for (const file of ['README.md', ...documents.map((document) => `docs/${document}`)]) {
    const text = readFileSync(path.join(root, file), 'utf8');
    lines.push(...[...text.matchAll(/^ {4}(.*\bpromptloom [a-z].*)$/gm)].map((match) => match[1]!));
  }
  const wrong = await Promise.all(lines.map(wrongIn));
  expect(wrong.flat()).toEqual([]);
});
