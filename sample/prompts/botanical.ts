import { theme } from './theme.ts';

export const botanical = theme('botanical', [
  [
    'botanical plate of a red field poppy, bud, bloom and seed pod, fine watercolor on aged paper, faint pencil construction lines, scientific accuracy, plain margins',
    'Botanical|Watercolor|Scientific Illustration',
  ],
  [
    'Macro photograph of a dandelion seed head with a single water drop at its centre refracting a blue sky, black background, extreme depth control, jewel-like',
    'Botanical|Macro|Photography',
  ],
  [
    "cyanotype of ferns and Queen Anne's lace, white silhouettes on Prussian blue, brushed uneven edges, handmade paper texture, Victorian photogram",
    'Botanical|Cyanotype|Vintage',
  ],
  [
    'overgrown conservatory with giant monstera, banana leaves and a spiral iron staircase, humid haze, green light, wide angle photograph, no people',
    'Botanical|Photography|Interior|Architecture',
  ],
  [
    'Ikebana arrangement of one twisted quince branch, two white camellias and moss in a black ceramic tray, grey plaster wall, side light, restrained still life',
    'Botanical|Still Life|Japanese Style|Minimalism',
  ],
  [
    'art nouveau panel of climbing sweet peas, whiplash stems framing an empty oval, pale green, mauve and old gold, lithograph texture, vertical ornament',
    'Botanical|Art Nouveau|Ornament',
  ],
  [
    'x-ray style image of tulips, translucent overlapping petals in pale grey and lilac, glowing white background, delicate veins, scientific elegance',
    'Botanical|X-Ray|Minimalism|Photography',
  ],
  [
    'Desert superbloom at sunrise, orange poppies and purple lupines flowing over hills, low wide angle from flower height, backlit petals, soft mountain haze',
    'Botanical|Landscape|Photography|Spring',
  ],
  [
    'succulents arranged as a mandala, rosettes in jade, dusty pink and silver, viewed straight from above, dark soil background, perfect radial symmetry, even light',
    'Botanical|Top View|Symmetry|Photography',
  ],
  [
    'gouache houseplants on a windowsill, stacked pots, trailing pothos, cat tail entering the frame, flat shapes with brush texture, pink wall, afternoon shadows',
    'Botanical|Gouache|Interior|Illustration',
  ],
  [
    'embroidered meadow border on white cotton, French knots for yarrow, satin stitch cornflowers, loose threads at the edge, macro shot, soft window light',
    'Botanical|Embroidery|Textile|Macro',
  ],
  [
    'Bonsai maple in flaming autumn colour on a stone slab, mist behind like a distant valley, studio photograph that feels like a landscape, quiet grandeur',
    'Botanical|Autumn|Studio|Japanese Style',
  ],
  [
    'linocut mushroom ring seen at night, spotted caps, ferns, crescent moon, three colours in moss, rust and black, bold carved grass strokes',
    'Botanical|Linocut|Night|Printmaking',
  ],
  [
    'glass terrarium holding a miniature rainforest with its own tiny rain cloud, wooden table, macro lens, soft rim light, surreal yet believable',
    'Botanical|Miniature|Surreal|Macro',
  ],
]);
