/** Ways an image is used, where an idea or a person names one. */
export type Purpose =
  | 'logo'
  | 'icon'
  | 'sticker'
  | 'ad'
  | 'product'
  | 'packaging'
  | 'poster'
  | 'avatar'
  | 'headshot'
  | 'pattern'
  | 'wallpaper'
  | 'character'
  | 'cover'
  | 'tattoo'
  | 'card'
  | 'scene';

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
  [
    'headshot',
    /\bheadshots?\b|\blinkedin (?:photo|picture|profile|portrait|pic)\b|\b(?:corporate|professional|business) (?:portrait|profile|photo)\b|\bpassport photo\b/i,
  ],
  [
    'avatar',
    /\bavatars?\b|\bprofile (?:pic|picture|photo|image)s?\b|\bpfp\b|\bvtuber\b|\b(?:portrait|character) for (?:my|a|an|our) (?:\p{L}+ )?(?:game|campaign|dnd|rpg)\b/iu,
  ],
  ['tattoo', /\btattoos?\b/i],
  [
    'packaging',
    /\bpackaging\b|\b(?:bottle |product |wine |beer |jar )?labels?\b(?! of)|\blabel design\b|\bpackage design\b|\b(?:cereal|tea|chocolate|gift|pizza) box design\b|\bwrapper\b/i,
  ],
  [
    'cover',
    /\b(?:book|album|magazine|record|podcast|novel|comic) cover\b|\bcover art\b|\bcover (?:of|for) (?:an?|the|my) (?:\p{L}+ )?(?:book|novel|album|magazine)\b/iu,
  ],
  ['poster', /\bposters?\b|\bflyers?\b|\bplaybill\b|\bone.?sheet\b/i],
  ['card', /\b(?:greeting|birthday|christmas|holiday|wedding|thank.you) card\b|\binvitation\b/i],
  [
    'product',
    /\bproduct (?:shot|photo|photograph|photography|render|image|picture)s?\b|\bpackshot\b|\bmock-?up of\b|\bhero shot of\b/i,
  ],
  [
    'ad',
    /\bads?\b(?=\s+for|\s*$|,)|\badvert(?:isement|s|ising)?\b|\bcommercial for\b|\bcampaign\b|\bbanner\b|\bbillboard\b|\bkey visual\b|\bpromo(?:tional)?\b|\b(?:instagram|facebook|social media|linkedin|tiktok|pinterest) (?:post|ad|story|banner|graphic)\b|\bbrochure\b|\bwebsite hero\b|\bhero image\b|\bthumbnail\b/i,
  ],
];

/** The use that a text names; a scene where it names none. */
export function purposeOf(text: string): Purpose {
  return WORDS.find(([, words]) => isMeant(text, words))?.[0] ?? 'scene';
}

/** "A man with tattoos" and "jars with labels" are no tattoo and no label. */
function isMeant(text: string, words: RegExp): boolean {
  const found = words.exec(text);
  return found !== null && !BESIDE.test(text.slice(0, found.index));
}

const BESIDE =
  /\b(?:with|holding|carrying|wearing|covered (?:in|with)|has|having|on|in|under|behind|beside|full of|reading|looking at|making)\s+(?:\S+\s+){0,2}$/i;

/** A use in words. */
export const PURPOSE_NAMES: Record<Purpose, string> = {
  logo: 'logos',
  icon: 'icons',
  sticker: 'stickers',
  ad: 'advertising',
  product: 'product shots',
  packaging: 'packaging',
  poster: 'posters',
  avatar: 'avatars',
  headshot: 'headshots',
  pattern: 'patterns',
  wallpaper: 'wallpapers',
  character: 'character sheets',
  cover: 'covers',
  tattoo: 'tattoos',
  card: 'cards',
  scene: 'scenes',
};
