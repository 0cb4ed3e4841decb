import path from 'node:path';
import type { Trouble } from '../../records/library-info.ts';
import { readInventory } from '../../store/disk/inventory.ts';
import { openLosses } from '../../store/disk/losses.ts';
import { troubles } from './trouble.ts';

/** What is known to be damaged in a library that another process has open. */
export function knownTroubles(folder: string): Trouble[] {
  const losses = openLosses(readInventory(path.join(folder, 'store')));
  return troubles({ losses, obstacle: undefined, notes: [] }, folder);
}
