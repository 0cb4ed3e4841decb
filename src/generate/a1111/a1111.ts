import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { PromptloomError } from '../../errors.ts';
import { requestFailureIn } from '../../net/failure.ts';
import { readServiceAddress } from '../../net/service-address.ts';
import type { GenerationProgress } from '../../records/generation.ts';
import { type Seed, seedAfter } from '../../records/seed.ts';
import type { BackendRequest, Capabilities, GeneratedImage, ImageBackend } from '../backend.ts';
import { readAnswer } from './answer.ts';
import { chooseModel, chooseSampler, plainModel, readLists, type ServerLists } from './choices.ts';
import { A1111Client } from './client.ts';
import { askProgress, type ImageProgress, watchProgress } from './progress.ts';

const ASK_TIMEOUT_MS = 15_000;
const INTERRUPT_TIMEOUT_MS = 5_000;
const SEEDS = 2 ** 32;
const ORIGIN = {
  where: 'The image back end setting',
  hint: 'Write it as a1111:http://127.0.0.1:7860, or a1111:https://user:password@host.',
};

/** Times, in milliseconds, so that tests can shorten them. */
export interface A1111Options {
  /** Between two questions about progress. */
  pollEveryMs?: number;
  /** For one image; a processor without a graphics card may need many minutes. */
  generateTimeoutMs?: number;
}

type Options = Parameters<ImageBackend['generate']>[1];
type Sent = BackendRequest & { seed: Seed };

/**
 * Draws with a server that speaks the API of AUTOMATIC1111's web UI: A1111 itself, Forge, SD.Next and
 * stable-diffusion.cpp's sd-server. What the request leaves open is left out, so that the server's own
 * defaults hold. Each image is a request of its own: progress, cancelling and seeds then mean the same on
 * all of these servers, and no grid is drawn.
 */
export class A1111Backend implements ImageBackend {
  readonly id: string;
  readonly #shown: string;
  readonly #client: A1111Client;
  readonly #pollEveryMs: number;
  readonly #drawTimeoutMs: number;
  #hasProgress = true;

  /** @throws PromptloomError `invalid-input` when the URL is none that can be used. */
  constructor(url: string, options: A1111Options = {}) {
    // People paste the address of the API as often as that of the page.
    const address = readServiceAddress(url.trim().replace(/\/sdapi(\/v1)?\/*$/, ''), ORIGIN);
    this.#shown = address.shown;
    this.id = `a1111:${address.shown}`;
    this.#client = new A1111Client(address);
    this.#pollEveryMs = options.pollEveryMs ?? 500;
    this.#drawTimeoutMs = options.generateTimeoutMs ?? 60 * 60 * 1000;
  }

  async capabilities(signal?: AbortSignal): Promise<Capabilities> {
    const ask = { signal, timeoutMs: ASK_TIMEOUT_MS };
    const samplers = await this.#client.get('/sdapi/v1/samplers', ask);
    const models = await this.#client.get('/sdapi/v1/sd-models', ask);
    const options = await this.#client.get('/sdapi/v1/options', ask);
    const progress = await askProgress(this.#client, signal);
    this.#hasProgress = progress !== 'none';
    // sd-server may have none of these routes but has /v1/models; a web UI without --api has neither.
    if (samplers === undefined && models === undefined && options === undefined && progress === 'none')
      if ((await this.#client.get('/v1/models', ask)) === undefined) throw this.#client.errors.apiMissing();
    return {
      progress: this.#hasProgress,
      negativePrompt: true,
      samplers: namesIn(samplers, 'name'),
      models: currentFirst(namesIn(models, 'title'), options),
    };
  }

  async generate(request: BackendRequest, options: Options): Promise<GeneratedImage[]> {
    const first = request.seed ?? randomInt(SEEDS - request.count);
    const chosen = await this.#choose(request, options);
    const report = reporter(request.count, options.onProgress);
    const images: GeneratedImage[] = [];
    for (let n = 0; n < request.count; n++) {
      throwIfAborted(options.signal);
      const sent = { ...chosen, seed: seedAfter(first, n) };
      report(n, { fraction: 0 });
      const answer = await this.#draw(sent, options, (progress) =>
        // Servers claim 1 before the image has arrived; only its arrival counts as the end.
        report(n, { ...progress, fraction: Math.min(progress.fraction, 0.99) }),
      );
      const image = await readAnswer(this.#client.errors, answer, sent);
      if (n === 0) this.#warnOfDifferences(sent, image, options.onWarning);
      images.push(image);
      report(n, { fraction: 1 });
    }
    return images;
  }

  /** Names the sampler and scheduler as the server does, and adds what the prompt was drawn with before where the server has it. */
  async #choose(request: BackendRequest, { signal, onWarning }: Options): Promise<BackendRequest> {
    const { own = {}, ...asked } = request;
    if (!asked.sampler && !own.sampler && !own.model) return asked;
    const lists = await this.#lists(signal);
    const missing = (what: string, name: string) =>
      onWarning?.(
        `The image server at ${this.#shown} ${lists.samplers ? 'does not have' : 'does not say whether it has'} the ${what} ${name} of this prompt; it draws with its own.`,
      );
    const scheduler = asked.scheduler ?? (asked.sampler ? undefined : own.scheduler);
    const sampler = asked.sampler ?? own.sampler;
    const choice = sampler ? chooseSampler({ sampler, scheduler }, lists) : undefined;
    if (own.sampler && !asked.sampler && !choice) missing('sampler', own.sampler);
    const model = !asked.model && own.model ? chooseModel(own.model, lists) : undefined;
    if (!asked.model && own.model && !model) missing('model', own.model);
    return {
      ...asked,
      // What the server knows under one name is not sent as two.
      ...(choice && { sampler: choice.sampler, scheduler: choice.scheduler }),
      ...(model && { model }),
    };
  }

  async #lists(signal: AbortSignal | undefined): Promise<ServerLists> {
    const ask = { signal, timeoutMs: ASK_TIMEOUT_MS };
    const [samplers, schedulers, models] = await Promise.all(
      ['samplers', 'schedulers', 'sd-models'].map((list) => this.#client.get(`/sdapi/v1/${list}`, ask)),
    );
    return readLists(samplers, schedulers, models);
  }

  async #draw(sent: Sent, options: Options, onProgress: (progress: ImageProgress) => void): Promise<unknown> {
    const done = new AbortController();
    const watching = this.#hasProgress
      ? watchProgress(this.#client, { everyMs: this.#pollEveryMs, signal: done.signal, onProgress })
      : undefined;
    try {
      const answer = await this.#client.post('/sdapi/v1/txt2img', bodyOf(sent), {
        signal: options.signal,
        timeoutMs: this.#drawTimeoutMs,
      });
      if (answer === undefined) throw this.#client.errors.apiMissing();
      return answer;
    } catch (error) {
      const timedOut = requestFailureIn(error)?.failure.kind === 'silence';
      if (options.signal?.aborted || timedOut) await this.#interrupt(options);
      throw error;
    } finally {
      done.abort();
      if ((await watching) === 'none') {
        this.#hasProgress = false;
        options.onWarning?.(`The image server at ${this.#shown} does not tell its progress.`);
      }
    }
  }

