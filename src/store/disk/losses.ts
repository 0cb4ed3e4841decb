import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Loss } from './inventory.ts';
import { type Inventory, without } from './inventory.ts';
import { detachedRange, isCovered, partRange } from './part-range.ts';
import type { StoreFiles } from './store-files.ts';

/** What is asked of the engine that has a database open. */
export interface Engine {
  query<Row>(sql: string): Promise<Row[]>;
  command(sql: string): Promise<void>;
}

/** Reading all of a database this small takes less than a tenth of a second. */
const QUICKLY_CHECKED = 32 * 2 ** 20;

/**
 * The parts that the engine set aside because it cannot read them, or that somebody took out, whose rows are in no other
 * part.
 * @param before what there was before the engine opened it: it may merge parts over the gap at once.
 * @param now what there is now.
 */
export function detachedParts(before: StoreFiles, now: StoreFiles, inventory: Inventory): Loss[] {
  return now.tables.flatMap(({ name, uuid, detached, parts }) => {
    const intact = (before.tables.find((table) => table.uuid === uuid)?.parts ?? parts)
      .filter((part) => parts.includes(part))
      .flatMap((part) => partRange(part) ?? []);
    return detached.flatMap((folder) => {
      const range = detachedRange(folder);
      if (range === undefined || isCovered(range, intact)) return [];
      const part = partName(folder);
      const rows = (uuid && inventory.tables[uuid]?.parts[part]) || rowsIn(now, name, folder);
      return [{ table: name, part, ...(rows && { rows }) }];
    });
  });
}

/** Reads all of a database, or all of it when it is small, and gives the parts whose checksums are wrong. */
export async function unreadableParts(
  engine: Engine,
  files: StoreFiles,
  how: 'all' | 'quickly',
): Promise<Loss[]> {
  if (how === 'quickly' && !isSmall(files)) return [];
  const checked = await engine.query<{ table: string; part_path: string; is_passed: number }>(
    'CHECK ALL TABLES',
  );
  const failed = checked.filter(({ is_passed: passed }) => !Number(passed));
  if (failed.length === 0) return [];
  const sizes = await activeParts(engine);
  return failed.map(({ table, part_path: part }) => {
    const rows = sizes.find((one) => one.table === table && one.part === part)?.rows;
    return { table, part, ...(rows && { rows }) };
  });
}

/** What the tables hold now, for {@link missingParts}; undefined while something is being taken out of them. */
export async function currentTables(
  engine: Engine,
  { tables }: StoreFiles,
): Promise<Inventory['tables'] | undefined> {
  const parts = await activeParts(engine);
  if (parts.some(({ mutations }) => Number(mutations) > 0)) return undefined;
  return Object.fromEntries(
    tables.flatMap(({ name, uuid }) => {
      if (uuid === undefined) return [];
      const own = parts.filter(({ table, masked }) => table === name && !masked);
      return [[uuid, { name, parts: Object.fromEntries(own.map(({ part, rows }) => [part, rows])) }]];
    }),
  );
}

/** Those losses that nobody has taken note of. */
export function openLosses({ lost, accepted }: Inventory): Loss[] {
  return without(lost, accepted);
}

interface ActivePart {
  table: string;
  part: string;
  rows: number;
  /** Whether rows of it are marked as deleted. */
  masked: number;
  /** Changes to any table that the engine has not made yet. */
  mutations: string;
}

async function activeParts(engine: Engine): Promise<ActivePart[]> {
  const rows = await engine.query<ActivePart>(
    `SELECT table, name AS part, rows, has_lightweight_delete AS masked,
       (SELECT count() FROM system.mutations WHERE database = currentDatabase() AND NOT is_done) AS mutations
     FROM system.parts WHERE active AND database = currentDatabase() AND rows > 0`,
  );
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }));
}

function isSmall({ tables }: StoreFiles): boolean {
  let bytes = 0;
  for (const { folder, parts } of tables) {
    for (const part of parts) {
      bytes += sizeOf(path.join(folder!, part));
      if (bytes > QUICKLY_CHECKED) return false;
    }
  }
  return true;
}

function sizeOf(part: string): number {
  try {
    return readdirSync(part).reduce((bytes, file) => bytes + statSync(path.join(part, file)).size, 0);
  } catch {
    // The engine has set it aside, or merged it.
    return 0;
  }
}

function partName(detached: string): string {
  return /[^_]+_\d+_\d+_\d+(?:_\d+)?(?=(?:_try\d+)?$)/.exec(detached)?.[0] ?? detached;
}

function rowsIn(files: StoreFiles, table: string, part: string): number {
  const folder = files.tables.find(({ name }) => name === table)?.folder;
  try {
    return Number(readFileSync(path.join(folder!, 'detached', part, 'count.txt'), 'utf8')) || 0;
  } catch {
    return 0;
  }
}
