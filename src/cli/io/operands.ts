import type { Command, Option } from 'commander';

/** Stands before an operand that begins with a hyphen, which would be read as an option. No argument can hold it. */
const MARK = '\0';
/** Arguments of commands that are text as people write it, such as `-boat harbour`. */
const TEXTS = new Set(['text', 'idea', 'template', 'prompt', 'query', 'search']);

/**
 * Arguments in which a text that begins with one hyphen, such as `-boat harbour` or `-(teapot:1.3)`, is no option. What
 * is an option of the command stays one, and two hyphens always begin an option.
 */
export function markOperands(args: readonly string[], program: Command): string[] {
  const marked: string[] = [];
  let command = program;
  for (let n = 0; n < args.length; n++) {
    const arg = args[n]!;
    if (arg === '--') return [...marked, ...args.slice(n)];
    const option = command.options.find(({ short, long }) => arg === short || arg === long);
    if (option) {
      marked.push(arg);
      // Whatever follows is its value.
      if (option.required && n + 1 < args.length) marked.push(args[++n]!);
    } else if (isText(arg, command)) {
      marked.push(MARK + arg);
    } else {
      if (!arg.startsWith('-')) command = command.commands.find((one) => one.name() === arg) ?? command;
      marked.push(arg);
    }
  }
  return marked;
}

/** The same as it was given. */
export function unmarked<T>(value: T): T {
  if (typeof value === 'string') return (value.startsWith(MARK) ? value.slice(MARK.length) : value) as T;
  return Array.isArray(value) ? (value.map(unmarked) as T) : value;
}

function isText(arg: string, command: Command): boolean {
  if (!/^-[^-]/.test(arg) || !command.registeredArguments.some((one) => TEXTS.has(one.name()))) return false;
  const isShort = ({ short }: Option) => short !== undefined && arg.startsWith(short);
  // `-k10` is an option with its value, `-kitten asleep` is not.
  return /\s/.test(arg) || !command.options.some(isShort);
}
