#!/usr/bin/env node
import { once } from 'node:events';
import { terminalAsker } from './ask.ts';
import { listenForInterrupt } from './interrupt.ts';
import type { Io } from './io.ts';
import { run } from './program.ts';

/** How long open handles may keep a finished command alive. */
const LINGER_MS = 2000;

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const io: Io = {
  out: (text) => process.stdout.write(text),
  drained: async () => process.stdout.writableNeedDrain && once(process.stdout, 'drain'),
  err: (text) => process.stderr.write(text),
  env: process.env,
  cwd: process.cwd(),
  outIsTerminal: process.stdout.isTTY ?? false,
  errIsTerminal: process.stderr.isTTY ?? false,
  ...(process.stdin.isTTY && process.stdout.isTTY && { ask: terminalAsker() }),
  columns: Math.min(process.stdout.columns ?? 100, 140),
  signal: listenForInterrupt(),
  open: async (flags, options) => {
    const [{ openForCommand }, { watchOpening }] = await Promise.all([
      import('./open.ts'),
      import('./watch-opening.ts'),
    ]);
    return watchOpening(io, (watch) => openForCommand(flags, options, process.env, process.cwd(), watch));
  },
};

process.exitCode = await run(process.argv.slice(2), io);
setTimeout(() => process.exit(), LINGER_MS).unref();
