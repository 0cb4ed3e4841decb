import type { Command } from 'commander';
import type { OpenLibrary } from '../../../api/library-api.ts';
import { PromptloomError } from '../../../errors.ts';
import { type Board, type BoardMember, isNamed, MAX_AT_ONCE } from '../../../records/board.ts';
import { safetyOf } from '../../../records/safety.ts';
import type { Filter } from '../../../records/search.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { collectFilter, whole } from '../../io/options.ts';
import { readIds } from '../../io/read-ids.ts';
import { counted, cut, type Paint, painter, plain } from '../../text/format.ts';

interface CreateOptions extends CommonOptions {
  note?: string;
}

interface AddOptions extends CreateOptions {
  search?: string;
  filter?: Filter;
  safe?: true;
  k?: number;
  create?: true;
}

/** `promptloom boards`: candidates side by side, to rate, compare and pick from. */
export function boardsCommand(io: Io): Command {
  const command = newCommand('boards', 'list, create, fill, show and delete boards', [
    'npx promptloom boards',
    'npx promptloom boards create covers --note "for the spring issue"',
    'npx promptloom boards add covers --search "castle at dawn" -k 50',
    'npx promptloom boards show covers',
    'npx promptloom search "board:covers rating>=4"',
    'npx promptloom export --filter board:covers -o covers.jsonl',
  ]).action(action(io, list));
  const add = (made: Command) => command.addCommand(made);
  add(
    newCommand('create', 'create a board', ['npx promptloom boards create covers'])
      .argument('<name>', 'name of the board')
      .option('--note <text>', 'add a note, such as what the board is for')
      .action(action(io, create)),
  );
  add(
    newCommand('add', 'add prompts or images to a board', [
      'npx promptloom boards add covers p0123456789abcdef i0123456789abcdef --note "the light"',
      'npx promptloom boards add covers --search "castle at dawn has:image" -k 50',
      'npx promptloom boards add covers - < ids.txt',
    ])
      .argument('<board>', 'name or id of the board')
      .argument(
        '[id...]',
        'ids of prompts, or of images that represent their prompts; - reads one per line from stdin',
      )
      .option('--search <text>', 'add what this search finds; takes words and filters')
      .option('--filter <key:value>', 'apply a filter (repeatable)', collectFilter)
      .option('--safe', 'hide what is known to be unsafe')
      .option('-k <number>', 'most results to add (default: 20)', whole(1))
      .option('--note <text>', 'note on each of these candidates')
      .option('--create', 'create the board if it does not exist')
      .action(action(io, addMembers)),
  );
  add(
    newCommand('remove', 'remove prompts or images from a board', [
      'npx promptloom boards remove covers p0123456789abcdef',
    ])
      .argument('<board>', 'name or id of the board')
      .argument(
        '<id...>',
        'ids of prompts (with all their images) or of single images; - reads one per line from stdin',
      )
      .action(action(io, removeMembers)),
  );
  add(
    newCommand('order', 'move candidates to the front, in this order', [
      'npx promptloom boards order covers p0123456789abcdef p0123456789abcdeg',
    ])
      .argument('<board>', 'name or id of the board')
      .argument('<id...>', 'ids of prompts or images on the board; the others keep their order')
      .action(action(io, order)),
  );
  add(
    newCommand('show', 'show the candidates on a board', ['npx promptloom boards show covers --json'])
      .argument('<board>', 'name or id of the board')
      .action(action(io, show)),
  );
  add(
    newCommand('rename', 'rename a board', ['npx promptloom boards rename covers "spring covers"'])
      .argument('<board>', 'name or id of the board')
      .argument('<name>', 'new name')
      .action(action(io, rename)),
  );
  add(
    newCommand('delete', 'delete a board; its prompts stay in the library', [
      'npx promptloom boards delete covers',
    ])
      .argument('<board>', 'name or id of the board')
      .action(action(io, remove)),
  );
  return command;
}

async function list(io: Io, { library }: CommonOptions): Promise<Result> {
  const boards = await withLibrary(io, library, (door) => door.boards.list());
  const paint = painter(io.outIsTerminal, io.env);
  return {
    json: { boards },
    text:
      boards.map((board) => lineOf(board, paint)).join('\n') ||
      'There are no boards yet. Create one: npx promptloom boards create NAME',
  };
}

async function create(io: Io, name: string, { library, note }: CreateOptions): Promise<Result> {
  const board = await withLibrary(io, library, (door) => door.boards.create({ name, note }));
  return { json: board, text: `Created the board ${plain(board.name)}` };
}

