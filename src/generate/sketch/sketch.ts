import { randomInt } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { messageOf, PromptloomError } from '../../errors.ts';
import { writeInfotext } from '../../infotext/infotext.ts';
import { type Seed, seedAfter } from '../../records/seed.ts';
import type { Capabilities, DrawRequest, GeneratedImage, ImageBackend } from '../backend.ts';
import { compose } from './compose.ts';
import { FINISHES } from './finish.ts';
import { type Breathe, rasterOf, sharpOf } from './raster.ts';
import { readPrompt } from './reading.ts';

const SMALLEST = 64;
const LARGEST = 2048;
/** How long the event loop may stand still, in milliseconds. */
const TURN_MS = 12;

/**
 * Draws an abstract picture from the words of the prompt, without any model: the light from words of time,
 * season and mood, the place and what stands in it from its nouns, the surface from the medium. The same
 * prompt, seed and size give the same picture; another seed gives a variation. It is there so that the whole
 * loop can be tried with nothing installed.
 */
export class SketchBackend implements ImageBackend {
  readonly id = 'sketch';

  async capabilities(): Promise<Capabilities> {
    return { progress: true, negativePrompt: true, samplers: [], models: [] };
  }

  /**
   * @throws PromptloomError `unsupported` for a side below 64 or above 2048 pixels; `cancelled` after an
   *   abort; `backend-failed` when the picture cannot be drawn.
   */
  async generate(
    request: DrawRequest,
    options: Parameters<ImageBackend['generate']>[1],
  ): Promise<GeneratedImage[]> {
    checkSize(request.width, request.height);
    const ignored = (['model', 'sampler', 'scheduler', 'steps', 'cfg'] as const).filter(
      (key) => request[key] !== undefined,
    );
    if (ignored.length > 0)
      options.onWarning?.(`The built-in sketch has no ${ignored.join(', ')}; left out.`);
    const first = request.seed ?? randomInt(2 ** 32 - request.count);
    const images: GeneratedImage[] = [];
    for (let n = 0; n < request.count; n++) {
      const report = (share: number) =>
        options.onProgress?.({
          fraction: (n + share) / request.count,
          message: request.count === 1 ? 'drawing' : `picture ${n + 1} of ${request.count}`,
        });
      images.push(await draw(request, seedAfter(first, n), breatherFor(options.signal), report));
    }
    return images;
  }
}

async function draw(
  { prompt, negativePrompt, width, height }: DrawRequest,
  seed: Seed,
  breathe: Breathe,
  report: (share: number) => void,
): Promise<GeneratedImage> {
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

function checkSize(width: number, height: number): void {
  for (const side of [width, height])
    if (!Number.isInteger(side) || side < SMALLEST || side > LARGEST)
      throw new PromptloomError('unsupported', `The built-in sketch cannot draw ${width}x${height} pixels`, {
        hint: `Choose sides from ${SMALLEST} to ${LARGEST} pixels.`,
      });
}
