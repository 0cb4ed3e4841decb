import { theme } from './theme.ts';

export const landscapes = theme('landscape', [
  [
    'sea stacks at dusk, thirty-second long exposure, water smoothed to silk, violet sky with a thin band of orange, wide angle, wet black pebbles in the foreground, crisp horizon',
    'Long Exposure|Landscape|Ocean|Photography',
    'tilted horizon, lens flare, people',
  ],
  [
    'A lone birch in a field of snow under a pale lemon sky, minimalist composition, most of the frame empty, soft fog, medium format film, subtle grain',
    'Minimalism|Landscape|Winter|Film Photography',
  ],
  [
    'terraced rice fields after rain reflecting pink clouds, aerial view, winding green edges like contour lines, one farmer with a straw hat for scale, early morning haze',
    'Aerial|Landscape|Fields|Photography',
  ],
  [
    'loose watercolor of a lavender farm in Provence, three purple rows leading to a stone house, cypress verticals, granulating pigments, white paper left for the sky',
    'Watercolor|Landscape|Summer',
  ],
  [
    'Plein air oil sketch of a river bend in October, broken colour, palette knife reflections of copper birches, cool blue shadows, small canvas, confident brushwork',
    'Oil Painting|Landscape|Autumn|Impressionism',
  ],
  [
    'volcanic black sand beach with glowing lava entering the sea, steam columns lit red, starry night, 20mm lens, dramatic scale, high dynamic range but natural contrast',
    'Photography|Landscape|Night|Volcano',
  ],
  [
    'Milky Way arching over a salt flat mirror, tiny tent lit from inside, symmetrical reflection, ultra wide panorama, cold indigo and warm amber, pin-sharp stars',
    'Astrophotography|Landscape|Night|Panorama',
    'star trails, light pollution, noise',
  ],
  [
    'ukiyo-e style print of a mountain pass in sudden rain, travellers with paper umbrellas, slanted dark lines, Prussian blue gradation, cedar silhouettes',
    'Ukiyo-e|Landscape|Rain|Japanese Style',
  ],
  [
    'low poly fjord with a red cabin on a green promontory, faceted cliffs, still teal water, morning fog layers, soft ambient occlusion, clean 3D render',
    'Low Poly|Landscape|Fjord|3D Render',
  ],
  [
    'Sunlight breaking through a beech forest in spring, thousand fresh leaves, god rays in the mist, narrow path curving away, 35mm, dreamy yet realistic greens',
    'Photography|Forest|Landscape|Spring',
  ],
  [
    'vintage travel poster of a glacier lake, simplified shapes, flat turquoise, ice blue and cream, canoe in the lower third, screen-print texture, no lettering',
    'Travel Poster|Landscape|Mountains|Vintage',
    'text, letters, watermark, photo',
  ],
  [
    'slot canyon interior, sandstone walls flowing like fabric, single beam of noon light with floating dust, orange to magenta gradient, vertical frame, abstract natural lines',
    'Photography|Canyon|Abstract|Landscape',
  ],
  [
    'Stormy prairie with a rotating supercell, ribbon of golden light under the cloud base, lonely windmill, wide 16:9 photograph, tense calm before hail',
    'Photography|Storm|Landscape|Dramatic',
  ],
  [
    'gouache painting of rolling tea plantations at sunrise, rounded green shapes stacked like waves, tiny pickers with colourful baskets, matte finish, flat light',
    'Gouache|Landscape|Fields|Illustration',
  ],
  [
    'infrared photograph of a lakeside park, foliage glowing white and pale pink, black water, surreal stillness, square crop, fine grain, tall symmetrical poplars',
    'Infrared|Landscape|Surreal|Photography',
  ],
  [
    'Tibetan plateau with a string of prayer flags snapping in the wind, endless ochre hills, snow mountains on the horizon, polarised blue sky, 24mm lens, high altitude clarity',
    'Photography|Landscape|Mountains|Travel',
  ],
  [
    'frozen waterfall inside an ice cave, translucent blue layers with trapped bubbles, headlamp glow from a climber, cold crystal textures, wide angle',
    'Photography|Winter|Cave|Landscape',
  ],
  [
    'matte painting of an endless staircase cut into a misty cliff, pine trees clinging to ledges, cranes flying below, soft eastern light, epic vertical scale',
    'Matte Painting|Landscape|Fantasy|Concept Art',
  ],
  [
    'Mediterranean cove seen through an arched cave mouth, emerald water, small white boat casting its shadow on the sand bottom, midday clarity, summer postcard colours',
    'Photography|Ocean|Summer|Travel',
  ],
  [
    'pastel drawing of sand dunes by the North Sea, marram grass strokes in olive and silver, huge cloudy sky, toothy grey paper showing through',
    'Pastel|Landscape|Coast',
  ],
  [
    'linocut of a lighthouse on a storm-battered rock, three colours, bold white wave shapes carved in rhythm, beam of light as a clean wedge',
    'Linocut|Ocean|Lighthouse|Printmaking',
  ],
  [
    'Autumn vineyard rows in thick morning fog, burgundy and gold leaves, spider webs with dew in the foreground, telephoto compression, painterly softness',
    'Photography|Autumn|Landscape|Fields',
  ],
  [
    'synthwave sunset over a wireframe ocean, striped magenta sun, chrome palm silhouettes, star-sprinkled purple sky, scan lines, 1980s computer graphics',
    'Vaporwave|Landscape|Sunset|Retro',
  ],
]);
