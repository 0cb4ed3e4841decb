import { packageVersion } from '../../src/package-root.ts';
import type { Case } from './cases.ts';
import type { Verdict } from './compare.ts';
import { DIFFERENCES, type Difference } from './differences.ts';

/** A template with what its comparison came to. */
export interface Judged extends Case {
  verdicts: Verdict[];
}

/** Most prompts of an example that are shown. */
const MOST_SHOWN = 4;

/** Whether a template differs just if it says so. */
export function isSound({ verdicts, differs }: Judged): boolean {
  return verdicts.some(({ is }) => is === 'differs') === differs.length > 0;
}

/** The report, in Markdown. */
export function report(judged: readonly Judged[], versions: Record<string, string>, command: string): string {
  const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const lines = [
    '# Templates beside Dynamic Prompts',
    '',
    `${judged.length} templates over the same wildcard files: what promptloom ${packageVersion} and ${used.join(', ')} make of them, as sets. Made by \`${command}\`.`,
    '',
    'Three things are compared: *all combinations*; everything that a *random* selection can begin with (there found by going through all that chance could do, here by trying',
    'seeds until nothing new comes); and, where nothing is left to chance, what comes *in a row*, in that order. Spaces, line breaks and commas around empty choices are mended before',
    'prompts are compared, and “,” between several is “, ”. A template that both refuse counts as the same.',
    '',
    ...tableOfGroups(judged),
    '',
    '## Differences',
    '',
    'Reasons are in [the documentation](../../docs/templates.md#differences-from-dynamic-prompts).',
    '',
    ...tableOfDifferences(judged),
    ...unsound(judged),
  ];
  return `${lines.join('\n')}\n`;
}

function tableOfGroups(judged: readonly Judged[]): string[] {
  const groups = [...new Set(judged.map(({ group }) => group))];
  const row = (name: string, some: readonly Judged[]) => {
    const count = (test: (one: Judged) => boolean) => some.filter(test).length;
    const isOnly = (one: Judged, ...kinds: Verdict['is'][]) =>
      one.verdicts.every(({ is }) => kinds.includes(is));
    const named = count((one) => isSound(one) && one.differs.length > 0);
    return `| ${name} | ${some.length} | ${count((one) => isOnly(one, 'same'))} | ${count((one) => isOnly(one, 'same', 'order') && !isOnly(one, 'same'))} | ${named} | ${count((one) => isOnly(one, 'same', 'order', 'open') && !isOnly(one, 'same', 'order'))} | ${count((one) => !isSound(one))} |`;
  };
  return [
    '| templates | | the same | the same but for the order of several things | a named difference | the same as far as there are few enough to compare | another difference |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...groups.map((group) =>
      row(
        group,
        judged.filter((one) => one.group === group),
      ),
    ),
    row('all', judged),
  ];
}

function tableOfDifferences(judged: readonly Judged[]): string[] {
  const rows = (Object.keys(DIFFERENCES) as Difference[]).map((key) => {
    const [example, ...others] = judged
      .filter((one) =>
        key === 'order' ? one.verdicts.some(({ is }) => is === 'order') : one.differs.includes(key),
      )
      .sort((one, other) => one.template.length - other.template.length);
    if (!example) return `| ${cell(DIFFERENCES[key])} | 0 | | | |`;
    const verdict = example.verdicts.find(({ is }) => is === (key === 'order' ? 'order' : 'differs'))!;
    return `| ${cell(DIFFERENCES[key])} | ${others.length + 1} | ${code(example.template)} | ${some(verdict.ours)} | ${some(verdict.theirs)} |`;
  });
  return ['| | templates | such as | only here | only there |', '|---|---:|---|---|---|', ...rows];
}

function unsound(judged: readonly Judged[]): string[] {
  const some = judged.filter((one) => !isSound(one));
  if (some.length === 0) return [];
  return [
    '',
    '## Not named, or no longer there',
    '',
    ...some.flatMap(({ template, differs, verdicts }) => [
      `- ${code(template)} ${differs.join(', ')}`,
      ...verdicts
        .filter(({ is }) => is === 'differs')
        .map(({ way, ours, theirs }) => `  - ${way}: only here ${shown(ours)}; only there ${shown(theirs)}`),
    ]),
  ];
}

function some(prompts: readonly string[]): string {
  return cell(shown(prompts));
}

function shown(prompts: readonly string[]): string {
  const first = prompts.slice(0, MOST_SHOWN).map((prompt) => (prompt === '' ? '(nothing)' : code(prompt)));
  return `${first.join(', ')}${prompts.length > MOST_SHOWN ? ', …' : ''}`;
}

/** A text as code, on one line. */
function code(text: string): string {
  const ticks = '`'.repeat(text.includes('`') ? 2 : 1);
  return `${ticks}${text.replace(/\n/g, '↵')}${ticks}`.replace(/(?<!\\)\|/g, '\\|');
}

function cell(text: string): string {
  return text.replace(/(?<!\\)\|/g, '\\|');
}
