/** Names of files that imports read. */
const ENDINGS = ['.csv', '.tsv', '.tab', '.parquet', '.json', '.jsonl', '.ndjson', '.txt'] as const;
const TYPES: readonly string[] = ['text/csv', 'text/tab-separated-values', 'text/plain', 'application/json'];

/** The files that the file picker offers. */
export const ACCEPTED = ENDINGS.join(',');

/** Whether a dropped file can be imported, by its name or its media type. */
export function isImported({ name, type }: { name: string; type: string }): boolean {
  const plain = name.toLowerCase();
  return ENDINGS.some((ending) => plain.endsWith(ending)) || TYPES.includes(type.split(';')[0]!.trim());
}
