import { theme } from './theme.ts';

export const patterns = theme('pattern', [
  [
    'seamless pattern of lemons, blossoms and small blue tiles, hand-painted gouache, off-white ground, Mediterranean kitchen textile, even spacing, tileable repeat',
    'Pattern|Gouache|Food|Textile',
    'visible seams, text, perspective',
  ],
  [
    'Dark moody floral wallpaper, oversized peonies and moths, deep aubergine background, dusty pink and olive, Victorian engraving mixed with painterly colour, repeat tile',
    'Pattern|Botanical|Vintage|Wallpaper',
  ],
  [
    'mid-century atomic pattern, boomerangs, starbursts and thin rods, teal, mustard and coral on cream, flat vector, slightly irregular hand-cut edges',
    'Pattern|Retro|Vector|Geometric',
  ],
  [
    'block printed Indian textile of marching elephants and mango leaves, indigo and madder red on natural cotton, small registration flaws, border along one side',
    'Pattern|Block Print|Textile|Animals',
  ],
  [
    'Art deco scallop pattern with gold foil fan lines on emerald velvet, luxurious repeat, subtle embossing, soft directional light, seamless tile',
    'Pattern|Art Deco|Geometric|Luxury',
  ],
  [
    'risograph pattern of tiny swimmers and inflatable rings, fluorescent orange and aqua overlap, grain, playful spacing, top view of a summer pool',
    'Pattern|Risograph|Summer|Illustration',
  ],
  [
    'moss, lichen and pebble texture photographed straight down, muted greens and greys, even overcast light, tileable game material, high detail, no shadows',
    'Texture|Photography|Nature|Top View',
    'strong shadows, objects, vignette',
  ],
  [
    'Celestial pattern with suns, moons and comets, linocut marks, cream on midnight blue, hand-carved irregularity, dense yet balanced, fabric repeat',
    'Pattern|Linocut|Night|Textile',
  ],
  [
    'Islamic geometric star pattern carved in pale limestone, twelve-fold symmetry, raking sunlight revealing the depth, fine chisel marks, architectural close-up',
    'Pattern|Geometric|Architecture|Symmetry',
  ],
  [
    "hand-drawn mushroom species scattered in rows, ink outlines with flat autumn colours, beige background, children's stationery pattern, generous gaps",
    'Pattern|Ink|Botanical|Autumn',
  ],
  [
    'woven rattan and cane texture, warm honey fibres in hexagonal lattice, macro, soft diffused light, seamless material for furniture rendering',
    'Texture|Macro|Craft|Pattern',
  ],
  [
    'Camouflage pattern made of cats in sixteen poses fitted like puzzle pieces, flat grey, peach and black, tessellation without gaps, clever negative space',
    'Pattern|Animals|Cat|Vector',
  ],
  [
    'watercolor terrazzo, irregular chips of blush, sage, ochre and slate on white, soft bleeding edges, tileable, delicate and modern',
    'Pattern|Watercolor|Abstract|Pastel',
  ],
  [
    'Scandinavian folk pattern with mirrored birds, hearts and tulips, red and navy on linen, symmetrical, decorative border, flat shapes with small dots',
    'Pattern|Folk Art|Birds|Symmetry',
  ],
  [
    'Japanese indigo shibori cloth, radiating folded-dye circles, uneven blue gradations, cotton weave visible, flat lay, soft daylight, calm repeat',
    'Pattern|Textile|Japanese Style|Texture',
  ],
]);
