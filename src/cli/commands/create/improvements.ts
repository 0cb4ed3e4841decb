import type { Command } from 'commander';
import type { Improvement } from '../../../records/improvement.ts';
import type { ImprovementSummary } from '../../../records/improvement-memory.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { whole } from '../../io/options.ts';
import { counted, cut, type Paint, painter, plain } from '../../text/format.ts';
import { improvementText } from '../../text/improvement-text.ts';

interface ImprovementsOptions extends CommonOptions {
  limit?: number;
  before?: string;
}

/** `promptloom improvements`. */
export function improvementsCommand(io: Io): Command {
  return newCommand('improvements', 'list past improvements, or show one', [
    'npx promptloom improvements',
    'npx promptloom improvements m0123456789abcdef',
    'npx promptloom improvements --limit 50 --before m0123456789abcdef --json',
  ])
    .argument('[id]', 'id of an improvement; shows its variants and what became of them')
    .option('--limit <number>', 'number of improvements to list', whole(1))
    .option('--before <id>', 'list those before this one, for the next page')
    .action(action(io, show));
}

function show(io: Io, id: string | undefined, options: ImprovementsOptions): Promise<Result> {
  return id === undefined ? list(io, options) : showOne(io, id, options);
}

async function list(io: Io, { library, limit, before }: ImprovementsOptions): Promise<Result> {
  const page = await withLibrary(io, library, (door) => door.improvements({ limit, before }));
  const lines = page.improvements.map((one) => lineOf(one, io.columns));
  if (lines.length === 0) lines.push('There are no improvements yet.');
  if (page.next) lines.push(`More: npx promptloom improvements --before ${page.next}`);
  return { json: page, text: lines.join('\n') };
}

function lineOf({ id, idea, createdAt, variants, accepted }: ImprovementSummary, columns: number): string {
  const about = `${createdAt.slice(0, 16).replace('T', ' ')}  ${counted(variants, 'variant')}, ${accepted} accepted`;
  return `${id}  ${about}  ${cut(plain(idea), Math.max(20, columns - about.length - 23))}`;
}

async function showOne(io: Io, id: string, { library }: ImprovementsOptions): Promise<Result> {
  const improvement = await withLibrary(io, library, (door) => door.improvement(id));
  const style = { columns: io.columns, paint: painter(io.outIsTerminal, io.env), colours: false };
  const text = [
    ...requestLines(improvement, style.paint),
    improvementText(improvement, { ...style, diff: 'none' }),
  ];
  return { json: improvement, text: `${text.join('\n')}\n\nAgain: npx promptloom improve --replay ${id}` };
}

/** What was asked for and when, and by which instructions it was answered. */
function requestLines(improvement: Improvement, paint: Paint): string[] {
  const { idea, template, guidance, options = {}, request, instructions, replayOf, createdAt } = improvement;
  const field = (name: string, value: string | undefined) =>
    value ? [`${paint('dim', name.padEnd(14))}${plain(value)}`] : [];
  const { task, strength, language, mustKeep = [], mustAvoid = [], maxTokens } = options;
  return [
    paint('bold', plain(idea)),
    ...field('template', template),
    ...field('made', createdAt.slice(0, 16).replace('T', ' ')),
    ...field('of', request?.of),
    ...field('again', replayOf && `the request of ${replayOf}`),
    ...field('guidance', guidance),
    ...field('for', improvement.for),
    ...field('task', task === 'improve' ? undefined : task),
    ...field('strength', strength),
    ...field('language', language),
    ...field('kept', mustKeep.join(', ')),
    ...field('avoided', mustAvoid.join(', ')),
    ...field('at most', maxTokens === undefined ? undefined : counted(maxTokens, 'token')),
    ...field('instructions', instructions),
    '',
  ];
}
