import { theme } from './theme.ts';

export const animals = theme('animals', [
  [
    'A ginger cat asleep on a sun-faded velvet sofa, paws tucked under, afternoon light through wooden blinds making stripes across its fur, 50mm photograph, shallow focus, warm and quiet',
    'Photography|Animals|Cat|Interior',
    'extra paws, distorted face, harsh flash',
  ],
  [
    'red fox crossing a snowy clearing at blue hour, breath visible, low camera angle, 300mm telephoto, creamy background blur, cold blues against rust fur, wildlife photography',
    'Photography|Animals|Winter|Wildlife',
  ],
  [
    'hummingbird hovering at a trumpet flower, wings frozen, iridescent emerald throat, clean green bokeh, macro wildlife photo, high-speed flash, every feather crisp',
    'Macro|Animals|Birds|Photography',
    'blurred eye, duplicate wings, noise',
  ],
  [
    'Ink wash painting of two carp circling each other, only a few grey brush strokes and one touch of vermilion, empty rice paper, water suggested by silence',
    'Ink|Animals|Minimalism|Japanese Style',
  ],
  [
    'cute hedgehog in a mustard raincoat holding a leaf umbrella, puddles, mushrooms, soft watercolor and coloured pencil, storybook illustration, misty woodland background',
    "Watercolor|Children's Book|Animals|Cute",
    'scary, realistic, dark, text',
  ],
  [
    'An octopus built from stained glass, sweeping arms in cobalt and turquoise panes, dark lead lines, backlit against a pale aquarium window, symmetrical composition',
    'Stained Glass|Animals|Ocean',
  ],
  [
    'embroidered bumblebee on natural linen, satin stitch stripes in gold and black silk, tulle wings, wooden hoop edge visible, soft daylight, macro shot of the threads',
    'Embroidery|Animals|Textile|Macro',
  ],
  [
    'Portrait of a greyhound in a ruffled Elizabethan collar, deep green velvet backdrop, window light, renaissance oil painting style, craquelure varnish, noble and slightly absurd',
    'Oil Painting|Animals|Dog|Portrait',
  ],
  [
    'low poly elephant walking through tall amber grass, faceted grey planes, setting sun behind, long geometric shadows, simple gradient sky, isometric three-quarter view',
    'Low Poly|Animals|3D Render',
  ],
  [
    'Underwater photograph of a humpback whale and her calf rising toward sun rays, deep blue water, scale shown by a tiny diver, wide angle, serene and immense',
    'Photography|Ocean|Animals|Underwater',
  ],
  [
    'barn owl in flight carved as a linocut, radiating feather marks, black ink on cream paper, crescent moon, strong diagonal, hand-printed texture',
    'Linocut|Animals|Birds|Night',
  ],
  [
    'felted wool penguin family on a paper ice floe, stop-motion set, cotton snow, tiny knitted scarves, soft key light, tilt-shift miniature look',
    'Needle Felt|Animals|Miniature|Cute',
  ],
  [
    'Tiger drinking from a moonlit pool, reflection broken by ripples, ukiyo-e woodblock print, indigo gradients, orange accents, bamboo in the foreground, fine key lines',
    'Ukiyo-e|Animals|Night|Japanese Style',
  ],
  [
    'macro photograph of a jumping spider on a dewy leaf, eight glossy eyes reflecting the sky, focus stacked, pastel green background, curious pose',
    'Macro|Animals|Insects|Photography',
    'out of focus eyes, extra legs, gore',
  ],
  [
    'A parliament of crows on power lines drawn as musical notes, risograph print in two inks, fluorescent pink and black, slight misregistration, grainy sky',
    'Risograph|Birds|Illustration|Concept',
  ],
  [
    'golden retriever puppy shaking off water, droplets frozen in a spiral, summer garden backlight, 1/2000 s, 85mm, joyful expression, vivid greens',
    'Photography|Dog|High Speed|Animals',
  ],
  [
    'geometric wolf head logo, negative space forms the mountain between its ears, single weight lines, flat midnight blue on white, balanced and scalable',
    'Logo|Animals|Vector|Minimalism',
    'gradient, shadow, photorealistic, text',
  ],
  [
    'Chameleon made of folded origami paper climbing a pencil, sharp creases, rainbow gradient sheets, white desk, soft product lighting, playful macro view',
    'Origami|Animals|Paper|Studio',
  ],
  [
    'herd of wild horses galloping through shallow water at dawn, spray backlit in gold, panning shot with slight motion blur, dust and mist, panoramic crop',
    'Photography|Animals|Golden Hour|Wildlife',
  ],
  [
    'Scientific plate of twelve imaginary moths arranged in a grid, hand-coloured engraving, fine hatching, ivory paper with foxing, muted rust, slate and moss wings',
    'Engraving|Insects|Vintage|Scientific Illustration',
  ],
  [
    'pixel art frog sitting on a lily pad under a spotted umbrella, gentle rain, 64 by 64 sprite look, limited swamp palette, cosy loop feeling',
    'Pixel Art|Animals|Game Art|Cute',
  ],
  [
    'A snow leopard camouflaged on a rocky ridge, only its pale eyes catch the light, telephoto compression, falling snow in soft focus, nature documentary still',
    'Photography|Wildlife|Animals|Winter',
  ],
  [
    'flamingos seen from directly above wading in a salt lake, pink dots and long shadows on white and coral mineral patterns, aerial abstract photograph',
    'Aerial|Birds|Abstract|Photography',
  ],
]);
