/** When it is and how the weather is, as far as a text says so. */
export interface Conditions {
  time?: 'dawn' | 'noon' | 'day' | 'evening' | 'night';
  weather?: 'rain' | 'snow' | 'fog' | 'storm' | 'wind';
  season?: 'winter' | 'spring' | 'summer' | 'autumn';
}

const TIMES: readonly [NonNullable<Conditions['time']>, RegExp][] = [
  ['dawn', /\b(?:dawn|sunrise|daybreak|early (?:in the )?morning|first light|morning)\b/i],
  ['evening', /\b(?:evening|sunset|dusk|twilight|golden hour|blue hour|sundown)\b/i],
  [
    'night',
    /\b(?:night(?!gown|ingale|stand|mare|club)|midnight|moonlit|moonlight|full moon|starlit|starlight|starry|(?:under|below|beneath|of|with) (?:the )?stars|nocturnal|aurora|northern lights?|milky way|firefl(?:y|ies)|fireworks?)\b/i,
  ],
  ['noon', /\b(?:noon|midday|high sun|blazing sun|scorching)\b/i],
  [
    'day',
    /\b(?:day(?=$|[\s,.])(?! of the dead)|daylight|afternoon|daytime|sunny|sunlit|sunshine|blue sky|sunbathing)\b/i,
  ],
];
const WEATHERS: readonly [NonNullable<Conditions['weather']>, RegExp][] = [
  [
    'storm',
    /\b(?:storms?|stormy|thunderstorm|thunder|lightning|tornado|hurricane|tempest|typhoon|blizzard|rough seas?)\b/i,
  ],
  ['rain', /\b(?:rain(?!bow|forest|coat|boot)|rainy|raining|drizzle|downpour|monsoon|in the wet)\b/i],
  [
    'snow',
    /\b(?:snow(?!\s+(?:globe|leopard|cone|white|fox|owl)\b|y owl)|snowy(?! owl)|snowing|snowfall|snowstorm|snow.covered)\b/i,
  ],
  ['fog', /\b(?:fog|foggy|mist|misty|haze|hazy)\b/i],
  ['wind', /\b(?:windy|wind.?swept|gale|breeze|breezy|in the wind)\b/i],
];
const SEASONS: readonly [NonNullable<Conditions['season']>, RegExp][] = [
  [
    'winter',
    /\b(?:winter|wintry|snow(?!\s+(?:globe|leopard|cone|white|fox)\b)|snowy(?! owl)|snowing|snowfall|icy|frozen|frosty|christmas|xmas|blizzard|icicles?|ski(?:ing|er|s)?|snowman|sledding|ice skating|noël)\b/i,
  ],
  [
    'autumn',
    /\b(?:autumn(?:al)?|in fall|fall (?:leaves|foliage|colou?rs|day|forest)|fallen leaves|october|november|halloween|harvest|thanksgiving|pumpkin patch)\b/i,
  ],
  [
    'spring',
    /\b(?:spring(?!\s+(?:roll|onion)|board)(?=$|[\s,.])|springtime|cherry blossoms?|blossoming|easter|april)\b/i,
  ],
  ['summer', /\b(?:summer|summery|summertime|july|august|heatwave|heat wave|sunbathing|beach day)\b/i],
];

const UMBRELLA =
  /\b(?:sharing|holding|under|with|carrying|opening) (?:an?|her|his|their|one|the) (?:\p{L}+ ){0,2}umbrella\b/iu;
const DRY = /\b(?:sun\w*|beach|snow\w*|desert|cocktail|kitchen|room|hot|summer)\b/i;

const first = <T>(list: readonly [T, RegExp][], text: string): T | undefined =>
  list.find(([, words]) => words.test(text))?.[0];

/** Reads when it is and how the weather is. */
export function conditionsIn(text: string): Conditions {
  const [time, season] = [first(TIMES, text), first(SEASONS, text)];
  // Nobody holds up an umbrella without rain.
  const weather = first(WEATHERS, text) ?? (UMBRELLA.test(text) && !DRY.test(text) ? 'rain' : undefined);
  return { ...(time && { time }), ...(weather && { weather }), ...(season && { season }) };
}

/** Whether a scene that says when it is can be there and then; what it leaves open fits anything. */
export function agree(a: Conditions, b: Conditions): boolean {
  const isDark = ({ time }: Conditions) => time === 'night';
  if (
    a.time &&
    b.time &&
    a.time !== b.time &&
    (isDark(a) || isDark(b) || (a.time !== 'day' && b.time !== 'day'))
  )
    return false;
  if (a.weather && b.weather && a.weather !== b.weather) return false;
  if (a.season && b.season && a.season !== b.season) return false;
  // Snow lies in winter.
  if (a.weather === 'snow' && b.season && b.season !== 'winter') return false;
  return !(b.weather === 'snow' && a.season && a.season !== 'winter');
}

/** When and in which weather a place of ours is, by its tags. */
export function conditionsOf(tags: ReadonlySet<string>): Conditions {
  const of = <T extends string>(...all: T[]) => all.find((tag) => tags.has(tag));
  const time = of('night', 'dawn', 'evening');
  const weather = of('rain', 'snow', 'fog', 'storm');
  const season = of('winter', 'autumn', 'spring', 'summer');
  return { ...(time && { time }), ...(weather && { weather }), ...(season && { season }) };
}
