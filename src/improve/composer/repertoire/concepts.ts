/** Ideas that nobody can see, each as scenes that stand for them: tags | what is seen | details | light (see parse.ts). */
export const CONCEPTS = `
loneliness, solitude, lonely, isolation, alone, being alone
 scene street night | one lit window in a dark apartment block | a figure at the glass; empty balconies | cold blue dusk and one warm light
 scene open | a small figure on an empty beach at low tide | a single line of footprints; grey water | pale overcast light
 scene indoors | a table set for one by a rainy window | an untouched second chair; steam from a cup | dim grey window light
 scene street night | a lone passenger on an empty platform | a buzzing lamp; long wet rails | cold lamplight
homesickness, longing, missing someone, homesick, wanderlust, yearning, far away
 scene indoors night | a suitcase beside a bed in a rented room | a photograph tucked into the mirror; a key on the sill | one small lamp
 scene indoors | a child's drawing of a house taped to a train window | blurred fields outside; a folded ticket | soft passing daylight
 scene open | an old road running toward a far lit farmhouse | tall grass; a bundle on a stone | the last light of evening
 scene open | a message in a bottle half buried in the sand | a line of foam; an empty horizon | pale early light
nostalgia, memory, memories, remembrance, childhood, reminiscence, the past, past, childhood memory, old day
 scene open summer | an empty rope swing in an overgrown garden | worn ground below; dandelion seeds in the air | low golden light
 scene indoors | a shoebox of faded photographs open on the floorboards | a dried flower; a ribbon | dusty sunlight from a small window
 scene indoors | pencil marks of a growing child on a door frame | flaking paint; a small shoe below | warm side light
 scene indoors | an old film projector throwing light across a dark attic | dust in the beam; a white sheet on a line | one flickering beam
time, time passing, passing of time, time running out, time run, eternity, aging, ageing, old age, passage of time, transience, running out of time
 scene indoors | a long row of stopped clocks on a bare wall | one clock without hands; a ladder | soft side light
 scene open dry | an hourglass half buried in a dune | wind ripples; its long shadow | low evening sun
 scene open | four trees in a row, one for each season | a single path passing all four; a small figure walking | clear even light
 scene indoors | a bowl of fruit from fresh to withered along one table | a fallen petal; a folded cloth | low side light, dark background
love, romance, falling in love, affection, being in love, fall in love, first love, attraction, infatuation
 scene open spring | two hands almost touching under falling blossom | petals on the sleeves; soft green behind | warm backlight
 scene street night rain | two people under one umbrella in a shining street | reflections around their feet; lamps in a row | warm street light in the rain
 scene indoors | two cups on a sunlit windowsill, their steam mingling | a folded note; a half-drawn curtain | soft morning light
 scene open night | two small boats tied together on a still lake | a lantern between them; mirrored stars | faint starlight and one warm lamp
heartbreak, breakup, end of love, end of a friendship, lost love, broken heart, separation, goodbye, farewell, parting, end of friendship, divorce, betrayal, unrequited love
 scene street rain | two people walking apart on a wet square | a fallen umbrella between them; long reflections | grey light after rain
 scene indoors | a torn photograph on a bare kitchen table | an empty chair pushed back; a ring beside a cup | cold morning light
 scene open fog | a rope bridge broken in the middle | loose planks; mist in the gap | pale light without shadows
 scene indoors | two toothbrush glasses on a shelf, one of them empty | a cracked tile; a drawn blind | dim grey light
grief, loss, sorrow, sadness, mourning, melancholy, sad, depression, despair, tear, regret, emptiness, feeling empty
 scene indoors | a coat left on a hook beside an empty bed | folded blankets; a glass of water | dim light through a drawn curtain
 scene street rain | wilted flowers on a wet stone step | drops on the petals; a closed door | soft grey light
 scene open fog | a bare tree beside a grey lake | one last leaf; still water | pale foggy light
 scene indoors | a figure sitting on the floor below a tall window | arms around the knees; a long shadow | cold blue window light
joy, happiness, happy, delight, celebration, bliss, laughter, fun, euphoria, carefree
 scene open summer | children running through a garden sprinkler | drops in the air; a laundry line behind | bright backlight
 scene street | paper lanterns and confetti over a narrow lane | open windows; a dancing crowd below | warm low sunlight
 scene open | a flock of bright kites above a hill | trailing ribbons; tiny figures below | clear spring light
 scene indoors | a kitchen dance in wool socks | a radio on the shelf; flour in the air | warm lamplight
hope, optimism, new beginning, faith, light at the end, rebirth, second chance, renewal, promise
 scene street | a green seedling in a crack of dry concrete | crumbs of soil; a blurred street | one narrow beam of sunlight
 scene open dark | a lantern in a small boat on a black sea | calm ripples; a thin bright line on the horizon | warm lantern light against the dark
 scene indoors | a barred window with one swallow on the sill | a chalk tally on the wall; open sky outside | first morning light
 scene open | a lone swallow above a snow-covered field | a thin green line of grass; melting drifts | first warm light on the horizon
fear, anxiety, dread, panic, terror, phobia, horror, nightmare, paranoia, worry
 scene indoors night | a half-open door at the end of a long corridor | a thin line of light; peeling wallpaper | cold moonlight
 scene open night fog | a small figure with a torch in a black wood | tall bare trunks; breath in the air | one weak beam
 scene indoors night | a child's bed with long shadows like hands on the wall | a fallen toy; bare floorboards | a street lamp through thin curtains
 scene indoors night | a staircase leading down into black water | a single handrail; a wet footprint | one bare bulb
stress, burnout, deadline, pressure, overload, overwork, exhaustion, overwhelmed, deadline stress, exam, busy
 scene indoors night | a desk buried under leaning towers of paper | a clock close to midnight; a row of empty cups | one hard desk lamp
 scene indoors | a burnt-out match standing among fresh ones | a thin curl of smoke; a plain table | low side light
 scene indoors night | a figure asleep on a glowing keyboard | sticky notes on every surface; a dark office behind | cold screen light
 scene indoors | a figure holding up a ceiling of stacked chairs | bent knees; cables on the floor | hard light from above
anger, rage, fury, hate, hatred, wrath, frustration, outrage, conflict, argument, violence, fight
 scene indoors | a shattered plate in mid-air | sharp fragments; a red wall behind | hard light from one side
 scene open storm | a lightning-split tree, still burning | flying sparks; dark clouds | orange fire against a black sky
 scene indoors dark | a clenched fist in deep shadow | tense knuckles; torn paper | one hard red light
 scene studio | red ink bursting through clear water | sharp curling edges; a white background | hard light from behind
jealousy, envy, greed, resentment, vanity, pride, shame, guilt, lie, deceit, hypocrisy, temptation, sin, lust, gluttony, selfishness, obsession
 scene indoors | a green apple reflected as a rotten one | a cracked mirror; a dark cloth | one low side light
 scene indoors night | a figure watching a bright party through a keyhole | a dark hallway; a strip of warm light across the face | warm light against deep shadow
 scene open storm | a walled garden of thorns around one bright flower | twisted stems; dark clouds | sick green light
 scene open fog | two trees on a hill, one in bloom, one bare and leaning away | dry leaves; a thin stream between them | grey-green light through mist
 scene open | a dark lake coiled around a small bright island | dead reeds; an upturned boat | sick yellow light under the clouds
calm, peace, silence, serenity, stillness, tranquility, quiet, harmony, balance, peace of mind, inner peace, meditation, mindfulness, patience, zen, relaxation, calm after a fight, calm after the storm
 scene open | three smooth stones balanced beside still water | one ring spreading; pale sand | soft even morning light
 scene open fog | a rowing boat at rest on a misty lake | oars drawn in; a mirrored treeline | pale light through the mist
 scene indoors | an open window above a made bed | a curtain lifting; a bowl of water | soft white daylight
 scene open snow winter | a bench under fresh snow in an empty park | no footprints; black branches | pale blue light
 scene underwater | a diver resting without motion above white sand | a thread of bubbles; rippled light | soft blue light from above
silence before a storm, calm before the storm, tension, anticipation, suspense, waiting, before a storm
 scene open storm | a lone house in a field under a wall of dark cloud | still grass; a door left open | a bright strip of light along the horizon
 scene indoors | a raised conductor's baton above a waiting orchestra | bows in the air; dark rows of seats | one beam of light
 scene open storm | a swing hanging perfectly still under black clouds | bent grass; a far farmhouse | heavy yellow-grey light
 scene indoors storm | a glass of water on a table, its surface just beginning to tremble | a half-open window; a still curtain | heavy yellow-grey light
freedom, liberty, liberation, independence, escape, letting go, flight, breaking free
 scene open | an open birdcage on a cliff above the sea | a few feathers in the air; birds far out | bright light from the horizon
 scene open move | a rider without reins on a wide beach | spray around the hooves; flying hair | low golden sun
 scene indoors | a broken chain on a sunlit windowsill | an open window; blue sky outside | clear morning light
 scene open | a barefoot figure on a rooftop with outspread arms | sheets on a line; a huge sky | low warm sun
war, battle, destruction, death, violence of war, apocalypse, end of the world, mortality, fate, destiny, doom, extinction
 scene open | a rusted helmet in a field of poppies | a bent fence of wire; drifting seeds | low evening sun
 scene street | a child's shoe in the dust of a ruined street | broken walls; a torn curtain | grey light through smoke
 scene open fog | a hooded ferryman waiting at a black shore | a lantern on the bow; still water | pale light in the mist
 scene open | a lone piano in the rubble of a house | broken keys; dust in the air | a beam of light through smoke
life, birth, growth, growing up, growing, evolution, becoming, coming of age, growing old, circle of life, youth, adolescence, maturity, personal growth
 scene indoors | a child's rubber boots beside a pair of worn adult ones | a muddy doormat; a growing vine on the wall | soft light from an open door
 scene open | a young tree tied to an old broken trunk | fresh leaves; roots over stone | clear morning light
 scene street | a small figure casting the long shadow of an adult | chalk drawings on the ground; a bicycle | low evening sun
 scene open | footprints along a beach, growing from small to large | a line of foam; the last ones still wet | soft morning light
change, transformation, metamorphosis, transition, revolution, progress, evolution of self, adaptation, turning point
 scene open | a butterfly leaving a split chrysalis | damp folded wings; a thin twig | soft backlight
 scene open | a melting ice statue turning into a stream of flowers | drops in the air; wet stones | clear spring light
 scene indoors | a staircase whose steps turn into piano keys, then into birds | a plain wall; a few feathers | soft side light
 scene studio | a block of marble half turned into a flock of birds | chips in the air; a plain dark wall | low side light
chaos, disorder, confusion, noise, entropy, complexity, randomness, turmoil
 scene indoors | a grand library in mid-collapse, pages flying | tilted shelves; one book still open | a beam of dusty light
 scene studio | a tower of teacups bursting into fragments | liquid arcs in the air; a plain dark wall | hard light from one side
 scene indoors | a sand castle of gears crumbling at one edge | loose grains in the air; a straight line on the table | low side light
 scene open storm | a tangle of kites and strings in a storm sky | torn paper; bent poles below | broken yellow light
 scene closed | a hundred radios stacked to the ceiling, all glowing | tangled cables; a single pulled plug | the glow of many dials
order, structure, symmetry, perfection, logic, mathematics, geometry, system, discipline, control
 scene studio | hundreds of white stones laid in an exact spiral | one dark stone out of line; raked sand | low side light
 scene indoors | a wall of small drawers, each with the same brass handle | one drawer open; a single key | even soft light
 scene studio | black and white tiles reaching to the horizon | one tile turned; a tiny figure | even soft light
 scene open winter snow | a single straight line of trees across a white plain | equal gaps; one small gate | flat pale light
chaos and order, order and chaos, good and evil, duality, yin and yang, light and dark, opposites, contrast, past and future, nature and technology, nature versus technology, heaven and hell, fire and ice, war and peace, man and machine, life and death
 scene studio | a single image split down the middle, one half exact, the other dissolving | a sharp seam; fragments crossing over | hard light on one side, soft on the other
 scene indoors | neat rows of dominoes ending in a wild tangle of thread | a hand above the first tile; a plain table | low side light
 scene open | a straight canal flowing into a storm-torn sea | a lone gate between them; broken foam | a bright strip of light on the horizon
 scene studio | a perfect circle of candles with one knocked over | running wax; a thin trail of smoke | their own small warm light
infinity, eternity loop, endlessness, universe within, forever, endless, recursion, parallel universe, multiverse, infinite
 scene indoors | a staircase that turns back into itself | no beginning and no end; one small figure climbing | soft even light
 scene indoors | a mirror facing a mirror, lamps receding forever | a hand on the frame; a narrow corridor of light | small warm lights fading into the dark
 scene open night | a straight road of still water under a sky of stars | no horizon; a tiny boat | starlight above and below
 scene studio | a spiral of open doors, each smaller than the last | a tiny light in the middle; long shadows | soft even light
gravity, weight, balance of force, force, attraction of mass, physics, relativity, weightlessness, falling
 scene studio | a marble sphere sinking deep into a taut white cloth | smaller spheres circling; fine folds | low side light
 scene indoors | an apple and a feather falling side by side | a plain dark wall; a faint shadow | one hard beam
 scene open | a huge boulder hanging from a single thread | bent grass below; a small figure looking up | soft overcast light
 scene space | stones and water drifting around a slowly falling clock | a thin ring of dust; deep black behind | hard light from one side
 scene open | apples hanging in mid-air below a wind-still tree | their shadows on the grass; a fallen ladder | soft golden light
trust, loyalty, friendship, belonging, together, community, solidarity, teamwork, cooperation, unity, support, family love, companionship, connection, brotherhood, sisterhood, care, kindness, compassion, empathy, generosity
 scene open | a hand holding another over the edge of a cliff | taut sleeves; a valley far below | clear low sunlight
 scene indoors | a trapeze catcher with open hands in mid-swing | chalk dust; a dark tent above | one warm spotlight
 scene open night | a circle of people around a small fire | shared blankets; sparks rising | warm firelight on the faces
 scene indoors | many threads of different color woven into one rope | loose ends; a plain wooden table | soft side light
courage, bravery, strength, resilience, resilient, determination, ambition, perseverance, willpower, overcoming, power, confidence, heroism, endurance, success, victory, achievement, motivation, triumph
 scene open storm | a small boat climbing a huge wave | a tiny lamp at the mast; torn spray | light breaking under the clouds
 scene open | a lone pine growing out of bare rock | roots in a crack; a deep valley behind | low sun through wind-driven cloud
 scene closed dark | a child facing the shadow of a giant | a wooden sword; a bare stage floor | one hard light from behind
 scene open fog | a child crossing a narrow log over a deep gorge | ferns; a lantern in one hand | pale light through the mist
failure, defeat, weakness, disappointment, losing, giving up, broken, loser, mistake, lost
 scene street rain | a trampled paper crown in a puddle | ripples; a blurred crowd walking away | grey light after rain
 scene indoors | a mended bowl with golden seams on a bare table | a few lost fragments; a soft shadow | low side light
 scene open | a paper kite tangled in a bare tree | a loose string; an empty field | pale overcast light
 scene indoors | a house of cards caught in the moment of collapse | falling aces; a hand too late | low lamplight
dream, sleep, imagination, fantasy world, daydream, subconscious, lucid dream, dreaming, insomnia, creativity, inspiration, idea, thought, mind, thinking, inside of the mind, consciousness, curiosity, wonder, awe, discovery, exploration, curious
 scene open night | a bed floating on a calm dark sea | a lantern at the foot; fish made of light below | moonlight and one warm lamp
 scene indoors | an open book with a forest growing from its pages | tiny birds; a child's hands at the edge | warm glow from the pages
 scene indoors | a small door at the back of a wardrobe, light spilling out | coats pushed aside; snow on the sill | warm light from beyond the door
 scene indoors | a head in profile filled with a lamplit library | ladders and floating pages; a plain background | soft inner glow
knowledge, wisdom, truth, philosophy, learning, education, intelligence, science, understanding, enlightenment
 scene indoors | an old hand lighting a child's candle from its own | open books; a dark room behind | two small warm flames
 scene indoors | a tall ladder leaning into a lit circle of books | loose pages; a dark hall | light falling from above
 scene indoors dark | a single lamp over an unrolled map | a brass compass; the table edge vanishing into dark | one warm pool of light
 scene open night | a small figure with a lamp in front of a wall of stars | an open notebook; a brass telescope | faint starlight and one warm lamp
justice, democracy, equality, freedom of speech, law, politics, capitalism, society, censorship, corruption, human right, socialism, bureaucracy, inequality, poverty, wealth, money, globalization, power of people, election, vote, protest
 scene street | hundreds of raised hands above a crowded square | paper ballots in the air; an old town hall behind | clear morning light
 scene indoors | an old pair of scales, a feather against a stack of coins | worn brass; a plain dark wall | one low side light
 scene indoors | a round table with many different chairs | one empty place; papers and cups | even light from above
 scene street | a blindfolded statue with one pigeon on each scale | worn marble; a busy square behind | clear morning light
future, technology, artificial intelligence, ai, digital world, internet, progress of technology, machine learning, cyberspace, virtual reality, data, big data, algorithm, social media, information overload, metaverse, cybersecurity, blockchain, innovation
 scene indoors night | a human hand and a glass hand meeting over a dark table | fine glowing lines; a reflection | cool blue light
 scene street night | a tree with leaves of small screens in an empty plaza | cables for roots; people looking up | the glow of the screens
 scene indoors night | a face lit by a screen, its outline breaking into small squares | fragments drifting away; a dark room | cold screen light
 scene open dawn | a child in front of a huge glass door in a field | a glowing keyhole; tall grass | the first light on the horizon
identity, self, soul, ego, gender, self love, personality, inner self, mirror of self, self portrait, beauty, individuality, mental health, therapy, healing, vulnerability, masculinity, femininity, schizophrenia, madness
 scene indoors | a figure in front of a broken mirror, each piece showing another face | a chair; fallen fragments | soft light from one side
 scene open | a single red poppy in a field of grey grass | wind-bent stems; an empty sky | soft overcast light
 scene indoors | a body made of paper with light leaking through the folds | a torn edge; a plain dark background | warm light from inside
 scene indoors | a row of masks on a wall, one hook empty | a chair; a half-open curtain | soft side light
sound of rain, rain sound, smell of rain, rain on the window
 scene indoors rain | drops running down a dark window in thin lines | a hand on the glass; blurred lamps outside | soft grey light and one warm lamp
 scene street rain | rings spreading in a puddle like notes on a staff | a tin roof edge; falling drops | soft grey light
 scene indoors rain | a row of tin pots under a leaking roof, each with one falling drop | worn floorboards; spreading rings | grey light from a small window
 scene open rain | a lone umbrella standing open in a field like a drum | bent grass; fine streaks of rain | soft grey light
music, sound, rhythm, melody, song, symphony, echo, jazz, harmony of sound, noise of music, what music look like, techno, classical music, sound of silence
 scene studio | colored ribbons unwinding from a violin into the air | fine strings; curling waves of color | soft light from one side
 scene studio | fine sand dancing into rings on a vibrating metal plate | a bow at the edge; exact patterns | low side light
 scene open | birds on five power lines like notes on a staff | a pale sky; one bird taking off | clear evening light
 scene indoors | piano keys turning into stepping stones across water | rings spreading outward; faint mist | soft reflected light
 scene indoors | an empty concert hall with one lit music stand | rows of dark seats; a baton on the score | one warm spotlight
luck, fortune, chance, coincidence, opportunity, miracle, magic, superstition, possibility, risk, choice, decision, dilemma, gamble
 scene studio | a coin spinning on its edge on a worn wooden table | a blurred rim; a long shadow | low side light
 scene open | a single four-leaf clover in wet grass | drops on the leaves; a child's finger | soft light after rain
 scene open fog | a path dividing in front of a lone tree | two wooden signs without words; mist on one side | pale morning light
 scene indoors | a horseshoe above a half-open door | a strip of sunlight; clover in a glass | warm side light
boredom, monday, laziness, routine, everyday life, monotony, procrastination, ordinary day, meaningless
 scene indoors | a figure lying upside down on a sofa | a slow ceiling fan; a stopped clock | flat afternoon light
 scene indoors | a row of identical grey desks, one with a paper plane | drawn blinds; a wall clock | flat even light
 scene indoors rain | a child's forehead against a rainy window | breath on the glass; toys left on the floor | grey light from a rainy window
 scene indoors | a goldfish circling in a round bowl on an office desk | a stack of forms; a ticking clock | flat even light
energy, speed, motion, movement, dynamism, electricity, vitality, acceleration, adrenaline
 scene street night | long ribbons of light along a curving road | a blurred bridge; a still figure at the rail | red and white light trails
 scene studio | a runner dissolving into streaks of colored powder | dust in the air; a plain dark background | hard light from one side
 scene open move | a herd of horses breaking through shallow water | spray in the air; low hills behind | bright backlight
 scene studio | a drop hitting milk, a crown of splashes | a plain dark background; tiny beads | hard light from behind
ecology, climate change, environment, sustainability, pollution, mother nature, global warming, biodiversity, earth day, recycling
 scene open | a lone green tree on a cracked dry lake bed | curled mud plates; its long shadow | hard low sunlight
 scene studio | a glass jar with a tiny forest and its own cloud | drops on the glass; roots against the wall | soft daylight
 scene street | ivy swallowing an abandoned car | birds in the broken windows; ferns in the seats | green light through leaves
 scene underwater | a sea turtle swimming past a drifting plastic bag | pale sand below; bubbles | soft blue light from above
nothing, nothingness, void, emptiness of space, absence, zero, oblivion, blank, minimal, minimalism
 scene studio | an empty frame on an endless white wall | its faint shadow; a single nail | soft even light
 scene studio | a black circle floating above a pale plain | no horizon; one tiny figure below | flat soft light
 scene open snow winter | a single black tree in an endless white field | no tracks; a white sky | flat pale light
 scene indoors | an unplugged telephone on the floor of an empty room | its coiled cord; four marks of a vanished table | flat daylight
distance, boundary, border, barrier, long distance, communication, misunderstanding, language barrier, talk, gossip, secret, privacy, surveillance
 scene studio | two paper cups joined by a long slack string across a canyon of books | one cup fallen over; dust | soft side light
 scene indoors | two windows facing each other across a dark courtyard | a hand on each pane; laundry between them | two warm lights in the dark
 scene open fog | two figures on opposite shores of a misty lake | one raised hand; a drifting boat | pale foggy light
 scene indoors night | a phone glowing on the empty half of a bed | creased linen; a dark window | cold screen light
warmth, comfort, coziness, hygge, safety, shelter, gratitude, contentment, nurture, motherhood, fatherhood, parenthood
 scene indoors winter | wool socks in front of a small fire | a sleeping dog; snow at the window | warm firelight
 scene indoors | two hands around a steaming cup | a thick sweater cuff; a rainy window behind | soft grey light and one warm lamp
 scene open snow winter night | a lit cabin in deep snow | one line of footprints to the door; black pines | warm light from the windows
 scene indoors | a cat asleep on a radiator below a frosted window | a folded blanket; a cup of cocoa | soft pale light
inertia, momentum, friction, energy transfer, quantum, dna, fibonacci, fibonacci number, fractal, golden ratio, atom, particle, probability, string theory, infinity of number
 scene studio | five steel balls, the last one swinging out | thin taut wires; a plain dark wall | one hard light from the side
 scene studio | a shell spiral continued in drawn pencil lines | fine ruled paper; a brass compass | soft side light
 scene studio | concentric rings spreading in a tray of black water | one falling drop; a bright edge | low side light
 scene indoors | a clock pendulum held still by a spider thread | dust on the case; a faded dial | low side light
abstract, composition, abstract art, color, shape, texture, pattern of life, form, abstraction, geometric shape, abstract composition
 scene studio | overlapping translucent planes with one hard edge | fine grain; a single bright accent | soft light from behind
 scene studio | torn paper layers in a loose diagonal | rough edges; a thin drawn line | low side light
 scene studio | thick strokes of paint scraped to the bare canvas | ridges catching the light; one untouched corner | raking light
 scene studio | a single folded sheet casting a long exact shadow | a smooth gradient; one torn corner | low side light
feeling, emotion, mood, sense, sensation, vibe, atmosphere
 scene studio | ink blooming slowly in clear water | curling edges; a pale empty background | soft light from behind
 scene indoors | a hand pressed against a rain-covered window | blurred lights outside; a clear outline in the fog | soft grey light
 scene open | a lone figure with open arms on a windy hill | bent grass; fast clouds | broken sunlight
 scene indoors | a chest of small drawers, each glowing in another color | one drawer half open; a bare wall | the glow from the drawers
`;
