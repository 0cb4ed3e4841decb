import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Difference } from './differences.ts';

/** A template that is compared. */
export interface Case {
  /** What it tries. */
  group: string;
  template: string;
  /** In what it is known to differ. */
  differs: Difference[];
}

type Written = string | { template: string; differs: Difference | Difference[] };

/** The folder of the wildcards that the cases use. */
export const WILDCARDS = fileURLToPath(new URL('./wildcards/', import.meta.url));

/** The templates of `cases.yaml`. */
export function readCases(): Case[] {
  const file = fileURLToPath(new URL('./cases.yaml', import.meta.url));
  const groups = parse(readFileSync(file, 'utf8')) as Record<string, Written[]>;
  return Object.entries(groups).flatMap(([group, written]) =>
    written.map((one) =>
      typeof one === 'string'
        ? { group, template: one, differs: [] }
        : { group, template: one.template, differs: [one.differs].flat() },
    ),
  );
}
