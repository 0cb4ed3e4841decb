import { theme } from './theme.ts';

export const abstract = theme('abstract', [
  [
    'ink dropped into clear water, cobalt and magenta plumes unfolding like silk, pure white background, macro high-speed photograph, fine filaments, elegant negative space',
    'Abstract|Macro|Photography|High Speed',
  ],
  [
    'abstract expressionist canvas, broad scraped strokes of cadmium red over raw linen, charcoal scribbles, drips, a calm grey rectangle holding the centre',
    'Abstract|Oil Painting|Expressionism',
  ],
  [
    'Layered glass spheres and arches on a pastel stage, soft caustics, gentle peach to lavender gradient, minimalist 3D still life, diffuse studio light',
    'Abstract|3D Render|Minimalism|Pastel',
  ],
  [
    'bauhaus composition of circles, bars and a single diagonal, warm red, mustard, ultramarine and black on oatmeal paper, screen-print grain, perfect visual balance',
    'Abstract|Bauhaus|Geometric|Printmaking',
  ],
  [
    'fluid acrylic pour with cells and lacing, turquoise, copper and white, glossy resin finish, top view, organic marbled rivers, rich micro detail',
    'Abstract|Fluid Art|Texture',
  ],
  [
    'Sound wave of a heartbeat visualised as thousands of suspended steel pins, long shadows on white wall, raking light, kinetic sculpture photograph',
    'Abstract|Sculpture|Photography|Minimalism',
  ],
  [
    'monochrome optical illusion, concentric squares twisting into depth, crisp black and white edges, square format, hypnotic 1960s op art',
    'Abstract|Op Art|Black and White|Geometric',
    'colour, blur, gradient, noise',
  ],
  [
    'Kintsugi landscape: charcoal black ceramic plane broken by branching gold seams like rivers from space, matte and metallic contrast, subtle side light',
    'Abstract|Ceramic|Texture|Minimalism',
  ],
  [
    'holographic foil crumpled into mountains, iridescent cyan, pink and lime reflections, close-up, soft blurred edges, modern music cover art without text',
    'Abstract|Texture|Iridescent|Cover Art',
    'text, people, logo',
  ],
  [
    'abstract landscape from stitched fabric scraps, indigo denim sky, ochre corduroy hills, visible running stitches in white, flat lay, sashiko inspired',
    'Abstract|Textile|Landscape|Collage',
  ],
  [
    'Smoke rings drifting through a shaft of light, black background, spiral vortices in pale blue, long lens, delicate and ghostly, scientific beauty',
    'Abstract|Photography|Smoke|Minimalism',
  ],
  [
    'generative particles forming a murmuration, tens of thousands of fine graphite dots on warm white paper, sweeping wave shape, plotter drawing feel',
    'Abstract|Generative Art|Line Art|Minimalism',
  ],
  [
    'A storm of coloured chalk dust on black velvet, freeze frame at the moment of impact, teal and saffron clouds merging, ultra sharp grains, dynamic diagonal',
    'Abstract|High Speed|Photography|Dramatic',
  ],
  [
    'stacked translucent acrylic sheets in sunset colours casting overlapping shadows on concrete, hard light, strict geometry, contemporary art installation photograph',
    'Abstract|Installation|Geometric|Photography',
  ],
  [
    'soft gradient mesh wallpaper, blurred orbs of apricot, rose and periwinkle, fine film grain, smooth transitions, calm background for a desktop, no objects',
    'Abstract|Gradient|Wallpaper|Pastel',
    'banding, hard edges, text, objects',
  ],
]);
