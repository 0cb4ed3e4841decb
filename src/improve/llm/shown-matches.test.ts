import { expect, it } from 'vitest';
import { matchOf, requestOf } from '../../../test/doubles/writer-examples.ts';
import { guidelinesFor } from '../fit/guidelines.ts';
import { DATA_CLOSE, DATA_OPEN, instructionsFor } from './instructions.ts';

const prompts = Array.from({ length: 9 }, (_, n) => `a cat number ${n} on a chair, soft light`);
const shownOf = (user: string) =>
  JSON.parse(user.split(DATA_OPEN)[1]!.split(DATA_CLOSE)[0]!) as Record<string, unknown>[];

it('shows at most five matches, near ones alone, with score and stars', () => {
  const matches = prompts.map((prompt, n) => matchOf(prompt, n + 1));
  const near = new Map(matches.filter((_, n) => n !== 1).map(({ id, score }) => [id, score]));
  const stars = new Map([[matches[0]!.id, 5]]);
  const { user } = instructionsFor(requestOf({ idea: 'a cat', matches, near, stars }), guidelinesFor('sdxl'));
  const shown = shownOf(user);
  expect(shown.map(({ prompt }) => prompt)).toEqual([0, 2, 3, 4, 5].map((n) => prompts[n]));
  expect(shown[0]).toMatchObject({ id: 'M1', score: 0.83, stars: 5 });
  expect(shown[1]).not.toHaveProperty('stars');
});

it('says plainly that none is near', () => {
  const matches = prompts.map((prompt, n) => matchOf(prompt, n + 1));
  const { user } = instructionsFor(
    requestOf({ idea: 'a cat', matches, near: new Map() }),
    guidelinesFor('flux'),
  );
  expect(shownOf(user)).toEqual([]);
  expect(user).toContain('None of the stored prompts is near the idea');
});

it('sends nothing unsafe and no real person that nobody asked for', () => {
  const matches = [
    matchOf('a nude woman on a sofa, soft light', 1),
    matchOf('a woman in a red coat', 2, { nsfw: 0.9 }),
    matchOf('photo of Taylor Swift on a stage', 3),
    matchOf('a woman in a blue coat, rain', 4),
  ];
  const ask = (idea: string) =>
    shownOf(instructionsFor(requestOf({ idea, matches }), guidelinesFor('sdxl')).user).map(
      (one) => one.prompt,
    );
  expect(ask('a woman in a coat')).toEqual(['a woman in a blue coat, rain']);
  expect(ask('photo of Taylor Swift on a bridge')).toContain('photo of Taylor Swift on a stage');
});

it('takes no lower-case noun for a person, and sends what may be sent of a prompt', () => {
  const matches = [
    matchOf('portrait of old fisherman by a boat, soft light', 1, { negativePrompt: 'blurry, nude, nsfw' }),
    matchOf('a fisherman in [CITY], fog, in the style of J. M. W. Turner', 2),
    matchOf('{"subject": "a fisherman", "light": "fog at dawn"}', 3),
    matchOf('a fisherman who resembles Keanu Reeves, rain', 4),
  ];
  const shown = (idea: string) =>
    shownOf(instructionsFor(requestOf({ idea, matches }), guidelinesFor('sdxl')).user);
  expect(shown('a fisherman')).toMatchObject([
    { prompt: 'portrait of old fisherman by a boat, soft light', negative_prompt: 'blurry' },
    { prompt: 'fog' },
    { prompt: 'a fisherman, fog at dawn' },
  ]);
  expect(shown('a fisherman in the style of J. M. W. Turner')[1]!.prompt).toContain('Turner');
});

it('asks for the intent first, and shows one example in the form of the image model', () => {
  const system = (model: string) =>
    instructionsFor(requestOf({ idea: 'a cat' }), guidelinesFor(model)).system;
  const order = ['"intent"', '"angle"', '"prompt"', '"negative_prompt"', '"borrowed"'];
  const at = order.map((field) => system('sdxl').lastIndexOf(field));
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(system('pony')).toContain('1boy, solo, old man');
  expect(system('flux')).toContain('Rain streaks the tall panes behind him.');
  expect(system('flux')).toContain('"negative_prompt":null');
});
