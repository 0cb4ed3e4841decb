import { theme } from './theme.ts';

export const sport = theme('sport', [
  [
    'free climber hanging from one hand on an overhang above a sea of clouds, sunrise side light, chalk dust, wide drone perspective, vertigo, sharp rock texture',
    'Sport|Photography|Mountains|Dramatic',
  ],
  [
    'Swimmer seen from below breaking the surface, silver bubbles trail, sun disc through blue water, symmetrical composition, underwater sports photograph, weightless power',
    'Sport|Underwater|Photography',
    'murky, distorted limbs, logo',
  ],
  [
    'vintage ski poster, single skier carving a long S down a white slope, flat blue shadow, orange sun, tiny chalet, lithograph grain, no lettering',
    'Sport|Travel Poster|Winter|Vintage',
    'text, letters, photo',
  ],
  [
    'fencing duel as flowing calligraphy, two figures made of a few black ink strokes, sparks of red where blades meet, white rice paper',
    'Sport|Ink|Minimalism|Motion',
  ],
  [
    'Night basketball on a rooftop court, player mid-dunk as a silhouette against city lights, sodium lamps, low angle wide lens, sweat and mist, gritty film look',
    'Sport|Night|City|Film Photography',
  ],
  [
    'cyclists in a mountain hairpin photographed from straight above, coloured jerseys like confetti on grey asphalt, long morning shadows, graphic composition',
    'Sport|Aerial|Photography|Pattern',
  ],
  [
    'surfer inside a glassy emerald barrel, fisheye water housing shot, droplets on the lens, sun glowing through the lip of the wave, pure adrenaline',
    'Sport|Ocean|Photography|Summer',
  ],
  [
    'low poly football match in a tiny stadium, isometric view, simple faceted players, long stadium light shadows, cheerful crowd dots, toy-like render',
    'Sport|Low Poly|Isometric|3D Render',
  ],
  [
    'A boxer wrapping her hands before training, quiet gym, single window, dust, black and white photograph, grain, close crop on fabric and knuckles',
    'Sport|Black and White|Portrait|Documentary',
  ],
  [
    'figure skater spinning, long exposure turning the dress into a translucent blue flower, dark rink, thin lines scratched in the ice, top spotlight',
    'Sport|Long Exposure|Dance|Winter',
  ],
]);
