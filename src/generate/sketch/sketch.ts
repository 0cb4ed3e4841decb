import { randomInt } from 'node:crypto';
import { PromptloomError } from '../../errors.ts';
import { seedAfter } from '../../records/seed.ts';
import type { BackendRequest, Capabilities, GeneratedImage, ImageBackend } from '../backend.ts';

const SMALLEST = 64;
const LARGEST = 2048;

/**
 * Draws an abstract image from the words of the prompt, without any model: the light from words of time,
 * season and mood, the place and what stands in it from its nouns, the surface from the medium. The same
 * prompt, seed and size give the same image; another seed gives a variation. It is there so that the whole
 * loop can be tried with nothing installed.
 */
export class SketchBackend implements ImageBackend {
  readonly id = 'sketch';

  async capabilities(): Promise<Capabilities> {
    return { progress: true, negativePrompt: true, samplers: [], models: [] };
  }

  /**
   * @throws PromptloomError `unsupported` for a side below 64 or above 2048 pixels; `cancelled` after an
   *   abort; `backend-failed` when the image cannot be drawn.
   */
  async generate(
    request: BackendRequest,
    options: Parameters<ImageBackend['generate']>[1],
  ): Promise<GeneratedImage[]> {
    checkSize(request.width, request.height);
    const ignored = (['model', 'sampler', 'scheduler', 'steps', 'cfg'] as const).filter(
      (key) => request[key] !== undefined,
    );
    if (ignored.length > 0)
      options.onWarning?.(`The built-in sketch has no ${ignored.join(', ')}; left out.`);
    const first = request.seed ?? randomInt(2 ** 32 - request.count);
    const { draw } = await import('./draw.ts');
    const images: GeneratedImage[] = [];
    for (let n = 0; n < request.count; n++) {
      const report = (share: number) =>
        options.onProgress?.({
          fraction: (n + share) / request.count,
          message: request.count === 1 ? 'drawing' : `image ${n + 1} of ${request.count}`,
        });
      images.push(await draw(request, seedAfter(first, n), report, options.signal));
    }
    return images;
  }
}

function checkSize(width: number, height: number): void {
  for (const side of [width, height])
    if (!Number.isInteger(side) || side < SMALLEST || side > LARGEST)
      throw new PromptloomError('unsupported', `The built-in sketch cannot draw ${width}x${height} pixels`, {
        hint: `Choose sides from ${SMALLEST} to ${LARGEST} pixels.`,
      });
}
