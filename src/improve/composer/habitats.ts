import type { Repertoire } from './looks.ts';

/** Where subjects belong that would look lost where the others of their kind are at home: nouns | places with what is there. */
const HABITATS = `
boxer | in a bare training hall: a worn bench along the wall; a heavy bag behind | ~tape wound around the hands; sweat on the brow and shoulders
carpenter, luthier | at a scarred workbench: worn tools in a row; wood shavings | ~wood dust on the sleeves; a pencil behind the ear
blacksmith | at an anvil in a dark forge: hammers on the wall; embers in the hearth | ~soot on the forearms; a heavy leather apron
potter | at a wheel in a bright studio: half-finished bowls on the shelves; a bucket of water | ~clay on the hands and forearms; a stained apron
clockmaker, watchmaker | at a small bench: tiny tools in a row; open clock cases behind | ~a loupe at one eye; tiny gears under the hands
painter | before an easel: tubes of paint; brushes in a jar | ~paint on the fingers; a stained smock
baker | in a small bakery: flour dust on the table; loaves on the shelves behind | ~flour on the forearms; a stained linen apron
chess player | at a small table: a chessboard in play; captured pieces beside the board | ~fingers resting on a chess piece; a chess clock beside the board
lion, elephant, giraffe, zebra, rhino, rhinoceros, cheetah, leopard, antelope, gazelle, hippo, hippopotamus, meerkat, ostrich, buffalo, vulture | in dry golden savanna grass: an umbrella acacia behind; dust hanging in the air | by a muddy waterhole: cracked earth in the foreground; a flat horizon | on a termite mound above the plain: dry thorn bushes; far storm clouds | ~dust on the skin and hair
tiger, monkey, ape, gorilla, chimpanzee, orangutan, jaguar, panther, sloth, toucan, parrot, macaw, cockatoo, lemur, chameleon, iguana | in dense wet jungle: huge dripping leaves in the foreground; hanging vines | on a mossy branch high in the canopy: orchids; mist between the trees | by a dark forest pool: ferns; a broken reflection | ~water beading on the body; fingers or claws gripping wet bark
polar bear, walrus, reindeer, penguin, puffin, seal, narwhal, arctic fox | on drifting sea ice: blue cracks in the ice; a pale horizon | on a snow-covered slope: wind-blown powder; a line of tracks | on black rocks by a cold sea: foam; icicles | ~frost along the back; breath visible in the cold; snow dusted over the head; wet skin or plumage shining
camel, scorpion | among high sand dunes: wind ripples in the foreground; a line of tracks | by a small oasis: palm trunks; a clay well | ~dust on the lashes; cracked skin on the knees
panda, red panda | in a misty bamboo grove: chewed stalks in the foreground; pale light between the stems | on a mossy boulder: ferns; hanging mist
kangaroo, koala | among pale eucalyptus trunks: peeling bark; red earth | on dry red ground: spiky grass; a wide sky
otter, beaver, capybara, duck, swan, goose, heron, flamingo, pelican, crane, stork, kingfisher, frog, toad, axolotl | in a quiet reed bed: water rings in the foreground; soft green stems behind | on a half-sunken trunk: duckweed; a doubled reflection | at the edge of a misty pond: wet stones; pale water behind | ~drops of water on the body; a single ring spreading outward; wet skin or feathers shining
goldfish, koi, carp | in a dark garden pond: water lilies; ripples over the stones | in a round glass bowl on a window sill: distorted reflections; a sprig of green weed | ~translucent fins with fine rays; scales catching the light; a thread of bubbles
mouse, rat, pigeon, sparrow, raccoon | on a worn brick ledge: a rusted pipe; a blurred alley behind | among crates in a dim storeroom: straw; a thin beam of light | on a damp park bench: fallen leaves; a blurred path behind
athlete, runner, tennis player, football player, basketball player, goalkeeper, gladiator, skateboarder, skater, ballet dancer, ballerina, acrobat | in a bare training hall: chalk dust in the air; a worn bench along the wall | in an empty locker room: a damp towel; rows of dented steel doors | under floodlights at the edge of the ground: painted lines in the foreground; empty seats behind | ~sweat on the brow and shoulders
dancer, singer, musician, saxophonist, guitarist, pianist, violinist, drummer, actor, actress, clown, magician, dj, rapper, street musician | on a small stage with worn boards: dust in the beam; a dark curtain behind | in a dim club: bottles glowing on the back shelf; smoke in the light | in a dressing room: bulbs around a mirror; scattered make-up | ~fingers slightly blurred; a bead of sweat at the temple
chef, cook, waiter, barista, bartender, butcher, fishmonger | in a narrow kitchen: flour dust and copper pans; steam rising behind | behind a scratched counter: stacked plates; a handwritten board | ~a stained linen apron; rolled-up sleeves
maker, tailor, shoemaker, mechanic, welder, weaver, seamstress, sculptor, artist, engineer | at a scarred workbench: worn tools in a row; shavings and dust | in a crowded workshop: half-finished pieces on the shelves; a swivel lamp
surfer, swimmer, diver | on a wet stretch of sand: a line of foam; footprints leading out of the frame | on black rocks above the surf: spray in the air; a pale horizon | at the end of a wooden pier: wet planks; grey swells behind | ~wet hair stuck to the forehead; drops of salt water on the skin; a worn strap around one wrist; sun-reddened cheeks
fisherman, sailor, captain, mermaid, viking | on the wet deck of a small boat: coiled nets; grey swells behind | on a stone quay: lobster pots; masts crossing behind | on black rocks above the surf: spray in the air; a pale horizon | ~salt-cracked knuckles; wind-reddened cheeks
farmer, shepherd, gardener, beekeeper, cowboy, cowgirl, hunter, archer, lumberjack | at the edge of a ploughed field: a leaning gate; a line of trees behind | on a windy hillside: dry stone walls; cloud shadows below | ~mud on the boots; sun-bleached cloth; hands with earth in the creases
hacker, gamer, programmer, spy, detective, cyborg, ninja, punk | in a narrow room full of old monitors: tangled cables; blinds drawn over a neon street | in a wet alley: steam from a grate; reflections of neon signs
nurse, doctor, surgeon, scientist, astronomer, teacher, student, librarian, writer, poet, reader, alchemist | at a desk covered with open books: handwritten notes; a green-shaded lamp | in a bright old laboratory: glass flasks; labelled drawers | ~rolled-up sleeves; ink on the fingertips
child, kid, girl, boy, toddler, baby, son, daughter | in a sunlit backyard: chalk drawings on the ground; a swing behind | on the floor of an attic room: wooden blocks; an open picture book | at the edge of a puddle in a quiet street: fallen leaves; a wobbling reflection
king, queen, prince, princess, knight, pharaoh, samurai, geisha, paladin, monk, nun, priest | in a tall stone hall: worn carved pillars; a long red carpet | in a walled garden: raked gravel; an old bent pine | at the top of a broad stair: torn banners; candle stubs | ~tarnished embroidery on heavy cloth
wizard, witch, sorcerer, sorceress, mage, alchemist, warlock, necromancer, druid | in a cluttered tower room: stacked books and glass flasks; a candle burnt low | in a forest clearing at a stone circle: glowing mushrooms; drifting ash | at a crooked wooden table: dried herbs hanging above; an open grimoire | ~ink-stained fingers; sparks drifting from one hand
pirate | on the splintered deck of a ship: coiled ropes; torn sails behind | in a dim tavern by the harbor: spilled coins; a map held down by a knife | ~a faded sash with a brass buckle; a salt-stained coat; a chipped gold earring; a rolled map under one arm
boat, sailboat, rowboat, fishing boat, ship, yacht, canoe, kayak, ferry, gondola, raft, submarine | on still water under low hills: reeds in the foreground; a doubled reflection | on a rough grey sea: broken crests; spray in the air | at a wooden jetty: coiled ropes; mist over the water | ~flaking paint along the hull; frayed ropes; a patched sail or canvas; a lantern on a hook
airplane, plane, aeroplane, biplane, jet, helicopter, airship, zeppelin, hot air balloon, glider | above a sea of clouds: a small shadow on the white below; a deep blue sky | over a patchwork of fields: a winding river; long shadows of the trees | low over snow-covered peaks: wind-blown powder; a dark valley below | ~rivets along the panels; oil streaks behind the vents; a hand-painted number; a blurred propeller or rippling fabric
train, locomotive, steam train, tram, cable car | on a stone viaduct: a wooded valley below; smoke thinning in the air | at a small country platform: an old station clock; a lone suitcase | along a lake shore: birch trunks in the foreground; mirrored hills | ~soot on the rivets; warm windows in a row; condensation on the glass; a red lamp at the rear
motorcycle, motorbike, scooter, vespa | on a wet street at night: reflections on the asphalt; a shuttered shop behind | on a coastal road above the sea: a low stone wall; dry grass | in a bare concrete garage: a strip of light; hanging tools | ~polished metal with small reflections; a scuffed tyre edge
bicycle, bike | against a sunlit plaster wall: peeling posters; a long shadow | on a narrow street: worn cobbles; a half-open door | ~a worn leather saddle; a bent basket or bag; chrome with small reflections; a chipped bell
mushroom, toadstool, moss, fern | on a mossy fallen log: damp leaves in the foreground; blurred trunks behind | in dark wet forest soil: pine needles; a curled leaf | at the foot of an old oak: deep bark; soft green shapes behind | ~a cap beaded with rain; a nibbled edge; crumbs of soil on the stem
cactus, succulent | in dry gravel under a wide sky: pale stones; a long shadow | in a cracked clay pot on a window sill: spilled soil; a blurred street behind | ~fine spines catching the light; a single small flower; a corky scar at the base
tree, oak, willow, pine, birch, maple, palm, baobab, bonsai | alone on a low hill: grass bending in the wind; far ridges behind | at the edge of a misty field: a leaning fence; pale sky | beside a still pond: a doubled reflection; fallen leaves | ~deeply cracked bark; roots gripping the ground; a broken branch; lichen on the shaded side
lighthouse | on a rocky headland above the sea: waves breaking below; wind-flattened grass in the foreground | at the end of a stone breakwater: spray in the air; a rusted railing | on a low sandbank: wet sand mirroring the sky; marram grass | ~whitewashed walls streaked with rust; a narrow iron gallery; small deep-set windows; gulls wheeling around the lantern room
castle, fortress, palace, tower | on a crag above a dark forest: ravens below the walls; a winding path | on an island in a still lake: a narrow causeway; a doubled reflection | above a misty valley: bare rock in the foreground; ridges fading behind | ~torn banners on the battlements; moss between the old stones; one lit window
greenhouse, conservatory, observatory, pavilion, gazebo | in an overgrown garden: tall weeds in the foreground; a brick path | on a wooded slope: fallen leaves; mist between the trunks | ~cracked panes and a rusted frame; ivy pushing through a gap; a door hanging open; stacked clay pots
kite, balloon | high over a windy beach: a thin taut string; dune grass in the foreground | above terracotta roofs: chimneys; a pale sky | ~a long tail of knotted ribbons; thin translucent paper; a small tear mended with tape
ramen, soup, stew, curry, noodle, dumpling, pasta, spaghetti, steak, tea | ~a wisp of steam; a hand-thrown bowl with a speckled glaze; small drops of fat or broth catching the light; a scatter of chopped green herbs
coffee, espresso, latte, tea, cocktail, wine, beer, whiskey, smoothie, lemonade, juice, milkshake | on a worn café counter: a folded newspaper; bottles out of focus behind | on a small round table by a window: a saucer with a spoon; rain on the glass | ~a thin rim of foam; condensation on the glass; a teaspoon with a bright highlight
perfume, fragrance, flacon | ~a heavy faceted glass bottle; a polished stopper catching the light; amber liquid with a bright meniscus; a fine mist hanging beside the bottle
headphone, earbud | ~soft ear cushions with visible stitching; a thin brushed metal band; a folded cable-free hinge in close detail; fine perforations over the speaker
sneaker, shoe, boot | ~a knit upper with visible threads; a thick sole seen from the side; laces hanging in mid-air; a fleck of dust on the toe
watch, smartwatch, wristwatch | ~a brushed steel case; a domed crystal with a thin reflection; fine markers on the dial; a stitched leather strap
handbag, backpack, bag, wallet, suitcase | ~visible saddle stitching; a brass buckle with fine scratches; grain of the leather in sharp detail; a soft fold in the strap
lipstick, cosmetic, makeup | ~a smooth slanted tip; a crushed smear of pigment; a metal sleeve with a narrow reflection
cream, lotion, serum, shampoo, soap, skincare
bottle, can, soda, drink, energy drink, gin, water bottle, tumbler | ~cold droplets running down the side; liquid catching the light
phone, smartphone, laptop, tablet, camera, speaker, keyboard | ~a thin chamfered edge; a dark glass surface with one reflection; tiny machined holes; a soft glow from the display
chair, sofa, lamp, furniture, armchair | ~oiled wood grain; woven fabric with visible threads; a rounded joint in close detail; a soft shadow on the wall
ring, necklace, earring, bracelet, jewelry, jewellery | ~facets throwing small points of light; fine hammer marks in the metal; a thin chain in loose curves
`;

