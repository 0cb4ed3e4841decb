import { spawn } from 'node:child_process';

/** `npm run dev`: the server from its sources, started again when they change, and the page with hot reload in front of it. */

const PORT = process.env.PROMPTLOOM_PORT ?? '4321';
const PAGE = ['--host', '127.0.0.1', '--port', '5173', '--strictPort'];

const children = [
  spawn('tsx', ['watch', '--clear-screen=false', 'src/cli/main.ts', 'serve', '--port', PORT], {
    stdio: 'inherit',
  }),
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
// Ctrl-C reaches the children by itself; a second one would cut the server's work short.
process.on('SIGINT', () => {
  isStopping = true;
});
process.on('SIGTERM', () => end('SIGTERM'));
