import type { GenerationProgress } from '../records/generation.ts';
import type { Seed } from '../records/seed.ts';
import type { Settings } from '../records/settings.ts';

/** What to draw; every choice already made. */
export interface BackendRequest {
  prompt: string;
  negativePrompt: string;
  count: number;
  /** Pixels. */
  width: number;
  height: number;
  /** Image n takes seed + n; undefined lets the back end choose. */
  seed?: Seed;
  steps?: number;
  cfg?: number;
  sampler?: string;
  scheduler?: string;
  model?: string;
  /** What the prompt was drawn with before, as its tool named it: used where nothing else was asked for and the back end has it. */
  own?: { sampler?: string; scheduler?: string; model?: string };
}

/** An image as a back end returns it. */
export interface GeneratedImage {
  /** Encoded image, PNG unless `mediaType` says otherwise. */
  bytes: Uint8Array;
  mediaType: string;
  /** What it was really drawn with, as far as the back end says. */
  settings: Settings;
  /** A1111 "infotext" of the image, where the back end gives one. */
  infotext?: string;
}

/** What a back end can do. */
export interface Capabilities {
  /** Whether it reports progress while it draws. */
  progress: boolean;
  negativePrompt: boolean;
  samplers: string[];
  models: string[];
}

/** Draws images from prompts. */
export interface ImageBackend {
  /** As in PROMPTLOOM_IMAGE_BACKEND, without secrets. */
  readonly id: string;
  /** @throws PromptloomError `backend-failed` when it cannot be reached. */
  capabilities(signal?: AbortSignal): Promise<Capabilities>;
  /**
   * Draws `request.count` images.
   * @throws PromptloomError `backend-failed` with the address and what to do; `cancelled` after an abort.
   */
  generate(
    request: BackendRequest,
    options: {
      signal?: AbortSignal;
      onProgress?: (progress: GenerationProgress) => void;
      onWarning?: (warning: string) => void;
    },
  ): Promise<GeneratedImage[]>;
}
