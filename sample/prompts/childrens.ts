import { theme } from './theme.ts';

export const childrens = theme('childrens-book', [
  [
    'a small bear mailing a letter to the moon from a hilltop postbox, starry gouache sky, soft grain, warm scarf, wide empty space above for a story',
    "Children's Book|Gouache|Animals|Night",
  ],
  [
    'Mouse family living inside a grandfather clock, cutaway view with tiny ladders, thimble baths and a cheese pantry, ink and watercolor, endless charming details',
    "Children's Book|Watercolor|Animals|Cutaway",
  ],
  [
    'girl riding a giant snail through a rainy cabbage garden, umbrella made of a leaf, coloured pencil texture, muted greens with one red boot, gentle humour',
    "Children's Book|Coloured Pencil|Whimsical",
    'scary, photoreal, harsh contrast',
  ],
  [
    'whale carrying a carousel on its back under a pink evening sky, children waving from painted horses, soft pastel crayons, dreamy double-page spread',
    "Children's Book|Pastel|Ocean|Surreal",
  ],
  [
    'A dragon who is afraid of the dark sleeps among dozens of night lights, round friendly shapes, digital gouache, plum shadows and buttery glow, cosy bedroom cave',
    "Children's Book|Dragon|Fantasy|Cozy",
  ],
  [
    'cut paper collage of a busy vegetable train, carrot locomotive, pea wagons, turnip passengers, painted tissue textures, bright white background, side view',
    "Children's Book|Collage|Food|Vehicle",
  ],
  [
    'counting book page with ten hedgehogs crossing a log bridge in the rain, simple shapes, ochre and teal, hand-printed texture, clear left-to-right rhythm',
    "Children's Book|Printmaking|Animals",
  ],
  [
    'Sleepy lighthouse with closed eyes wrapped in a blanket of fog, friendly gulls tucking it in, watercolor washes, pale blue and cream, bedtime calm',
    "Children's Book|Watercolor|Lighthouse|Ocean",
  ],
  [
    'robot learning to bake with grandma, flour everywhere, crooked cookies shaped like gears, warm kitchen, textured digital illustration, tender expressions',
    "Children's Book|Robot|Food|Illustration",
  ],
  [
    'felt and button diorama of a night circus for insects, ladybird acrobats on a thread trapeze, beetle orchestra, miniature stage lights, handmade stop-motion look',
    "Children's Book|Diorama|Insects|Textile",
  ],
  [
    'seek-and-find scene of an underwater school, octopus teacher with eight chalks, seahorse students, kelp curtains, line art with flat cheerful colours, crowded composition',
    "Children's Book|Line Art|Underwater|Crowd",
  ],
]);
