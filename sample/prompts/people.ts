import { theme } from './theme.ts';

export const people = theme('people', [
  [
    'Portrait of an elderly fisherman in a yellow oilskin on a foggy pier, salt-white beard, eyes narrowed against the wind, 85mm lens at f/1.8, soft overcast light, muted sea greens, fine skin texture',
    'Photography|Portrait|People',
    'smooth plastic skin, oversaturated, extra fingers, text, watermark',
  ],
  [
    'young violinist mid-performance, spotlight from above, dark concert hall, bow in motion blur, sweat on the brow, 35mm film, warm tungsten tones, heavy grain',
    'Film Photography|Portrait|Music',
  ],
  [
    'A baker dusted with flour lifts a tray of sourdough from a brick oven at four in the morning, ember light on her face, documentary photograph, 28mm lens, deep brown shadows',
    'Photography|Documentary|People|Food',
  ],
  [
    'watercolor portrait of a woman with freckles and braided red hair, loose wet edges, pale green background wash, visible cold-press paper, unfinished shoulders, quiet expression',
    'Watercolor|Portrait|People',
    'photo, hard outlines, heavy makeup, text',
  ],
  [
    'oil portrait of an astronomer by candlelight, brass telescope at his elbow, chiaroscuro, deep umber background, thick impasto highlights on the collar, old master mood',
    'Oil Painting|Portrait|Chiaroscuro',
  ],
  [
    'Double exposure silhouette of a hiker in profile filled with misty pine forest and flying swallows, clean white background, desaturated teal and charcoal, quiet contemplative mood',
    'Double Exposure|Portrait|Forest',
  ],
  [
    'Three generations of women laughing while they fold dumplings around a kitchen table, window light from the left, steam, candid family photograph, 35mm, natural colours',
    'Photography|Lifestyle|People|Food',
    'posed, stiff smiles, deformed hands, harsh flash',
  ],
  [
    'studio headshot, man in a charcoal turtleneck, grey seamless backdrop, large octabox at 45 degrees, gentle rim light, direct gaze, 105mm, editorial retouching, crisp detail',
    'Photography|Portrait|Studio',
    'blurry, red eyes, busy background',
  ],
  [
    'boy reading under a blanket with a flashlight, face lit from below, toys as soft shapes in the dark, gouache illustration, navy and butter yellow, bedtime story mood',
    "Gouache|Children's Book|Illustration|Night",
  ],
  [
    'linocut portrait of a jazz saxophonist, bold carved lines, two colours, ink black and mustard, smoke curling into the frame edge, rough print texture',
    'Linocut|Portrait|Music',
  ],
  [
    'A ceramicist at her wheel photographed from above, clay-covered hands shaping a tall vase, circular composition, terracotta and slate palette, soft north light, shallow depth of field',
    'Photography|Craft|Top View|People',
  ],
  [
    'cinematic still, lone commuter on an empty late-night train, green fluorescent light, rain streaks on the window, reflection doubling the face, anamorphic lens, teal and amber grade',
    'Cinematic|People|Night|City',
  ],
  [
    'Dancer frozen in mid-leap against a black studio wall, trailing red silk caught by a strobe, dust of white powder in the air, high-speed photography, dramatic side light',
    'Photography|Dance|High Speed|Studio',
    'extra limbs, motion ghosting, low contrast',
  ],
  [
    'charcoal sketch of an old couple on a park bench seen from behind, smudged bare trees, a few confident lines, warm grey paper, white chalk highlights',
    'Charcoal|People|Sketch',
  ],
  [
    'Claymation character of a cheerful postman with a round belly and an oversized satchel, fingerprint texture in the clay, miniature cobbled street, tabletop lighting, tilt-shift blur',
    'Claymation|Character Design|Miniature',
  ],
  [
    'beekeeper in a white veil among lavender rows at golden hour, bees as glowing specks, backlit smoke, medium format photograph, soft pastel purple and honey tones',
    'Photography|People|Golden Hour|Nature',
  ],
  [
    'Flat vector portrait of a chef with folded arms, simplified geometric face, limited palette of tomato red, cream and forest green, bold shadows at one angle, editorial spot illustration',
    'Vector|Portrait|Editorial|Food',
  ],
  [
    'street portrait of a skateboarder with vitiligo, urban concrete, afternoon sun and hard palm shadows, confident stance, expired colour film, light leaks, 50mm',
    'Film Photography|Portrait|Street',
    'airbrushed skin, studio backdrop, logo',
  ],
  [
    'A cellist rendered in a single continuous ink line, generous white space, slight wobble of the hand, one flat shape of ochre behind the body of the instrument',
    'Line Art|Music|Minimalism',
  ],
  [
    'art nouveau poster of a woman tending a night garden, flowing hair turning into vines, halo of moonflowers, gold outlines, sage, ivory and dusky rose, ornamental border',
    'Art Nouveau|Poster|Portrait|Botanical',
    'photo, 3d, modern clothing',
  ],
  [
    'Grandmother knitting beside a sleeping cat in a rocking chair, low winter sun through lace curtains, dust in the beam, oil painting with soft edges, honey and moss palette',
    'Oil Painting|People|Interior|Animals',
  ],
  [
    'pixel art character sheet of a desert courier, front, side and back view, scarf, brass goggles, sixteen colours, clean silhouette, flat neutral background',
    'Pixel Art|Character Design|Game Art',
    'gradients, blur, anti-aliasing, perspective distortion',
  ],
  [
    'Black and white portrait of a mountain guide with frost in his eyebrows, wind-burned cheeks, fur-lined hood, 135mm lens, overcast snow light, extreme fine detail',
    'Black and White|Portrait|Winter|Photography',
  ],
  [
    'paper collage of a woman drinking coffee, torn magazine textures, face built from newsprint scraps, teal and coral blocks, visible glue edges, playful modern composition',
    'Collage|Portrait|Mixed Media',
  ],
]);
