import { MASS, pluralOf, polished } from './english.ts';
import type { Glossary, Translation } from './glossary.ts';

/** A piece of a text that has no spaces. */
interface Unit {
  part: 'noun' | 'adjective' | 'verb' | 'place' | 'particle' | 'number';
  english: string;
}

/** Where something is from something else. */
const SIDES: Record<string, string> = {
  下: 'under',
  上: 'on',
  中: 'in',
  前: 'in front of',
  隣: 'beside',
  そば: 'beside',
  里: 'in',
  旁: 'beside',
  旁边: 'beside',
  后面: 'behind',
};
const TIMES =
  /^(?:night|morning|evening|sunset|sunrise|winter|summer|autumn|spring|christmas|rain|snow|fog|storm|wind)$/;
const ADJECTIVES_OF: Record<string, string> = {
  rain: 'rainy',
  snow: 'snowy',
  fog: 'foggy',
  storm: 'stormy',
  wind: 'windy',
};
const NUMBERS: Record<string, string> = {
  一: 'a',
  二: 'two',
  两: 'two',
  三: 'three',
  四: 'four',
  五: 'five',
};
const JAPANESE_PARTICLES = [
  'から',
  'まで',
  'の',
  'は',
  'が',
  'を',
  'に',
  'で',
  'と',
  'へ',
  'も',
  'や',
  '、',
  '。',
];
const CHINESE_PARTICLES = ['的', '在', '和', '着', '正在', '了', '，', '。'];
const MEASURES = [
  '匹',
  '人',
  '本',
  '羽',
  '头',
  '只',
  '个',
  '位',
  '条',
  '座',
  '朵',
  '名',
  '艘',
  '把',
  '辆',
  '棵',
  '幅',
  '张',
];

function unitsOf(
  text: string,
  glossary: Glossary,
  particles: readonly string[],
): { units: Unit[]; unknown: string[] } {
  const entries: [string, Unit][] = [
    ...[...glossary.nouns].map(([word, english]): [string, Unit] => [word, { part: 'noun', english }]),
    ...[...glossary.adjectives].map(([word, english]): [string, Unit] => [
      word,
      { part: 'adjective', english },
    ]),
    ...[...glossary.verbs].map(([word, english]): [string, Unit] => [word, { part: 'verb', english }]),
    ...Object.entries(SIDES).map(([word, english]): [string, Unit] => [word, { part: 'place', english }]),
    ...Object.entries(NUMBERS).map(([word, english]): [string, Unit] => [word, { part: 'number', english }]),
    ...particles.map((word): [string, Unit] => [word, { part: 'particle', english: word }]),
  ];
  entries.sort((a, b) => b[0].length - a[0].length);
  const units: Unit[] = [];
  const unknown: string[] = [];
  const plain = text.replace(/\s+/g, '');
  for (let at = 0; at < plain.length; ) {
    const found = entries.find(([word]) => plain.startsWith(word, at));
    const isMeasure = units.at(-1)?.part === 'number' && MEASURES.includes(plain[at]!);
    if (isMeasure) at += 1;
    else if (found) {
      units.push(found[1]);
      at += found[0].length;
    } else {
      unknown.push(plain[at]!);
      at += 1;
    }
  }
  return { units, unknown };
}

/** "古い図書館で本を読む猫": what stands before a noun says more of it. */
export function fromJapanese(text: string, glossary: Glossary): Translation {
  const { units, unknown } = unitsOf(text, glossary, JAPANESE_PARTICLES);
  const plain = units.filter(({ english }) => english !== '、' && english !== '。' && english !== 'は');
  return { text: polished(phraseOf(plain, 'a')), unknown: plain.length === 0 ? [text] : unknown };
}

/** A noun phrase in English of units that end in its noun; a sentence is read as what its subject does. */
function phraseOf(units: readonly Unit[], article: string): string {
  if (units.length === 0) return '';
  const subject = units.findIndex(({ english }) => english === 'が');
  if (units.at(-1)!.part === 'verb' && subject > 0)
    return `${phraseOf(units.slice(0, subject), article)} ${clauseOf(units.slice(subject + 1))}`;
  const head = units.at(-1)!;
  const before = units.slice(0, -1);
  if (head.part === 'place') {
    const base = before.at(-1)?.english === 'の' ? before.slice(0, -1) : before;
    return `${head.english} ${phraseOf(base, 'the')}`;
  }
  if (head.part !== 'noun') return units.map(({ english }) => english).join(' ');
  const adjectives: string[] = [];
  while (before.at(-1)?.part === 'adjective' || before.at(-1)?.part === 'number')
    adjectives.unshift(before.pop()!.english);
  const noun = withArticle(head.english, adjectives, article);
  if (before.length === 0) return noun;
  if (before.at(-1)!.part === 'verb') return `${noun} ${clauseOf(before)}`;
  if (before.at(-1)!.english !== 'の') return `${phraseOf(before, article)} ${noun}`;
  const owner = before.slice(0, -1);
  const last = owner.at(-1)!;
  if (last.part === 'place') {
    const base = owner.at(-2)?.english === 'の' ? owner.slice(0, -2) : owner.slice(0, -1);
    return `${noun} ${last.english} ${phraseOf(base, 'the')}`;
  }
  // "Rain's night" is a rainy night.
  if (TIMES.test(head.english) && owner.length === 1 && ADJECTIVES_OF[last.english])
    return withArticle(head.english, [ADJECTIVES_OF[last.english]!, ...adjectives], 'a');
  if (TIMES.test(last.english)) {
    const when = phraseOf(owner, owner.length > 1 ? 'a' : 'the');
    if (owner.length === 1 && ADJECTIVES_OF[last.english])
      return withArticle(head.english, [ADJECTIVES_OF[last.english]!, ...adjectives], article);
    return `${noun} ${/^an? /.test(when) ? 'on' : /^(?:night|sunset|sunrise)$/.test(when) ? 'at' : 'in'} ${when}`;
  }
  if (PLACE.test(last.english))
    return `${noun} ${/beach|street|island|hill|roof/.test(last.english) ? 'on' : 'in'} ${phraseOf(owner, 'the')}`;
  if (head.english === 'tree')
    return withArticle(`${last.english.replace(/s$/, '')} tree`, adjectives, article);
  return `${noun} of ${phraseOf(owner, 'a')}`;
}