async function addMembers(io: Io, name: string, stated: string[], options: AddOptions): Promise<Result> {
  const { library, search: text, filter, k, safe, note } = options;
  const searched = text !== undefined || filter !== undefined;
  if (stated.length === 0 && !searched)
    throw new PromptloomError('invalid-input', 'There is nothing to add.', {
      hint: 'Give ids, - to read them from stdin, or --search "text".',
    });
  const ids = await readIds(io, stated);
  const search = searched
    ? { text: text?.trim() || undefined, filter: safe ? safely(filter) : filter, k }
    : undefined;
  return withLibrary(io, library, async (door) => {
    if (options.create) await createMissing(door, name);
    let added = 0;
    let board: Board | undefined;
    for (let from = 0; from < ids.length || (board === undefined && search); from += MAX_AT_ONCE) {
      const add = ids.slice(from, from + MAX_AT_ONCE).map((id) => ({ id, note }));
      const last = from + MAX_AT_ONCE >= ids.length;
      const change = { ...(add.length > 0 && { add }), ...(last && search && { search }) };
      const done = await door.boards.change(name, change, { signal: io.signal });
      added += done.added;
      board = done.board;
    }
    board ??= (await door.boards.read(name, { limit: 1 })).board;
    const total = counted(board.members, 'candidate');
    return {
      json: { board, added, removed: 0 },
      text: `Added ${counted(added, 'candidate')} to ${plain(board.name)}, which now has ${total}`,
    };
  });
}

function safely(filter: Filter = {}): Filter {
  return filter.safety ? filter : { ...filter, safety: ['safe', 'unknown'] };
}

async function createMissing(door: OpenLibrary, name: string): Promise<void> {
  const there = (await door.boards.list()).some((board) => isNamed(board, name));
  if (!there) await door.boards.create({ name });
}

async function removeMembers(
  io: Io,
  name: string,
  stated: string[],
  { library }: CommonOptions,
): Promise<Result> {
  const ids = await readIds(io, stated);
  return withLibrary(io, library, async (door) => {
    let { board } = await door.boards.read(name, { limit: 1 });
    let removed = 0;
    for (let from = 0; from < ids.length; from += MAX_AT_ONCE) {
      const done = await door.boards.change(name, { remove: ids.slice(from, from + MAX_AT_ONCE) });
      removed += done.removed;
      board = done.board;
    }
    return {
      json: { board, added: 0, removed },
      text: `Removed ${counted(removed, 'candidate')} from ${plain(board.name)}; ${board.members} left`,
    };
  });
}

async function order(io: Io, name: string, ids: string[], { library }: CommonOptions): Promise<Result> {
  const changed = await withLibrary(io, library, (door) => door.boards.change(name, { order: ids }));
  return { json: changed, text: `Ordered ${plain(changed.board.name)}` };
}

async function show(io: Io, name: string, { library }: CommonOptions): Promise<Result> {
  return withLibrary(io, library, async (door) => {
    const members: BoardMember[] = [];
    for (let offset = 0; ; ) {
      const page = await door.boards.read(name, { offset, limit: MAX_AT_ONCE });
      members.push(...page.members);
      if (page.next !== null) offset = page.next;
      else {
        const paint = painter(io.outIsTerminal, io.env);
        const lines = members.map((member, n) => memberText(member, n + 1, io.columns, paint));
        return {
          json: { board: page.board, members, next: null },
          text: [lineOf(page.board, paint), ...lines].join('\n'),
        };
      }
    }
  });
}

async function rename(io: Io, board: string, name: string, { library }: CommonOptions): Promise<Result> {
  const renamed = await withLibrary(io, library, (door) => door.boards.edit(board, { name }));
  return { json: renamed, text: `Renamed the board to ${plain(renamed.name)}` };
}

async function remove(io: Io, name: string, { library }: CommonOptions): Promise<Result> {
  await withLibrary(io, library, (door) => door.boards.remove(name));
  return { json: { removed: name }, text: `Deleted the board ${plain(name)}` };
}

function lineOf({ name, note, members }: Board, paint: Paint): string {
  const about = [counted(members, 'candidate'), plain(note)].filter(Boolean).join(' · ');
  return `${plain(name)}  ${paint('dim', about)}`;
}

/** A candidate on two lines: its prompt, and what is known of it. */
function memberText(member: BoardMember, rank: number, columns: number, paint: Paint): string {
  const { id, prompt, images, annotations, note } = member;
  const stars = annotations.rating === null ? '' : '★'.repeat(annotations.rating);
  const about = [
    id,
    images.length > 0 && counted(images.length, 'image'),
    safetyOf(prompt.nsfw) === 'unsafe' && 'unsafe',
    plain(annotations.tags.join(', ')),
    plain(note),
  ];
  const head = `${String(rank).padStart(3)}  ${stars.padEnd(5)} `;
  const text = cut(plain(prompt.text), Math.max(30, columns - head.length));
  const meta = about.filter(Boolean).join(' · ');
  return `${head}${text}\n${' '.repeat(head.length)}${paint('dim', cut(meta, Math.max(30, columns - head.length)))}`;
}
