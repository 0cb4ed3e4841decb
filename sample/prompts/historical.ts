import { theme } from './theme.ts';

export const historical = theme('historical', [
  [
    'Roman mosaic floor of a harbour scene, merchant ships, dolphins and amphorae, small stone tesserae in ochre, white and sea blue, cracked edges, museum lighting',
    'Historical|Mosaic|Ocean|Ancient',
  ],
  [
    'Silk road caravan resting at an oasis, camels, copper kettles, indigo tents, late sun through palm trunks, documentary realism, wide oil painting',
    'Historical|Oil Painting|Desert|Travel',
  ],
  [
    'Viking longship under construction inside a timber shed, shipwrights with axes, wood chips in a beam of light, smoky air, cinematic historical reconstruction',
    'Historical|Cinematic|Craft|Boat',
  ],
  [
    'daguerreotype of an inventor beside her flying machine, silver plate texture, oval vignette, soft edges, serious gaze, 1850s workshop with canvas wings',
    'Historical|Vintage|Portrait|Steampunk',
    'colour, modern objects, smile, digital sharpness',
  ],
  [
    'Maya city at dawn after rain, red painted pyramids above jungle canopy, market canoes on a canal, mist, archaeologically inspired matte painting, macaws in flight',
    'Historical|Matte Painting|City|Ancient',
  ],
  [
    'Edo period bathhouse street in winter, steam and snow, paper umbrellas, wooden sandals, woodblock print with flat colour, diagonal composition, indigo and rust',
    'Historical|Ukiyo-e|Winter|City',
  ],
  [
    '1920s jazz club, trumpet player in a cone of light, dancers blurred, cigarette haze, cut-crystal glasses, painted in loose gouache with gold accents',
    'Historical|Gouache|Music|Art Deco',
  ],
  [
    'medieval scriptorium, monk illuminating a letter with gold leaf, cat on the windowsill, quills and pigments in shells, northern window light, detailed oil study',
    'Historical|Oil Painting|Interior|Craft',
  ],
  [
    'Colour photograph look of a 1950s roadside diner at dusk, chrome counter, pie case, neon outline without words, two-tone car outside, nostalgic slide film',
    'Historical|Retro|Film Photography|Food',
    'smartphones, modern cars, text',
  ],
  [
    'Bronze Age village on stilts above an alpine lake, reed roofs, fishing nets, dugout canoes, morning fog, educational museum illustration, natural pigments',
    'Historical|Illustration|Landscape|Ancient',
  ],
  [
    'Victorian glasshouse ball at night, gaslight among palms, silk gowns reflected in wet tiles, seen from the gallery above, romantic oil painting, emerald and gold',
    'Historical|Oil Painting|Night|Fashion',
  ],
  [
    'space-race era control room, rows of consoles, engineers in white shirts holding their breath, green phosphor glow, documentary photograph, 1960s grain',
    'Historical|Film Photography|Space|Technology',
  ],
]);
