import { theme } from './theme.ts';

export const fashion = theme('fashion', [
  [
    'editorial photograph of a model in an oversized ivory trench coat on a windy salt flat, sculptural folds, overcast sky, 70mm, muted beige palette, strong silhouette',
    'Fashion|Photography|Editorial|Minimalism',
    'extra limbs, cluttered background, logo',
  ],
  [
    'Fashion illustration in gouache and ink, elongated figure in a tangerine ballgown made of pleated petals, quick gestural lines, blank background, splashes of paint at the hem',
    'Fashion|Gouache|Illustration',
  ],
  [
    'streetwear lookbook, twin sisters in colour-blocked windbreakers against a yellow tiled wall, direct flash, wide 28mm angle, 1990s snapshot energy',
    'Fashion|Street|Film Photography|Retro',
  ],
  [
    'avant-garde dress of folded white paper, origami collar hiding half the face, hard studio light, graphic black shadow on a grey wall, square format',
    'Fashion|Origami|Studio|Portrait',
  ],
  [
    "A velvet cloak embroidered with constellations in silver thread, draped on a wooden stand in a tailor's atelier, macro detail of the stitches, candle glow",
    'Fashion|Embroidery|Fantasy|Macro',
  ],
  [
    "flat lay of a men's autumn outfit, olive chore jacket, rust knit, raw denim, brown boots and a folded map on oak boards, diffuse window light, neat spacing",
    'Fashion|Top View|Photography|Autumn',
  ],
  [
    'Underwater fashion photograph, flowing emerald chiffon gown blooming like a jellyfish, light caustics on skin, deep teal darkness below, weightless elegance',
    'Fashion|Underwater|Photography|Surreal',
    'murky water, bubbles covering face, distorted hands',
  ],
  [
    'art deco evening look, beaded champagne dress with geometric fringe, feather headband, black lacquer background, gold rim light, 1920s studio portrait glamour',
    'Fashion|Art Deco|Portrait|Historical',
  ],
  [
    'future techwear courier, layered translucent raincoat with glowing seams, asymmetric straps, night street bokeh, full body concept sheet with three poses, neutral ground',
    'Fashion|Cyberpunk|Character Design|Concept Art',
  ],
  [
    'Hands wearing sculptural silver rings resting on crumpled blue silk, hard noon sunlight, macro jewellery photography, high contrast, freckled skin, elegant gesture',
    'Fashion|Jewellery|Macro|Photography',
    'six fingers, deformed nails, blur',
  ],
  [
    'traditional Andean weaver in a red patterned shawl, spindle turning in her hand, highland morning, natural dyes, documentary fashion portrait, 85mm, earthy tones',
    'Fashion|Portrait|Textile|Documentary',
  ],
  [
    'sneaker sculpture grown from moss, mushrooms and small ferns, studio pedestal, misty backlight, sustainable design campaign, hyperreal macro texture',
    'Fashion|Product|Nature|Surreal',
  ],
]);
