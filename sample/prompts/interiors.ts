import { theme } from './theme.ts';

export const interiors = theme('interior', [
  [
    'sunlit reading nook under a sloping attic roof, linen cushions, floor-to-ceiling books, monstera plant, oak floorboards, soft morning shadows, editorial interior photography, 24mm',
    'Interior|Photography|Cozy',
    'clutter, people, fisheye, text on spines',
  ],
  [
    'Japandi living room with low ash furniture, paper lantern, plaster walls in warm white, single ceramic vase with a bare branch, diffuse daylight, restrained and calm',
    'Interior|Minimalism|Japandi',
  ],
  [
    '1970s conversation pit, burnt orange corduroy sofas, shag carpet, sunken round fireplace, wood panelling, smoked glass lamps, faded slide film colours, wide interior shot',
    'Interior|Retro|Film Photography',
  ],
  [
    "A botanist's greenhouse study, rusted iron frame, overflowing ferns, desk with pressed flowers and brass microscope, green filtered light, painterly realism",
    'Interior|Botanical|Concept Art',
  ],
  [
    'isometric render of a cosy gamer bedroom, glowing monitor, plush toys, string lights, rain on the window, purple ambient light, soft clay materials',
    'Isometric|Interior|3D Render|Night',
  ],
  [
    'Abandoned ballroom reclaimed by ivy, collapsed chandelier, shafts of light through broken windows, peeling turquoise paint, wide angle, haunting stillness, fine texture',
    'Photography|Interior|Abandoned',
  ],
  [
    'compact tiny-house kitchen in forest green with brass fittings, open shelves, terrazzo counter, window over the sink with a valley view, bright architectural photo',
    'Interior|Photography|Kitchen',
  ],
  [
    'Moroccan courtyard with zellige tiles and a star-shaped fountain, orange trees in pots, carved cedar balconies, midday light and cool shade, symmetrical composition',
    'Architecture|Interior|Pattern|Travel',
  ],
  [
    "ink drawing of an inventor's workshop filled with gears, bird cages and unfinished flying machines, dense cross-hatching, sepia wash, curious details in every corner",
    'Ink|Interior|Illustration|Steampunk',
  ],
  [
    "child's bedroom as a dollhouse diorama, felt rug, matchbox bed, moon-shaped night light, wallpaper with tiny boats, macro photograph, gentle warm lighting",
    'Miniature|Interior|Cute|Diorama',
  ],
  [
    'Hotel bathroom carved from a single block of travertine, round skylight above a deep tub, steam, sand tones, architecture magazine photograph, serene luxury',
    'Interior|Photography|Minimalism|Luxury',
  ],
  [
    'old Viennese café interior in gouache, marble tables, newspapers on wooden holders, waiter in black, velvet benches in bottle green, warm globe lamps',
    'Gouache|Interior|Cafe|Historical',
  ],
  [
    'space station observation lounge, curved window filled with Saturn rings, low teal sofas, soft reflected light, retro-futuristic 1970s design, clean cinematic frame',
    'Interior|Science Fiction|Retro|Cinematic',
  ],
  [
    'Memphis style studio apartment, squiggle patterned rug, terrazzo cubes, pink and cobalt cabinets, round mirrors, playful 3D render with hard sunlight',
    'Interior|3D Render|Memphis Design',
    'realistic clutter, dark, beige',
  ],
  [
    "A monk's cell with whitewashed walls, one wooden chair, an open book and a strip of sun on the floor, still life painting in muted tones, silence made visible",
    'Oil Painting|Interior|Minimalism|Historical',
  ],
]);
