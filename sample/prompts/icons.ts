import { theme } from './theme.ts';

export const icons = theme('icon', [
  [
    'app icon of a paper boat on a rounded square, smooth blue gradient sea, soft inner shadow, single centred object, glossy 3D style, crisp at small size',
    'Icon|3D Render|Boat|Minimalism',
    'text, border clutter, multiple objects',
  ],
  [
    'set of nine weather icons in claymorphism style, puffy sun, clouds, lightning, snow, pastel gradient bodies, even lighting, grid layout on white',
    'Icon|3D Render|Weather|Pastel',
  ],
  [
    'Monoline logo of a mountain and a coffee bean merged into one symbol, single stroke weight, black on white, centred, generous clear space, no lettering',
    'Logo|Vector|Minimalism|Line Art',
    'text, gradient, shading, mockup',
  ],
  [
    'heraldic emblem for a chess club, knight horse head inside a laurel ring, engraved line shading, two colours, forest green and gold, symmetrical vector',
    'Logo|Emblem|Vector|Vintage',
  ],
  [
    'pixel art inventory icons, potion, key, scroll, feather, compass, gem, each 32 by 32, consistent light from upper left, dark outline, transparent-looking flat backdrop',
    'Icon|Pixel Art|Game Art',
  ],
  [
    'Flat sticker of a grumpy cactus in a teacup, thick white outline, simple shading, mint and terracotta, humorous expression, isolated on pale grey',
    'Sticker|Vector|Cute|Botanical',
  ],
  [
    'negative space logo, an owl formed between two open book pages, deep navy on white, geometric construction, calm and clever, scalable mark',
    'Logo|Birds|Minimalism|Vector',
    'text, realistic feathers, gradient',
  ],
  [
    'isometric icon of a tiny greenhouse with glowing plants, soft plastic material, rounded corners, single object on plain lilac background, interface illustration',
    'Icon|Isometric|3D Render|Botanical',
  ],
  [
    "vintage badge of a lighthouse keeper's lamp with radiating lines and rope border, stamp ink texture, one colour, worn edges, circular composition, blank banner",
    'Emblem|Vintage|Lighthouse|Printmaking',
    'letters, numbers, full colour',
  ],
  [
    'Six line icons about sleep: moon, pillow, owl, candle, clock, cloud, rounded ends, two-pixel stroke look, indigo on cream, consistent geometry',
    'Icon|Line Art|Minimalism|Night',
  ],
  [
    'letterless monogram shape built from two interlocking leaves, gold emboss on dark green leather, macro product mockup, shallow focus, refined stationery brand',
    'Logo|Mockup|Luxury|Botanical',
  ],
  [
    'mascot of a cheerful wrench with goggles, bold outline, dynamic pose, limited palette of orange and slate, vector illustration for a repair cafe, plain background',
    'Mascot|Vector|Character Design|Cute',
  ],
]);