const PLACE =
  /^(?:city|village|street|alley|market|square|harbor|garden|park|forest|mountain|hill|sea|beach|lake|river|desert|field|meadow|island|sky|room|kitchen|library|cafe|bakery|shop|school|theater|temple|castle|house|tokyo|kyoto|paris|venice|train station|roof|windowsill|window|path)$/;

const SIDE = new RegExp(`^(?:${[...new Set(Object.values(SIDES))].join('|')}) `);

/** What is done, to what and where: the verb comes last. */
function clauseOf(units: readonly Unit[]): string {
  const verb = units.at(-1)?.part === 'verb' ? units.at(-1)!.english : '';
  const parts: { text: string; particle: string }[] = [];
  let from = 0;
  for (const [at, { part, english }] of units.entries())
    if (part === 'particle' && english !== 'の' && english !== 'と') {
      parts.push({
        text: phraseOf(units.slice(from, at), english === 'を' ? 'a' : 'the'),
        particle: english,
      });
      from = at + 1;
    }
  const object = parts.find(({ particle }) => particle === 'を')?.text ?? '';
  const where = parts
    .filter(({ particle }) => particle === 'で' || particle === 'に' || particle === 'へ')
    .map(({ text }) =>
      SIDE.test(text)
        ? text
        : `${/beach|street|island|hill|roof|sill|chair|sofa|bed|bench/.test(text) ? 'on' : /window$/.test(text) ? 'at' : 'in'} ${text}`,
    );
  return [verb, object, ...where].filter(Boolean).join(' ');
}

function withArticle(noun: string, adjectives: readonly string[], article: string): string {
  const isCounted = adjectives.some((word) => /^(?:two|three|four|five)$/.test(word));
  const others = adjectives.filter((word) => word !== 'a');
  const isBare = MASS.test(noun) || pluralOf(noun) === noun || isCounted;
  const isTime = /^(?:night|morning|evening)$/.test(noun) && others.length > 0;
  return [isBare && !isTime ? '' : article, ...others, isCounted ? pluralOf(noun) : noun]
    .filter(Boolean)
    .join(' ');
}

/** "一只猫在窗台上睡觉": subject, place, verb, object; what stands before 的 says more of what follows. */
export function fromChinese(text: string, glossary: Glossary): Translation {
  const { units, unknown } = unitsOf(text, glossary, CHINESE_PARTICLES);
  const plain = units.filter(({ english }) => !/^(?:着|正在|了|，|。)$/.test(english));
  const owner = plain.findIndex(({ english }) => english === '的');
  if (owner > 0 && owner < plain.length - 1) {
    const head = nounPhrase(plain.slice(owner + 1), 'a');
    return { text: polished(`${head} ${whereOf(plain.slice(0, owner))}`), unknown };
  }
  const at = plain.findIndex(({ english }) => english === '在');
  const verb = plain.findIndex(({ part }) => part === 'verb');
  if (at > 0) {
    const end = plain.findIndex(({ part }, n) => n > at && (part === 'place' || part === 'verb'));
    const place =
      end < 0 ? plain.slice(at + 1) : plain.slice(at + 1, plain[end]!.part === 'place' ? end + 1 : end);
    const object = verb > at ? nounPhrase(plain.slice(verb + 1), 'a') : '';
    return {
      text: polished(
        [nounPhrase(plain.slice(0, at), 'a'), verb > at ? plain[verb]!.english : '', object, whereOf(place)]
          .filter(Boolean)
          .join(' '),
      ),
      unknown,
    };
  }
  if (verb > 0)
    return {
      text: polished(
        `${nounPhrase(plain.slice(0, verb), 'a')} ${plain[verb]!.english} ${nounPhrase(plain.slice(verb + 1), 'a')}`,
      ),
      unknown,
    };
  return { text: polished(nounPhrase(plain, 'a')), unknown: plain.length === 0 ? [text] : unknown };
}

function nounPhrase(units: readonly Unit[], article: string): string {
  if (units.length === 0) return '';
  const noun = units.findLast(({ part }) => part === 'noun');
  if (!noun) return units.map(({ english }) => english).join(' ');
  const others = units
    .filter((unit) => unit !== noun && unit.part !== 'particle')
    .map(({ english }) => english);
  return withArticle(noun.english, others, article);
}

/** "月光下": under the moon; without a side, of or in it. */
function whereOf(units: readonly Unit[]): string {
  const side = units.findLast(({ part }) => part === 'place');
  const place = nounPhrase(
    units.filter((unit) => unit !== side && unit.part !== 'verb' && unit.english !== '在'),
    'the',
  );
  const noun = units.findLast(({ part }) => part === 'noun')?.english ?? '';
  if (side) return `${side.english} ${place}`;
  return `${PLACE.test(noun) || TIMES.test(noun) ? 'in' : 'of'} ${place}`;
}
