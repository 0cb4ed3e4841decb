import { type Token, tokenize } from '../../text/prompt-text.ts';
import { familiesOf, isColor, runsIn } from '../../text/style-cues.ts';
import { FRIENDLY_FAMILIES } from '../../text/style-lexicon.ts';

/**
 * Things that an image has one way or the other: pole by pole, the words that stand for it. Nouns such
 * as "sofa" are there to read the idea, where "indoors" is seldom said.
 */
const AXES: Record<string, Record<string, string>> = {
  time: {
    night:
      'night, midnight, moonlit, moonlight, moon, starlit, starlight, starry, nocturnal, milky way, aurora, neon, firefly, stars',
    morning: 'morning, dawn, sunrise, daybreak',
    day: 'day, daytime, daylight, midday, noon, sunny, sunlit, sunlight, afternoon, sun, sunbeam, blue sky, bright light, high sun, sunlit',
    evening: 'sunset, dusk, golden hour, magic hour, evening, twilight, sundown, blue hour, afterglow',
  },
  chroma: {
    mono: 'black and white, b&w, monochrome, monochromatic, grayscale, sepia, film noir, charcoal drawing, daguerreotype, tintype, graphite',
    vivid:
      'colorful, vibrant, vivid, saturated, rainbow, technicolor, polychrome, bright color, neon, jewel tone, iridescent, pop art, holographic',
    muted: 'muted, desaturated, faded, washed out, earth tone, earthy, subdued, pale color',
    pastel: 'pastel, candy color',
  },
  warmth: {
    warm: 'warm, golden hour, golden light, candlelight, firelight, sunset, amber',
    cool: 'cool, cold, icy, moonlight, blue hour, blue light, overcast',
  },
  place: {
    indoors:
      'indoor, indoors, interior, room, sofa, couch, kitchen, bedroom, library, cafe, restaurant, studio, softbox, desk, bookshelf, hallway, window light, lamplight, candlelight, flat lay, studio light, backdrop, plain background, white background, black background, armchair, floor lamp, workbench, hangar, attic, classroom',
    outdoors:
      'outdoor, outdoors, exterior, landscape, forest, mountain, beach, street, sea, ocean, desert, field, meadow, garden, park, city, skyline, river, lake, valley, canyon, jungle, harbor, island, sky, horizon, lighthouse, pier, storm, snow, snowy, cliff, coast, viaduct, castle, village, planet, volcano, waterfall, farm, road, aerial view, drone, drone shot, god ray, kite, umbrella, campfire, grass, cobble, tree, fern, dune, cloud, ridge, alley, rooftop, pier, reed',
  },
  detail: {
    sparse:
      'minimalist, minimal, minimalism, simple, sparse, negative space, empty space, plain, flat design, flat color, flat illustration, flat vector',
    dense:
      'highly detailed, ultra detailed, extremely detailed, insanely detailed, intricate, intricately, ornate, maximalist, hyper detailed, hyperdetailed, super detailed, elaborate, cluttered, rich detail, baroque, rococo, fine detail, crowded',
  },
  truth: {
    real: 'photorealistic, photo realistic, photorealism, realistic, hyperrealistic, hyperrealism, photograph, photography, raw photo, documentary',
    drawn:
      'cartoon, anime, manga, abstract, cubism, cubist, flat design, vector, pixel art, kawaii, chibi, low poly, illustration, surreal, comic, cel shaded, expressionism, expressionist',
  },
  spirit: {
    calm: 'calm, serene, peaceful, tranquil, quiet, cozy, tender, gentle, contemplative, meditative, sleeping, hushed',
    wild: 'chaotic, tense, energetic, epic, dynamic, explosive, ominous, foreboding, dramatic, sinister',
  },
  cheer: {
    glad: 'cheerful, joyful, happy, playful, uplifting, lighthearted, charming, cute, kawaii, cozy',
    dark: 'gloomy, melancholic, melancholy, ominous, eerie, spooky, haunting, sinister, foreboding, moody, brooding, dark fantasy, noir, somber, sombre, sad, lonely, dark mood',
  },
  brightness: {
    bright: 'high key, bright, sunny, airy',
    dim: 'low key, dark, dim, moody, gloomy, chiaroscuro, noir, night, candlelight',
  },
  distance: {
    near: 'close up, closeup, close portrait, close view, macro, tight crop, shallow depth of field, bokeh, blurred background',
    far: 'wide shot, wide angle, aerial view, panorama, panoramic, bird eye view, bird eye, establishing shot, drone shot, deep focus, deep depth of field, drone, full body',
  },
  height: {
    above:
      'top down, overhead, from above, aerial view, bird eye view, bird eye, drone shot, flat lay, top view, high angle, drone, isometric',
    below: 'low angle, from below, worm eye view',
    level: 'eye level, front view, side view, profile',
  },
  stand: {
    ground:
      'in the foreground, foreground, low viewpoint, street level, ground level, from the ground, worn cobble, worn paving, worn flagstone, doorway, doorstep, puddle, low view, close to the ground',
    afar: 'high viewpoint, high view, bird eye view, bird eye, aerial view, aerial, drone shot, drone, distant view, over the roof, seen from above, view from above, seen from the sea, seen from space, view over the roof, from a balcony',
  },
  shape: {
    upright: 'vertical, portrait format, portrait orientation',
    wide: 'panorama, panoramic, landscape format, wide format, ultrawide, widescreen',
    square: 'square',
  },
  edge: {
    crisp:
      'sharp focus, tack sharp, crisp, clean edge, sharp, hard light, harsh light, crisp edge, 8k, 4k, hd, uhd',
    blurred: 'soft focus, blurry, hazy, dreamy, out of focus, loose, wet on wet, misty, soft edge, bleeding',
  },
  hardness: {
    soft: 'soft light, soft shadow, diffused, diffuse, overcast, softbox',
    hard: 'hard light, harsh, hard shadow, flash photography',
  },
  weather: {
    fair: 'sunny, clear sky, blue sky, sunlit, sunlight, midday, bright light',
    foul: 'rain, rainy, storm, stormy, fog, foggy, snowstorm, overcast, thunder',
  },
  era: {
    future: 'futuristic, cyberpunk, sci fi, science fiction, synthwave, vaporwave, futurism',
    past: 'medieval, victorian, edwardian, renaissance, baroque, rococo, 19th century, 18th century, 17th century, 16th century, 15th century, antique, dutch golden age, byzantine',
  },
  season: {
    winter:
      'winter, wintry, snow, snowy, snowfall, snowdrift, snowflake, frost, frosty, frozen, ice, icy, glacier, iceberg, blizzard, igloo, polar bear, penguin, icicle, christmas',
    summer:
      'summer, summery, tropical, palm tree, jungle, rainforest, desert, savanna, heat wave, swimming pool, oasis, beach umbrella',
    autumn: 'autumn, autumnal, fall leave, fallen leave, fallen leaf, october, halloween, harvest, pumpkin',
    spring: 'spring, springtime, blossom, cherry blossom, spring bud, easter, tulip, daffodil',
  },
  wet: {
    wet: 'rain, rainy, puddle, wet, downpour, raindrop, drizzle, storm, stormy, wet cobble, droplet, moss, fern, mist, misty',
    dry: 'desert, dusty, drought, dune, parched, dry grass, savanna, cracked earth',
  },
  state: {
    asleep:
      'asleep, sleeping, sleep, napping, nap, dozing, dreaming, closed eye, curled up, dead, snoozing, schlafender, schlafend',
    awake:
      'alert, awake, catchlight, attentive eye, attentive, looking, gaze, watching, staring, eye, pupil, reading, running, galloping, playing, dancing, jumping, fighting, flying',
  },
  motion: {
    still:
      'standing still, motionless, asleep, sleeping, resting, lying, napping, sitting, seated, posed, perched, parked, curled up',
    moving:
      'running, galloping, jumping, leaping, racing, sprinting, flying, soaring, diving, dancing, chasing, charging, swimming, tracking view, blurred roadside, splash frozen',
  },
  company: {
    alone:
      'alone, lone, lonely, loneliness, solitude, solitary, isolated, empty, deserted, abandoned, desolate, no people',
    many: 'crowd, crowded, group, audience, swimmer, crowds, people, family, team, couple, party, bustling, busy',
  },
  temperature: {
    hot: 'steam, steaming, wisp of steam, steam rising, hot, boiling',
    chilled:
      'ice cream, gelato, sorbet, iced, smoothie, lemonade, cocktail, wine, beer, salad, milkshake, sushi, fruit, popsicle, soda, sundae, whiskey, cake, cupcake, cookie, macaron, donut, apple, lemon, orange slice, strawberry, cherry',
  },
  element: {
    underwater: 'underwater, reef, kelp, seabed, deep sea, below the surface, bubble',
    land: 'street, forest, mountain, meadow, desert, room, kitchen, city, house, castle, sofa, field, snow, road, village, market, garden',
    sky: 'orbit, outer space, galaxy, nebula',
  },
  hair: {
    covered: 'hijab, headscarf, niqab, turban, bald, helmet, wimple',
    loose: 'strand of hair, loose strand, wind blown hair, wet hair, white hair',
  },
  face: {
    seen: 'face, portrait, headshot, freckle, close up of the face, eye, cheek, smile, expression, catchlight, gaze, looking at the camera, looking to the viewer',
    hidden: 'from behind, back view, seen from behind, back turned, silhouette, faceless, view from behind',
  },
  side: {
    profile: 'profile, side view, in profile, full profile',
    front:
      'front view, facing the camera, looking at the camera, looking to the viewer, head on, symmetrical portrait, frontal',
  },
  wear: {
    new: 'new, brand new, modern, sleek, futuristic, luxury, luxurious, elegant, pristine, minimalist, minimal',
    worn: 'worn, weathered, rusted, rusty, peeling, cracked, chipped, scarred, scratched, broken, torn, flaking, ruined, decayed, dented, mossy, scratch, chip, slight sign of wear, scuffed',
  },
  line: {
    outlined: 'line art, lineart, bold outline, thick outline, linework, ink outline',
    soft: 'photograph, photography, sfumato',
  },
};

