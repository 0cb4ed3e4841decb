/**
 * Compares templates with Dynamic Prompts: everything that promptloom and the Python package dynamicprompts make of the
 * same templates, over the same wildcard files, as sets.
 *
 *     npx tsx bench/templates.ts --setup --peers FOLDER
 *     npx tsx bench/templates.ts --peers FOLDER [--generated 300] [--seed 1] [--only PART] [--save]
 *
 * The templates are those of `bench/templates/cases.yaml`, and some that are generated. Each difference has to be one that is
 * named in `bench/templates/differences.ts` and in `docs/templates.md`; otherwise the run fails. `--only` takes templates that
 * hold a text. `--save` writes the report, and what the package made of the cases, which a unit test compares with.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { expandTemplate } from '../src/improve/template/expand.ts';
import { readWildcards } from '../src/improve/template/wildcards/wildcards.ts';
import { randomTemplate, seeded } from '../test/support/random-template.ts';
import { readCases, WILDCARDS } from './templates/cases.ts';
import { compare } from './templates/compare.ts';
import { type Outcome, outcomeOf } from './templates/outcome.ts';
import { askPeer, installPeer } from './templates/peer.ts';
import { isSound, type Judged, report } from './templates/report.ts';

const LIMIT = 300;
/** Most combinations of a generated template. */
const SMALL = 60;
const LENGTH = 12;
const PARTS = {
  wildcards: ['animal', 'weather', 'mood', 'colors/warm', 'colors/cold', 'beast', 'plants', 'drink'],
};

const results = fileURLToPath(new URL('./results/templates.md', import.meta.url));
const recorded = fileURLToPath(new URL('../test/fixtures/dynamic-prompts/outcomes.json', import.meta.url));
const { values: options } = parseArgs({
  options: {
    peers: { type: 'string' },
    setup: { type: 'boolean', default: false },
    generated: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    save: { type: 'boolean', default: false },
  },
});
if (!options.peers) throw new Error('--peers FOLDER says where Dynamic Prompts is, or is to be with --setup');
const peers = path.resolve(options.peers);
if (options.setup) await installPeer(peers);
else await run();

async function run(): Promise<void> {
  const wildcards = readWildcards([WILDCARDS]);
  const ours = (template: string, known: number) =>
    outcomeOf(template, wildcards, { limit: LIMIT, length: LENGTH, seeds: [300, 40], known });
  const cases = readCases();
  const generated = generate(Number(options.generated), (template) => {
    const { prompts, more } = expandTemplate(template, { mode: 'all', count: SMALL, seed: 1, wildcards });
    return prompts.length > 1 && !more;
  }).map((template) => ({ group: 'generated', template, differs: [] }));
  const all = [...cases, ...generated].filter(({ template }) => template.includes(options.only));
  const { versions, outcomes } = await askPeer(peers, {
    folder: WILDCARDS,
    templates: all.map(({ template }) => template),
    limit: LIMIT,
    length: LENGTH,
  });
  const judged = all.map((one, at): Judged => {
    const { random } = outcomes[at]!;
    const known = 'prompts' in random ? random.prompts.length : 0;
    return { ...one, verdicts: compare(ours(one.template, known), outcomes[at]!) };
  });
  const command = `npx tsx bench/templates.ts --peers FOLDER --generated ${options.generated} --seed ${options.seed} --save`;
  const text = report(judged, versions, command);
  process.stdout.write(text);
  if (options.save) {
    await writeFile(results, text);
    await writeFile(recorded, lines(cases.map(({ template }, at) => ({ template, ...outcomes[at]! }))));
  }
  if (!judged.every(isSound)) process.exitCode = 1;
}

/** Templates with few enough prompts to compare them all. */
function generate(count: number, isSmall: (template: string) => boolean): string[] {
  const random = seeded(Number(options.seed));
  const found = new Set<string>();
  while (found.size < count) {
    const template = randomTemplate(random, PARTS);
    if (template.length < 400 && isSmall(template)) found.add(template);
  }
  return [...found];
}

function lines(outcomes: readonly ({ template: string } & Outcome)[]): string {
  return `[\n${outcomes.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;
}
