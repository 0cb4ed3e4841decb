import { wordingTokens } from '../../text/wording.ts';
import { countOf, type VectorBlock } from './nearest.ts';
import type { Phrase } from './phrases.ts';

/**
 * Broad words for what prompts show and how it is made, each with a few examples that say what it means. A cluster of
 * peppers, bananas and soups shares no word; it is nearest to "food".
 */
const THEMES: Record<string, string> = {
  animals: 'animal, wild animal, tiger, elephant, rabbit, monkey, bear, lizard, fox',
  'cats and dogs': 'cat, dog, kitten, puppy, corgi',
  birds: 'bird, owl, parrot, eagle, penguin, flamingo',
  insects: 'insect, butterfly, bee, beetle, dragonfly',
  'sea creatures': 'fish, dolphin, octopus, jellyfish, whale, shark',
  horses: 'horse, horse riding, pony',
  people: 'person, people, group of people, crowd, family',
  portraits: 'portrait, face, portrait of a man, portrait of a woman, headshot',
  women: 'woman, young woman, girl, female model',
  men: 'man, old man, businessman, handsome man',
  children: 'child, boy, kids, baby',
  fashion: 'fashion, fashion editorial, dress, outfit, street style',
  clothes: 'clothes, t-shirt, hat, shoes, jacket',
  'mythical creatures': 'dragon, monster, mythical creature, demon, wizard, elf',
  robots: 'robot, cyborg, android, mecha',
  superheroes: 'superhero, comic book hero, villain',
  food: 'food, meal, plate of food, pizza, soup, burger, cake, vegetables, fruit, bread',
  drinks: 'drink, bottle of wine, glass of beer, coffee, cocktail',
  'flowers and plants': 'flower, plant, garden, rose, leaf, bouquet',
  'trees and forests': 'tree, forest, woods, jungle',
  landscapes: 'landscape, mountains, valley, desert, field, river, lake',
  'sea and coast': 'sea, beach, ocean, wave, coast, island',
  'sky and weather': 'sky, clouds, storm, rain, sunset, lightning',
  space: 'outer space, planet, moon, galaxy, astronaut, spaceship',
  'city streets': 'city, street, skyline, downtown, alley, road',
  buildings: 'building, house, tower, castle, architecture, skyscraper, church',
  landmarks: 'landmark, famous monument, Eiffel Tower, Great Wall, Taj Mahal, pyramid, Statue of Liberty',
  interiors: 'interior, room, kitchen, bedroom, living room, furniture, sofa, table',
  'everyday objects': 'household object, cup, vase, lamp, box, bag, chair, tool, key',
  toys: 'toy, doll, teddy bear, lego, balloon',
  'cars and trucks': 'car, truck, motorcycle, vehicle',
  trains: 'train, locomotive, subway, railway',
  'ships and boats': 'ship, boat, sailboat, submarine',
  aircraft: 'airplane, helicopter, hot air balloon, rocket',
  music: 'musical instrument, guitar, piano, violin, drums, music',
  books: 'book, library, reading, newspaper',
  'computers and machines': 'computer, laptop, machine, gadget, phone',
  sports: 'sport, basketball, soccer, tennis, running, skateboarding',
  'words and signs': 'sign with text, written words, letters, typography',
  'logos and icons': 'logo, icon, emblem, badge, emoji',
  'maps and diagrams': 'map, diagram, infographic, chart, blueprint',
  shapes: 'cube, sphere, triangle, circle, square, geometric shape',
  patterns: 'pattern, seamless pattern, tiles, fractal, wallpaper',
  'abstract ideas': 'idea, concept, emotion, freedom, peace, justice, knowledge',
  science: 'science, mathematics, chemistry, equation, laboratory, biology',
  history: 'soldier, battle, war, knight, army, history',
  paintings: 'painting, oil painting, painter, canvas',
  watercolors: 'watercolor painting, gouache painting, aquarelle, loose brush wash',
  drawings: 'drawing, pencil sketch, ink drawing, line art',
  illustrations: "illustration, children's book illustration, book cover art",
  comics: 'comic, comic book art, manga, cartoon',
  'concept art': 'concept art, game art, character design, fantasy art',
  photography: 'photograph, photo, photographer',
  'product photos': 'product photography, advertisement, perfume bottle, cosmetics, packaging',
  posters: 'poster, travel poster, movie poster, art deco poster, graphic design',
  'pixel art': 'pixel art, 8-bit sprite, video game screenshot',
  prints: 'linocut, woodcut print, ukiyo-e, risograph, screen print, etching',
  'textile crafts': 'embroidery, knitting, quilt, felt, crochet',
  'paper art': 'paper art, origami, paper cut, collage',
  mosaics: 'stained glass, mosaic, ceramic tiles',
  sculptures: 'sculpture, statue, marble bust, clay figure',
  miniatures: 'miniature, diorama, tiny model',
  '3D renders': '3D render, CGI, low poly, isometric render',
};
const EXAMPLES = Object.entries(THEMES).map(([name, examples]) => [name, ...examples.split(', ')]);

