#!/usr/bin/env node
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { terminalAsker } from './io/ask.ts';
import { listenForInterrupt } from './io/interrupt.ts';
import type { Io } from './io/io.ts';
import { LastWords, STOPPED, wordsOf } from './io/last-words.ts';

/** How long open handles may keep a finished command alive. */
const LINGER_MS = 2000;

const lastWords = new LastWords();
const interrupt = listenForInterrupt(() => {
  lastWords.leave();
  writeSync(2, wordsOf(lastWords.words ?? STOPPED));
});

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') interrupt.outputClosed();
  else process.exit(1);
});
// Nobody is there to be told.
process.stderr.on('error', () => {});

const io: Io = {
  out: (text) => process.stdout.write(text),
  drained: async () =>
    process.stdout.writableNeedDrain && once(process.stdout, 'drain', { signal: interrupt.signal }),
  err: (text) => process.stderr.write(text),
  env: process.env,
  cwd: process.cwd(),
  outIsTerminal: process.stdout.isTTY ?? false,
  errIsTerminal: process.stderr.isTTY ?? false,
  ...(process.stdin.isTTY && process.stdout.isTTY && { ask: terminalAsker() }),
  columns: Math.min(process.stdout.columns ?? 100, 140),
  signal: interrupt.signal,
  stoppedBy: () => interrupt.stoppedBy,
  ignoreClosedOutput: interrupt.ignoreClosedOutput,
  lastWords,
  open: async (flags, options) => {
    const [{ openForCommand }, { watchOpening }] = await Promise.all([
      import('./open.ts'),
      import('./io/progress-of-opening.ts'),
    ]);
    return watchOpening(io, (watch) => openForCommand(flags, options, process.env, process.cwd(), watch));
  },
};

// Loaded after signals are listened for, so that none ends the process in between.
const { run } = await import('./program.ts');
process.exitCode = await run(process.argv.slice(2), io);
setTimeout(() => process.exit(), LINGER_MS).unref();
