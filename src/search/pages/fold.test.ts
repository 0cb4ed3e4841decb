import { describe, expect, it } from 'vitest';
import { Folder } from './fold.ts';

/** What each result stands for, by the numbers of the texts given. */
function folded(...looks: string[][]) {
  const folder = new Folder<{ promptId: string; prompt: { text: string } }>();
  let number = 0;
  const groups = looks.flatMap((texts) =>
    folder.add(texts.map((text) => ({ promptId: String(number++), prompt: { text } }))),
  );
  return groups.map(({ leader, similar, family }) => ({
    id: leader.promptId,
    ...(similar.length > 0 && { similar }),
    ...(family && {
      pattern: family.pattern,
      values: [family.value, ...family.members.map(({ value }) => value)],
      ids: family.members.map(({ id }) => id),
    }),
  }));
}

describe('folding', () => {
  it('folds what says the same, and keeps apart what another order, color, number or name makes of it', () => {
    const apart = [
      'a cat chasing a horse',
      'a horse chasing a cat',
      'a red cube on a blue sphere',
      'a blue cube on a red sphere',
      'two dogs',
      'three dogs',
      'portrait by Monet',
      'portrait by Manet',
    ];
    expect(folded(apart)).toEqual(apart.map((_, n) => ({ id: String(n) })));
    expect(folded(['A cat, chasing horses', 'a cat chasing a horse.', 'The Cat chasing a horse'])).toEqual([
      { id: '0', similar: ['1', '2'] },
    ]);
  });

  it('keeps apart what shows something else in one house style', () => {
    const style = 'highly detailed, digital painting, artstation, smooth, sharp focus, illustration';
    const subjects = ['wizard', 'submarine', 'castle', 'bowl of fruit'];
    expect(folded(subjects.map((one) => `portrait of a ${one}, ${style}`))).toHaveLength(4);
    expect(folded(['a photo of a cat', 'a photo of a dog', 'a photo of a pig'])).toHaveLength(3);
    expect(folded(['a green box', 'a red box', 'a blue box', 'a gray box'])).toHaveLength(4);
  });

  it('shows prompts of one pattern as a family, the slot as narrow as it is', () => {
    const by = (artist: string) => `an old lighthouse at dusk in the style of ${artist}`;
    expect(
      folded([by('Vincent van Gogh'), 'a fox', by('J. M. W. Turner'), by('Katsushika Hokusai')]),
    ).toEqual([
      {
        id: '0',
        pattern: by('[…]'),
        values: ['Vincent van Gogh', 'J. M. W. Turner', 'Katsushika Hokusai'],
        ids: ['2', '3'],
      },
      { id: '1' },
    ]);
    const vase = (painted: string) =>
      `A photo of an Athenian vase with a painting of ${painted} in the style of Egyptian hieroglyphics`;
    expect(folded([vase('toucans'), vase('two pandas'), vase('pangolins playing tennis')])).toMatchObject([
      { pattern: vase('[…]'), values: ['toucans', 'two pandas', 'pangolins playing tennis'] },
    ]);
    const media = ['watercolor', 'oil painting', 'pencil sketch'];
    expect(folded(media.map((one) => `a red fox in the snow, ${one}`))).toMatchObject([
      { pattern: 'a red fox in the snow, […]', values: media },
    ]);
  });

  it('makes no family of artists who share a medium and a country only', () => {
    const artists = ['Jeremy Mann', 'Thomas Kinkade', 'Scott Listfield', 'Kevin Sloan'];
    const styles = (rest: string) => artists.map((one) => `style of ${one}, ${rest}`);
    for (const rest of ['painting, oil, usa', 'illustration, usa', 'painting, new zealand'])
      expect(folded(styles(rest))).toHaveLength(4);
    for (const rest of ['painting, oil, portrait, mythology, italy, 16th century', 'comic, usa'])
      expect(folded(styles(rest))).toMatchObject([{ pattern: `style of […], ${rest}`, values: artists }]);
  });

  it('needs three for a family', () => {
    const by = (artist: string) => `an old lighthouse at dusk in the style of ${artist}`;
    expect(folded([by('Turner'), by('Hokusai')])).toEqual([{ id: '0' }, { id: '1' }]);
    expect(folded([by('Turner'), by('turner.'), by('Hokusai')])).toEqual([
      { id: '0', similar: ['1'] },
      { id: '2' },
    ]);
  });

  it('counts what says the same as a member with the family, whenever it comes', () => {
    const by = (artist: string) => `an old lighthouse at dusk in the style of ${artist}`;
    expect(
      folded(
        [by('Turner'), by('Hokusai'), by('hokusai!'), by('Klimt')],
        [by('Monet'), by('klimt'), by('turner')],
      ),
    ).toEqual([
      {
        id: '0',
        similar: ['6'],
        pattern: by('[…]'),
        values: ['Turner', 'Hokusai', 'Hokusai', 'Klimt', 'Klimt', 'Monet'],
        ids: ['1', '2', '3', '5', '4'],
      },
    ]);
  });

  it('lets a closed group alone', () => {
    const folder = new Folder<{ promptId: string; prompt: { text: string } }>();
    const add = (...texts: string[]) =>
      folder.add(texts.map((text) => ({ promptId: text, prompt: { text } })));
    const [fox] = add('a fox', 'an owl');
    folder.close(new Set([fox!]));
    expect(add('A fox', 'An owl').map(({ leader }) => leader.promptId)).toEqual(['A fox']);
    expect(fox!.similar).toEqual([]);
  });
});