/** Poles that differ and still go together. */
const COMPATIBLE: Record<string, readonly string[]> = {
  time: ['morning day', 'day evening'],
  element: [],
  season: [],
  chroma: ['mono muted', 'muted pastel'],
};

const RUNS = new Map<string, { axis: string; pole: string; run: string[] }[]>();
for (const [axis, poles] of Object.entries(AXES)) {
  for (const [pole, terms] of Object.entries(poles)) {
    for (const term of terms.split(',')) {
      const run = tokenize(term).map(({ lemma }) => lemma);
      RUNS.set(run[0]!, [...(RUNS.get(run[0]!) ?? []), { axis, pole, run }]);
    }
  }
}

/** What a text commits an image to. */
export interface Commitments {
  poles: Map<string, Set<string>>;
  families: Set<string>;
}

/** Reads what a text commits an image to: its time of day, palette, place, kind of image-making … */
export function commitmentsOf(tokens: readonly Token[]): Commitments {
  const poles = new Map<string, Set<string>>();
  const add = (axis: string, pole: string) => poles.set(axis, (poles.get(axis) ?? new Set()).add(pole));
  for (const { axis, pole } of runsIn(withoutTerms(tokens), RUNS)) add(axis, pole);
  const mono = poles.get('chroma')?.has('mono') ?? false;
  const named = tokens.filter(
    (token) => isColor(token) && !/^(black|white|gray|silver|charcoal)$/.test(token.lemma),
  );
  if (!mono && named.length > 1) add('chroma', 'named');
  return { poles, families: familiesOf(tokens) };
}

