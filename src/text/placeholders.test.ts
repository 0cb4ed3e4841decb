import { expect, it } from 'vitest';
import { fillPlaceholders, placeholdersOf, templateOf } from './placeholders.ts';

it.each([
  ['a view of [CITY] from [LANDMARK NAME]', ['city', 'landmark_name']],
  ['[PERSON’S FULL NAME] in [MOVIE/SHOW]', ['person_s_full_name', 'movie_show']],
  ['[MOOD: calm / tense], [INSERT PROP 1, e.g., a bicycle]', ['mood', 'insert_prop_1']],
  ['[brand name] with [product 2]', ['brand_name', 'product_2']],
  ['[产品]，俯视', ['产品']],
  ['a {subject} in {{place_of_birth}}', ['subject', 'place_of_birth']],
  ['[User choice, e.g., a fox] in [old / new / broken] stone', ['user_choice', 'old_new_broken']],
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
  '{masterpiece}, {{best quality}}, [9:16], {blue eyes}, {{{long hair}}}',
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

it('fills them in by name or as written, with a default where there is one, and says which have no value', () => {
  const text = '[CITY] at {argument name="time of day" default="dawn"}, {{subject}} in [CITY], a {mood} sky';
  const {
    text: filled,
    missing,
    byDefault,
  } = fillPlaceholders(text, { city: 'Lisbon', '{{subject}}': 'a tram', mood: ' ' });
  expect(filled).toBe('Lisbon at dawn, a tram in Lisbon, a {mood} sky');
  expect(missing.map(({ name, label }) => [name, label])).toEqual([['mood', 'mood']]);
  expect(byDefault).toEqual([expect.objectContaining({ name: 'time_of_day', default: 'dawn' })]);
  expect(fillPlaceholders('[CITY]', { CITY: 'Bern' }).text).toBe('Bern');
});

it('keeps JSON whole where a value has quotes', () => {
  const { text } = fillPlaceholders('{"sign": "a sign that says [TEXT HERE]"}', { text_here: 'say "hi"' });
  expect(JSON.parse(text)).toEqual({ sign: 'a sign that says say "hi"' });
});
