import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isCovered, partRange } from './part-range.ts';
import type { StoreFiles } from './store-files.ts';

const FILE = 'parts.json';

const LossSchema = z.object({
  table: z.string(),
  /** The part's folder, or no text for the table as a whole. */
  part: z.string(),
  rows: z.number().optional(),
});
/** A part of a table that is lost, or cannot be read. */
export type Loss = z.infer<typeof LossSchema>;

const InventorySchema = z.object({
  /** By table's uuid: its name, and its parts with their rows. */
  tables: z.record(z.string(), z.object({ name: z.string(), parts: z.record(z.string(), z.number()) })),
  /** Names of the views that fill tables as others are written. */
  views: z.array(z.string()).default([]),
  /** What was found lost, until somebody has taken note. */
  lost: z.array(LossSchema).default([]),
  /** What somebody has taken note of. */
  accepted: z.array(LossSchema).default([]),
});
/** What a database held when it was last looked at, to tell by what is missing. */
export type Inventory = z.infer<typeof InventorySchema>;

/** Reads what a database held; an empty one where that is not known. */
export function readInventory(folder: string): Inventory {
  try {
    return InventorySchema.parse(JSON.parse(readFileSync(path.join(folder, FILE), 'utf8')));
  } catch {
    return { tables: {}, views: [], lost: [], accepted: [] };
  }
}

/**
 * Notes what a database holds; the file is there whole or not at all. It is not waited for until it is on the disk: after
 * a power cut an unreadable note only means that less is known.
 */
export function writeInventory(folder: string, inventory: Inventory): void {
  const file = path.join(folder, FILE);
  writeFileSync(`${file}.new`, JSON.stringify(inventory));
  renameSync(`${file}.new`, file);
}

/** Forgets what the tables held, before something is taken out of them for good; what was lost stays noted. */
export function forgetTables(folder: string): void {
  const { lost, accepted } = readInventory(folder);
  if (lost.length + accepted.length > 0) writeInventory(folder, { tables: {}, views: [], lost, accepted });
  else rmSync(path.join(folder, FILE), { force: true });
}

/** The parts that were there and are not any more. A part that was merged into a larger one is still there. */
export function missingParts(inventory: Inventory, files: StoreFiles): Loss[] {
  return Object.entries(inventory.tables).flatMap(([uuid, { name, parts }]) => {
    const table = files.tables.find((one) => one.uuid === uuid);
    const there = (table?.parts ?? []).flatMap((part) => partRange(part) ?? []);
    return Object.entries(parts).flatMap(([part, rows]) => {
      const range = partRange(part);
      return range && !isCovered(range, there) ? [{ table: name, part, rows }] : [];
    });
  });
}

/** Adds losses to those that are known, each once. */
export function withLosses(known: readonly Loss[], more: readonly Loss[]): Loss[] {
  const all = new Map(known.map((loss) => [keyOf(loss), loss]));
  for (const loss of more) if (!all.has(keyOf(loss))) all.set(keyOf(loss), loss);
  return [...all.values()];
}

/** Those losses that are not among others. */
export function without(losses: readonly Loss[], others: readonly Loss[]): Loss[] {
  const keys = new Set(others.map(keyOf));
  return losses.filter((loss) => !keys.has(keyOf(loss)));
}

/** The same part, set aside or not, is the same loss: `broken-on-start_all_1_1_0` is `all_1_1_0`. */
function keyOf({ table, part }: Loss): string {
  return JSON.stringify([table, part]);
}