/** Marks for trades, each of two things in one: nouns | marks. */
const SYMBOLS = `
bakery, bread, baker, patisserie, pastry | a wheat ear curving into a round loaf; a croissant drawn as a crescent moon; a rolling pin crossed with a sprig of wheat
coffee, cafe, café, espresso, roaster | a coffee bean split by a wave of steam; a cup seen from above as a sun; a leaf growing out of a bean
book, bookshop, bookstore, library, publisher, school, tutoring | an open book whose pages form wings; a bookmark as a small flame; a stack of three spines forming a letter
gym, fitness, crossfit, sport, running, yoga | a bending figure reduced to one curve; a kettlebell with a mountain inside; a lotus of five overlapping petals
tech, startup, software, app, ai, company, data, cloud, cyber | three nodes joined into a folded ribbon; a square with one corner opening like a door; overlapping circles forming a spark
flower, florist, garden, gardening, plant, nursery, landscaping | a single stem with two leaves inside a circle; a tulip formed by two mirrored curves; a trowel whose handle grows leaves
restaurant, food, pizza, burger, ramen, sushi, kitchen, catering, bistro | a bowl with three rising lines of steam; a fork whose tines form a leaf; a round plate as a rising sun
beer, brewery, wine, bar, winery, distillery, pub | a hop cone built from overlapping scales; a bunch of grapes as a grid of circles; a barrel seen from the front with a star
bike, bicycle, cycling, car, garage, mechanic, auto | a wheel whose spokes form a compass; a chain link bent into a leaf; a wrench and a road in one shape
music, jazz, concert, orchestra, band, record, studio, podcast, radio, sound | a sound wave forming a bird; a vinyl record with a sunrise cut out; a plectrum with a small lightning bolt
travel, hotel, airline, tour, camping, outdoor, adventure, hiking, mountain, hostel | a mountain whose shadow is a tent; a compass needle as a paper plane; two peaks and a river in one line
pet, dog, vet, veterinary, cat, grooming, animal | a paw print with a heart as the middle pad; a dog and a cat in one outline; a tail forming a question mark
barber, hair, salon, beauty, spa, cosmetics, fashion, clothing | scissors whose blades form a bird; a comb with one tooth as a leaf; a thread looping into a letter
fish, sea, ocean, surf, boat, sailing, swim | a wave curling into a fish; a sail with a sun behind it; an anchor whose ring is a drop
farm, honey, organic, tea, vegetable, dairy, bee, juice | a bee formed by two leaves; a hexagon with a drop inside; a furrowed field inside a circle
law, finance, bank, insurance, consulting, real estate, estate, house, construction, architect | a roof line that becomes an arrow; two columns forming an open door; a key whose bow is a small house
doctor, dentist, clinic, hospital, health, pharmacy, care, charity | a cross whose arms are four petals; a hand holding a leaf; a heart drawn as one open line
photo, photography, film, camera, cinema, video | an aperture that forms a flower; a lens with a horizon inside; a film strip folded into a letter
theatre, theater, play, drama, opera, comedy | a mask split into light and dark halves; a curtain drawn as flames; an empty chair in a cone of light
festival, carnival, party, celebration | a string of bulbs forming a wave; confetti shaped like birds; a tent with a flag in one line
game, gaming, esports, arcade | a controller outline with a fox face; a pixel shield with a crown; a joystick as a small mountain
toy, kid, children, baby, kindergarten | three blocks stacked into a giraffe; a kite with a smiling tail; a bear built from circles
space, rocket, astronomy, solar, energy, electric | a rocket trail forming a leaf; a sun cut by a horizon line; a bolt inside an open ring
`;

