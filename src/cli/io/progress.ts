import type { SingleBar } from 'cli-progress';
import type { FetchProgress } from '../../library/models.ts';
import type { EmbedProgress } from '../../records/embedding.ts';
import type { GenerationProgress } from '../../records/generation.ts';
import type { ImportProgress } from '../../records/import.ts';
import type { MapProgress } from '../../records/library-map.ts';
import { bytes, count, duration } from '../text/format.ts';
import type { Io } from './io.ts';

/** How often a line is written where there is no terminal to draw a bar on. */
const LINE_MS = 10_000;

/** How far some work is, in words and as a share. */
export interface Step {
  label: string;
  fraction: number | undefined;
  text: string;
}

/** What each phase is called, and what it counts. */
const PHASES = {
  rows: ['Reading', 'rows'],
  images: ['Images', 'images'],
  index: ['Indexing', 'prompts'],
  prompts: ['Prompts', 'prompts'],
} as const;

/** How far some phase of long work is. */
interface PhaseProgress extends Omit<ImportProgress, 'phase'> {
  phase: keyof typeof PHASES;
}

/** Turns the progress of an import or an embedding into words with a rate and the time that is left. */
export class PhaseMeter {
  #phase: PhaseProgress['phase'] | undefined;
  #since = 0;
  #firstRecords = 0;
  #firstFraction = 0;

  /** @param now milliseconds on any clock that only goes forward. */
  step({ phase, records, total, fraction }: PhaseProgress, now: number): Step {
    const done = fraction ?? (total ? records / total : undefined);
    if (phase !== this.#phase) {
      // An import that goes on where it stopped begins in the middle.
      this.#phase = phase;
      this.#since = now;
      this.#firstRecords = records;
      this.#firstFraction = done ?? 0;
    }
    const seconds = (now - this.#since) / 1000;
    const rate = seconds > 0 ? (records - this.#firstRecords) / seconds : 0;
    const gained = (done ?? 0) - this.#firstFraction;
    const left =
      done !== undefined && gained > 0 && seconds > 0.5 ? (seconds / gained) * (1 - done) : undefined;
    const [label, unit] = PHASES[phase];
    const text = [
      `${count(records)}${total === undefined ? '' : ` of ${count(total)}`} ${unit}`,
      rate > 0 && `${count(rate)}/s`,
      left !== undefined && left > 0 && `${duration(left)} left`,
    ];
    return { label, fraction: done, text: text.filter(Boolean).join(' · ') };
  }
}

/** Turns the progress of making the map into words. */
export function mapStep({ phase, fraction }: MapProgress): Step {
  return { label: 'Map', fraction, text: phase === 'layout' ? 'finding neighbours' : 'placing prompts' };
}

/** Turns the progress of embedding a library again into words. */
export function embedStep({ phase, done, total }: EmbedProgress, meter: PhaseMeter, now: number): Step {
  if (phase === 'switch') return { label: 'Switching', fraction: 1, text: '' };
  if (phase !== 'fetch') return meter.step({ phase, records: done, total }, now);
  const fraction = total > 0 ? done / total : undefined;
  return { label: 'Downloading', fraction, text: `${bytes(done)} of ${bytes(total)}` };
}

/** Turns the progress of a generation into words. */
export function generationStep(progress: GenerationProgress): Step {
  const { fraction, step, steps, etaSeconds, message } = progress;
  const text = [
    message,
    step !== undefined && steps !== undefined && `step ${step} of ${steps}`,
    etaSeconds !== undefined && etaSeconds > 0 && `${duration(etaSeconds)} left`,
  ];
  return { label: 'Generating', fraction, text: text.filter(Boolean).join(' · ') };
}

/** Turns the progress of fetching a model into words. */
export function fetchStep({ file, bytes: here, total, bytesPerSecond }: FetchProgress): Step {
  const left = bytesPerSecond > 0 ? (total - here) / bytesPerSecond : 0;
  const text = [
    `${bytes(here)} of ${bytes(total)}`,
    bytesPerSecond > 0 && `${bytes(bytesPerSecond)}/s`,
    left > 0 && `${duration(left)} left`,
    file,
  ];
  const fraction = total > 0 ? here / total : undefined;
  return { label: 'Downloading', fraction, text: text.filter(Boolean).join(' · ') };
}

/** Shows progress on stderr: a bar on a terminal, else a line now and then. */
export class ProgressView {
  readonly #io: Io;
  readonly #quiet: boolean;
  #bar: SingleBar | undefined;
  #lastLine: number;
  #label: string | undefined;

  private constructor(io: Io, quiet: boolean, bar: SingleBar | undefined) {
    this.#io = io;
    this.#quiet = quiet;
    this.#bar = bar;
    this.#lastLine = performance.now();
  }

  static async open(io: Io, quiet: boolean): Promise<ProgressView> {
    if (quiet || !io.errIsTerminal) return new ProgressView(io, quiet, undefined);
    const { SingleBar, Presets } = (await import('cli-progress')).default;
    const format = '{label} {bar} {percentage}% {text}';
    const bar = new SingleBar(
      { format, hideCursor: true, fps: 8, barsize: 24, linewrap: false },
      Presets.shades_classic,
    );
    bar.start(1000, 0, { label: '', text: '' });
    return new ProgressView(io, quiet, bar);
  }

  show({ label, fraction, text }: Step): void {
    if (this.#bar) {
      this.#bar.update(Math.round((fraction ?? 0) * 1000), { label: label.padEnd(8), text });
      return;
    }
    const now = performance.now();
    // What begins is told at once; how far it is, now and then.
    const isNew = this.#label !== undefined && this.#label !== label;
    this.#label = label;
    if (this.#quiet || (!isNew && now - this.#lastLine < LINE_MS)) return;
    this.#lastLine = now;
    const share = fraction === undefined ? '' : `${Math.floor(fraction * 100)} %, `;
    this.#io.err(`${label}: ${share}${text}\n`);
  }

  /** Takes the bar away, so that what follows stands on lines of its own. */
  close(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}

/** Does work that shows its progress on stderr. @param quiet whether nothing is shown. */
export async function withProgress<T>(
  io: Io,
  quiet: boolean | undefined,
  work: (view: ProgressView) => Promise<T>,
): Promise<T> {
  const view = await ProgressView.open(io, quiet ?? false);
  try {
    return await work(view);
  } finally {
    view.close();
  }
}
