import { read } from '../../style/reading.ts';
import type { Slot } from '../piece.ts';
import type { Purpose } from './purpose.ts';

const BUILT_ON_LIGHT =
  /\b(?:lit|light|lighting|sunlight|moonlight|candlelight|glow|glowing|shadows|backlit|backlight|golden hour|blue hour|neon|sunbeams?|spotlight)\b/i;
const FRAMED =
  /\b(?:close-?up|wide (?:shot|angle|view)|aerial|bird'?s.eye|from (?:above|below|behind|the side|the air)|low angle|top.down|macro|full.body|half.length|panorama|panoramic|over.the.shoulder|isometric|flat lay|overhead|eye.level|depth of field|bokeh|\d+ ?mm|symmetrical|centered|centred|in the foreground|seen from|view from|viewed from|through (?:a|the) window)\b/i;
/** Movements that say how an image is made; "cyberpunk" says what is in it. */
const MADE =
  /impression|expression|cubis|surreal|art nouveau|art deco|baroque|rococo|pointill|bauhaus|constructiv|pop art|ukiyo|fauvis|cel shad|photorealis|hyperreal|double exposure|persian miniature|ghibli|pixar|disney|chibi|op art|swiss style|generative art|kawaii|psychedel|realis|isometric/;
const PAINTED =
  /\b(?:in (?:pencil|ink|oils?|watercolou?r|charcoal|pastels?|gouache|acrylics?)|style|photo|photograph|render|drawing|painting|sketch|illustration|print|sculpture|mosaic|collage|pixel art|vector|cartoon|anime|manga|vtuber|comic|3d|polaroid|low.poly|lego|claymation|engraving|statue|film still|movie still|stained glass|tapestry|embroidery)\b/i;
const COLORED =
  /\b(?:palette|in (?:shades|tones) of|black and white|monochrome|pastel|sepia|muted|vibrant|colou?rful)\b/i;
/** What people feel: a mood of ours beside it would be another one. */
const FELT =
  /\b(?:happy|sad|angry|lonely|scared|frightened|tired|exhausted|crying|weeping|laughing|smiling|grinning|cheerful|joyful|grumpy|furious|romantic|scary|creepy|spooky|cute|cozy|cosy|peaceful|calm|quiet|silent|epic|funny|dramatic|mysterious|magical|haunted|abandoned|ghost|war|battle|party|festival|celebrat\w+|wedding|funeral|fight\w*|storm\w*|burning|explod\w+|love|loneliness|surprised|bored|proud|shy|nervous|elegant|luxury|busy|crowded|playful|melanchol\w+|nostalgi\w+|evil|sinister|horror)\b/i;

/** What an idea says already. */
export function filledBy(text: string, purpose: Purpose): Set<Slot> {
  const filled = new Set<Slot>();
  for (const { role, weak, term } of read(text).cues) {
    if (weak) continue;
    if (role === 'medium' || (role === 'movement' && MADE.test(term))) filled.add('medium');
    else if (role === 'composition') filled.add('frame');
    else if (
      role === 'light' &&
      !/^(?:dawn|dusk|sunset|sunrise|twilight|at night|sunny|neon|fog|mist)$/.test(term)
    )
      filled.add('light');
    else if (role === 'color') filled.add('color');
    else if (role === 'mood') filled.add('mood');
  }
  if (BUILT_ON_LIGHT.test(text)) filled.add('light');
  if (FRAMED.test(text)) filled.add('frame');
  if (PAINTED.test(text)) filled.add('medium');
  if (COLORED.test(text)) filled.add('color');
  if (FELT.test(text)) filled.add('mood');
  // A named background is all the place there is.
  if (/\b(?:background|backdrop)\b/i.test(text)) filled.add('place');
  // A mark, a pattern or a turnaround stands nowhere.
  if (!['scene', 'ad', 'product', 'wallpaper'].includes(purpose)) filled.add('place');
  return filled;
}
