import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { structure } from '../scripts/structure.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...readdirSync(path.join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

it('shows the structure as the imports have it (npm run structure)', () => {
  const shown = /```mermaid\n.*?\n```/s.exec(read('docs/architecture.md'))?.[0];
  expect(shown).toBe(structure());
});

it.each(DOCUMENTS)('%s names files and links that are there', (document) => {
  const text = read(document);
  const named = [
    ...text.matchAll(/`((?:src|web|test|bench|scripts|instructions|guidelines)\/[\w./-]+\.\w+)`/g),
  ];
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)];
  const missing = [
    ...named.map((match) => path.join(root, match[1]!)),
    ...linked.map((match) => path.join(root, path.dirname(document), match[1]!)),
  ].filter((file) => !existsSync(file));
  expect(missing).toEqual([]);
});

it('describes every variable that the program reads', () => {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const names = files
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .flatMap((file) => read(`src/${file}`).match(/\bPROMPTLOOM_[A-Z_]*[A-Z]\b/g) ?? []);
  const described = read('docs/configuration.md');
  expect(names).toContain('PROMPTLOOM_LIBRARY');
  expect([...new Set(names)].filter((name) => !described.includes(`\`${name}\``))).toEqual([]);
});

describe('the benchmarks', () => {
  /** Rows of a table whose last cell links to the result they come from, with the figures of the cells before. */
  const rows = [
    ...read('docs/benchmarks.md').matchAll(/^\| (.+) \| \[.+\]\(\.\.\/(bench\/results\/.+)\) \|$/gm),
  ];

  it.each(rows.map((row) => [row[1]!, row[2]!]))('%s stands in %s', (cells, file) => {
    const figures = cells
      .split(' | ')
      .slice(1)
      .flatMap((cell) => cell.match(/\d[\d.,]*\d|\d/g) ?? []);
    const measured = new Set(read(file).match(/\d[\d.,]*\d|\d/g));
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter((figure) => !measured.has(figure))).toEqual([]);
  });
});
