import { read } from '../style/reading.ts';
import { judgePhrase } from '../style/style-phrase.ts';
import { type Candidate, toCandidate } from './candidates.ts';

/** Whole looks to fall back on where the matches lend none; each line is one that holds together. */
const RECIPES = [
  'loose watercolor painting, soft morning light, muted earth tones, plenty of negative space, quiet mood, visible paper texture',
  'film photography, golden hour, warm color palette, shallow depth of field, nostalgic mood, fine film grain',
  'oil on canvas, chiaroscuro, deep umber and gold, close framing, contemplative mood, visible brushstrokes',
  'linocut print, bold graphic shadows, limited palette of navy and cream, centered composition, folk art, rough paper texture',
  'gouache illustration, dappled sunlight, sage and terracotta, wide shot, whimsical mood, mid-century style',
  'ink wash painting, misty dawn, monochrome, empty space, meditative mood, fluid brushwork',
  'low poly 3d render, soft studio lighting, pastel colors, isometric view, playful mood, clean edges',
  'risograph print, flat light, coral and teal, bold composition, cheerful mood, visible grain',
  'charcoal drawing, low key lighting, high contrast, tight crop, brooding mood, expressive lines',
  'layered paper cut, soft backlight, peach and plum, layered depth, dreamy atmosphere, crisp edges',
  'cinematic still, blue hour, teal and amber, wide angle, mysterious mood, high resolution',
  'art nouveau poster, warm evening light, olive and gold, symmetrical composition, elegant mood, ornamental line work',
];

/** Everything of the built-in vocabulary as candidates, by recipe. */
export function builtInRecipes(): Candidate[][] {
  return RECIPES.map((line) =>
    line.split(', ').flatMap((text) => {
      const phrase = judgePhrase(read(text));
      return phrase ? [toCandidate(phrase, [])] : [];
    }),
  );
}

/** A number that depends on the text alone, so that another idea starts with another recipe. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619) >>> 0;
  return hash;
}
