import { pick, type Random } from '../random.ts';
import type { Reading } from '../reading/reading.ts';
import type { ThemeName } from '../reading/terms.ts';
import { adjust, blend } from './colour.ts';

/** The colours of an image, each `#rrggbb`. */
export interface Palette {
  /** From the top down to the horizon. */
  sky: [string, string, string];
  /** Ground from the far to the near. */
  land: [string, string, string];
  accent: string;
  accent2: string;
  /** Sun, moon, windows. */
  light: string;
  ink: string;
  paper: string;
}

// sky top, middle, bottom; land far, middle, near; accent, second accent; light
const THEMES: Record<ThemeName, string> = {
  day: '#3d8ec9 #8cc7e8 #f2ead3 #86b0b5 #4f8f78 #2d5d4b #e4572e #f2b134 #fff5d8',
  sunset: '#2f2b63 #cb5069 #ffb668 #80497f #523360 #2b1e42 #ef476f #ffd166 #ffe7ae',
  dawn: '#6b80b8 #e6a8b1 #ffe3c6 #a09fc4 #6f7ca1 #3f4b6d #f07f7b #f6bd60 #fff3d6',
  night: '#0a1030 #1c2c60 #41598d #2b3d70 #1a2851 #0b132e #f2c14e #7fb7e6 #f6f1da',
  autumn: '#86aebf #e6cda3 #f8e6c5 #cb8c4d #a5532d #56291c #d1352b #f2a104 #fff1cc',
  winter: '#86aace #c6dbeb #f4f8fb #bacfdf #8ba9c4 #466487 #c8505a #e9c46a #ffffff',
  spring: '#92cbee #d5eef2 #fdf2e6 #abd3a1 #70b07c #397b58 #f28ab2 #ffd166 #fffbe6',
  neon: '#0d0221 #3b106d #b5179e #41207f #241150 #0d0625 #f72585 #4cc9f0 #8df9ff',
  grey: '#5f707c #a3b0b5 #dbdfdb #93a1a6 #66767b #37444a #b8672b #d9b26a #f3f2ea',
  desert: '#3f9fc6 #f1cd97 #f9e4bf #e3ac70 #c87c46 #8a462a #1f9486 #e76f51 #fff2cf',
  sea: '#0a3a5e #1a7b9f #83dad5 #2c8ea6 #14617f #0a334f #ff7f50 #ffd166 #e6fff7',
  fire: '#170909 #5f1311 #d9480f #7d2014 #4a120d #1b0706 #ff9f1c #ffd60a #fff0a8',
  cosmic: '#080619 #2b1559 #86369a #4a2a83 #271652 #0b0720 #f15bb5 #38d6e8 #fde9ff',
  pastel: '#c9b6f2 #ffcbdf #fff3e2 #bfe3dc #9fc7e0 #8a8fc2 #ff8fab #ffd97d #fffdf0',
  earth: '#c99f74 #e3c59d #f5e6cc #b98a62 #8c5f42 #4a3124 #bc4b38 #e0a23b #fff0cc',
  jade: '#4fa394 #a8d8b9 #eff5d6 #6fae8b #35805f #124a3c #f2704f #f4c95d #fbffe3',
};
const FALLBACK: ThemeName[] = [
  'day',
  'sunset',
  'dawn',
  'spring',
  'earth',
  'pastel',
  'jade',
  'cosmic',
  'autumn',
];
/** The light of each place when the prompt names none. */
const OF_PLACE: Partial<Record<Reading['places'][number], ThemeName[]>> = {
  mountains: ['day', 'dawn', 'sunset'],
  sea: ['day', 'dawn', 'sunset'],
  city: ['day', 'sunset', 'dawn', 'pastel'],
  forest: ['jade', 'dawn'],
  meadow: ['spring', 'day'],
  room: ['earth', 'dawn'],
};
const GREY_CHROMA = 0.03;

/** Chooses the colours: by words of time, season and mood; named colours then take the accents and tint the rest. */
export function choosePalette(reading: Reading, random: Random): Palette {
  const usual = (reading.places[0] && OF_PLACE[reading.places[0]]) ?? FALLBACK;
  const name = reading.themes[0] ?? usual[reading.hash % usual.length]!;
  const second = reading.themes.find((other) => other !== name);
  let colours = THEMES[name].split(' ');
  // A second mood is heard in the sky's lower half and the accents.
  if (second) {
    const others = THEMES[second].split(' ');
    colours = colours.map((colour, i) =>
      blend(colour, others[i]!, i === 1 || i === 2 ? 0.35 : i > 5 ? 0.5 : 0.15),
    );
  }
  const turn = (random() - 0.5) * 0.3;
  colours = colours.map((colour) => adjust(colour, ({ l, c, h }) => ({ l, c, h: h + turn })));
  colours = withNamedColours(colours, reading);
  colours = colours.map((colour) => tinted(colour, reading));
  const [top, middle, bottom, far, mid, near, accent, accent2, light] = colours as string[] & { length: 9 };
  return {
    sky: [top!, middle!, bottom!],
    land: [far!, mid!, near!],
    accent: accent!,
    accent2: accent2!,
    light: light!,
    ink: adjust(near!, ({ c, h }) => ({ l: 0.22, c: Math.min(c, 0.05), h })),
    paper: adjust(light!, ({ c, h }) => ({ l: 0.965, c: Math.min(c, 0.02), h })),
  };
}

/** Colours for images that show no place: one of the palette's own, in any order. */
export function anyColour(palette: Palette, random: Random): string {
  return pick(random, [
    palette.accent,
    palette.accent2,
    palette.land[0],
    palette.land[1],
    palette.sky[0],
    palette.sky[1],
  ]);
}

function withNamedColours(colours: string[], { colours: named, subjects }: Reading): string[] {
  const [first, second = first] = named;
  if (!first || !second) return colours;
  // "A red fox" colours the fox; "red mountains" colours them all.
  const share = subjects.length > 0 ? 0.3 : 1;
  const pull = [0.45, 0.4, 0.2, 0.4, 0.45, 0.4, 1, named.length > 1 ? 1 : 0.35, 0.1];
  return colours.map((colour, i) => {
    const goal = i === 7 || (i >= 3 && i <= 5 && named.length > 1) ? second : first;
    if (i === 6 || i === 7) return blend(colour, goal, pull[i]!);
    // Hue and chroma follow the named colour; lightness stays, or the image would lose its depth.
    return adjust(blend(colour, goal, pull[i]! * share), ({ c, h }) => ({ l: lightnessOf(colour), c, h }));
  });
}

function lightnessOf(colour: string): number {
  let found = 0;
  adjust(colour, (lch) => {
    found = lch.l;
    return lch;
  });
  return found;
}

function tinted(colour: string, { tints, colours }: Reading): string {
  return adjust(colour, ({ l, c, h }) => {
    if (tints.has('mono') && colours.length === 0)
      return { l: 0.5 + (l - 0.5) * 1.1, c: GREY_CHROMA * 0.3, h };
    if (tints.has('sepia')) return { l, c: 0.02 + c * 0.35, h: h * 0.3 + 1.25 * 0.7 };
    const lighter =
      (tints.has('soft') ? 0.06 : 0) + (tints.has('bright') ? 0.05 : 0) - (tints.has('dark') ? 0.12 : 0);
    return {
      l: l + lighter * (1 - Math.abs(l - 0.5)),
      c: c * (tints.has('soft') ? 0.7 : tints.has('vivid') ? 1.35 : 1),
      h,
    };
  });
}
