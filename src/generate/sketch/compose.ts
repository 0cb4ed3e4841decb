import { drawFurry } from './figures/creatures.ts';
import { drawBird, drawButterfly, drawDragon, drawFish } from './figures/creatures-other.ts';
import { drawFlowers } from './figures/flowers.ts';
import { drawPortrait } from './figures/portrait.ts';
import * as things from './figures/things.ts';
import * as built from './figures/things-built.ts';
import { drawGreatTree } from './figures/trees.ts';
import { Canvas, type Stage } from './paint/canvas.ts';
import { choosePalette, type Palette } from './paint/palette.ts';
import { between, randomFrom } from './random.ts';
import type { Reading } from './reading/reading.ts';
import type { Place, Subject } from './reading/terms.ts';
import { drawAbstract } from './scenes/abstract.ts';
import { PLACES } from './scenes/places.ts';
import { drawSky, drawWeather } from './scenes/sky.ts';

const SUBJECTS: Record<Subject, (stage: Stage) => void> = {
  portrait: drawPortrait,
  cat: (stage) => drawFurry(stage, 'cat'),
  dog: (stage) => drawFurry(stage, 'dog'),
  bear: (stage) => drawFurry(stage, 'bear'),
  rabbit: (stage) => drawFurry(stage, 'rabbit'),
  bird: drawBird,
  fish: drawFish,
  butterfly: drawButterfly,
  dragon: drawDragon,
  flowers: drawFlowers,
  tree: drawGreatTree,
  boat: things.drawBoat,
  castle: built.drawCastle,
  house: built.drawHouse,
  lighthouse: built.drawLighthouse,
  robot: built.drawRobot,
  car: built.drawCar,
  balloon: things.drawBalloon,
  vessel: things.drawVessel,
  fire: things.drawFire,
  planet: things.drawPlanet,
};
/** Where a subject is at home when the prompt names no place. */
const HOME: Partial<Record<Subject, Place>> = {
  cat: 'meadow',
  dog: 'meadow',
  bear: 'forest',
  rabbit: 'meadow',
  bird: 'meadow',
  fish: 'underwater',
  butterfly: 'meadow',
  dragon: 'mountains',
  flowers: 'meadow',
  tree: 'meadow',
  boat: 'sea',
  castle: 'mountains',
  house: 'meadow',
  lighthouse: 'sea',
  robot: 'city',
  car: 'city',
  balloon: 'mountains',
  vessel: 'room',
  fire: 'forest',
  planet: 'space',
};
/** Subjects that fill the image, so that one stands alone; the others may stand together. */
const ALONE: ReadonlySet<Subject> = new Set(['portrait', 'robot', 'bird', 'butterfly', 'planet', 'fire']);

/** Composes an image as an SVG document of the given size in pixels, and tells the colours it used. */
export function compose(
  reading: Reading,
  seed: number,
  width: number,
  height: number,
): { svg: string; palette: Palette } {
  const random = randomFrom(reading.hash ^ Math.imul(seed + 1, 0x9e3779b1));
  const palette = choosePalette(reading, random);
  const canvas = new Canvas(width, height);
  const horizon = height * between(random, 0.5, 0.6);
  const stage: Stage = {
    canvas,
    width,
    height,
    unit: Math.min(width, height),
    horizon,
    palette,
    reading,
    random,
  };
  const subjects = subjectsOf(reading);
  const places =
    reading.places.length > 0
      ? reading.places
      : subjects.flatMap((subject) => HOME[subject] ?? []).slice(0, 1);
  if (places.length === 0 && subjects.length === 0 && reading.weathers.size === 0) drawAbstract(stage);
  else {
    drawSky(stage);
    // Mountains behind, then water, and so on: the nearest is drawn last.
    for (const place of backToFront(places)) PLACES[place](stage);
    for (const subject of subjects) SUBJECTS[subject](stage);
    drawWeather(stage);
  }
  return { svg: canvas.toString(), palette };
}

function subjectsOf({ subjects }: Reading): Subject[] {
  const withFlowers = subjects.slice(0, 2).includes('flowers');
  const [first, second] = subjects.filter((subject) => subject !== 'flowers');
  const flowers: Subject[] = withFlowers ? ['flowers'] : [];
  if (!first) return flowers;
  // Flowers go with everything; otherwise an animal may stand before a thing, or a thing alone.
  if (withFlowers || !second || ALONE.has(first) || ALONE.has(second) || isAnimal(first) === isAnimal(second))
    return [first, ...flowers];
  return isAnimal(first) ? [second, first] : [first, second];
}

function isAnimal(subject: Subject): boolean {
  return ['cat', 'dog', 'bear', 'rabbit', 'bird', 'fish', 'butterfly', 'dragon'].includes(subject);
}

function backToFront(places: Place[]): Place[] {
  const order: Place[] = [
    'space',
    'mountains',
    'city',
    'sea',
    'forest',
    'desert',
    'snowfield',
    'meadow',
    'underwater',
    'room',
  ];
  const closed = places[0];
  if (!closed) return [];
  if (closed === 'room' || closed === 'underwater' || closed === 'space') return [closed];
  const open = places
    .filter((place) => place !== 'room' && place !== 'underwater' && place !== 'space')
    .slice(0, 2);
  return open.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
