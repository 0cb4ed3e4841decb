import { theme } from './theme.ts';

export const product = theme('product', [
  [
    'amber glass skincare bottle on wet river stones, moss and droplets, soft top light with leaf shadows, shallow depth of field, blank label, premium natural cosmetics advertising',
    'Product|Advertising|Studio|Nature',
    'text, logo, fingerprints, crooked cap',
  ],
  [
    'floating running shoe with coral knit upper, exploded view of its layers, seamless light grey backdrop, hard rim lights, crisp shadow below, technical product render',
    'Product|3D Render|Advertising|Sport',
  ],
  [
    'Mechanical wristwatch movement in extreme macro, ruby bearings, brushed bridges, blued screws, single strip light reflection, black background, engineering as jewellery',
    'Macro|Product|Studio|Mechanical',
  ],
  [
    'perfume flacon shaped like a wave standing in shallow water, sunset gradient refracted through the glass, tiny ripples, dreamy peach and lilac palette, commercial photography',
    'Product|Advertising|Studio|Luxury',
  ],
  [
    'ceramic pour-over coffee set on travertine blocks, low morning sun, long shadows, beige monochrome styling, a trace of steam, minimalist brand campaign image',
    'Product|Minimalism|Photography|Drink',
  ],
  [
    'Transparent retro game console showing coloured circuit boards, glossy smoky plastic, studio sweep in mint green, softbox reflections, playful 1990s product catalogue photo',
    'Product|Retro|Studio|Technology',
    'brand logo, readable text, scratches',
  ],
  [
    'wireless headphones resting on a sculpted plinth of purple sand, spotlight, dust particles, matte black finish with copper accents, low camera angle, cinematic advert',
    'Product|Advertising|Technology|Cinematic',
  ],
  [
    'eco packaging mockup, kraft paper boxes and tins in three sizes, blank labels, dried eucalyptus, off-white backdrop, gentle diagonal light, tidy composition',
    'Product|Packaging|Mockup',
  ],
  [
    'Lemonade can bursting through a sheet of ice, splashes and lemon slices frozen in the air, ultra crisp high-speed shot, sky blue background, blank aluminium',
    'Product|Advertising|High Speed|Drink',
    'dull colours, warped can, letters',
  ],
  [
    'handmade leather backpack on a wooden bench in a workshop, tools and offcuts around, warm tungsten lamp, visible saddle stitching, heritage craft photography, 50mm',
    'Product|Photography|Craft|Fashion',
  ],
  [
    'set of enamel camping mugs hanging from a birch branch over a misty lake, sunrise rim light, lifestyle product shot, pine greens and speckled white',
    'Product|Lifestyle|Photography|Nature',
  ],
  [
    'minimal desk lamp with a mushroom shade, terracotta colour, standing on stacked books against a sage wall, round pool of light, catalogue still, soft 3D render',
    'Product|3D Render|Interior|Minimalism',
  ],
  [
    'Magazine advertisement from the 1960s for a bubble-shaped television, gouache illustration, happy living room, teal and tangerine, halftone printing texture, no lettering',
    'Advertising|Retro|Gouache|Technology',
    'text, modern devices, photo',
  ],
  [
    'wooden toy train carrying fruit-shaped blocks across a linen tablecloth, pastel paints, rounded edges, shallow focus, soft daylight, catalogue image for a toy maker',
    'Product|Toys|Photography|Pastel',
  ],
  [
    'lipstick made of rose quartz crystal on crushed pink pigment, diagonal composition, specular sparkle, beauty editorial macro, clean background, luxurious texture',
    'Product|Beauty|Macro|Studio',
  ],
]);
