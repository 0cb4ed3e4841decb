import type { Command } from 'commander';
import type { DeletionsApi, OpenLibrary } from '../../../api/library-api.ts';
import { PromptloomError } from '../../../errors.ts';
import type { Deleted, DeletionReport } from '../../../records/deletion.ts';
import { ID_PREFIX, IdSchema } from '../../../records/id.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { readIds } from '../../io/read-ids.ts';
import { counted, cut, plain } from '../../text/format.ts';

interface DeleteOptions extends CommonOptions {
  yes?: true;
}

type Way = keyof Pick<DeletionsApi, 'delete' | 'restore'>;

const IDS = 'ids of prompts or of images; - reads one per line from stdin';

/** `promptloom delete`. */
export function deleteCommand(io: Io): Command {
  return newCommand('delete', 'delete prompts with their images, or single images', [
    'npx promptloom delete p0123456789abcdef',
    'npx promptloom delete i0123456789abcdef p0123456789abcdeg --yes',
    'npx promptloom delete - --json < ids.txt',
  ])
    .argument('<id...>', IDS)
    .option('--yes', 'do not ask for confirmation')
    .addHelpText(
      'after',
      '\nWhat is deleted is kept in the library until it is restored: npx promptloom restore ID.',
    )
    .action(action(io, remove));
}

/** `promptloom restore`. */
export function restoreCommand(io: Io): Command {
  return newCommand('restore', 'restore deleted prompts and images, or list them', [
    'npx promptloom restore',
    'npx promptloom restore p0123456789abcdef',
  ])
    .argument('[id...]', `${IDS}; without any, lists what can be restored`)
    .action(action(io, restore));
}

async function remove(io: Io, stated: string[], { library, json, yes }: DeleteOptions): Promise<Result> {
  const ids = await readIds(io, stated);
  if (io.ask && !yes && !json) {
    const answer = await io.ask.choose(`Delete ${counted(ids.length, 'id')}?`, [
      { value: 'no', label: 'No' },
      { value: 'yes', label: 'Yes, delete', hint: 'they can be restored' },
    ]);
    if (answer !== 'yes') throw new PromptloomError('cancelled', 'Nothing was deleted.');
  }
  const report = await withLibrary(io, library, (door) => change(door, 'delete', ids));
  const again = report.done.map(({ id }) => id).slice(0, 20);
  return tell(io, report, 'Deleted', `Restore: npx promptloom restore ${again.join(' ')}`);
}

function restore(io: Io, stated: string[], { library }: CommonOptions): Promise<Result> {
  return withLibrary(io, library, async (door) => {
    if (stated.length === 0) return list(io, door);
    const ids = await readIds(io, stated);
    return tell(io, await change(door, 'restore', ids), 'Restored');
  });
}

/** Prompts and images are told apart by their ids; anything else is the id of a prompt in its source. */
async function change(library: OpenLibrary, way: Way, ids: readonly string[]): Promise<DeletionReport> {
  const total: DeletionReport = { done: [], failed: [] };
  for (const [kind, own] of [
    ['prompts', ids.filter((id) => !isImage(id))],
    ['images', ids.filter(isImage)],
  ] as const) {
    // As many as one request takes.
    for (let from = 0; from < own.length; from += 1000) {
      const { done, failed } = await library[kind][way]({ ids: own.slice(from, from + 1000) });
      total.done.push(...done);
      total.failed.push(...failed);
    }
  }
  return total;
}

function tell(io: Io, report: DeletionReport, verb: string, hint?: string): Result {
  for (const { message } of report.failed) io.err(`${plain(message)}\n`);
  const prompts = report.done.filter(({ id }) => !isImage(id));
  const alone = report.done.length - prompts.length;
  const images = prompts.reduce((sum, one) => sum + one.images, 0);
  const things = [
    prompts.length > 0 &&
      `${counted(prompts.length, 'prompt')}${images > 0 ? ` with ${counted(images, 'image')}` : ''}`,
    alone > 0 && counted(alone, 'image'),
  ].filter(Boolean);
  return {
    json: report,
    text:
      things.length === 0
        ? `${verb} nothing.`
        : [`${verb} ${things.join(' and ')}.`, ...(hint ? [hint] : [])].join('\n'),
    ...(report.failed.length > 0 && { exitCode: 1 }),
  };
}

async function list(io: Io, library: OpenLibrary): Promise<Result> {
  const [prompts, images] = await Promise.all([library.prompts.deleted(), library.images.deleted()]);
  const line = ({ id, prompt, deletedAt }: Deleted) =>
    cut(`${id}  ${deletedAt.slice(0, 16).replace('T', ' ')}  ${plain(prompt)}`, io.columns);
  return {
    json: { prompts, images },
    text: [...prompts, ...images].map(line).join('\n') || 'Nothing is deleted.',
  };
}

function isImage(id: string): boolean {
  return id.startsWith(ID_PREFIX.image) && IdSchema.safeParse(id).success;
}
