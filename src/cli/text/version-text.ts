import type { Version, Versions } from '../../records/version.ts';
import { diffLines } from './diff-text.ts';
import { counted, plain, wrap } from './format.ts';
import type { VariantStyle } from './improvement-text.ts';

/** How versions are shown. */
type Style = Omit<VariantStyle, 'diff'>;

/** The versions of a prompt for people to read, the first one first; what changed from one to the next is marked. */
export function versionsText({ versions, history }: Versions, style: Style): string {
  const numbers = new Map(versions.map(({ id, number }) => [id, number]));
  const blocks = versions.map((version) => blockOf(version, numbers, style));
  const restored = history
    .filter(({ how }) => how === 'restored')
    .map(({ at, id, from }) =>
      style.paint(
        'dim',
        `${momentOf(at)}  version ${numbers.get(id)} restored in the place of ${numbers.get(from)}`,
      ),
    );
  return [...blocks, ...(restored.length > 0 ? ['', ...restored] : [])].join('\n');
}

/** Where a version came from and what is said of it, on one line. */
function aboutVersion(version: Version, numbers: ReadonlyMap<string, number>): string {
  const { id, how, from, improvementId, since, rating, images } = version;
  const before = from === null ? '' : ` from ${numbers.get(from) ?? from}`;
  return [
    id,
    momentOf(since),
    how === 'begun' ? 'the first' : `${how}${before}${improvementId ? ` in ${improvementId}` : ''}`,
    rating !== null && '★'.repeat(rating),
    images > 0 && counted(images, 'image'),
  ]
    .filter(Boolean)
    .join(' · ');
}

function blockOf(version: Version, numbers: ReadonlyMap<string, number>, style: Style): string {
  const { columns, paint, colours } = style;
  const { number, prompt, negativePrompt, current, labels, diff, negativeDiff } = version;
  const width = Math.max(30, columns - 6);
  const [first, ...more] = diff
    ? diffLines(diff, width, paint, colours)
    : wrap(plain(prompt), width).map((line) => paint('bold', line));
  const without = negativeDiff
    ? diffLines(negativeDiff, width - 9, paint, colours).join(' ')
    : plain(negativePrompt);
  const names = [current && 'current', ...labels.map(plain)].filter(Boolean).join(', ');
  const lines = [
    ...more,
    ...(without ? [`without: ${without}`] : []),
    ...(names ? [paint('green', names)] : []),
    ...wrap(aboutVersion(version, numbers), width).map((line) => paint('dim', line)),
  ];
  return [`${String(number).padStart(3)}  ${first}`, ...lines.map((line) => `     ${line}`)].join('\n');
}

function momentOf(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}
