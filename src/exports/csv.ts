import type { ExportedPrompt } from '../records/listing.ts';
import { type ExportRow, exportRows } from './rows.ts';

const COLUMNS = [
  ...['id', 'prompt', 'negative_prompt', 'url', 'width', 'height', 'source_site', 'model', 'sampler'],
  ...['scheduler', 'seed', 'steps', 'cfg', 'tags', 'nsfw', 'origin', 'created_at', 'distance'],
] as (keyof ExportRow)[];

/** The first line of a file that import reads again. */
export function csvHead(vectors: boolean): string {
  return line(vectors ? [...COLUMNS, 'vector'] : COLUMNS);
}

/** A prompt as rows: one for each of its images, or one where it has none. */
export function csvRows(prompt: ExportedPrompt, vectors: boolean): string {
  return exportRows(prompt)
    .map((row) => {
      const cells = COLUMNS.map((column) => {
        const value = row[column];
        return Array.isArray(value) ? value.join('|') : value;
      });
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
