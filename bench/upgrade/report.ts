import os from 'node:os';
import { percentile } from '../search/cells.ts';
import type { Habit, Seen } from './watch.ts';

/** What was seen in one phase, and how busy the machine was at its end. */
export interface Phase extends Seen {
  name: string;
  load: number;
}

/** Everything that a run measured. */
export interface Figures {
  importSeconds: number;
  phases: Phase[];
  /** From SIGINT to the end of the program. */
  stopMs: number;
  /** Prompts done when it was stopped, and what the next server began with. */
  resumed: { before: number; after: number; total: number };
  /** How long the job's last step took; undefined where it was not waited for. */
  switchMs: number | undefined;
  indexSeconds: number | undefined;
}

interface Parameters extends Habit {
  size: number;
  seconds: number;
  seed: number;
  part: boolean;
  pauses: NonNullable<Habit['pauses']>;
}

/** The result as a page. */
export function reportOf(figures: Figures, given: Parameters): string {
  const { importSeconds, phases, stopMs, resumed, switchMs, indexSeconds } = figures;
  const { size, rate, seconds, seed, part, pauses } = given;
  const alone = phases.find(({ ms, embedded }) => ms.length === 0 && embedded)?.embedded;
  const beside = phases.find(({ ms, embedded }) => ms.length > 0 && embedded)?.embedded;
  const whole = (perSecond: number | undefined) =>
    perSecond ? `${((resumed.total / perSecond + (indexSeconds ?? 0)) / 60).toFixed(1)} min` : 'not seen';
  const firsts = phases.flatMap(({ firstMs }) => firstMs);
  return [
    `# A better model in the background, ${size.toLocaleString('en')} rows`,
    '',
    `${os.cpus()[0]?.model.trim()}, ${os.availableParallelism()} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node.js ` +
      `${process.version}. Made by \`npx tsx bench/upgrade.ts --size ${size} --rate ${rate} --seconds ${seconds} --seed ${seed}` +
      `${part ? ' --part' : ''} --save\`.`,
    '',
    `Hybrid searches over HTTP for 10 results, ${rate} a second (20 around the switch), each with other words, sent whether or not ` +
      `the one before was answered; with pauses: ${pauses.searching} s of searches, then none for ${pauses.resting} s, so that the job ` +
      'works when the next one comes. Memory is resident, of the whole server, at its highest. Load is the average over the last ' +
      'minute, of which the benchmark and the server make up to 3; with more, others used the cores too.',
    '',
    '| | searches | p50, ms | p95, ms | p99, ms | longest | embedded a second | memory, MiB | load |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...phases.map(row),
    '',
    '| | |',
    '|---|---:|',
    `| \`promptloom import\`, from start to end | ${importSeconds.toFixed(1)} s |`,
    `| The first search after a pause, while the job works: median, longest of ${firsts.length} | ${firsts.length > 0 ? `${ms(percentile(firsts, 0.5))}, ${ms(Math.max(...firsts))} ms` : '-'} |`,
    `| All ${resumed.total.toLocaleString('en')} prompts when nobody searches (from the rate above) | ${whole(alone)} |`,
    `| The same when somebody searches all the time | ${whole(beside)} |`,
    `| Building the index meanwhile | ${indexSeconds === undefined ? (part ? 'not waited for' : 'none, too few prompts') : `${indexSeconds.toFixed(1)} s`} |`,
    `| The switch, from the last prompt or the index to the new model | ${switchMs === undefined ? 'not waited for' : `${ms(switchMs)} ms`} |`,
    `| Ctrl-C to the end of the server, while it embeds | ${(stopMs / 1000).toFixed(1)} s |`,
    `| Prompts done when it was stopped; what the next server began with | ${resumed.before.toLocaleString('en')}; ${resumed.after.toLocaleString('en')} |`,
    '',
  ].join('\n');
}

function row({ name, ms: times, embedded, peakMb, load }: Phase): string {
  const figures =
    times.length > 0
      ? [0.5, 0.95, 0.99, 1].map((share) => ms(percentile(times, share)))
      : ['-', '-', '-', '-'];
  return `| ${name} | ${times.length} | ${figures.join(' | ')} | ${embedded?.toFixed(0) ?? '-'} | ${Math.round(peakMb).toLocaleString('en')} | ${load.toFixed(1)} |`;
}

function ms(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0);
}
