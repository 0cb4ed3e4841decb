import type { ExportedPrompt } from '../records/listing.ts';
import { gravest } from '../records/safety.ts';

const COLUMNS = [
  ...['id', 'prompt', 'negative_prompt', 'url', 'width', 'height', 'source_site', 'model', 'sampler'],
  ...['scheduler', 'seed', 'steps', 'cfg', 'tags', 'nsfw', 'origin', 'created_at', 'distance'],
] as const;

/** The first line of a file that import reads again. */
export function csvHead(vectors: boolean): string {
  return line(vectors ? [...COLUMNS, 'vector'] : COLUMNS);
}

/** A prompt as rows: one for each of its images, or one where it has none. */
export function csvRows(prompt: ExportedPrompt, vectors: boolean): string {
  const { settings, images } = prompt;
  const rows =
    images.length > 0
      ? images
      : [{ url: '', width: settings.width, height: settings.height, nsfw: undefined }];
  return rows
    .map(({ url, width, height, nsfw }) => {
      const values: Record<(typeof COLUMNS)[number], string | number | null | undefined> = {
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
        tags: prompt.tags.join('|'),
        nsfw: gravest([prompt.nsfw, nsfw]),
        origin: prompt.origin,
        created_at: prompt.createdAt,
        distance: prompt.distance,
      };
      const cells = COLUMNS.map((column) => values[column]);
      return line(vectors ? [...cells, JSON.stringify(prompt.vector ?? [])] : cells);
    })
    .join('');
}

function line(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(cell).join(',')}\n`;
}

function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
