import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** Words of our own from which prompts like those of public data sets are made. */
const SUBJECTS =
  `portrait of an old sailor|cat sleeping on a windowsill|abandoned train station|city street in the rain|
girl with a paper lantern|dragon curled around a tower|bowl of ramen|cottage in a birch forest|astronaut in a garden|fox in the snow|
lighthouse on a cliff|vintage motorcycle|market in a desert town|ballet dancer mid leap|whale above the clouds|knight resting by a fire|
greenhouse full of ferns|robot repairing a watch|mountain lake at dawn|owl with amber eyes|sunken temple|child flying a kite|
glass bottle ship|wolf under a full moon|street musician|steam locomotive|violin on a chair|stack of old books|orchid in a jar|
floating island village|samurai crossing a bridge|camper van by the sea|moth on a lamp|chess game in a park|ice cave|raven on a gate|
perfume bottle product shot|sneaker on a plinth|modern house by a lake|bakery window|jellyfish in deep water|tea ceremony|
field of sunflowers|deer in morning fog|space station corridor|crowded night train|potter at the wheel|stone golem|mermaid reading|
hot air balloons over a valley`.split(/\|\n?/);
const MEDIA =
  `watercolor|oil painting|digital art|gouache|ink drawing|35mm photograph|studio photograph|3d render|linocut print|pencil sketch|
concept art|matte painting|pixel art|low poly|paper cut|risograph|charcoal drawing|pastel|anime key visual|stained glass|isometric illustration|
claymation|film still|children's book illustration|art nouveau poster|blueprint|embroidery|cinematic still|macro photograph|screen print`.split(
    /\|\n?/,
  );
const DETAILS =
  `soft morning light|golden hour|rim lighting|volumetric fog|neon glow|overcast sky|candlelight|dramatic shadows|shallow depth of field|
wide angle|close up|bird's eye view|symmetrical composition|rule of thirds|muted palette|teal and orange|earth tones|pastel colors|high contrast|
monochrome|intricate details|loose brushwork|fine line work|textured paper|film grain|bokeh|long exposure|backlit|reflections on wet ground|
misty background|minimal background|highly detailed|sharp focus|8k|trending on a gallery site|award winning|moody atmosphere|peaceful mood|
whimsical|melancholic|epic scale|cozy|dreamlike|nostalgic|winter|autumn leaves|spring blossom|summer heat|night|twilight|art deco|baroque|
brutalist architecture|ukiyo-e influence|bauhaus shapes|surreal|cross hatching|impasto|flat colors|cel shading|double exposure|tilt shift|
85mm lens|f/1.8|kodak film look|ray tracing|subsurface scattering|ornate frame|geometric pattern|flowing fabric|wind swept|dust particles`.split(
    /\|\n?/,
  );
const NAMES =
  `Mira|Tomas|Aiko|Leon|Zara|Ivo|Nadia|Felix|Suri|Oskar|Lena|Kofi|Ines|Bram|Yuki|Paola|Anton|Freya|Idris|Marta`.split(
    '|',
  );
const SITES = ['lexica.art', 'openart.ai', 'prompthero.com', 'civitai.com'];
const SIZES = [
  [512, 512],
  [512, 768],
  [768, 512],
  [1024, 1024],
  [832, 1216],
];

/** A small, fast, seeded source of random numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Prompts as people write them: a few words are everywhere, most are rare (Zipf), about 1 in 12 is a repeat. */
export function* realisticPrompts(count: number, seed = 1): Generator<string> {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(list.length * random() ** 1.8)]!;
  const recent: string[] = [];
  for (let n = 0; n < count; n++) {
    if (recent.length > 100 && random() < 0.08) {
      yield recent[Math.floor(random() * recent.length)]!;
      continue;
    }
    const parts = [`${pick(SUBJECTS)}${random() < 0.4 ? ` and ${pick(SUBJECTS)}` : ''}`, pick(MEDIA)];
    if (random() < 0.35) parts.push(`by ${pick(NAMES)} ${pick(NAMES)}son${Math.floor(random() * 400)}`);
    const details = 2 + Math.floor(random() * 9);
    for (let d = 0; d < details; d++) parts.push(pick(DETAILS));
    const prompt = [...new Set(parts)].join(', ');
    if (recent.length < 5000) recent.push(prompt);
    else recent[n % 5000] = prompt;
    yield prompt;
  }
}

/** Writes a CSV of the reference data set's columns. */
export async function writePromptCsv(file: string, count: number, seed = 1): Promise<void> {
  const out = createWriteStream(file);
  const random = randomFrom(seed + 7);
  out.write('id,prompt,url,width,height,source_site\n');
  let n = 0;
  for (const prompt of realisticPrompts(count, seed)) {
    const [width, height] = SIZES[Math.floor(random() * SIZES.length)]!;
    const site = SITES[Math.floor(random() * SITES.length)]!;
    const row = `${++n},"${prompt.replaceAll('"', '""')}",https://example.com/${n}.webp,${width},${height},${site}\n`;
    if (!out.write(row)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}
