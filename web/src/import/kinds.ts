/** Names of files that imports read. */
const ENDINGS = ['.csv', '.tsv', '.tab', '.parquet', '.json', '.jsonl', '.ndjson', '.txt'] as const;
const TYPES: readonly string[] = ['text/csv', 'text/tab-separated-values', 'text/plain', 'application/json'];

/** What the choice of a file offers. */
export const ACCEPTED = ENDINGS.join(',');

/** Whether a file that was dropped is one to import, by its name or by what the system takes it for. */
export function isImported({ name, type }: { name: string; type: string }): boolean {
  const plain = name.toLowerCase();
  return ENDINGS.some((ending) => plain.endsWith(ending)) || TYPES.includes(type.split(';')[0]!.trim());
}
