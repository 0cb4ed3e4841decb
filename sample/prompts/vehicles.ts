import { theme } from './theme.ts';

export const vehicles = theme('vehicle', [
  [
    'turquoise vintage camper van parked above a surf beach, boards on the roof, low evening sun, lens flare, faded film colours, dry grass in the foreground, road trip mood',
    'Vehicle|Film Photography|Travel|Golden Hour',
  ],
  [
    'steam locomotive crossing a stone viaduct in heavy snow, plume of white smoke, glowing firebox, telephoto side view, monochrome blue with ember orange',
    'Vehicle|Train|Winter|Photography',
  ],
  [
    'Blueprint of an airship with labelled-looking but blank callouts, side elevation and cross-section, thin white lines on deep blue paper, drafting grid, folded creases',
    'Blueprint|Vehicle|Technical Drawing|Steampunk',
    'readable text, colour, photo',
  ],
  [
    'rally car sliding through a gravel bend, dust wall lit by the sun, panning shot at 1/60 s, sharp cockpit and streaked forest, no sponsor marks',
    'Vehicle|Sport|Photography|Motion Blur',
  ],
  [
    'A wooden sailing dinghy upside down on trestles in a boatyard, fresh varnish, curled shavings, warm workshop light, detailed gouache study',
    'Gouache|Vehicle|Boat|Craft',
  ],
  [
    'retro-futuristic monorail gliding over orange groves, streamlined chrome, 1950s optimism, airbrush illustration, sky gradient from mint to peach',
    'Vehicle|Retro|Science Fiction|Illustration',
  ],
  [
    'tilt-shift photograph of a harbour full of tugboats, toy-like colours, narrow band of focus, high viewpoint, calm green water, crisp midday light',
    'Vehicle|Boat|Miniature|Photography',
  ],
  [
    'Isometric fleet of delivery drones and robots at a charging station, rounded white shells with lime accents, soft shadows, clean interface illustration style',
    'Isometric|Vehicle|Technology|3D Render',
  ],
  [
    'bicycle made of bent bamboo and rope leaning on a pale pink wall, dappled tree shadow, centred composition, design magazine photograph, 50mm',
    'Vehicle|Product|Minimalism|Photography',
  ],
  [
    'Deep-sea submersible with a bubble cockpit hovering over glowing vents, headlights cutting through marine snow, pilot silhouette, matte painting, teal darkness',
    'Vehicle|Underwater|Matte Painting|Science Fiction',
  ],
  [
    'cutaway illustration of a lunar rover, pressurised cabin, bunk beds, plants, wheel motors, isometric line art with flat muted colours, museum infographic without words',
    'Vehicle|Cutaway|Technical Drawing|Space',
  ],
  [
    'hot air balloons shaped like patchwork quilts floating above misty vineyards, sunrise backlight, seen from another basket, soft watercolor, dozens of patterns',
    'Watercolor|Vehicle|Landscape|Sunrise',
  ],
  [
    'chrome motorcycle tank reflecting a desert sky and two riders, extreme close-up, polished curves as abstract landscape, high contrast black and white',
    'Vehicle|Black and White|Macro|Abstract',
  ],
  [
    'Old yellow tram climbing a steep tiled street, laundry overhead, ink line with loose watercolor, sunny afternoon, tilted perspective',
    'Urban Sketch|Vehicle|City|Watercolor',
  ],
]);