const MARKS = SYMBOLS.trim()
  .split('\n')
  .map((line) => {
    const [nouns = '', marks = ''] = line.split(' | ');
    return { nouns: nouns.split(', '), marks: marks.split('; ') };
  });

/** Marks that could stand for what a logo is for, by the words of the idea. */
export function symbolsFor(words: ReadonlySet<string>): readonly string[] {
  return MARKS.find(({ nouns }) => nouns.some((noun) => words.has(noun)))?.marks ?? [];
}

/** Where something belongs and what may be seen of it. */
export type Habitat = Pick<Repertoire, 'places' | 'traits'>;

/** Habitats by the noun of what belongs there. */
export const HABITAT_OF: ReadonlyMap<string, Habitat> = new Map(
  HABITATS.trim()
    .split('\n')
    .flatMap((line) => {
      const [nouns = '', ...fields] = line.split(' | ');
      const traits = fields.flatMap((field) => (field.startsWith('~') ? field.slice(1).split('; ') : []));
      const places = fields.filter((field) => !field.startsWith('~'));
      const read = places.map((place) => {
        const [text = '', things = ''] = place.trim().split(': ');
        return { text, things: things.split('; ') };
      });
      return nouns.split(', ').map((noun) => [noun, { places: read, traits }] as const);
    }),
);