  /** Closing the connection does not stop an A1111 server, so it is told. */
  async #interrupt({ onWarning }: Options): Promise<void> {
    const stopped = await this.#client
      .post('/sdapi/v1/interrupt', {}, { timeoutMs: INTERRUPT_TIMEOUT_MS })
      .catch(() => undefined);
    if (stopped === undefined)
      onWarning?.(`The image server at ${this.#shown} cannot be interrupted and may go on drawing.`);
  }

  #warnOfDifferences(sent: Sent, image: GeneratedImage, onWarning: Options['onWarning']): void {
    const { model, sampler, seed, width, height } = image.settings;
    if (width !== sent.width || height !== sent.height)
      onWarning?.(`Asked for ${sent.width}x${sent.height}, the server drew ${width}x${height}.`);
    if (seed !== sent.seed) onWarning?.(`Asked for seed ${sent.seed}, the server used ${seed}.`);
    if (sent.sampler && sampler && plainSampler(sent) !== plainSampler(image.settings))
      onWarning?.(`Asked for the sampler ${sent.sampler}, the server used ${sampler}.`);
    if (sent.model && !model)
      onWarning?.(`Asked for the model ${sent.model}; the server does not say which it used.`);
    else if (sent.model && model && plainModel(sent.model) !== plainModel(model))
      onWarning?.(`Asked for the model ${sent.model}, the server used ${model}.`);
  }
}

/** Older servers write the scheduler into the sampler's name. */
function plainSampler({ sampler = '', scheduler }: { sampler?: string; scheduler?: string }): string {
  const name = sampler.toLowerCase();
  const suffix = ` ${scheduler?.toLowerCase()}`;
  return scheduler && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

function bodyOf(sent: Sent): Record<string, unknown> {
  return {
    prompt: sent.prompt,
    negative_prompt: sent.negativePrompt,
    width: sent.width,
    height: sent.height,
    // Beyond 2^53 a bigint, which is written with all its digits.
    seed: typeof sent.seed === 'string' ? BigInt(sent.seed) : sent.seed,
    batch_size: 1,
    ...(sent.steps !== undefined && { steps: sent.steps }),
    ...(sent.cfg !== undefined && { cfg_scale: sent.cfg }),
    ...(sent.sampler && { sampler_name: sent.sampler }),
    ...(sent.scheduler && { scheduler: sent.scheduler }),
    ...(sent.model && { override_settings: { sd_model_checkpoint: sent.model } }),
    send_images: true,
    save_images: false,
  };
}

/** Turns the progress of single images into that of the whole request, which never goes back. */
function reporter(count: number, onProgress: ((progress: GenerationProgress) => void) | undefined) {
  let reached = 0;
  return (index: number, { fraction, step, steps, etaSeconds }: ImageProgress) => {
    reached = Math.max(reached, (index + fraction) / count);
    onProgress?.({
      fraction: reached,
      ...(step !== undefined && { step, steps }),
      ...(etaSeconds !== undefined && count === 1 && { etaSeconds }),
      message: count === 1 ? 'drawing' : `image ${index + 1} of ${count}`,
    });
  };
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new PromptloomError('cancelled', 'Drawing was cancelled');
}

function namesIn(list: unknown, field: string): string[] {
  const parsed = z.array(z.record(z.string(), z.unknown())).safeParse(list);
  if (!parsed.success) return [];
  return parsed.data.map((entry) => entry[field]).filter((name) => typeof name === 'string');
}

function currentFirst(models: string[], options: unknown): string[] {
  const parsed = z.object({ sd_model_checkpoint: z.string().min(1) }).safeParse(options);
  if (!parsed.success) return models;
  const current = parsed.data.sd_model_checkpoint;
  return [current, ...models.filter((model) => model !== current)];
}
