import { setImmediate as nextTurn } from 'node:timers/promises';
import { messageOf, PromptloomError } from '../../errors.ts';
import { writeInfotext } from '../../infotext/infotext.ts';
import type { Seed } from '../../records/seed.ts';
import type { BackendRequest, GeneratedImage } from '../backend.ts';
import { compose } from './compose.ts';
import { FINISHES } from './finishes/finish.ts';
import { type Breathe, rasterOf, sharpOf } from './paint/raster.ts';
import { readPrompt } from './reading/reading.ts';

/** How long the event loop may stand still, in milliseconds. */
const TURN_MS = 12;

/**
 * Draws one image.
 * @throws PromptloomError `cancelled` after an abort; `backend-failed` when it cannot be drawn.
 */
export async function draw(
  { prompt, negativePrompt, width, height }: BackendRequest,
  seed: Seed,
  report: (share: number) => void,
  signal: AbortSignal | undefined,
): Promise<GeneratedImage> {
  const breathe = breatherFor(signal);
  await breathe();
  report(0);
  try {
    const reading = readPrompt(prompt, negativePrompt);
    const chance = chanceOf(seed);
    const { svg, palette } = compose(reading, chance, width, height);
    await breathe();
    report(0.15);
    const flat = await rasterOf(svg);
    await breathe();
    report(0.4);
    const finish = FINISHES[reading.medium ?? 'plain'];
    const isMono = reading.tints.has('mono') && reading.colours.length === 0;
    const unit = Math.min(width, height);
    const finished = await finish(flat, { palette, isMono, seed: chance, unit, breathe });
    await breathe();
    report(0.85);
    const bytes = await sharpOf(finished).png({ compressionLevel: 6 }).toBuffer();
    await breathe();
    report(1);
    const settings = { model: 'sketch', seed, width, height };
    return {
      bytes,
      mediaType: 'image/png',
      settings,
      infotext: writeInfotext({ prompt, negativePrompt, settings }),
    };
  } catch (error) {
    if (error instanceof PromptloomError) throw error;
    throw new PromptloomError('backend-failed', `The sketch could not be drawn: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

/** What a seed sets the chance to; below 2^32 the seed itself, so that such sketches stay what they were. */
function chanceOf(seed: Seed): number {
  const bits = BigInt(seed);
  return Number((bits ^ ((bits >> 32n) * 0x9e3779b1n)) & 0xffffffffn);
}

/** Gives way to the event loop when a turn has lasted long enough, and notices an abort. */
function breatherFor(signal: AbortSignal | undefined): Breathe {
  let started = 0;
  return () => {
    if (signal?.aborted) throw new PromptloomError('cancelled', 'Drawing was cancelled');
    if (performance.now() - started < TURN_MS) return undefined;
    return nextTurn().then(() => {
      started = performance.now();
      if (signal?.aborted) throw new PromptloomError('cancelled', 'Drawing was cancelled');
    });
  };
}
