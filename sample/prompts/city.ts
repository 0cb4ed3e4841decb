import { theme } from './theme.ts';

export const city = theme('city', [
  [
    'rain-soaked alley market at night, red paper lanterns reflected in puddles, steam from noodle stalls, figures with clear umbrellas, 35mm at f/1.4, cinematic teal and orange',
    'Photography|City|Night|Street',
    'empty street, daylight, distorted faces, readable text',
  ],
  [
    'Rooftop view over terracotta chimneys at blue hour, first windows lighting up, a cat walking the ridge, gouache illustration with visible brush marks, cosy European old town',
    'Gouache|City|Illustration|Evening',
  ],
  [
    'isometric cutaway of a four-storey apartment house, a different tenant in every room, pastel palette, tiny furniture, soft shadows, storytelling details, clean vector art',
    'Isometric|City|Interior|Vector',
  ],
  [
    'brutalist housing estate photographed straight on, repeating balconies, one with red laundry, flat grey sky, architectural precision, minimal palette, square format',
    'Photography|Architecture|Brutalism|Minimalism',
    'people, perspective distortion, dramatic sky',
  ],
  [
    'Time-lapse style photograph of a roundabout at night, red and white car light trails forming a glowing flower, seen from a skyscraper, twenty-second exposure',
    'Long Exposure|City|Night|Aerial',
  ],
  [
    'solarpunk street with tram tracks in grass, facades covered in vines, bicycle lanes, glass awnings that collect rain, bright optimistic daylight, detailed concept art',
    'Concept Art|City|Solarpunk|Science Fiction',
  ],
  [
    'ink and watercolor urban sketch of a canal bridge, wobbly lines, bicycles against the railing, splashes of blue and ochre, white space at the edges',
    'Urban Sketch|Watercolor|City|Ink',
  ],
  [
    'Modernist library atrium with spiralling ramps, sunlight from a round skylight falling on readers, symmetrical one-point perspective, white concrete and warm oak',
    'Architecture|Photography|Interior|Symmetry',
  ],
  [
    'art deco skyscraper lobby, brass inlays, black marble floor with sunburst motif, frosted glass lamps, elevator doors, low angle, elegant 1930s glamour',
    'Art Deco|Architecture|Interior',
  ],
  [
    'A tiny bookshop squeezed between two tall buildings on a snowy evening, warm window glow, stacked books outside under an awning, storybook watercolor with ink outlines',
    "Watercolor|City|Winter|Children's Book",
  ],
  [
    'aerial photograph of a container port at sunrise, colourful boxes like a quilt, long crane shadows, straight-down drone view, graphic pattern composition',
    'Aerial|City|Industry|Pattern',
  ],
  [
    'cutaway technical drawing of an underground metro station, three levels, escalators, tiny commuters, blueprint white lines on cyan-blue paper, precise hatching',
    'Blueprint|City|Technical Drawing',
  ],
  [
    'desert adobe village at noon, rounded earthen walls, deep blue doors, sharp geometric shadows, a single date palm, 50mm film photograph, warm minimalism',
    'Film Photography|Architecture|Desert|Minimalism',
  ],
  [
    'pixel art corner shop at night, flickering neon sign without letters, vending machines, rain animation frame, 320 by 180 resolution look, purple and cyan palette',
    'Pixel Art|City|Night|Game Art',
    'smooth gradients, 3d render, blurry',
  ],
  [
    'Glass footbridge wrapped in fog connecting two towers, office workers as silhouettes, cool grey monochrome with one yellow raincoat, telephoto compression, quiet tension',
    'Photography|City|Fog|Minimalism',
  ],
  [
    'papercraft model of a hillside favela in bright cardboard colours, tiny stairs and water tanks, hanging laundry made from thread, macro shot with natural window light',
    'Paper Craft|City|Miniature',
  ],
  [
    'timber pavilion in a pine forest, curved glulam ribs, evening light glowing from inside, reflecting pond, architectural visualisation, photoreal, calm Nordic mood',
    'Architecture|3D Render|Forest',
    'people, cars, oversaturated grass',
  ],
  [
    'Medieval walled town drawn as an illuminated manuscript miniature, gold leaf sky, flattened perspective, tiny merchants at the gate, ultramarine and vermilion',
    'Illuminated Manuscript|City|Historical',
  ],
  [
    'moody film noir street corner, single lamp post, wet cobblestones, man with a hat leaving the frame, hard shadows of a fire escape, black and white, 1940s',
    'Black and White|Film Noir|City|Cinematic',
  ],
  [
    'bauhaus inspired abstract of a city skyline, overlapping rectangles and quarter circles, primary red, blue and yellow with warm grey, off-white paper, strict grid',
    'Bauhaus|City|Abstract',
  ],
  [
    'Night flight view of a metropolis, orange grid of streets dissolving into clouds, wing tip at the corner, fine sensor grain, sense of distance and homecoming',
    'Aerial|City|Night|Photography',
  ],
]);
