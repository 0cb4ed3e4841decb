import { theme } from './theme.ts';

export const fantasy = theme('fantasy', [
  [
    'ancient tree city at twilight, rope bridges between lantern-lit houses carved into giant trunks, fireflies, mist below, vertical epic concept art, emerald and amber',
    'Fantasy|Concept Art|Forest|City',
  ],
  [
    'A dragon made of storm clouds curls around a mountain lighthouse, lightning for veins, tiny ship on black waves below, oil painting, dramatic scale, slate and white-gold',
    'Fantasy|Oil Painting|Dragon|Storm',
    'cartoon, cute, extra heads, text',
  ],
  [
    'moss golem sitting patiently while children plant flowers on its shoulders, spring meadow, soft storybook gouache, rounded shapes, friendly glowing eyes',
    "Fantasy|Gouache|Children's Book",
  ],
  [
    "alchemist's desk seen from above, glowing vials, celestial charts, dried herbs, a curled sleeping salamander, rich chiaroscuro, detailed digital painting, copper and violet",
    'Fantasy|Top View|Still Life|Digital Painting',
  ],
  [
    'Knight kneeling in a field of pale glowing mushrooms, cracked moonlit armour, sword planted as a cross, cold teal fog, cinematic wide shot, volumetric light',
    'Fantasy|Cinematic|Night|Character Design',
  ],
  [
    'stained glass cathedral on the back of a walking giant tortoise, pilgrims climbing a rope ladder, desert dawn, long shadow, whimsical matte painting',
    'Fantasy|Matte Painting|Surreal|Desert',
  ],
  [
    'elven archer portrait, silver braids, leaf-shaped pauldrons, sun flecks through birch leaves, soft focus background, painterly digital art, jade and ivory palette',
    'Fantasy|Portrait|Character Design|Digital Painting',
    'deformed ears, low detail, modern clothes',
  ],
  [
    'Library where the books fly like birds between endless shelves, one librarian with a butterfly net, warm dusty light shafts, watercolor and ink, magical realism',
    'Fantasy|Watercolor|Interior|Whimsical',
  ],
  [
    'underwater palace of coral and pearl, merfolk guards with trident lamps, shafts of turquoise light, schools of gold fish, ornate symmetrical composition, concept art',
    'Fantasy|Underwater|Architecture|Concept Art',
  ],
  [
    'isometric dungeon room, cracked stone tiles, treasure chest, glowing runes, one skeleton key on a pedestal, hand-painted game asset, dark edges, torch light',
    'Fantasy|Isometric|Game Art|Interior',
  ],
  [
    "Witch's cottage grown from a pumpkin at the edge of an autumn marsh, crooked chimney, purple dusk, jars glowing in the window, claymation set, tactile textures",
    'Fantasy|Claymation|Autumn|Miniature',
  ],
  [
    'tarot-like card of a moon gardener watering stars, symmetrical art nouveau border, gold line on midnight blue, pale lilies, woodcut texture, no lettering',
    'Fantasy|Art Nouveau|Card Design|Night',
    'text, numbers, watermark, photo',
  ],
  [
    "A phoenix rising from a blacksmith's forge, wings of molten metal droplets, silhouettes of astonished workers, strong backlight, orange against charcoal, wide brush strokes",
    'Fantasy|Digital Painting|Birds|Dramatic',
  ],
  [
    'floating islands connected by waterfalls and chains, wind turbines made of sails, small goats on grassy edges, bright summer clouds, anime background painting',
    'Fantasy|Anime|Landscape|Sky',
  ],
  [
    'ink illustration of a goblin market, crowded stalls selling shadows, bottled songs and odd teeth, dense crosshatching, one spot colour of acid green',
    'Fantasy|Ink|Illustration|Crowd',
  ],
  [
    "Ice queen's throne hall, frozen banners, aurora through a translucent ceiling, single crimson rose on the steps, low angle, elegant and cold, high detail render",
    'Fantasy|Interior|Winter|3D Render',
  ],
  [
    'embroidered tapestry of a unicorn hunt turned peaceful picnic, medieval millefleurs background, wool texture, faded crimson and sage, flat perspective',
    'Fantasy|Tapestry|Textile|Historical',
  ],
  [
    'centaur cartographer drawing a map on a hillside, rolled parchments in saddlebags, spyglass, sunset grasslands, character concept painting, warm rim light',
    'Fantasy|Character Design|Concept Art|Sunset',
  ],
  [
    'Pixel art boss arena: a lighthouse-keeper ghost above stormy water, parallax cliffs, lantern glow, 32-colour palette, side-scrolling game scene',
    'Fantasy|Pixel Art|Game Art|Night',
  ],
  [
    'paper cut lightbox of a forest spirit with branching antlers, seven layers of white card, warm light from behind, tiny deer and owls hidden in the foliage',
    'Fantasy|Paper Cut|Forest|Diorama',
  ],
]);
