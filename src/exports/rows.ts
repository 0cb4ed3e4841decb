import type { ExportedPrompt } from '../records/listing.ts';
import { gravest } from '../records/safety.ts';
import type { Seed } from '../records/seed.ts';

/** A row as it is written out; the names are those that imports know. */
export interface ExportRow {
  id: string;
  prompt: string;
  negative_prompt: string;
  url: string;
  width: number | null | undefined;
  height: number | null | undefined;
  source_site: string;
  model: string | undefined;
  sampler: string | undefined;
  scheduler: string | undefined;
  seed: Seed | undefined;
  steps: number | undefined;
  cfg: number | undefined;
  tags: string[];
  nsfw: number | undefined;
  origin: string;
  created_at: string;
  distance: number | undefined;
}

/** A prompt as rows: one for each of its images, or one where it has none. */
export function exportRows(prompt: ExportedPrompt): ExportRow[] {
  const { settings, images } = prompt;
  const rows =
    images.length > 0
      ? images
      : [{ url: '', width: settings.width, height: settings.height, nsfw: undefined }];
  return rows.map(({ url, width, height, nsfw }) => ({
    id: prompt.sourceId ?? prompt.id,
    prompt: prompt.text,
    negative_prompt: prompt.negativePrompt,
    url,
    width,
    height,
    source_site: prompt.sourceSite,
    model: settings.model,
    sampler: settings.sampler,
    scheduler: settings.scheduler,
    seed: settings.seed,
    steps: settings.steps,
    cfg: settings.cfg,
    tags: prompt.tags,
    nsfw: gravest([prompt.nsfw, nsfw]),
    origin: prompt.origin,
    created_at: prompt.createdAt,
    distance: prompt.distance,
  }));
}
