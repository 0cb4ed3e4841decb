import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { type Attack, attacks } from './worst/attacks.ts';

/**
 * How long `GET /api/v1/health` waits while the server works on the worst request of each kind that is known.
 * Usage: npm run build && npx tsx bench/worst-requests.ts [--save] [only these, a regular expression]
 */
const MOST_MS = 250;

const arguments_ = process.argv.slice(2);
const only = new RegExp(arguments_.find((one) => !one.startsWith('--')) ?? '');
const root = path.join(import.meta.dirname, '..');
const main = path.join(root, 'dist/src/cli/main.js');
const library = await mkdtemp(path.join(tmpdir(), 'promptloom-worst-'));
const quiet = { ...process.env, PROMPTLOOM_LOG: 'silent' };

const importing = spawn(
  process.execPath,
  [main, 'import', path.join(root, 'sample/prompts.csv'), '--library', library],
  { env: quiet },
);
await once(importing, 'exit');
const server = spawn(process.execPath, [main, 'serve', '--library', library, '--port', '0'], { env: quiet });
const url = await addressOf(server);
const poller = fork(path.join(import.meta.dirname, 'worst/poll.ts'), [url], {
  execArgv: ['--import', 'tsx'],
});
const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
  .png()
  .toBuffer();

const rows: { longest: number; work: number; line: string }[] = [];
for (const attack of attacks(png)) {
  const name = `${attack.method} ${attack.path.slice(0, 30)}, ${attack.name}`;
  if (!only.test(name)) continue;
  await longestWait();
  const [started, worked] = [performance.now(), await threadTime()];
  // A server that refuses before all was sent may close the connection while the rest is still on its way.
  const status = await send(attack).catch(() => 'cut off');
  const took = performance.now() - started;
  const longest = await longestWait();
  const work = (await threadTime()) - worked;
  const line = `| ${name} | ${status} | ${took.toFixed(0)} | ${longest.toFixed(0)} | ${work.toFixed(0)} |`;
  rows.push({ longest, work, line });
  console.log(line);
}
poller.disconnect();
server.kill('SIGTERM');
await once(server, 'exit');
await rm(library, { recursive: true, force: true });

rows.sort((a, b) => b.work - a.work);
const over = rows.filter(({ longest }) => longest > MOST_MS).length;
const heavy = rows.filter(({ work }) => work > MOST_MS).length;
const report = `# The worst requests

${cpus()[0]?.model}, ${cpus().length} cores (load ${loadavg()[0]!.toFixed(1)}), Node.js ${process.version}; the sample library, its server with nothing else to do. Made by
\`npm run build && npx tsx bench/worst-requests.ts --save\`.

While each request is worked on, \`GET /api/v1/health\` is asked every 5 ms over a connection of its own. Its longest wait has to stay
below ${MOST_MS} ms on a quiet machine; here ${over} of ${rows.length} requests made it wait longer. The last column says how much processor time
the thread that answers spent from the request to its answer, answers to \`health\` included: on a machine that is busy with other things
the wait grows with the load and this does not. ${heavy} requests took more than ${MOST_MS} ms of it, with turns for others in between.

| request | status | answered after, ms | health waited at most, ms | worked, ms |
|---|---:|---:|---:|---:|
${rows.map(({ line }) => line).join('\n')}
`;
console.log(report.split('\n').slice(0, 30).join('\n'));
if (arguments_.includes('--save'))
  await writeFile(path.join(import.meta.dirname, 'results/worst-requests.md'), report);

/** Processor time of the server's main thread so far, in milliseconds; Linux counts it in hundredths of a second. */
async function threadTime(): Promise<number> {
  const stat = await readFile(`/proc/${server.pid}/task/${server.pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

async function longestWait(): Promise<number> {
  await delay(20);
  poller.send('longest');
  const [longest] = (await once(poller, 'message')) as [number];
  return longest;
}

async function send({ method, path: route, body, headers, isJob }: Attack): Promise<number> {
  const response = await fetch(`${url}/api/v1${route}`, {
    method,
    body: body?.() as string | FormData | undefined,
    headers,
  });
  const answer = await response.text();
  if (isJob && response.status === 202) {
    const { id } = JSON.parse(answer) as { id: string };
    await (await fetch(`${url}/api/v1/jobs/${id}/events`)).text();
  }
  return response.status;
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout!) {
    said += String(chunk);
    const [found] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
    if (found) return found;
  }
  throw new Error(`The server did not start: ${said}`);
}
