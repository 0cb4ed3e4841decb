import type { Command } from 'commander';
import type { SavedSearch } from '../../../records/saved-search.ts';
import type { Filter } from '../../../records/search.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { collectFilter, whole } from '../../io/options.ts';
import { counted, painter, plain } from '../../text/format.ts';

interface SaveOptions extends CommonOptions {
  filter?: Filter;
  k?: number;
}

/** `promptloom saved-searches`: list, save, remove and run saved searches. */
export function searchesCommand(io: Io): Command {
  const command = newCommand('saved-searches', 'list, save and remove saved searches', [
    'npx promptloom saved-searches',
    'npx promptloom saved-searches save "night ink" "city at night tag:ink"',
    'npx promptloom saved-searches remove "night ink"',
  ]).action(action(io, list));
  command.addCommand(
    newCommand('save', 'save a search under a name', [
      'npx promptloom saved-searches save foxes "fox -cartoon has:image"',
    ])
      .argument('<name>', 'name; replaces a search of the same name')
      .argument('[text...]', 'words and filters, as in search')
      .option('--filter <key:value>', 'apply a filter (repeatable)', collectFilter)
      .option('-k <number>', 'number of results', whole(1))
      .action(action(io, save)),
  );
  command.addCommand(
    newCommand('remove', 'remove a saved search', ['npx promptloom saved-searches remove foxes'])
      .argument('<name>', 'name or id of the saved search')
      .action(action(io, remove)),
  );
  return command;
}

async function list(io: Io, { library }: CommonOptions): Promise<Result> {
  const searches = await withLibrary(io, library, (door) => door.savedSearches.list());
  const paint = painter(io.outIsTerminal, io.env);
  const lines = searches.map((one) => `${plain(one.name)}  ${paint('dim', about(one))}`);
  return {
    json: { searches },
    text:
      lines.join('\n') ||
      'There are no saved searches yet. Save one: npx promptloom saved-searches save NAME "words"',
  };
}

async function save(io: Io, name: string, words: string[], options: SaveOptions): Promise<Result> {
  const { library, filter, k } = options;
  const text = words.join(' ').trim() || undefined;
  const saved = await withLibrary(io, library, (door) =>
    door.savedSearches.save({ name, search: { text, filter, k } }),
  );
  return { json: saved, text: `Saved ${plain(saved.name)}: ${about(saved)}` };
}

async function remove(io: Io, name: string, { library }: CommonOptions): Promise<Result> {
  await withLibrary(io, library, (door) => door.savedSearches.remove(name));
  return { json: { removed: name }, text: `Removed ${plain(name)}` };
}

function about({ search }: SavedSearch): string {
  const filters = Object.keys(search.filter ?? {}).length;
  return [
    search.text && plain(search.text),
    search.queryImage && 'by image',
    filters > 0 && counted(filters, 'filter'),
  ]
    .filter(Boolean)
    .join(', ');
}
