import { theme } from './theme.ts';

export const maps = theme('map', [
  [
    'hand-drawn fantasy continent map on parchment, mountain chains in ink hachures, forests of tiny trees, sea serpents, compass rose, blank ribbons, sepia with faded green washes',
    'Map|Fantasy|Ink|Vintage',
    'readable text, modern icons, photo',
  ],
  [
    "Isometric park map of an amusement island, roller coasters, winding paths, ponds and striped tents, bright vector colours, friendly rounded shapes, bird's eye view",
    'Map|Isometric|Vector|Illustration',
  ],
  [
    'star chart of invented constellations, gold engraving on midnight blue, animals traced between stars, concentric circles, fine astronomical ticks, antique atlas style',
    'Map|Night|Engraving|Vintage',
  ],
  [
    'Minimal street network of an imaginary old town, cream lines on terracotta, river as a smooth empty band, tight medieval core, poster composition without words',
    'Map|Minimalism|City|Poster',
  ],
  [
    "treasure map tattooed in embroidery on an old sailor's linen shirt, dotted route in red thread, palm island, anchor, macro textile photograph",
    'Map|Embroidery|Textile|Adventure',
  ],
  [
    'underground cave system shown as a coloured cutaway, crystal chambers, lakes, bats, explorers with ropes, watercolor and ink, educational spread without labels',
    'Map|Cutaway|Watercolor|Cave',
  ],
  [
    'satellite-like view of a river delta painted in oil, branching turquoise channels, mangrove greens, sand bars, thick texture, abstract at first glance',
    'Map|Aerial|Oil Painting|Abstract',
  ],
  [
    'Metro diagram turned into a garden, coloured lines growing into stems with flowers at each station, flat vector, white background, clever infographic art',
    'Map|Vector|Botanical|Concept',
  ],
]);
