import type { Command } from 'commander';
import type { OpenLibrary } from '../../../api/library-api.ts';
import { PromptloomError } from '../../../errors.ts';
import type { Versions } from '../../../records/version.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { painter, plain } from '../../text/format.ts';
import { versionsText } from '../../text/version-text.ts';

interface VersionsOptions extends CommonOptions {
  edit?: string;
  negative?: string;
  label?: string;
  unlabel?: string;
  move?: true;
  restore?: true;
}

/** `promptloom versions`. */
export function versionsCommand(io: Io): Command {
  return newCommand('versions', 'list, edit, label and restore the versions of a prompt', [
    'npx promptloom versions p0123456789abcdef',
    'npx promptloom versions p0123456789abcdef --edit "a cat asleep on a red sofa, oil painting"',
    'npx promptloom versions p0123456789abcdef 2 --label production',
    'npx promptloom versions p0123456789abcdef 3 --label production --move',
    'npx promptloom versions p0123456789abcdef production          # the text of the version with that label',
    'npx promptloom versions p0123456789abcdef 1 --restore',
  ])
    .argument('<id>', 'id of a prompt, or of any of its versions')
    .argument('[version]', 'version to use: number, id, label or "current"')
    .option('--edit <text>', 'add a version with this text; older versions are kept')
    .option('--negative <text>', 'add a version with this negative prompt')
    .option('--label <label>', 'label the version, or the new one')
    .option('--move', 'move the label from the version that has it')
    .option('--unlabel <label>', 'remove a label')
    .option('--restore', 'make the version current again')
    .action(action(io, versions));
}

async function versions(
  io: Io,
  id: string,
  version: string | undefined,
  options: VersionsOptions,
): Promise<Result> {
  refuseMixture(options);
  const { library } = options;
  return withLibrary(io, library, async (door) => {
    if (version !== undefined && !changes(options)) {
      const found = await door.versions.get(id, version);
      return { json: found, text: plain(found.prompt) };
    }
    const told = await change(door, id, version, options);
    return { json: told, text: textOf(io, told, options) };
  });
}

async function change(
  door: OpenLibrary,
  id: string,
  version: string | undefined,
  { edit, negative, label, unlabel, move, restore }: VersionsOptions,
): Promise<Versions> {
  if (edit !== undefined || negative !== undefined) {
    const from = version === undefined ? id : (await door.versions.get(id, version)).id;
    return door.versions.edit(from, { prompt: edit, negativePrompt: negative, label, move });
  }
  if (restore) return door.versions.restore(id, version ?? id);
  if (label !== undefined) return door.versions.label(id, { label, version, move });
  if (unlabel !== undefined) return door.versions.unlabel(id, unlabel);
  return door.versions.list(id);
}

function textOf(io: Io, told: Versions, options: VersionsOptions): string {
  const colours = io.outIsTerminal && !io.env.NO_COLOR;
  const style = { columns: io.columns, paint: painter(io.outIsTerminal, io.env), colours };
  const list = versionsText(told, style);
  const one = told.versions.find(({ id }) => id === told.id)!;
  if (options.edit !== undefined || options.negative !== undefined)
    return `${list}\n\nSaved as version ${one.number}, ${one.id}. Generate images: npx promptloom generate ${one.id}`;
  return options.restore ? `${list}\n\nVersion ${one.number} is current.` : list;
}

function changes({ edit, negative, label, unlabel, restore }: VersionsOptions): boolean {
  return [edit, negative, label, unlabel, restore].some((one) => one !== undefined);
}

function refuseMixture({ edit, negative, label, unlabel, restore, move }: VersionsOptions): void {
  const edits = edit !== undefined || negative !== undefined;
  const acts = [edits, restore, !edits && label !== undefined, unlabel !== undefined].filter(Boolean);
  if (acts.length > 1)
    throw new PromptloomError('invalid-input', 'Edit, label, unlabel and restore cannot be combined.', {
      hint: 'Only --edit, --negative and --label work together.',
    });
  if (move && label === undefined)
    throw new PromptloomError('invalid-input', '--move needs --label.', {
      hint: 'npx promptloom versions ID 2 --label production --move',
    });
}
