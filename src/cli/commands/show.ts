import type { Command } from 'commander';
import type { PromptDetail, Relative } from '../../records/lineage.ts';
import { gravest, safetyOf } from '../../records/safety.ts';
import type { Settings } from '../../records/settings.ts';
import type { VersionSummary } from '../../records/version.ts';
import { action, newCommand } from '../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io/io.ts';
import { cut, type Paint, painter, plain, wrap } from '../text/format.ts';

/** `promptloom show`. */
export function showCommand(io: Io): Command {
  return newCommand('show', 'show a prompt with its pictures and where it comes from', [
    'npx promptloom show p0123456789abcdef',
    'npx promptloom show p0123456789abcdef --json',
  ])
    .argument('<id>', 'the id of a prompt')
    .action(action(io, (id: string, options: CommonOptions) => show(io, id, options)));
}

async function show(io: Io, id: string, { library }: CommonOptions): Promise<Result> {
  const detail = await withLibrary(io, { library }, false, ({ library: door }) => door.show(id));
  return { json: detail, text: textOf(detail, io.columns, painter(io.outIsTerminal, io.env)) };
}

function textOf({ prompt, images, lineage, versions }: PromptDetail, columns: number, paint: Paint): string {
  const field = (name: string, value: string) =>
    value === '' ? [] : [`${paint('dim', name.padEnd(10))}${value}`];
  const relatives = (name: string, list: readonly Relative[]) =>
    list.flatMap((one, n) =>
      field(n === 0 ? name : '', `${one.id}  ${cut(plain(one.prompt), columns - 32)}`),
    );
  const from = [plain(prompt.sourceSite), prompt.sourceId && plain(prompt.sourceId)]
    .filter(Boolean)
    .join(' · ');
  return [
    ...wrap(plain(prompt.text), columns).map((line) => paint('bold', line)),
    ...field('without', plain(prompt.negativePrompt)),
    ...field('id', prompt.id),
    ...field('settings', settingsText(prompt.settings)),
    ...field('safety', safetyText(gravest([prompt.nsfw, ...images.map((image) => image.nsfw)]))),
    ...field('tags', plain(prompt.tags.join(', '))),
    ...field('from', from),
    ...field('made', `${prompt.origin}, ${prompt.createdAt.slice(0, 16).replace('T', ' ')}`),
    ...field('idea', plain(lineage.idea ?? '')),
    ...field('written by', plain(lineage.writer ?? '')),
    ...relatives('grew from', lineage.parents),
    ...relatives('grew into', lineage.children),
    ...versionLines(versions, prompt.id).flatMap((line, n) =>
      field(n === 0 ? 'versions' : '', cut(line, columns - 10)),
    ),
    ...images.flatMap((image, n) => {
      const { width, height } = image.settings;
      const about = [
        width && height && `${width}×${height}`,
        image.drawnBy && `drawn by ${plain(image.drawnBy)}`,
      ];
      return field(n === 0 ? 'pictures' : '', [plain(image.src), ...about].filter(Boolean).join('  '));
    }),
  ].join('\n');
}

/** What a prompt with labels or more than one version is to be known by. */
function versionLines(versions: readonly VersionSummary[], id: string): string[] {
  if (versions.length === 1 && versions[0]!.labels.length === 0) return [];
  return versions.map((one) => {
    const names = [one.id === id && 'this', one.current && 'current', ...one.labels.map(plain)];
    const known = names.filter(Boolean).join(', ');
    return `${one.number}  ${one.id}  ${known && `[${known}] `}${plain(one.prompt)}`;
  });
}

/** Nothing where nobody said anything. */
function safetyText(nsfw: number | undefined): string {
  return nsfw === undefined ? '' : `${safetyOf(nsfw)} (nsfw ${nsfw})`;
}

function settingsText(settings: Settings): string {
  const { width, height, ...rest } = settings;
  const size = width && height ? [`${width}×${height}`] : [];
  return plain([...size, ...Object.entries(rest).map(([key, value]) => `${key} ${value}`)].join(', '));
}
