/**
 * The widgets of nodes, in the order in which the editor saves their values without names; those of ComfyUI itself, and of the
 * commonest extensions. Newer editors write the names beside them, and nodes that are not here are read by those.
 */
const NAMES: Record<string, string> = {
  KSampler: 'seed steps cfg sampler_name scheduler denoise',
  KSamplerAdvanced:
    'add_noise noise_seed steps cfg sampler_name scheduler start_at_step end_at_step return_with_leftover_noise',
  'KSampler (Efficient)': 'seed steps cfg sampler_name scheduler denoise preview_method vae_decode',
  SamplerCustom: 'add_noise noise_seed cfg',
  KSamplerSelect: 'sampler_name',
  BasicScheduler: 'scheduler steps denoise',
  KarrasScheduler: 'steps sigma_max sigma_min rho',
  ExponentialScheduler: 'steps sigma_max sigma_min',
  SDTurboScheduler: 'steps denoise',
  AlignYourStepsScheduler: 'model_type steps denoise',
  LTXVScheduler: 'steps max_shift base_shift stretch terminal',
  WanImageToVideo: 'width height length batch_size',
  RandomNoise: 'noise_seed',
  CFGGuider: 'cfg',
  DualCFGGuider: 'cfg_conds cfg_cond2_negative',
  FluxGuidance: 'guidance',
  CLIPTextEncode: 'text',
  CLIPTextEncodeSDXL: 'width height crop_w crop_h target_width target_height text_g text_l',
  CLIPTextEncodeSDXLRefiner: 'ascore width height text',
  CLIPTextEncodeFlux: 'clip_l t5xxl guidance',
  CLIPTextEncodeSD3: 'clip_l clip_g t5xxl empty_padding',
  ConditioningAverage: 'conditioning_to_strength',
  EmptyLatentImage: 'width height batch_size',
  EmptySD3LatentImage: 'width height batch_size',
  CheckpointLoaderSimple: 'ckpt_name',
  CheckpointLoader: 'config_name ckpt_name',
  ImageOnlyCheckpointLoader: 'ckpt_name',
  unCLIPCheckpointLoader: 'ckpt_name',
  UNETLoader: 'unet_name weight_dtype',
  UnetLoaderGGUF: 'unet_name',
  LoraLoader: 'lora_name strength_model strength_clip',
  'Efficient Loader':
    'ckpt_name vae_name clip_skip lora_name lora_model_strength lora_clip_strength positive negative token_normalization weight_interpretation empty_latent_width empty_latent_height batch_size',
  'easy fullLoader':
    'ckpt_name config_name vae_name clip_skip lora_name lora_model_strength lora_clip_strength resolution empty_latent_width empty_latent_height positive positive_token_normalization positive_weight_interpretation negative negative_token_normalization negative_weight_interpretation batch_size',
  'easy a1111Loader':
    'ckpt_name vae_name clip_skip lora_name lora_model_strength lora_clip_strength resolution empty_latent_width empty_latent_height positive negative batch_size',
  'easy comfyLoader':
    'ckpt_name vae_name clip_skip lora_name lora_model_strength lora_clip_strength resolution empty_latent_width empty_latent_height positive negative batch_size',
  'easy preSampling': 'steps cfg sampler_name scheduler denoise seed',
  PrimitiveString: 'value',
  PrimitiveStringMultiline: 'value',
  PrimitiveInt: 'value',
  PrimitiveFloat: 'value',
  StringConcatenate: 'string_a string_b delimiter',
  StringReplace: 'string find replace',
  'StringFunction|pysssss': 'action tidy_tags text_a text_b text_c',
  'Text Concatenate': 'delimiter clean_whitespace text_a text_b text_c text_d',
  'Text Multiline': 'text',
  SDXLPromptStyler: 'text_positive text_negative style log_prompt',
};

/** What the editor adds behind a seed: whether it changes after each run. */
const AFTER_GENERATE = new Set(['fixed', 'increment', 'decrement', 'randomize']);

/** An input as the editor saves it. */
export interface SavedInput {
  name?: unknown;
  widget?: unknown;
}

/** The values of a node's widgets, by name. */
export function namedWidgets(
  type: string,
  inputs: readonly SavedInput[],
  values: unknown,
): Record<string, unknown> {
  if (typeof values === 'object' && values !== null && !Array.isArray(values)) return { ...values };
  if (!Array.isArray(values)) return {};
  const list = values.slice(0, 300) as unknown[];
  const written = inputs.filter(({ widget }) => widget).map(({ name }) => String(name));
  const known = Object.hasOwn(NAMES, type) ? NAMES[type]!.split(' ') : undefined;
  const names =
    known ?? (written.length >= list.filter((value) => !isAfterGenerate(value)).length ? written : undefined);
  return names ? inOrder(names, list, known !== undefined) : bySight(type, list);
}

function inOrder(
  names: readonly string[],
  values: readonly unknown[],
  known: boolean,
): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  let at = 0;
  for (const name of names) {
    if (at >= values.length) break;
    named[name] = values[at];
    // Older editors wrote true or false there.
    const isAfter = isAfterGenerate(values[at + 1]) || (typeof values[at + 1] === 'boolean' && known);
    at += /seed/i.test(name) && isAfter ? 2 : 1;
  }
  return named;
}

/** Of a node that is not known: its one text, or its texts without a name, and the two numbers of an empty image. */
function bySight(type: string, values: readonly unknown[]): Record<string, unknown> {
  const texts = values.filter((value) => typeof value === 'string' && !isAfterGenerate(value));
  const [width, height] = values;
  const isSize = /empty.*latent/i.test(type) && typeof width === 'number' && typeof height === 'number';
  const named = texts.map((text, n) => [texts.length === 1 ? 'text' : `widget_${n}`, text] as const);
  return {
    ...(isSize && { width, height }),
    ...(/text|string|prompt|encode/i.test(type) && Object.fromEntries(named)),
  };
}

function isAfterGenerate(value: unknown): boolean {
  return typeof value === 'string' && AFTER_GENERATE.has(value);
}
