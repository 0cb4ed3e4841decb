import { z } from 'zod';
import { splitSampler } from '../../records/sampler.ts';

/** What an image server has, as it lists it; undefined where it has no such list. */
export interface ServerLists {
  samplers: { name: string; aliases: string[] }[] | undefined;
  schedulers: { name: string; label: string }[] | undefined;
  models: string[] | undefined;
}

/** A sampler and scheduler as a server names them. */
export interface SamplerChoice {
  sampler: string;
  scheduler?: string;
}

const Name = z.string().min(1).max(300);
const SamplersSchema = z.array(
  z.object({ name: Name, aliases: z.array(z.string()).max(100).catch([]).default([]) }),
);
const SchedulersSchema = z.array(z.object({ name: Name, label: Name.optional().catch(undefined) }));
const ModelsSchema = z.array(z.object({ title: Name }));

/** Reads the answers to `samplers`, `schedulers` and `sd-models`; of one that is odd, nothing is known. */
export function readLists(samplers: unknown, schedulers: unknown, models: unknown): ServerLists {
  return {
    samplers: SamplersSchema.safeParse(samplers).data,
    schedulers: SchedulersSchema.safeParse(schedulers).data?.map(({ name, label }) => ({
      name,
      label: label ?? name,
    })),
    models: ModelsSchema.safeParse(models).data?.map(({ title }) => title),
  };
}

/**
 * The server's own names for a sampler that another tool or an older server names: by name, by alias, taken apart into sampler
 * and scheduler where the server knows them apart, or put together where it knows them as one.
 * @returns undefined where the server does not have it, or does not say.
 */
export function chooseSampler(
  asked: { sampler: string; scheduler?: string | undefined },
  { samplers, schedulers }: Pick<ServerLists, 'samplers' | 'schedulers'>,
): SamplerChoice | undefined {
  if (!samplers || samplers.length === 0) return undefined;
  const named = (name: string) =>
    samplers.find((one) => one.name === name) ??
    samplers.find((one) => [one.name, ...one.aliases].some((own) => plainName(own) === plainName(name)));
  const scheduled = (name: string) =>
    schedulers?.find(
      (one) => plainName(one.label) === plainName(name) || plainName(one.name) === plainName(name),
    );
  const whole = named(asked.sampler);
  const own = asked.scheduler && scheduled(asked.scheduler);
  if (whole && (own || !asked.scheduler))
    return { sampler: whole.name, ...(own && { scheduler: own.label }) };
  const joined = asked.scheduler && named(`${asked.sampler} ${asked.scheduler}`);
  if (joined) return { sampler: joined.name };
  const apart = partsOf(asked.sampler, schedulers);
  const sampler = apart && named(apart.sampler);
  const scheduler = own || (apart && scheduled(apart.scheduler));
  if (sampler && scheduler) return { sampler: sampler.name, scheduler: scheduler.label };
  // A scheduler that the server does not have is left to it.
  return whole && { sampler: whole.name };
}

/** The server's title of a model: by title, or by file name without folder, ending and hash. */
export function chooseModel(name: string, { models }: Pick<ServerLists, 'models'>): string | undefined {
  return (
    models?.find((title) => title === name) ?? models?.find((title) => plainModel(title) === plainModel(name))
  );
}

/** "sd/dream.safetensors [879db523c3]", "dream.safetensors" and "dream" are the same model. */
export function plainModel(name: string): string {
  return name
    .replace(/\s*\[[0-9a-f]+\]$/i, '')
    .replace(/^.*[\\/]/, '')
    .replace(/\.(safetensors|ckpt|gguf|sft)$/i, '')
    .toLowerCase();
}

/** The scheduler at the end of a sampler's name, one of the server's own before those that are known. */
function partsOf(
  sampler: string,
  schedulers: ServerLists['schedulers'],
): { sampler: string; scheduler: string } | undefined {
  const lower = sampler.trim().toLowerCase();
  for (const { name, label } of schedulers ?? [])
    for (const own of [label, name]) {
      if (
        lower.length > own.length + 1 &&
        /[\s_]/.test(lower.at(-own.length - 1)!) &&
        lower.endsWith(own.toLowerCase())
      )
        return {
          sampler: sampler
            .trim()
            .slice(0, -own.length - 1)
            .trim(),
          scheduler: label,
        };
    }
  const known = splitSampler(sampler);
  return known.scheduler ? { sampler: known.sampler, scheduler: known.scheduler } : undefined;
}

/** "DPM++ 2M", "dpmpp_2m", "k_dpmpp_2m" and "dpm++2m" are one sampler, "Euler a" and "euler_ancestral" another. */
function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^(?:k|sample)_/, '')
    .replace(/_gpu$/, '')
    .replaceAll('++', 'pp')
    .replace(/[\s_-]?ancestral$/, 'a')
    .replace(/[\s_-]/g, '');
}