/** A text shows a theme that it is so many standard deviations nearer to than a text is to any theme. */
const NEAR = 2;
/** And no more than so many. */
const MOST_OF_A_TEXT = 3;
/** How far what the texts of a library have in common is left in them. */
const COMMON = 0.3;
/** What the name of a theme is worth beside a phrase of the texts themselves. */
const WORTH = 0.8;

/** Texts whose vectors {@link themePhrases} needs. */
export const THEME_TEXTS: readonly string[] = EXAMPLES.flat();

/**
 * The themes as phrases of the texts that show them, by how near they are.
 * @param block a vector of unit length for each text. @param vectors one for each of {@link THEME_TEXTS}.
 */
export function themePhrases(block: VectorBlock, vectors: readonly Float32Array[]): Phrase[] {
  const { values, dimensions } = block;
  const count = countOf(block);
  let from = 0;
  const themes = EXAMPLES.map(({ length }) => {
    const own = vectors.slice(from, from + length);
    from += length;
    return unit(meanOf(own));
  });
  const texts = Array.from({ length: count }, (_, n) =>
    values.subarray(n * dimensions, (n + 1) * dimensions),
  );
  // What all have in common tells none apart. Of texts it says something too, where a library shows one kind of thing.
  const [ofThemes, ofTexts] = [meanOf(themes), meanOf(texts)];
  const middle = ofTexts.map((one, i) => COMMON * ofThemes[i]! + (1 - COMMON) * one);
  const directions = themes.map((theme) => directionFrom(theme, ofThemes));
  const near = texts.map((text) => {
    const direction = directionFrom(text, middle);
    return directions.map((theme) => dot(direction, theme));
  });
  const deviation = Math.sqrt(
    near.reduce((sum, row) => sum + row.reduce((own, one) => own + one * one, 0), 0) /
      (count * themes.length),
  );
  const phrases = EXAMPLES.map(([name]): Phrase => {
    const keys = wordingTokens(name!).map(({ key }) => key);
    return {
      key: keys.join(' '),
      keys,
      texts: new Map(),
      count: 0,
      ends: 0,
      written: new Map([[name!, 1]]),
      weight: WORTH,
    };
  });
  for (const [number, row] of near.entries()) {
    const least = Math.max(NEAR * deviation, row.toSorted((a, b) => b - a)[MOST_OF_A_TEXT - 1]!);
    for (const [theme, one] of row.entries()) if (one >= least) phrases[theme]!.texts.set(number, 1);
  }
  return phrases.filter(({ texts: own }) => own.size > 0);
}

/** Where a vector lies as seen from a middle. */
function directionFrom(vector: Float32Array, middle: Float32Array): Float32Array {
  return unit(vector.map((one, i) => one - middle[i]!));
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let i = 0; i < mean.length; i++) mean[i]! += vector[i]! / vectors.length;
  return mean;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((one) => one / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