/** "depth of field" speaks of no field, and "eye level" of no eye. */
function withoutTerms(tokens: readonly Token[]): readonly Token[] {
  const is = (at: number, ...lemmas: string[]) => lemmas.every((lemma, n) => tokens[at + n]?.lemma === lemma);
  const isLit = (at: number) =>
    tokens
      .slice(Math.max(0, at - 6), at)
      .some(({ lemma }) => /^(?:\w*light|\w*lamp|glow|beam|bulb|sun|\w*beam|shaft|sunbeams?)$/.test(lemma));
  // Light from above is no view from above.
  const isDirection = (at: number) =>
    /^(?:above|below|behind)$/.test(tokens[at]!.lemma) && tokens[at - 1]?.lemma === 'from' && isLit(at - 1);
  return tokens.filter(
    (_, at) =>
      !isDirection(at) &&
      !(is(at, 'field') && is(at - 2, 'depth', 'of')) &&
      !(is(at, 'eye') && is(at + 1, 'level')),
  );
}

/** The axis on which two texts disagree, such as "time" for night and midday; undefined when they agree. */
export function contradiction(a: Commitments, b: Commitments): string | undefined {
  for (const [axis, poles] of a.poles) {
    const others = b.poles.get(axis);
    if (!others) continue;
    for (const one of poles) for (const other of others) if (!agree(axis, one, other)) return axis;
  }
  for (const one of a.families)
    for (const other of b.families) if (!friendly(one, other)) return 'image-making';
  return undefined;
}

function agree(axis: string, one: string, other: string): boolean {
  if (one === other) return true;
  // Named colors fit a vivid or muted palette, never a black and white one.
  if (axis === 'chroma' && (one === 'named' || other === 'named')) return one !== 'mono' && other !== 'mono';
  return (COMPATIBLE[axis] ?? []).some((pair) => pair === `${one} ${other}` || pair === `${other} ${one}`);
}

function friendly(one: string, other: string): boolean {
  return (
    one === other ||
    FRIENDLY_FAMILIES.some(([a, b]) => (a === one && b === other) || (a === other && b === one))
  );
}
