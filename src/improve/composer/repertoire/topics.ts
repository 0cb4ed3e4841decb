/** What trades, events and goods are drawn by: nouns, then marks of two things in one for logos, and motifs for posters, packs and patterns. */
export const TOPICS = `
bakery, bread, baker, patisserie, pastry, croissant, cake shop, cupcake
 mark a wheat ear curving into a round loaf; a croissant drawn as a crescent moon; a rolling pin crossed with a sprig of wheat
 motif wheat ears and curls of flour dust; a round loaf with a scored crust; a rolling pin and a paper bag
coffee, cafe, café, espresso, roaster, coffee shop, coffee roaster, barista, latte, cold brew
 mark a coffee bean split by a wave of steam; a cup seen from above as a rising sun; a leaf growing out of a bean
 motif scattered coffee beans and flowering coffee branches; a cup with curling steam; a copper roasting drum
tea, herbal tea, tea shop, chai, matcha
 mark a leaf folded into a cup; a teapot whose steam forms a leaf; two tea leaves and a bud in a circle
 motif tea leaves and chamomile blossoms; a porcelain pot with curling steam; hills with rows of tea bushes
chocolate, candy, cocoa, dessert, sweet, ice cream, gelato, cookie, donut
 mark a cocoa pod opened like a book; a drop of chocolate forming a heart; a cone whose scoop is a setting sun
 motif cocoa pods and broken squares of chocolate; curls and flakes; a spoon with a thick drip
beer, brewery, craft beer, pub, hop, cider, brewpub
 mark a hop cone built from overlapping scales; a barrel seen from the front with a star; a mug whose foam is a mountain ridge
 motif hop cones and barley ears; a copper brewing kettle; foam spilling over a heavy glass
wine, winery, vineyard, champagne, gin, whiskey, distillery, vodka, rum, bar, cocktail, spirit bottle
 mark a bunch of grapes as a grid of circles; a bottle neck forming a tower; a vine leaf with a glass in its negative space
 motif vine leaves and grapes; juniper twigs and citrus peel; copper still and curling vapor
restaurant, food, pizza, burger, ramen, sushi, kitchen, catering, bistro, taco, pasta, noodle, diner, food truck, street food, food festival
 mark a bowl with three rising lines of steam; a fork whose tines form a leaf; a round plate as a rising sun
 motif herbs, chillies and crossed cutlery; a steaming bowl seen from above; a checked cloth
honey, bee, beekeeper, organic honey, apiary
 mark a bee formed by two leaves; a hexagon with a drop inside; a hive drawn in one line
 motif honeycomb cells and wild flowers; a wooden dipper with a thick golden drop; bees in fine ink lines
farm, organic, vegetable, dairy, juice, fruit, farmers market, farm shop, grocery, milk, vegan, health food, salad, smoothie, jam
 mark a furrowed field inside a circle; a carrot whose leaves form a flame; a barn built from two leaves
 motif leaves, cut fruit and seeds; a wooden crate of vegetables; rolling fields in stripes
book, bookshop, bookstore, library, publisher, literature, reading, poetry, novel, book fair, writer
 mark an open book whose pages form wings; a bookmark as a small flame; a stack of three spines forming a letter
 motif open pages turning into birds; stacked spines; a lamp over a chair
school, tutoring, education, university, course, kindergarten, academy, learning, language school, graduation
 mark a pencil forming a rocket; an open book as a rising sun; three blocks stacked into a tree
 motif pencils, paper planes and a globe; chalk drawings on dark board; stacked books and an apple
science, science fair, chemistry, physics, research, laboratory, biology, science museum, stem, conference
 mark an atom whose orbits form an eye; a flask with a sprouting leaf; a gear around a light bulb
 motif a bubbling flask with rising planets; orbiting rings and spark lines; gears, a microscope and a paper rocket
gym, fitness, crossfit, sport, workout, bodybuilding, weightlifting, personal trainer
 mark a bending figure reduced to one curve; a kettlebell with a mountain inside; a barbell forming an upward arrow
 motif a lifter in bold silhouette; chalk dust and heavy plates; diagonal speed lines
running, marathon, run, race, triathlon, running shoe, athletics, running club
 mark a stride drawn as one rising line; a shoe sole as a road; a winged foot in a circle
 motif runners as overlapping silhouettes; a road curving to the skyline; speed lines and numbers on bibs
yoga, meditation, wellness, spa, massage, yoga studio, pilates, retreat
 mark a lotus of five overlapping petals; a seated figure inside a rising sun; a wave closing into a circle
 motif lotus petals and slow waves; stacked stones; a figure stretching under a large sun
football, soccer, basketball, tennis, baseball, hockey, rugby, football club, tournament, cup final, volleyball, esports team
 mark a ball whose panels form a crest; a shield with crossed stripes; a leaping animal inside a badge
 motif a player in mid-kick; a ball with speed lines; floodlights over full stands
bicycle, bike, bicycle repair shop, cycling, bike shop, e bike, electric bike, bicycle shop
 mark a wheel whose spokes form a star; a chain link bent into a letter; two wheels as a pair of glasses
 motif spinning wheels and chain links; a rider on a winding road; a basket full of flowers
surf, surfing, surf shop, beach, summer, surf school, beach bar, swimming, pool party, summer sale, summer festival, summer camp
 mark a wave curling into a sun; a surfboard as a palm leaf; a sail with a sun behind it
 motif a striped parasol and long palm shadows; a curling wave with a low sun; ice lollies, shells and sunglasses
travel, tourism, airline, tour, travel agency, holiday, vacation, trip, hotel, mountain hotel, resort, camping, hiking, outdoor, national park, adventure, mountain
 mark a mountain with a winding road as a letter; a paper plane leaving a dotted line; a compass rose built from leaves
 motif layered mountains with a winding road; a small cabin and tall pines; a suitcase with worn stickers
ski, snowboard, winter sport, ski resort, winter, winter sale
 mark a snowflake built from ski tracks; a peak with two slopes as a letter; a pine tree in a circle
 motif a skier carving a white slope; snow-laden pines; a cable car over a valley
ship, boat, sailing, harbor, fish, seafood, sea, fish restaurant, fishing, marine, sailing club, lighthouse
 mark a sail with a sun behind it; an anchor whose ring is a drop; a wave curling into a fish
 motif knotted ropes and scaled waves; a lighthouse beam; a tall sail against a round sun
tech, startup, software, app, ai, company, data, cloud, cyber, saas, it company, web agency, developer, artificial intelligence, blockchain, fintech, hackathon, technology
 mark three nodes joined into a folded ribbon; a square with one corner opening like a door; overlapping circles forming a spark
 motif fine glowing lines joining into a shape; layered translucent windows; a grid that opens into a landscape
game, gaming, esports, arcade, video game, board game, streamer, twitch, discord, game studio
 mark a controller outline with a fox face; a pixel shield with a crown; a joystick as a small mountain
 motif pixel hearts, swords and potions; a glowing portal; a controller with trailing cables
music, band, concert, rock, record label, dj, techno, festival, music festival, rave, electronic music, hip hop, rock concert, punk, metal, choir, orchestra, symphony, classical music, opera, guitar, piano, violin
 mark a sound wave forming a mountain; a record with a leaf for a needle; a plectrum with an eye
 motif sound waves spreading from one point; a guitar neck among flowers; a dancing crowd with raised hands
jazz, jazz festival, blues, swing, soul music, saxophone, big band, jazz night
 mark a saxophone curling into a moon; a trumpet whose bell is a flower; three keys forming a skyline
 motif a saxophone in sweeping curves; a trumpet player in silhouette; piano keys bending into a night skyline
film, cinema, movie, film festival, documentary, photography, photo, camera, video, photographer, photo studio, film night
 mark an aperture that forms a flower; a lens with a horizon inside; a film strip folded into a letter
 motif a projector beam with dust; a film strip curling into a road; an empty red seat
heist, robbery, bank robbery, crime, thriller, detective, noir, spy, gangster, murder mystery, murder, mafia
 mark a keyhole with a skyline inside; a mask forming two letters; a fingerprint as a maze
 motif a vault door ajar with light behind; masked figures as long shadows; banknotes drifting down a dark stair
horror, ghost, vampire, zombie, halloween, haunted house, scary movie, monster movie, slasher, horror movie
 mark a crooked house inside a moon; a bat formed by two hands; a candle melting into a skull
 motif a crooked house on a hill; clawed branches across a huge moon; one lit window and a small figure
science fiction, sci fi, space, rocket, astronomy, alien, space opera, mars, planetarium, solar
 mark a rocket trail forming a leaf; a planet ring as a letter; an open visor with a star
 motif a tiny astronaut before a ringed planet; a rocket trail across a field of stars; a towering ship above a desert
fantasy, wizard, dragon, fairy tale, adventure movie, epic, role playing, dnd, medieval festival, renaissance fair
 mark a tower inside a shield; a dragon curled into a circle; a key whose bow is a castle
 motif a winding path to a far castle; a dragon shadow over a small rider; ornate borders of thorns
romance, love, wedding, valentine, love story, romantic comedy, anniversary, engagement, marriage
 mark two rings forming an infinity line; a heart drawn as one open line; two birds sharing a branch
 motif two figures under one umbrella; loose garlands of flowers; two birds holding a ribbon
theatre, theater, play, drama, opera house, comedy, musical, ballet, dance, circus, cabaret, stand up, puppet theatre, dance school
 mark a mask split into light and dark halves; a curtain drawn as flames; an empty chair in a cone of light
 motif a half-raised curtain with a long shadow; two masks, one cracked; a single figure in a cone of light
art, exhibition, gallery, museum, art fair, painting class, design, pottery, craft, craft fair, art school, ceramic, handmade
 mark a brush stroke forming a letter; a frame with one open side; a vase formed by two faces
 motif bold brush strokes crossing the sheet; cut paper shapes; a hand holding a loaded brush
flower, florist, garden, gardening, plant, nursery, landscaping, plant shop, flower shop, garden center, botanical
 mark a single stem with two leaves inside a circle; a tulip formed by two mirrored curves; a trowel whose handle grows leaves
 motif tall stems and loose petals; a watering can and clay pots; a greenhouse full of leaves
pet, dog, cat, dog grooming, vet, pet shop, animal shelter, dog food, cat food, veterinarian, dog training, dog school, puppy, kitten, grooming salon, pet food
 mark a dog and a cat sharing one outline; a paw print with a heart for its pad; a tail curling into a comb
 motif paw prints and bouncing balls; a dog with one raised ear; a curled cat and a ball of wool
horse, riding school, equestrian, horse farm, stable, rodeo
 mark a horse head drawn as one flowing line; a horseshoe forming a letter; a mane that becomes waves
 motif a galloping horse with a flowing mane; a worn horseshoe; a fence and open hills
hair, hair salon, barber, barbershop, beauty, cosmetic, salon, makeup, skincare, nail, perfume, beauty salon, hairdresser
 mark a comb growing leaves; scissors forming a flower; a profile whose hair is one flowing line
 motif flowing lines of hair; drops and petals; an elegant hand with a mirror
fashion, clothing, boutique, jewelry, shoe, sneaker, handbag, fashion brand, clothing brand, tailor, streetwear, fashion show, watch
 mark a needle and thread forming a letter; a button with a star; a folded ribbon as a monogram
 motif flowing cloth in bold folds; a figure in a sweeping coat; needle, thread and buttons
law, finance, bank, insurance, consulting, lawyer, tax, accountant, law firm, notary, investment, credit card, accounting
 mark two columns forming an open door; a key whose bow is a small house; a balanced bar over a triangle
 motif steady columns and a rising line; an open umbrella over small houses; interlocking gears
real estate, estate, house, construction, architect, architecture, builder, property, roofing, carpenter, interior design, furniture, painter company, realtor, home
 mark a roof line that becomes an arrow; a house formed by two open hands; a beam and a bracket forming a letter
 motif gabled roofs in a row; blueprint lines turning into a house; tools crossed over planks
car, auto, garage, mechanic, car repair, electric car, car wash, motorcycle, truck, taxi, transport, logistics, delivery, driving school, auto repair
 mark a road curving into a letter; a wrench forming a headlight; a wheel with a sun for its hub
 motif a car on a winding road; wrenches and gears; headlights cutting through the dark
doctor, dentist, clinic, hospital, health, pharmacy, care, medical, blood donation, therapy, physiotherapy, psychologist, nursing, vaccination
 mark a cross whose arms are four petals; a hand holding a leaf; a heart drawn as one open line
 motif two open hands and a heart; a leaf growing from a cross; people under a sheltering roof
charity, ngo, foundation, community, volunteer, nonprofit, help, donation, refugees, social project, fundraiser
 mark two hands forming a bird; a circle of small figures; a house under a leaf
 motif many hands reaching to the center; people holding one long ribbon; a lantern passed from hand to hand
climate, environment, recycling, nature, eco, green energy, ocean cleanup, earth day, sustainability, zero waste, energy, electric, solar energy, wind energy, forest
 mark a leaf forming a drop of water; a sun cut by a horizon line; an arrow closing into a tree
 motif a globe held by roots; turbines over green hills; fish and leaves in one flowing wave
festival, carnival, party, celebration, birthday, new year, event, fair, street festival, town festival, fireworks, birthday party, grand opening, opening, anniversary party, open day
 mark a string of bulbs forming a wave; confetti shaped like birds; a tent with a flag in one line
 motif strings of bulbs and paper garlands; confetti and balloons; a striped tent with flags
christmas, xmas, advent, christmas market, holiday season, santa, nativity
 mark a pine tree formed by a ribbon; a star over a small roof; a bell with a sprig
 motif pine branches with red berries; a lit window in a snowy village; paper stars and wrapped boxes
easter, spring, spring sale, mother's day, spring market, egg
 mark an egg split by a leaf; a tulip opening into a sun; a bird on a sprig
 motif painted eggs in a nest of grass; tulips and young leaves; a hare in a meadow
sale, discount, black friday, cyber monday, offer, shopping, shop, store, online shop, promotion, voucher, supermarket, clearance, launch, product launch
 mark a bag whose handle is a smile; a price tag as a bird; a cart drawn in one line
 motif paper price tags on strings; open boxes with bright ribbons; a large bold percent sign
job, recruitment, hiring, career, job fair, internship, team, employer
 mark a chair with a spotlight; a ladder forming a letter; two puzzle pieces as people
 motif an empty chair in a bright circle; people building a ladder; a desk with an open window
election, political, vote, campaign poster, protest, rally, union, peace, freedom, human rights
 mark a raised hand holding a flower; a ballot as a bird; a star formed by five people
 motif raised hands in overlapping colors; a dove with a paper ballot; marching figures as bold shapes
robot, robotics, drone, machine, engineering, factory, 3d printing, industry, automation, mechanical
 mark a gear with a smiling eye; a bolt forming a letter; a robot head in a square
 motif a friendly robot holding a flower; gears and blueprint lines; an arm drawing a line
baby, toy, kid, children, toy shop, kids club, daycare, children's party, baby shower, playground
 mark three blocks stacked into a giraffe; a kite with a smiling tail; a bear built from circles
 motif wooden blocks and paper kites; small animals holding balloons; crayons and stars
podcast, radio, news, magazine, newspaper, blog, youtube channel, newsletter, channel, youtube thumbnail
 mark a microphone as a flower; a speech bubble with a horizon; a sound wave forming a smile
 motif a microphone with colored sound rings; overlapping speech bubbles; a pair of headphones around a globe
candle, scented candle, soap, essential oil, incense, perfume oil
 mark a flame inside a drop; a wick forming a leaf; a moon over a flame
 motif dried lavender and curls of smoke; a small flame with a wide glow; poured wax and linen ribbon
medieval, history, museum of history, archaeology, ancient egypt, dinosaur museum, knight, viking festival
 mark a tower inside a shield; an amphora with a sun; a footprint in a stone
 motif banners and a round shield; a cut-away layer of earth with finds; ornate borders of knots
`;
