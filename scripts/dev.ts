import { spawn } from 'node:child_process';

/** `npm run dev`: the server from its sources, started again when they change, and the page with hot reload in front of it. */

const PORT = process.env.PROMPTLOOM_PORT ?? '4321';
const PAGE = ['--host', '127.0.0.1', '--port', '5173', '--strictPort'];

// In a process group of its own: Ctrl-C would reach the server twice, from the terminal and from tsx, and cut its end short.
const server = spawn('tsx', ['watch', '--clear-screen=false', 'src/cli/main.ts', 'serve', '--port', PORT], {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
});
const children = [
  server,
  spawn('vite', ['web', ...PAGE], {
    stdio: 'inherit',
    env: { ...process.env, PROMPTLOOM_API: `http://127.0.0.1:${PORT}` },
  }),
];
let isStopping = false;
const end = (signal: NodeJS.Signals) => {
  isStopping = true;
  for (const child of children) child.kill(signal);
};
// One does not go on without the other.
for (const child of children) child.on('exit', () => isStopping || end('SIGINT'));
// Ctrl-C reaches the page by itself.
process.on('SIGINT', () => {
  isStopping = true;
  server.kill('SIGINT');
});
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end('SIGTERM'));
