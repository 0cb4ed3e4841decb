/** Objects, food, plants and vehicles (see parse.ts for the form). */
export const THINGS = `
== object
# any object
 body fine scratches from use; worn edges; a soft highlight along one side
 scene indoors | lying | on a scarred wooden table | a folded linen cloth; a plain dark wall behind | soft window light from the left
 scene indoors | standing | on a deep window sill | flaking paint; a blurred garden outside | pale daylight from behind
 scene indoors | standing | on a shelf among old books | cracked leather spines; a little dust | warm lamplight from one side
 scene open autumn | lying | on a bed of damp leaves | a mossy stone; a curled fern | soft overcast light
vase, bowl, plate, jar, horn, eye, hoop, page, screen, doorknocker, phonograph, box, basket, bucket, toy, ball, lamp, statue, sculpture, figurine, bust, coin, brush, soap dish, ladder, broom, rug, carpet, pillow, blanket, quilt, fan, ornament, object, thing, stone, rock, shell, feather, wheel, gear, trophy, medal, flag, bell, magnet, balloon dog, chess piece
# shapes
 body clean exact edges; an even smooth surface; a soft falling shadow
 scene studio | - | against a plain pale wall | one soft shadow; a fine paper grain | soft side light
 scene studio | - | on a smooth dark surface | a faint reflection; a slow gradient behind | one narrow light from above
 scene studio | - | on a sheet of rough paper | a thin pencil line; a torn edge | broad soft light
circle, sphere, triangle, cube, heart, spiral, hexagon, symbol, sign, arrow sign, number, block, tile, cone, pentagon, yellow sign, swirl, checkerboard, stripe, dot, cross, knot, footprint, fingerprint
# household
 body fine scratches from use; worn edges; a soft highlight along one side
 scene indoors | lying | on a wooden chair | a checked floor; a bare wall behind | soft window light from the left
 scene indoors | standing | on a kitchen counter | a folded cloth; a bowl of lemons | soft daylight from a window
 scene indoors | standing | beside an open door | worn floorboards; a strip of sunlight | warm side light
towel, bin, trash bin, pitcher, container, present, gift, sponge, iron board, hanger, coat hanger, bottle opener, tin can, cardboard, parcel, wrapping paper, ribbon
# tools
 body worn wooden handles; rust spots on the steel; fine scratches
 scene indoors | lying | on a scarred workbench | curled shavings; a pencil stub | one swivel lamp
 scene indoors | hanging | on a pegboard | painted outlines of other tools; a shelf of jars | soft window light from one side
 scene open | lying | in damp grass | a wooden fence; fallen leaves | soft overcast light
screwdriver, handsaw, saw, wrench, pliers, toolbox, nail, scissors, needle, thread, screw, drill bit, chisel, shears, pocket knife, swiss army knife, paintbrush, paint roller, tongs, machine, engine, printing press, sewing machine, loom, spinning wheel, pump, valve, gauge, pipe, chain, rope, net, hook, hinge
# fire
 body curling tips of flame; sparks drifting upward; a shimmer of heat
 scene open night | burning | on an empty beach | driftwood in the foreground; a black sea | its own orange light in the dark
 scene open night | burning | in a forest clearing | black trunks; a ring of stones | its own orange light in the dark
 scene indoors | burning | in a stone hearth | an iron kettle; stacked logs | warm firelight on the walls
fire, bonfire, flame, ember, wildfire, smoke, matchstick, match
firework, fireworks, sparkler
 body long glittering trails; smoke drifting between the bursts; showers of gold sparks
 scene open night | - | above a dark lake | mirrored sparks; silhouettes of small boats | bright bursts against the dark
 scene street night | - | over the roofs of an old town | faces at the windows; drifting smoke | bright bursts against the dark
 scene open night | - | above a hillside crowd | raised hands; a string of lanterns | bright bursts against the dark
# drinking
 body a hairline crack in the glaze; a small highlight on the rim; faint tea stains
 scene indoors | standing | on a small round table by a window | a folded newspaper; a saucer with a spoon | soft grey window light
 scene indoors | standing | on a tray beside an open book | reading glasses; crumbs on a plate | warm lamplight from one side
 scene indoors | standing | on a scrubbed wooden table | a jar of sugar; a checked cloth | low morning light
teapot, teacup, cup, coffee cup, mug, kettle, samovar, coffee pot, wine glass, glass, goblet, chalice
# music
 body worn varnish; fine scratches around the edges; a soft shine along the curves
 scene indoors | resting | against a velvet chair | sheet music on the floor; an open case | soft window light from one side
 scene closed dark | standing | on an empty stage | a single chair; dust in the beam | one warm spotlight from above
 scene indoors | lying | on a luthier's bench | curled shavings; small clamps | warm light from a swivel lamp
violin, guitar, cello, piano, grand piano, trumpet, saxophone, drum, flute, harp, accordion, banjo, electric guitar, bass guitar, double bass, lute, mandolin, clarinet, tuba, ukulele, drum set, organ, bagpipe, fiddle
trumpet, saxophone, flute, clarinet, tuba
 body worn metal keys; small dents; a soft curved reflection
drum, drum set
 body scuffed drum skin; chrome rims; worn wooden sticks
# reading and writing
 body yellowed page edges; worn cloth corners; a faded ribbon
 scene indoors | lying open | on a wooden desk | a brass lamp; a pair of reading glasses | warm lamplight from one side
 scene open summer | lying open | in short grass under a tree | a blanket; a half-eaten apple | sunlight falling through the leaves
 scene indoors | stacked | on the steps of an old library | dust in the air; a rolling ladder | soft light from a high window
book, old book, notebook, letter, diary, newspaper, map, globe, envelope, scroll, postcard, manuscript, spellbook, grimoire, pen, pencil, quill, inkwell, typewriter, stack of books, dictionary, bookshelf, passport
typewriter
 body worn round keys; a curled sheet of paper; chipped enamel
# time and measure
 body fine engraved numerals; tarnished brass; tiny screws and wheels
 scene indoors | lying | on an open map | a magnifying glass; a coil of string | warm light from a desk lamp
 scene indoors | standing | on a marble mantelpiece | a tarnished mirror; a dried bouquet | soft window light
 scene indoors | hanging | on a faded papered wall | a dusty shelf; dried flowers | low side light
clock, pocket watch, hourglass, compass, telescope, microscope, sextant, sundial, clockwork, music box, metronome, barometer, astrolabe, alarm clock, cuckoo clock, grandfather clock, scale, abacus, magnifying glass, binocular
# light
 body faint soot along the rim; a wavering reflection; a dark metal handle
 scene indoors night | standing | on a stone window sill | a spent match; a cold dark pane behind | its own small warm glow
 scene open night | hanging | from a bare branch | moths; a path below | a ring of warm light in the dark
 scene street night snow winter | hanging | beside a wooden door | snow on the step; a wreath | a warm circle of light on the snow
lantern, candle, oil lamp, lightbulb, light bulb, chandelier, torch, street lamp, lamp post, candelabra, paper lantern, lava lamp
# keys and boxes
 body ornate worn metal; rust in the engraving; a frayed ribbon
 scene indoors | lying | on dark velvet | a small wooden box; a folded letter | one soft light from the side
 scene open autumn | half buried | in damp leaves | moss; a curled root | soft overcast light
 scene indoors | hanging | on a nail by a heavy door | peeling paint; iron hinges | soft window light from one side
 scene open | lying | on wet black stones | moss; a thin stream | clear light from one side
 scene indoors night | standing | on a crowded alchemist's shelf | dried herbs; a bundle of candles | candlelight from one side
key, lock, padlock, treasure chest, chest, crown, tiara, amulet, locket, medallion, jewel, gem, crystal, diamond, ruby, emerald, pearl, ring box, potion, potion bottle, cauldron, orb, crystal ball, mask, dreamcatcher, talisman
crystal, gem, diamond, ruby, emerald, jewel, pearl
 body sharp facets; small inner reflections; a bright edge of light
potion, potion bottle
 body a cork sealed with wax; swirling liquid; a handwritten paper tag
# weapons
 body fine nicks along the edge; worn leather grip; a dull engraved pattern
 scene indoors | hanging | on a rough stone wall | iron hooks; cobwebs | light from a narrow window
 scene open fog | lying | in wet grass | a torn banner; dew on the blades | pale morning mist
 scene indoors dark | resting | on a stone altar | dust; a torn cloth | a shaft of light from above
sword, shield, helmet, axe, dagger, knife, spear, armor, katana, bow, crossbow, war hammer, anvil, hammer, gun, revolver, cannon, arrow, staff, wand, magic wand
# toys
 body worn patches; loose threads; a mended seam
 scene indoors | sitting | on a dusty attic floor | a wooden trunk; a folded quilt | a beam of light from a small window
 scene indoors | standing | on a child's bedroom shelf | picture books; paper stars | soft afternoon light
 scene indoors | lying | in an open suitcase | faded ribbons; a letter | soft window light from the left
doll, teddy bear, toy car, toy train, rocking horse, puppet theater, toy robot, toy soldier, rubber duck, snow globe, plush, stuffed animal, lego, jack in the box, spinning top, marble, building block, dollhouse, nutcracker, matryoshka, pinata, yo yo
# sound and screen
 body brushed metal dials; a worn cloth grille; a small glowing light
 scene indoors | standing | on a low wooden sideboard | a stack of records; a potted plant | warm lamplight from one side
 scene indoors | standing | on a kitchen shelf | a jar of flour; a tin clock | soft daylight from a window
 scene indoors night | standing | beside an unmade bed | a glass of water; a folded shirt | its own small glow in the dark
radio, record player, telephone, rotary phone, television, tv, jukebox, gramophone, cassette, cassette player, vinyl record, walkman, boombox, film projector, slide projector, vending machine, arcade machine, old computer, floppy disk, megaphone, microphone
# furniture
 body oiled wood grain; woven fabric with visible threads; worn edges
 scene indoors | standing | beside a tall window | a long shadow on the floorboards; a linen curtain | soft daylight from the left
 scene indoors | standing | in an empty white room | a single framed drawing; a paper lamp | even daylight from one side
 scene open summer | standing | in tall grass under an apple tree | fallen fruit; a straw hat | dappled sunlight
chair, armchair, table, desk, bed, bench, sofa, couch, rocking chair, wardrobe, cabinet, stool, mirror, window, door, curtain, shelf, drawer, cradle, bathtub, fireplace, stove, throne, hammock, swing
# outside
 body thin worn material; small mended tears; light along one edge
 scene open move | drifting | high above a windy beach | dune grass in the foreground; tiny figures below | bright light from the sea
 scene open summer | caught | in the branches of an old tree | leaves in the foreground; a meadow below | warm evening light
 scene open move | lifted | above a harvested field | stubble rows; a far village | clear windy light
kite, balloon, umbrella, parasol, weather vane, wind chime, bunting, soap bubble, bubble, pinwheel, parachute, paper plane, paper boat, boomerang
umbrella
 body drops on the taut fabric; thin metal ribs; a curved wooden handle
 scene street rain | left open | on wet cobbles | reflections of shop lights; a rushing gutter | soft grey light
 scene indoors | leaning | beside a front door | wet tiles; a row of boots | soft grey daylight
 scene street rain | standing open | on empty steps | a puddle; a stone wall | soft grey light
paper boat
 body crisp folded edges; a damp crease; a faint printed line
 scene street rain | drifting | along a rain gutter | fallen leaves; rings on the water | soft grey light
 scene open | drifting | on a still pond | lily leaves; a mirrored sky | soft morning light
 scene indoors | lying | on an open atlas | a pencil; a brass lamp | warm lamplight from one side
# anchors of the street
 body chipped enamel paint; rust at the seams; a worn handle
 scene street | standing | at a quiet corner | fallen leaves; a brick wall | soft overcast light
 scene street snow winter | standing | half covered in snow | footprints; a street lamp | pale blue winter light
 scene open summer | standing | at the edge of a dirt road | tall grass; a far farmhouse | low golden light
mailbox, postbox, phone booth, telephone booth, anchor, fire hydrant, fountain, traffic light, street sign, shopping cart, trash can, weathervane, gravestone, tombstone, manhole, parking meter, wheelbarrow, watering can, rake, shovel
chess, chessboard, dice, card, playing card, domino, puzzle, board game, dart board, billiard table, tarot card, jigsaw puzzle
 body worn edges; fine printed lines; tiny scratches
 scene indoors | lying | on a small wooden table | two empty glasses; a wall clock behind | warm lamplight from above
 scene open autumn | lying | on a stone park table | fallen leaves; an empty bench | soft overcast light
 scene indoors | standing | on a low table by the fire | a half-full glass; a worn armchair | warm firelight
== food
# warm dishes
 body thin steam curling upward; a glistening surface; chopped fresh herbs
 scene indoors | - | in a hand-thrown bowl on a dark wooden table | a worn spoon; a folded linen cloth | soft window light from behind
 scene street night | - | on the counter of a narrow street stall | stacked bowls; a paper lantern behind | warm light from a bare bulb
 scene indoors | - | in a cast-iron pan on the stove | a chipped salt dish; crushed peppercorns | warm light from above
ramen, soup, stew, curry, pasta, spaghetti, noodle, dumpling, rice, risotto, lasagna, pho, bibimbap, paella, goulash, chili, dal, gnocchi, ravioli, fried rice, porridge, hot pot, food, meal, dinner, lunch, dish, fish and chips, pierogi, macaroni
steak, burger, hamburger, sandwich, taco, hot dog, barbecue, bbq, kebab, burrito, pizza, fried chicken, roast, ribs, schnitzel, sausage, fries, french fry, wrap, quesadilla, gyro, cheeseburger
 body crisp browned edges; dripping juices; coarse salt
 scene indoors | - | on a thick wooden board | a crumpled paper napkin; a small bowl of pickles | soft side light from a window
 scene street | - | in greaseproof paper on a picnic table | a bottle of mustard; fallen crumbs | warm low sunlight
 scene indoors | - | on a hot iron plate | a linen napkin; a sprig of rosemary | warm light from above
# raw and cold
 body clean glossy surfaces; tiny drops of water; fine layered textures
 scene indoors | - | on a dark stone plate | a small dish of sauce; bamboo leaves | soft light from one side
 scene indoors | - | on a pale wooden counter | a folded cloth; a sharp knife | clear daylight from the left
 scene indoors | - | in a lacquered box on a dark table | a folded napkin; a small cup | soft light from above
sushi, salad, sashimi, oyster platter, cheese, egg, tofu, olive, onigiri, poke bowl, caviar, ham, prosciutto, cheese board, bento, kimchi, hummus
# bread
 body a blistered golden crust; flour dust in the cracks; an airy open crumb
 scene indoors | - | on a scrubbed wooden table | a linen cloth; scattered crumbs | low morning light from a window
 scene indoors | - | in a wicker basket | butter in a small dish; a bread knife | warm side light
 scene street | - | in the window of a small bakery | paper bags; a chalk price tag | warm light from inside
bread, sourdough, baguette, croissant, bagel, pretzel, toast, roll, cinnamon roll, brioche, focaccia, loaf, bun, naan, flatbread
# sweet
 body a glossy glaze; soft crumbs; a dusting of powdered sugar
 scene indoors | - | on a ceramic cake stand | a silver fork; a folded napkin | soft daylight from the left
 scene indoors | - | on a marble café table | an espresso cup; a small vase of flowers | bright window light
 scene indoors | - | on baking paper on a wooden counter | a sifter; scattered berries | warm light from one side
cake, cupcake, pie, tart, cookie, donut, doughnut, pancake, waffle, brownie, cheesecake, macaron, birthday cake, wedding cake, muffin, dessert, pudding, tiramisu, crepe, eclair, gingerbread, gingerbread house, chocolate cake, strudel, meringue, breakfast, french toast
chocolate, candy, lollipop, truffle, praline, marshmallow, caramel, gingerbread man, gummy bear, candy cane, honey, jam, popcorn, nut, snack, honeycomb
 body a soft satin shine; glistening edges; tiny golden flecks
ice cream, gelato, sorbet, popsicle, sundae, milkshake, frozen yogurt
 body soft melting edges; a crisp waffle cone; a slow drip
 scene street summer | - | held up against a sunlit wall | a striped awning; blurred passers-by | bright summer light
 scene indoors | - | in a tall glass on a café table | a long spoon; a paper napkin | soft window light
 scene open summer | - | on a picnic blanket | a striped towel; dune grass behind | bright summer light
# fruit
 body tiny drops of water on the skin; fine pores; a fresh green stem
 scene indoors | - | in a blue-rimmed enamel bowl | a paring knife; curled peel | soft window light from the left
 scene open summer | - | in a wooden crate under a tree | fallen leaves; a straw hat | dappled sunlight
 scene indoors | - | on a weathered wooden table | a crumpled cloth; one cut open | low side light, dark background
fruit, apple, orange, lemon, lime, peach, pear, cherry, strawberry, raspberry, blueberry, grape, banana, mango, pineapple, watermelon, melon, avocado, pomegranate, plum, fig, kiwi, coconut, apricot, blackberry, papaya, dragon fruit, persimmon, citrus, berry, berries
# vegetables
 body crumbs of soil; crisp leaves; beads of water
 scene indoors | - | on a scrubbed kitchen table | a chipped enamel bowl; garden twine | soft daylight from a window
 scene open | - | in a wicker basket on garden soil | leafy rows behind; a trowel | gentle morning light
 scene indoors | - | on a stall counter in paper crates | handwritten price cards; brown paper bags | soft light under an awning
tomato, carrot, pepper, onion, garlic, potato, cabbage, vegetable, eggplant, radish, beetroot, corn, pea, bean, broccoli, cauliflower, cucumber, asparagus, artichoke, chili pepper, daikon, daikon radish, lettuce, walnut, almond, chestnut, ginger
pumpkin
 body deep ribs; a twisted dry stem; a dusty waxy skin
 scene open autumn | - | on a heap of straw | curled vines; copper leaves | low golden light
 scene indoors autumn | - | on a kitchen table with a carved lid | scattered seeds; a spoon | warm lamplight from one side
 scene street autumn night | - | on the steps of an old house | fallen leaves; a broom against the wall | its own flickering glow
# hot drinks
 body a thin curl of steam; a rim of fine foam; a small reflection on the surface
 scene indoors | - | on a worn café counter | a folded newspaper; a spoon on the saucer | soft window light from one side
 scene indoors rain | - | on a small table by a rain-streaked window | an open notebook; blurred street lights | cool grey window light
 scene open winter snow | - | on a snowy balcony rail | a wool blanket; pine branches | pale winter light
coffee, espresso, latte, cappuccino, tea, hot chocolate, matcha, mulled wine, cocoa, chai, coffee bean
# cold drinks
 body beads of condensation; clear ice catching the light; a curl of citrus peel
 scene indoors | - | on a dark bar counter | a folded napkin; bottles glowing behind | low amber light
 scene open summer | - | on a sunlit garden table | a striped straw; a bowl of lemons | bright summer light through the glass
 scene open summer | - | on a terrace rail above the sea | a straw hat; a hazy horizon | low golden evening light
cocktail, wine, beer, whiskey, smoothie, lemonade, juice, iced tea, martini, mojito, champagne, gin and tonic, cider, sake, soda, cold brew, cold brew coffee, iced coffee, iced latte, margarita, sangria, water, rum, vodka, bubble tea, negroni, milk, orange juice, kombucha
== plant
# flowers
 body fine veins in the petals; drops of dew; a dusting of pollen
 scene open wet | - | in a walled garden after rain | wet stone; blurred green leaves behind | soft light after rain
 scene indoors | - | in a chipped glass jar on a window table | a fallen petal; a linen curtain | pale window light from behind
 scene open summer | - | at the edge of a meadow | tall grasses; a low fence | low golden backlight
 scene indoors dark | - | against a dark painted wall | one fallen petal; a ceramic jug | soft light from one side
flower, rose, tulip, poppy, daisy, lily, orchid, peony, lavender, dandelion, iris, daffodil, hydrangea, marigold, wildflower, bouquet, sunflower, snowdrop, crocus, violet, carnation, chrysanthemum, hibiscus, magnolia, jasmine, anemone, thistle, foxglove, bluebell, petal, flower field, dahlia, camellia, rosebud, edelweiss, clover, four leaf clover, passion flower
lotus, water lily, lily pad
 body waxy petals; beads of water on the leaves; a yellow heart
 scene open wet | - | on a still dark pond | round floating leaves; a dragonfly | soft morning light
 scene open wet fog | - | at the edge of a misty temple pond | stone steps; a wooden bridge | pale morning light
 scene indoors | - | in a wide stone bowl | a paper screen; wet pebbles | soft light from one side
cherry blossom, blossom, plum blossom, apple blossom, wisteria
 body thin translucent petals; dark knotted twigs; petals drifting down
 scene open spring | - | over a narrow canal | petals on the water; a stone railing | soft spring daylight
 scene open spring | - | against a pale sky | a wooden temple roof; one small bird | bright hazy light
 scene open spring | - | along a gravel riverbank | petals on the ground; far hills | soft morning haze
# trees
 body deeply cracked bark; roots gripping the ground; lichen on the shaded side
 scene open | - | alone on a low hill | grass bending in the wind; far ridges | low sun from behind
 scene open fog | - | at the edge of a misty field | a leaning fence; a pale sky | soft light through the mist
 scene open | - | beside a still pond | a doubled reflection; flat stones | clear evening light
 scene open winter snow | - | in a snow-covered field | animal tracks; a thin line of woods behind | pale blue winter light
tree, oak, willow, pine, birch, maple, palm, palm tree, baobab, olive tree, apple tree, redwood, sequoia, cypress, christmas tree, dead tree, ash tree, beech, fir, spruce, tree stump, log, branch, banyan, ginkgo, tree of life, root
bonsai
 body a gnarled trunk; tiny dense needles; moss over the roots
 scene indoors | - | in a shallow glazed pot on a low table | a paper screen; raked sand | soft light through paper
 scene indoors | - | on a weathered wooden bench | a clay watering can; small pots | soft daylight from the left
 scene open | - | on a flat stone in a quiet garden | raked gravel; a bamboo fence | soft morning light
christmas tree
 body glass baubles; strings of tiny lights; tinsel threads
 scene indoors winter night | - | in the corner of a living room | wrapped presents; a frosted window | warm light from small bulbs
 scene open winter snow night | - | in a snow-covered square | wooden stalls; footprints | warm light from small bulbs
 scene indoors winter | - | beside a frosted window | a wooden rocking horse; scattered needles | pale winter light
# small green
 body crumbs of soil; fine velvety texture; beads of water
 scene open wet autumn | - | on a mossy fallen log | damp leaves in the foreground; dark trunks behind | soft light with one bright edge
 scene open wet | - | in dark forest soil | pine needles; a curled fern | low light between the trees
 scene open wet | - | at the foot of a twisted beech | roots; a snail on the bark | sunlight in thin shafts
mushroom, toadstool, moss, fern, ivy, vine, fungi, lichen, bamboo, leaf, leaves, herb, seed, acorn, seedling, sprout, grass, wheat, reed, nettle, venus flytrap, pine cone, fly agaric, basil, mint, rosemary, sage
mushroom, toadstool, fly agaric, fungi
 body pale gills; a cap beaded with water; crumbs of soil on the stem
cactus, succulent, aloe, agave
 body fine spines catching the light; waxy ribs; one small flower
 scene open dry | - | in pale gravel under a wide sky | cracked earth; a long shadow | hard low sunlight
 scene indoors | - | in a cracked clay pot on a window sill | spilled soil; a hazy street behind | warm window light
 scene open dry evening | - | on a low desert hill | dry brush; far mesas | the last orange light
houseplant, monstera, plant, potted plant, fiddle leaf fig, snake plant, pothos, aloe vera, rubber plant
 body glossy split leaves; new curled shoots; damp soil
 scene indoors | - | in a clay pot beside a window | a brass watering can; a bare plaster wall | soft daylight from the left
 scene indoors | - | on a stack of books by a window | a ceramic cup; a linen curtain | soft morning light
 scene indoors | - | in the corner of a white bathroom | folded towels; a wooden stool | even daylight
== vehicle
# cars
 body polished chrome with small reflections; dust along the sills; worn leather seats
 scene open dry | parked | on an empty desert road | cracked asphalt; telegraph poles in a row | low orange sun from the side
 scene street rain night | parked | in a wet street | reflections on the asphalt; a shuttered shop | one street lamp and a red sign
 scene open | parked | on a coastal road above the sea | a low stone wall; dry grass in the wind | clear evening light
 scene closed | standing | in an old brick garage | hanging tools; oil stains on the floor | dusty light from a high window
 scene open move | driving | along a winding mountain road | pines at the roadside; a valley below | soft morning light
car, sports car, race car, vintage car, pickup, truck, van, camper van, campervan, taxi, cab, limousine, convertible, jeep, muscle car, caravan, suv, ambulance, fire truck, police car, tractor, tank, bus, school bus, double decker bus, hot rod, monster truck, food truck, classic car, old car, go kart, rv, formula one car, bulldozer, steamroller, excavator, delivery truck, minibus
tractor, bulldozer, excavator
 body mud in the tyre treads; faded paint; a bent exhaust pipe
 scene open | standing | at the edge of a ploughed field | gulls behind; a wooden gate | low evening sun
 scene open | crossing | a field of cut hay | round bales; a line of poplars | hazy golden light
 scene indoors | standing | in an old wooden barn | straw on the floor; tools on the wall | dusty light through the boards
bus, school bus, double decker bus, minibus
 body fogged windows; dented panels; mud along the wheels
 scene street rain | waiting | at a wet bus stop | reflections on the asphalt; a folded umbrella | soft grey light
 scene open dry | driving | along an empty desert road | telegraph poles; heat over the asphalt | hard bright sunlight
 scene street | parked | beside a row of old shops | a chalkboard on the pavement; a bicycle | soft daylight
# two wheels
 body chrome with small reflections; a worn saddle; thin bright spokes
 scene street | leaning | against a sunlit plaster wall | peeling posters; a long shadow | warm low sunlight
 scene street | standing | in a narrow cobbled lane | a half-open door; flower pots | soft daylight between the houses
 scene open | standing | on a coastal road | a low stone wall; the sea behind | clear evening light
motorcycle, motorbike, scooter, vespa, bicycle, bike, moped, tandem, cargo bike, mountain bike, tricycle, unicycle, penny farthing, rickshaw, tuk tuk, skateboard, segway
# rails
 body soot on the rivets; warm windows in a row; a dented headlamp
 scene open move | moving | on a stone viaduct | a wooded valley below; mist among the trees | low morning sun
 scene street | waiting | at a small country platform | an old station clock; a lone suitcase | soft grey light
 scene open winter snow move | ploughing | through deep snow | dark pines; flying powder | pale winter light
 scene open move | running | along a lake shore | birch trunks in the foreground; mirrored hills | clear evening light
train, locomotive, steam train, tram, cable car, freight train, bullet train, monorail, subway train, streetcar, orient express, funicular, railcar
# boats
 body flaking paint along the hull; frayed ropes; a small lantern on a hook
 scene open move | drifting | on still water under low hills | reeds in the foreground; a doubled reflection | silvery morning light
 scene open move | heeling | on a rough grey sea | broken crests; spray in the air | a bright strip of light on the horizon
 scene open | moored | at a wooden jetty | coiled ropes; mist over the water | soft early light
 scene open | lying | on a pebble beach at low tide | nets drying; gulls on the stones | pale overcast light
boat, sailboat, rowboat, fishing boat, yacht, canoe, kayak, ferry, gondola, raft, steamboat, houseboat, catamaran, dinghy, speedboat, junk boat, barge, trawler, lifeboat, tugboat, longboat, viking ship
ship, pirate ship, ocean liner, cruise ship, cargo ship, tall ship, galleon, sailing ship, ghost ship, warship, aircraft carrier, icebreaker, clipper, container ship
 body streaks of rust along the hull; worn railings; small lit portholes
 scene open move | sailing | on a dark heavy sea | broken crests; gulls in the wind | light breaking under the clouds
 scene open fog | anchored | in a misty bay | a rowing boat alongside; black rocks | pale light through the mist
 scene open | moored | at a long stone quay | coiled ropes; stacked barrels | low evening sun
submarine, bathyscaphe
 body riveted steel plates; round thick windows; weed along the hull
 scene underwater dark move | gliding | above a sunken wreck | drifting particles; a shoal turning away | two cones of yellow light
 scene open | surfacing | in a grey fjord | sheets of water; steep cliffs | pale northern light
 scene underwater move | passing | over a kelp forest | silver fish; swaying fronds | green light from the surface
# wings
 body rivets along the panels; oil streaks; a hand-painted number
 scene open move | flying | above a sea of clouds | a small shadow on the white; deep blue above | clear high sunlight
 scene open move | flying | over a patchwork of fields | a winding river; long tree shadows | low evening sun
 scene open move | flying | past snow-covered peaks | wind-blown powder; a dark valley below | cold bright light
 scene open | standing | on a grass airfield | a wooden hangar; a windsock | soft morning light
airplane, plane, aeroplane, biplane, jet, fighter jet, helicopter, glider, seaplane, warplane, propeller plane, passenger plane, airliner, spitfire, hang glider, flying car
airship, zeppelin, hot air balloon, blimp
 body taut stitched panels; ropes and rigging; a small wicker gondola
 scene open move | floating | above a misty river valley | church spires below; a flock of birds | pale golden morning light
 scene open move | drifting | over terracotta roofs | chimneys; a cathedral dome | warm evening light
 scene open storm | drifting | in front of a wall of dark cloud | a town far below; birds scattering | a bright strip of light on the horizon
carriage, wagon, sleigh, horse carriage, chariot, cart, sled, stagecoach, dog sled, covered wagon
 body worn wooden spokes; cracked leather straps; brass lamps
 scene open winter snow move | gliding | along a snowy forest road | lanterns; tracks in the snow | blue winter dusk
 scene street | standing | on wet cobbles | a stone archway; a puddle | soft grey light
 scene street night | waiting | under a gas lamp | wet cobbles; a dark archway | warm lamplight in the dark
`;
