import type { Medium, Place, Subject, ThemeName, Tint, Weather } from './terms.ts';

// One line a meaning, words in the singular; `readPrompt` also tries them without a plural ending.
const PLACES: Record<Place, string> = {
  mountains:
    'mountain peak alp cliff canyon valley volcano ridge summit highland himalaya rock waterfall landscape',
  sea: 'sea ocean wave beach coast shore harbor harbour lake river water bay island lagoon marine seascape tide storm ship boat sailboat',
  city: 'city skyline street town building skyscraper tower urban architecture cityscape downtown alley market metropolis bridge tokyo york paris london cyberpunk',
  forest: 'forest wood jungle tree grove woodland pine oak birch rainforest bamboo fern bamboos leaf',
  desert: 'desert dune sand sahara cactus oasis pyramid camel savanna arizona egypt',
  meadow:
    'meadow field hill grass garden farm countryside pasture prairie park village orchard barn house cottage windmill horse sheep cow',
  snowfield: 'snow ice glacier arctic polar tundra winter ski igloo penguin frozen',
  room: 'room sofa couch chair table kitchen bedroom interior window desk library lamp shelf cafe studio indoor bed carpet fireplace shop bar restaurant',
  space:
    'space galaxy nebula planet cosmos cosmic astronaut universe star asteroid spaceship rocket orbit alien saturn mars',
  underwater:
    'underwater coral reef jellyfish fish whale shark octopus mermaid submarine dolphin turtle seabed',
};
const SUBJECTS: Record<Subject, string> = {
  portrait:
    'portrait woman man girl boy face person lady queen king princess prince warrior wizard witch knight samurai elf goddess angel child people human samurai monk dancer soldier actor model hero astronaut mermaid geisha bride headshot self-portrait',
  cat: 'cat kitten fox wolf lynx tiger lion leopard panther jaguar raccoon squirrel corgi',
  dog: 'dog puppy hound horse cow deer sheep goat pig donkey pony unicorn camel elephant giraffe zebra',
  bear: 'bear panda koala mouse hamster monkey hedgehog otter beaver gorilla',
  rabbit: 'rabbit bunny hare kangaroo',
  bird: 'bird owl parrot eagle raven crow penguin duck chicken swan hummingbird peacock flamingo robin sparrow crane',
  fish: 'fish whale shark dolphin goldfish koi salmon submarine',
  butterfly: 'butterfly moth bee dragonfly insect beetle fairy ladybug',
  dragon: 'dragon snake serpent lizard dinosaur crocodile monster octopus eel phoenix',
  flowers:
    'flower rose tulip daisy sunflower lily blossom bouquet lotus orchid poppy lavender peony floral petal garden botanical dahlia iris',
  tree: 'oak willow bonsai treehouse baobab',
  boat: 'boat ship sailboat yacht sail galleon canoe ferry pirate gondola sailing',
  castle: 'castle palace fortress cathedral temple church ruin tower citadel pagoda mosque',
  house: 'house cottage cabin hut barn village home farmhouse windmill mansion',
  robot: 'robot android cyborg mech machine droid automaton',
  lighthouse: 'lighthouse beacon',
  car: 'car truck bus van vehicle automobile taxi jeep train tram locomotive motorcycle',
  balloon: 'balloon zeppelin airship hot-air',
  vessel:
    'vase cup mug coffee tea bottle bowl teapot jar glass still-life fruit apple lemon pear food cake wine candle book',
  fire: 'fire flame bonfire campfire burning inferno lava torch ember',
  planet: 'planet saturn jupiter mars earth globe sphere orb',
};
const WEATHERS: Record<Weather, string> = {
  sun: 'sun sunny sunset sunrise golden dawn dusk daylight sunlight summer noon',
  moon: 'moon moonlight night midnight lunar nocturne crescent werewolf',
  stars: 'star starry night galaxy cosmos space constellation nebula universe midnight milky',
  clouds: 'cloud cloudy sky storm stormy overcast heaven',
  rain: 'rain rainy storm drizzle umbrella thunder stormy monsoon',
  snow: 'snow snowy winter blizzard snowfall christmas frost snowflake',
  aurora: 'aurora borealis northern-light',
  fog: 'fog mist misty foggy haze hazy smoke smoky ethereal',
  birds: 'bird seagull gull flock swallow crow',
};
const MEDIA: Record<Medium, string> = {
  plain: 'vector flat minimalist minimal icon logo',
  watercolor: 'watercolor watercolour aquarelle gouache wash',
  oil: 'oil painting impasto impressionist impressionism acrylic painterly brush monet gogh expressionist canvas palette-knife',
  ink: 'ink line lineart etching engraving drawing calligraphy manga linework pen hatching sumi-e',
  pencil: 'pencil charcoal sketch graphite chalk crayon doodle',
  halftone: 'halftone comic pop-art popart newspaper risograph riso screenprint dot',
  pixel: 'pixel 8-bit 16-bit 8bit 16bit retro-game voxel sprite',
  lowpoly: 'low-poly lowpoly polygon polygonal facet origami crystal geometric cubism cubist',
  glass: 'stained-glass stained cathedral-window tiffany',
  mosaic: 'mosaic tile tessera knitted knit embroidery cross-stitch quilt',
  print:
    'woodblock ukiyo-e linocut woodcut print poster paper-cut papercut collage silkscreen lithograph nouveau deco',
  photo:
    'photo photograph photography photorealistic realistic cinematic 35mm film bokeh dslr kodak polaroid render 3d unreal octane',
};
const THEMES: Record<ThemeName, string> = {
  day: 'day daylight noon sunny summer blue-sky',
  sunset: 'sunset dusk golden evening twilight golden-hour sundown warm',
  dawn: 'dawn sunrise morning daybreak',
  night: 'night midnight moon moonlight starry dark nocturne aurora',
  autumn: 'autumn fall october harvest pumpkin rust',
  winter: 'winter snow snowy ice icy frozen arctic frost christmas glacier snowfield cold',
  spring: 'spring blossom cherry fresh easter april may',
  neon: 'neon cyberpunk synthwave vaporwave electric futuristic sci-fi hologram glowing',
  grey: 'rain rainy fog foggy misty storm stormy gloomy overcast melancholy sad lonely grim smoke',
  desert: 'desert dune sand sahara egypt savanna canyon',
  sea: 'underwater ocean sea reef aquatic coral whale shark marine',
  fire: 'fire flame lava inferno burning hell volcano ember phoenix',
  cosmic: 'space galaxy nebula cosmic cosmos universe astral psychedelic magic magical mystic dream',
  pastel: 'pastel cute kawaii candy soft dreamy baby whimsical fairy',
  earth: 'cozy cosy interior coffee rustic wood vintage sofa couch medieval antique clay autumnal book tea',
  jade: 'jungle forest bamboo rainforest moss fern emerald lush leaf botanical',
};
const TINTS: Record<Tint, string> = {
  mono: 'monochrome b&w black-and-white noir greyscale grayscale charcoal graphite pencil etching engraving lineart sumi-e',
  sepia: 'sepia vintage antique daguerreotype old retro nostalgic',
  soft: 'pastel soft muted dreamy pale gentle calm delicate faded misty',
  vivid: 'vivid vibrant colorful colourful saturated bold bright psychedelic pop-art popart',
  dark: 'dark gloomy noir gothic horror shadow sinister moody eerie black haunted',
  bright: 'bright light airy high-key white',
};
/** Colour words and the colours they stand for. */
const COLOURS: Record<string, string> = {
  red: '#d62839',
  crimson: '#b3123b',
  scarlet: '#e0301e',
  ruby: '#a8123e',
  rust: '#a8461c',
  orange: '#f3722c',
  amber: '#f6a821',
  gold: '#e3b341',
  golden: '#e9b949',
  yellow: '#f7d038',
  lemon: '#f9e04c',
  lime: '#9bd13c',
  green: '#3c9d4e',
  emerald: '#138d63',
  olive: '#7d8a34',
  mint: '#8fdcb5',
  teal: '#13837f',
  turquoise: '#2bc4bd',
  cyan: '#22c1dc',
  blue: '#2f6fd0',
  azure: '#3a93e8',
  navy: '#1b2f66',
  indigo: '#3f3aa0',
  violet: '#7a42c9',
  purple: '#7b2fa8',
  lavender: '#b39ddb',
  magenta: '#d42a9c',
  pink: '#f279ad',
  rose: '#e4587f',
  peach: '#ffb38a',
  brown: '#7c4a2a',
  copper: '#b56535',
  bronze: '#a0703a',
  beige: '#d9c3a0',
  ivory: '#f3ead4',
  white: '#f5f5f0',
  silver: '#b9c1c9',
  grey: '#8b9197',
  gray: '#8b9197',
  black: '#1c1c22',
};

