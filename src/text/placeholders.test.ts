import { expect, it } from 'vitest';
import { placeholdersOf, templateOf } from './placeholders.ts';

it.each([
  ['a view of [CITY] from [LANDMARK NAME]', ['city', 'landmark_name']],
  ['[PERSON’S FULL NAME] in [MOVIE/SHOW]', ['person_s_full_name', 'movie_show']],
  ['[MOOD: calm / tense], [INSERT PROP 1, e.g., a bicycle]', ['mood', 'insert_prop_1']],
  ['[brand name] with [product 2]', ['brand_name', 'product_2']],
  ['[产品]，俯视', ['产品']],
  ['a {subject} in {{place_of_birth}}', ['subject', 'place_of_birth']],
  ['{"name": "<name here>", "photo": "<<UPLOAD_PHOTO>>"}', ['name_here', 'upload_photo']],
])('finds what is to be filled in in %s', (text, names) => {
  const found = placeholdersOf(text);
  expect(found.map(({ name }) => name)).toEqual(names);
  for (const { start, end } of found) expect(text.slice(start, end)).toMatch(/^[[{<].*[\]}>]$/);
});

it.each([
  'a castle, [clouds], [[fog]], [dawn:dusk:0.5], [red|blue] sky',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of our own
  'a {red|blue} {2$$fox|hare} in ${mood}',
  '<lora:ink:0.8>, <my-style>, <b>bold</b>',
  '{"colors": ["RED", "BLUE"], "size": [1, 2], "style": {"look": "ink"}}',
  '{masterpiece}, {{best quality}}, [9:16]',
])('finds nothing in %s', (text) => {
  expect(placeholdersOf(text)).toEqual([]);
  expect(templateOf(text.replace(/[{}|$#%]|__/g, ''))).toBe(text.replace(/[{}|$#%]|__/g, ''));
});

it('makes variables of a template, each named once with what it stands for', () => {
  expect(templateOf('[CITY] at night, the towers of [CITY], a {subject}')).toBe(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of our own
    '${city=CITY} at night, the towers of ${city}, a ${subject=subject}',
  );
  expect(templateOf('{"scene": "a street in [CITY], 50% #fog"}')).toBe(
    '\\{"scene": "a street in ${' + 'city=CITY}, 50\\% \\#fog"\\}',
  );
});
