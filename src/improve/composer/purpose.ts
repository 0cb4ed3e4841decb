import type { Purpose } from './looks.ts';

/** Words that name a use; the first that fits counts. */
const WORDS: readonly [Purpose, RegExp][] = [
  [
    'character',
    /\b(?:character|model|turnaround|reference) ?sheet\b|\bturnaround\b|\bcharacter (?:design|concept)\b/i,
  ],
  ['icon', /\b(?:app |game |web )?icons?\b/i],
  ['sticker', /\bstickers?\b|\bemoji\b|\bemote\b/i],
  ['logo', /\blogo(?:s|type)?\b|\bwordmark\b|\bemblem\b|\bmonogram\b|\bbrand mark\b/i],
  ['pattern', /\bpatterns?\b|\bseamless\b|\btileable\b|\btextile design\b|\bfabric print\b/i],
  ['wallpaper', /\b(?:desktop|phone|mobile|lock ?screen|screen) (?:wallpaper|background)\b|\bwallpapers?\b/i],
  ['avatar', /\bavatars?\b|\bprofile (?:pic|picture|photo|image)\b|\bpfp\b|\bheadshot\b/i],
  ['tattoo', /\btattoos?\b/i],
  ['cover', /\b(?:book|album|magazine|record|podcast) cover\b|\bcover art\b/i],
  ['poster', /\bposters?\b|\bflyers?\b|\bplaybill\b/i],
  ['card', /\b(?:greeting|birthday|christmas|holiday|wedding|thank.you) card\b|\binvitation\b/i],
  [
    'product',
    /\bproduct (?:shot|photo|photograph|photography|render|image|picture)s?\b|\bpackshot\b|\bpackaging\b|\bhero shot of\b/i,
  ],
  [
    'ad',
    /\bads?\b(?=\s+for|\s*$|,)|\badvert(?:isement|s|ising)?\b|\bcommercial for\b|\bcampaign\b|\bbanner\b|\bbillboard\b|\bkey visual\b|\bpromo(?:tional)?\b/i,
  ],
  ['interior', /\binterior\b|\broom design\b|\bhome decor\b/i],
];

/** The use that a text names; a scene where it names none. */
export function purposeOf(text: string): Purpose {
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? 'scene';
}

/** A use in words. */
export const PURPOSE_NAMES: Record<Purpose, string> = {
  logo: 'logos',
  icon: 'icons',
  sticker: 'stickers',
  ad: 'advertising',
  product: 'product shots',
  poster: 'posters',
  avatar: 'avatars',
  pattern: 'patterns',
  wallpaper: 'wallpapers',
  character: 'character sheets',
  interior: 'interiors',
  cover: 'covers',
  tattoo: 'tattoos',
  card: 'cards',
  scene: 'scenes',
};
