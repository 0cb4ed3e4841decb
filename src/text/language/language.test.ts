import { describe, expect, it } from 'vitest';
import { foreignLanguage } from './language.ts';

const codeOf = (text: string, known: string[] = []) =>
  foreignLanguage(text, (word) => known.includes(word))?.code;

describe('a language other than English', () => {
  it.each([
    ['de', 'ein Hund spielt im Schnee'],
    ['de', 'Katze auf dem Sofa'],
    ['de', 'alte Frau mit Regenschirm'],
    ['de', 'eine Tänzerin im Rampenlicht'],
    ['es', 'un perro en la nieve'],
    ['es', 'retrato de una mujer'],
    ['fr', 'chat qui dort sur le canapé'],
    ['fr', "portrait d'une femme"],
    ['it', 'una vecchia casa in riva al mare'],
    ['pt', 'um cachorro na neve'],
    ['pt', 'menina com flores'],
    ['nl', 'een hond in de sneeuw'],
    ['pl', 'kot śpiący na kanapie'],
    ['tr', 'kırmızı araba'],
    ['sv', 'en hund i snön'],
    ['fi', 'vanha talo järven rannalla'],
    ['cs', 'hrad v mlze'],
    ['hu', 'egy kutya a hóban'],
    ['ro', 'un castel în ceață'],
    ['id', 'anjing di salju'],
    ['vi', 'thành phố ban đêm'],
  ])('%s is told by words: %s', (code, text) => {
    expect(foreignLanguage(text)).toMatchObject({ code, by: 'words' });
  });

  it.each([
    ['ja', '雪の中の犬'],
    ['zh', '雾中的城堡'],
    ['ko', '눈 속의 개'],
    ['ru', 'собака в снегу, 4k'],
    ['uk', 'їжак у тумані'],
    ['ar', 'كلب في الثلج'],
    ['el', 'σκύλος στο χιόνι'],
    ['th', 'แมวนอนบนโซฟา'],
  ])('%s is told by its script: %s', (code, text) => {
    expect(foreignLanguage(text)).toMatchObject({ code, by: 'script' });
  });
});

it.each(
  `cat|burg|die hard|manga girl|Kunstwerk|Alphonse Mucha|van gogh sunflowers|de kooning|la la land poster|el greco portrait|
Der Blaue Reiter|Las Vegas strip|crème brûlée on a table|café in paris|Zdzisław Beksiński|art nouveau poster|film noir detective|
man in suit|war dog|a gift for mother|trompe l'oeil mural|über cool robot|piñata party|Salvador Dalí melting clocks|Los Angeles skyline|
dia de los muertos skull|mise en scene, moody|coup de grace|Rio de Janeiro carnival|a sign that says "hola"|tour de france cyclist|
MIT campus|femme fatale|candy cane|yin yang|root rot|kale salad|alter ego|iceberg|<lora:mein_stil:0.8> girl|masterpiece, 1girl, solo|
8k|!?|`
    .split('|')
    .map((text) => text.trim()),
)('takes English, names and borrowed words for readable: %s', (text) => {
  expect(foreignLanguage(text)).toBeUndefined();
});

it('believes the library: what its prompts hold can be read', () => {
  expect(codeOf('la casa verde')).toBeUndefined();
  expect(codeOf('gatto rosso')).toBe('it');
  expect(codeOf('gatto rosso', ['gatto', 'rosso'])).toBeUndefined();
});

it('finds a sentence foreign even where a few of its words are known', () => {
  expect(codeOf('ein alter Mann mit einem Hund auf der Straße', ['mann', 'hund'])).toBe('de');
});

it('takes an English sentence that quotes another language for English', () => {
  expect(
    codeOf('a sign on the wall that says "bonjour mon ami" in the style of a painting, dark street'),
  ).toBeUndefined();
});

it('takes a text for foreign of which a linking word is known and nothing else is English', () => {
  const isEnglish = (word: string) => ['tomb', 'skull', 'map', 'via'].includes(word);
  const found = (text: string, known: string[] = []) =>
    foreignLanguage(text, (word) => known.includes(word), isEnglish)?.code;
  expect(found('tumbas de los faraones', ['de', 'los'])).toBe('es');
  expect(foreignLanguage('tumbas de los faraones', (word) => ['de', 'los'].includes(word))).toBeUndefined();
  expect(found('muertos de los skull')).toBeUndefined();
  expect(found('tumbas de los faraones', ['de', 'los', 'tumbas'])).toBeUndefined();
  expect(found('Alphonse de Mucha')).toBeUndefined();
  expect(found('zorbing')).toBeUndefined();
});
