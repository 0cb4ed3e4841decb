import { Command } from 'commander';
import { expect, it } from 'vitest';
import { markOperands, unmarked } from './operands.ts';

const program = new Command('promptloom').enablePositionalOptions();
program
  .command('search')
  .argument('[text...]')
  .option('-k <number>', '')
  .option('--filter <term>', '')
  .option('--json', '');
program.command('show').argument('<id>');

/** The operands and options that a command line gives. */
function parse(...args: string[]): { operands: string[]; options: Record<string, unknown> } {
  const command = program.commands[0]!;
  let operands: string[] = [];
  command.action((text: string[]) => {
    operands = unmarked(text);
  });
  command.exitOverride().configureOutput({ writeErr: () => {} });
  program.parse(markOperands(['search', ...args], program), { from: 'user' });
  return { operands, options: command.opts() };
}

it.each([
  [['-boat harbour'], ['-boat harbour']],
  [
    ['harbour', '-boat'],
    ['harbour', '-boat'],
  ],
  [
    ['-(teapot:1.3)', 'kettle'],
    ['-(teapot:1.3)', 'kettle'],
  ],
  [
    ['-tag:ink', '-"oil paint"'],
    ['-tag:ink', '-"oil paint"'],
  ],
  [['-kitten asleep'], ['-kitten asleep']],
  [['--', '-boat'], ['-boat']],
])('%j are words', (args, operands) => {
  expect(parse(...args).operands).toEqual(operands);
});

it('keeps options, their values and what follows them', () => {
  expect(parse('-boat harbour', '-k', '3', '--filter', '-tag:big cat', '--json')).toEqual({
    operands: ['-boat harbour'],
    options: { k: '3', filter: '-tag:big cat', json: true },
  });
  expect(parse('boat', '-k3').options).toMatchObject({ k: '3' });
});

it('still refuses a mistyped option', () => {
  expect(() => parse('boat', '--flter', 'x')).toThrow(/unknown option/);
  expect(markOperands(['show', '-x y'], program)).toEqual(['show', '-x y']);
});