/** Every meaning of a word. */
export interface Meaning {
  places: Place[];
  subjects: Subject[];
  weathers: Weather[];
  media: Medium[];
  themes: ThemeName[];
  tints: Tint[];
  colours: string[];
}

const LEXICON = new Map<string, Meaning>();
enter('places', PLACES);
enter('subjects', SUBJECTS);
enter('weathers', WEATHERS);
enter('media', MEDIA);
enter('themes', THEMES);
enter('tints', TINTS);
for (const [word, colour] of Object.entries(COLOURS)) entryOf(word).colours.push(colour);

/** What a word (lower case; two-word terms joined by a hyphen) means to the sketcher, if anything. */
export function meaningOf(word: string): Meaning | undefined {
  return (
    LEXICON.get(word) ??
    LEXICON.get(word.replace(/ies$/, 'y')) ??
    LEXICON.get(word.replace(/s$/, '')) ??
    LEXICON.get(word.replace(/es$/, '')) ??
    LEXICON.get(word.replace(/ves$/, 'f'))
  );
}

function enter<K extends Exclude<keyof Meaning, 'colours'>>(kind: K, table: Record<string, string>): void {
  for (const [name, words] of Object.entries(table))
    for (const word of words.split(' ')) (entryOf(word)[kind] as string[]).push(name);
}

function entryOf(word: string): Meaning {
  let entry = LEXICON.get(word);
  if (!entry) {
    entry = { places: [], subjects: [], weathers: [], media: [], themes: [], tints: [], colours: [] };
    LEXICON.set(word, entry);
  }
  return entry;
}
