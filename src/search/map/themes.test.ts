import { expect, it } from 'vitest';
import { createEmbedder } from '../../embedding/create-embedder.ts';
import { overRepresentation } from '../../improve/style/over-representation.ts';
import { labelGroups } from './labels.ts';
import { THEME_TEXTS, themePhrases } from './themes.ts';

const GROUPS = [
  ['three green peppers', 'a banana without its peel', 'a bowl of noodle soup', 'a slice of cherry pie'],
  ['a horned owl', 'a capybara in a field', 'two penguins', 'a giraffe by a fence', 'a shiba inu'],
  ['linocut of a barn', 'an etching of a bridge', 'risograph of a hill', 'a woodcut of a river'],
];

it('name clusters that share no word', async () => {
  const embedder = await createEmbedder('lite');
  const texts = GROUPS.flat();
  const vectors = await embedder.embedText(texts);
  const dimensions = vectors[0]!.length;
  const values = Float32Array.from(vectors.flatMap((vector) => [...vector]));
  const themes = themePhrases({ values, dimensions }, await embedder.embedText(THEME_TEXTS));
  await embedder.close();
  const shown = new Map(themes.map(({ written, texts: own }) => [[...written.keys()][0], [...own.keys()]]));
  expect(shown.get('food')).toEqual([0, 1, 2, 3]);
  expect(shown.get('prints')).toEqual(expect.arrayContaining([9, 11, 12]));
  const labels = labelGroups(
    texts.map((text) => ({ text })),
    GROUPS.flatMap((texts, number) => texts.map(() => number)),
    overRepresentation,
    themes,
  );
  expect(labels[0]).toMatch(/^food\b/);
  expect(labels[1]).toMatch(/^animals\b/);
  expect(labels[2]).toMatch(/^prints\b/);
});
