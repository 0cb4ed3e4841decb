import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { packageFile } from '../../package-root.ts';
import type { ImportReport } from '../../records/import.ts';

/** What all prompts of the sample say as their source site. */
export const SAMPLE_SITE = 'promptloom sample';

const STATE = 'sample';

/** What filling in the sample needs of a library. */
export interface SampleTarget {
  root: string;
  settings: { get(key: string): Promise<string | undefined>; set(key: string, value: string): Promise<void> };
  importFile(file: string): Promise<ImportReport>;
}

/**
 * Fills a new library with the sample that ships with the package, images copied into it; goes on with it when an
 * earlier try was cut short. Does nothing to a library that has it.
 */
export async function fillWithSample(target: SampleTarget): Promise<void> {
  if ((await target.settings.get(STATE)) === 'done') return;
  await target.settings.set(STATE, 'begun');
  const copy = path.join(target.root, 'media', 'sample');
  cpSync(packageFile('sample', 'images'), path.join(copy, 'images'), { recursive: true });
  cpSync(packageFile('sample', 'prompts.csv'), path.join(copy, 'prompts.csv'));
  await target.importFile(path.join(copy, 'prompts.csv'));
  await target.settings.set(STATE, 'done');
}

/**
 * Whether a library waits for the sample: filling it in was begun and not finished, or it is the default library and
 * nothing was ever put into it.
 */
export async function wantsSample(
  settings: SampleTarget['settings'],
  isDefault: boolean,
  countPrompts: () => Promise<number>,
): Promise<boolean> {
  const state = await settings.get(STATE);
  if (state !== undefined) return state !== 'done';
  return isDefault && sampleShips() && (await countPrompts()) === 0;
}

/** Whether the package has its sample; a copy without it starts with an empty library. */
function sampleShips(): boolean {
  return existsSync(packageFile('sample', 'prompts.csv'));
}
