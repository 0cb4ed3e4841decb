import { abstract } from './abstract.ts';
import { animals } from './animals.ts';
import { botanical } from './botanical.ts';
import { childrens } from './childrens.ts';
import { city } from './city.ts';
import { fantasy } from './fantasy.ts';
import { fashion } from './fashion.ts';
import { food } from './food.ts';
import { historical } from './historical.ts';
import { icons } from './icons.ts';
import { interiors } from './interiors.ts';
import { landscapes } from './landscapes.ts';
import { maps } from './maps.ts';
import { patterns } from './patterns.ts';
import { people } from './people.ts';
import { product } from './product.ts';
import { sciFi } from './sci-fi.ts';
import { sport } from './sport.ts';
import type { WrittenPrompt } from './theme.ts';
import { vehicles } from './vehicles.ts';

export const writtenPrompts: readonly WrittenPrompt[] = [
  ...people,
  ...animals,
  ...landscapes,
  ...city,
  ...interiors,
  ...food,
  ...product,
  ...fashion,
  ...vehicles,
  ...fantasy,
  ...sciFi,
  ...abstract,
  ...patterns,
  ...icons,
  ...childrens,
  ...botanical,
  ...maps,
  ...sport,
  ...historical,
];
