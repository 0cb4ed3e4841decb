/** Which blocks of a table a part holds. Parts only ever grow together, so that a block stays within one part. */
export interface PartRange {
  partition: string;
  from: number;
  to: number;
}

/** Why the engine set a part aside; it writes that before the part's name. */
const REASONS =
  /^(?:broken-on-start|broken-from-backup|broken|covered-by-broken|unexpected|ignored|noquorum|clone|attaching|deleting|(?:merge|mutate)-not-byte-identical)_/;

/** Reads the name of a part's folder, such as `all_1_5_1`; undefined for a folder that is none. */
export function partRange(name: string): PartRange | undefined {
  const found = /^([^_]+)_(\d+)_(\d+)_\d+(?:_\d+)?$/.exec(name);
  return found ? { partition: found[1]!, from: Number(found[2]), to: Number(found[3]) } : undefined;
}

/** Reads the name of a part that was set aside, such as `broken-on-start_all_1_5_1`. */
export function detachedRange(name: string): PartRange | undefined {
  return partRange(name.replace(REASONS, '').replace(/_try\d+$/, ''));
}

/** Whether one of some parts holds all blocks of another. */
export function isCovered(part: PartRange, by: readonly PartRange[]): boolean {
  return by.some(
    ({ partition, from, to }) => partition === part.partition && from <= part.from && to >= part.to,
  );
}
