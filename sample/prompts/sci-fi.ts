import { theme } from './theme.ts';

export const sciFi = theme('sci-fi', [
  [
    'astronaut tending tomato plants in a glass dome on Mars, red dust outside, soft green light inside, condensation on the visor, hopeful cinematic still, 40mm anamorphic',
    'Science Fiction|Cinematic|Space|Botanical',
  ],
  [
    'Derelict generation ship drifting past a ringed planet, forests bursting through broken hull windows, tiny repair drone in the foreground, grand matte painting, cold sunlight',
    'Science Fiction|Space|Matte Painting',
  ],
  [
    'cyberpunk noodle bar under an elevated highway, android cook with ceramic hands, holographic fish swimming above the counter, rain, magenta and teal neon, 35mm',
    'Science Fiction|Cyberpunk|City|Night',
    'daylight, readable signs, crowd of clones',
  ],
  [
    'vintage pulp magazine cover of a rocket landing among crystal spires, painted in gouache, dramatic low angle, saturated reds and greens, no title text',
    'Science Fiction|Retro|Gouache|Poster',
    'text, letters, barcode',
  ],
  [
    'A robot librarian repairing a paper book with tiny brass tools, dust in a sunbeam, worn porcelain shell with cracks filled in gold, tender mood, 85mm portrait framing',
    'Science Fiction|Robot|Portrait|Cinematic',
  ],
  [
    'megastructure interior, cylindrical world with fields and lakes curving overhead, white clouds in the axis, small train in the distance, bright realistic concept art',
    'Science Fiction|Concept Art|Landscape|Space',
  ],
  [
    'alien tide pool macro, translucent creatures with glowing geometric organs, violet sand, ripples, scientific documentary photograph feel, focus stacked',
    'Science Fiction|Macro|Nature|Surreal',
  ],
  [
    "Minimal poster of an astronaut sitting on the edge of a giant vinyl record that forms Saturn's ring, flat shapes, grainy shading, cream, navy and tangerine",
    'Science Fiction|Poster|Minimalism|Vector',
  ],
  [
    'abandoned arcology swallowed by desert dunes, nomads with solar sails crossing in single file, sandstorm wall approaching, ultra wide cinematic frame, sepia and steel',
    'Science Fiction|Desert|Cinematic|Landscape',
  ],
  [
    'hard-surface mech design, walking excavator with hazard stripes, hydraulic legs, mud splatter, orthographic three-view turnaround, grey background, clean line weights',
    'Science Fiction|Mech|Concept Art|Technical Drawing',
    'perspective background, logo, blurry',
  ],
  [
    "Time traveller's waiting room, mismatched clocks, people from different centuries on plastic chairs, fluorescent light, deadpan symmetrical composition, pastel film set",
    'Science Fiction|Interior|Cinematic|Whimsical',
  ],
  [
    'bioluminescent jungle on a tidally locked moon, huge planet filling the sky, explorer with a paper lantern, deep cyan and ultraviolet, painterly digital art',
    'Science Fiction|Landscape|Night|Digital Painting',
  ],
  [
    'orbital elevator rising from a tropical fishing village, cable vanishing into clouds, children flying kites beside it, golden afternoon, gentle contrast of old and new, gouache',
    'Science Fiction|Gouache|Coast|Solarpunk',
  ],
  [
    "Black hole seen through the cockpit of a small rusty freighter, accretion disc reflected on the pilot's visor, hand-written notes taped to the panel, quiet awe, film grain",
    'Science Fiction|Space|Cinematic|Portrait',
  ],
  [
    'isometric research base in Antarctica of the year 2200, hexagonal modules on stilts, rovers, snow drifts, orange beacons, crisp vector shading, blueprint grid floor',
    'Science Fiction|Isometric|Winter|Architecture',
  ],
  [
    'vaporwave shopping mall flooded knee-deep in pink water, marble columns, palm trees, fading escalator lights, VHS noise, melancholy emptiness',
    'Vaporwave|Science Fiction|Interior|Retro',
  ],
  [
    'A quantum computer drawn as a golden chandelier in a dark laboratory, hanging cables, frost vapour, single engineer for scale, precise photoreal render, warm metal against navy',
    'Science Fiction|Technology|3D Render|Interior',
  ],
  [
    'comic panel of two rival hackers playing chess with holographic pieces on a rooftop, bold inks, limited palette of acid yellow and purple, dramatic perspective',
    'Science Fiction|Comic|Cyberpunk|City',
  ],
  [
    'first contact as a tiny moment: a child and a jellyfish-like visitor share an umbrella at a bus stop, soft rain, watercolor, muted blues with a warm glow',
    "Science Fiction|Watercolor|Children's Book|Rain",
  ],
]);
