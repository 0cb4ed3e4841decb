/** People: what may be seen of them, and where they are at home and at work (see parse.ts for the form). */
export const PEOPLE = `
== person
# anyone
 body creased fabric with visible seams; loose strands of hair; an unguarded expression
 face a calm direct gaze; a faint smile; a few loose strands of hair; soft catchlights in the eyes
 scene street | standing | in a narrow street after rain | wet cobbles; a shop window glowing behind | soft grey light
 scene indoors | sitting | by a tall window in an old house | a half-drawn linen curtain; peeling paint on the frame | soft window light from one side
 scene open | standing | at the end of a windy pier | coiled ropes; grey water behind | pale overcast light
 scene indoors | sitting | at a small kitchen table | a checked cloth; a half-peeled orange | warm lamplight from above
 scene open summer | walking | along the edge of a wheat field | seed heads in the foreground; a line of poplars behind | low golden sun from behind
man, woman, person, people, couple, lady, gentleman, guy, lover, friend, neighbor, stranger, twin, parent, mother, father, mum, mom, dad, sister, brother, husband, wife, son, daughter, uncle, aunt, model, redhead, face, portrait, hand, young man, young woman, adult, human, player, hipster, family, group of friend, figure, ceo, politician, president, celebrity, witness, passenger, guest, influencer, actor, actress
# the old
 body deep lines around the eyes; thin white hair; hands with raised veins
 face deep lines around the eyes; thin white hair; a quiet direct gaze
 scene indoors | sitting | in an armchair by a tiled stove | knitting in a basket; framed photographs on the wall | warm window light from one side
 scene street | resting | on a bench against a sunlit wall | a walking stick; geraniums in a tin | late sun on the plaster
 scene indoors | sitting | at a kitchen table with a pot of tea | a checked cloth; a wall clock behind | soft grey window light
 scene open | standing | at a garden gate | climbing roses; a gravel path | soft evening light
old man, old woman, grandmother, grandfather, grandma, grandpa, granny, granddad, elder, elderly couple, old couple, old lady, senior, pensioner, widow
# children
 body scuffed shoes; grass stains on the knees; flushed cheeks
 face flushed cheeks; wide curious eyes; a few freckles across the nose
 scene street | crouching | at the edge of a puddle | fallen leaves; a wobbling reflection | soft grey light after rain
 scene indoors | lying | on the floor of an attic room | wooden blocks; an open picture book | dusty sunlight from a skylight
 scene open summer | running | through tall meadow grass | dandelion seeds in the air; a wooden fence behind | low golden sun from behind
 scene open | sitting | on an old rope swing | worn ground below; a hedge behind | dappled afternoon light
girl, boy, child, kid, toddler, schoolgirl, schoolboy, little girl, little boy, brat
teenager, teen
 body scuffed sneakers; a frayed hoodie cuff; loose strands of hair
 face a sideways glance; loose strands of hair; a faint smirk
 scene street | sitting | on the concrete steps of an underpass | peeling posters; a crushed paper cup | cold daylight from the far end
 scene closed night | standing | under the neon of a late shop | fogged glass; a vending machine | pink and green neon light
 scene indoors | lying | on the floor of an untidy bedroom | posters on the wall; a tangle of headphones | soft window light from one side
baby, newborn, infant
 body tiny curled fingers; soft creases at the wrists; fine downy hair
 face round cheeks; fine downy hair; parted lips
 scene indoors | lying | on a soft white blanket | a knitted toy; folded linen | soft window light
 scene indoors | sitting | on a worn wooden floor | wooden rings; a basket of yarn | soft daylight from a low window
 scene indoors | lying | in a wicker cradle | a lace curtain; a folded quilt | pale morning light
# bakers and cooks
 body flour on the forearms; rolled-up sleeves; a stained linen apron
 scene closed work | shaping dough | at a floured wooden table | loaves on the shelves behind; a stack of proofing baskets | warm light from the oven
 scene closed work | bending forward | over a steaming pan | copper pots on hooks; chopped herbs on a board | warm light from above the stove
 scene street work | leaning | in the doorway of a small bakery | baskets of bread; a handwritten price board | soft early light
baker, pastry chef, chef, cook, sushi chef, butcher, fishmonger, pizza maker, cheesemaker
# cafés
 body rolled-up sleeves; a striped apron; damp strands of hair
 scene indoors work | standing | behind a scratched counter | stacked cups; bottles glowing on the back shelf | warm lamps above the bar
 scene indoors work | wiping glasses | at a quiet bar | fogged windows; empty stools | low amber light
 scene street work | resting | on the step of a side door | stacked crates; a bicycle | soft grey daylight
barista, bartender, waiter, waitress, hairdresser, barber, shop assistant, innkeeper, barmaid, sommelier
# crafts in wood and cloth
 body sawdust on the sleeves; strong worn hands; a pencil behind the ear
 face a concentrated gaze; a pencil behind the ear; dust in the hair
 scene indoors work | bent low | at a scarred workbench | worn tools in a row; curled shavings on the floor | window light from one side
 scene indoors work | standing | in a crowded workshop | half-finished pieces on the shelves; papers pinned to the wall | a single swivel lamp
 scene street work | standing | in the open door of a workshop | stacked planks; a yard behind | low warm sunlight
carpenter, luthier, violin maker, woodcarver, sculptor, cooper, boatbuilder, instrument maker, puppet maker, toymaker, maker, craftsman, artisan, bookbinder, puppeteer, basket weaver, wood carver
tailor, shoemaker, cobbler, seamstress, weaver, knitter, milliner, saddler, sewer
 body thread on the sleeves; a tape measure around the neck; worn thimbles
 scene indoors work | bent low | at a cluttered worktable | spools of thread; paper patterns pinned to the wall | window light from one side
 scene indoors work | standing | between rolls of cloth | a dress form; a long mirror | soft light from the shop window
 scene indoors work | sitting | at an old sewing machine | scraps of cloth on the floor; chalk marks | warm lamplight from one side
clockmaker, watchmaker, jeweler, goldsmith, engraver, locksmith
 body a loupe at one eye; fine tweezers; worn fingertips
 scene indoors work | bent low | at a small bench | tiny tools in a row; open clock cases on the wall | one bright lamp in a dark room
 scene indoors work | standing | in a narrow shop full of clocks | brass pendulums; a glass cabinet | soft light from the shop window
 scene indoors work | sitting | at a rolltop desk | trays of tiny screws; a magnifying glass on a stand | warm lamplight from one side
# fire and clay
 body soot on the forearms; a heavy leather apron; sweat on the brow
 face soot on the cheeks; sweat on the brow; eyes narrowed against the heat
 scene closed work | standing | at an anvil in a dark forge | hammers on the wall; embers in the hearth | orange firelight against deep shadow
 scene closed work | standing | in front of the furnace | sparks in the air; chains hanging from a beam | glowing orange light from one side
 scene street work | resting | in the doorway of the forge | a bucket of water; horseshoes on the wall | low daylight from the yard
blacksmith, smith, glassblower, foundry worker, armorer, bladesmith
welder, steelworker, ironworker
 body a raised face shield; scorched leather gloves; sweat on the brow
 scene closed work | crouched | beside a steel frame | sparks bouncing on the floor; coiled hoses | white arc light against deep shadow
 scene street work | standing | on a steel beam of a half-built tower | cranes; the city far below | hazy daylight
 scene closed work | standing | in a huge steel hall | hanging chains; a half-built hull | hard light from high lamps
potter, ceramicist
 body clay on the forearms; a stained apron; wet slip on the fingers
 scene indoors work | standing | beside a brick kiln | shelves of drying bowls; clay dust on the floor | warm light from the kiln
 scene indoors work | sitting | at a wheel in a bright studio | half-finished bowls on the shelves; a bucket of cloudy water | soft daylight from tall windows
# artists
 body paint on the fingers; a stained smock; a brush behind the ear
 face a smear of paint on the cheek; a searching gaze
 scene indoors work | standing | before a tall easel | tubes of paint; brushes in a jar | cool north light from a skylight
 scene open summer work | sitting | at a folding easel on a hillside | a straw hat; a jar of brushes in the grass | bright soft daylight
 scene closed work | resting | on the floor of an empty studio | canvases against the wall; a paint-spotted radio | pale light from a skylight
painter, artist, illustrator, muralist, calligrapher, graffiti artist, street artist, tattoo artist, photographer, architect, designer
# books and papers
 body ink on the fingertips; a worn tweed jacket; reading glasses
 face reading glasses low on the nose; a thoughtful gaze; ink on one finger
 scene indoors work | sitting | at a desk covered with open books | handwritten notes; a cold cup of coffee | a green-shaded lamp
 scene indoors work | standing | on a ladder between tall bookshelves | yellowed pages; dust in the air | soft light from a high window
 scene open summer work | reading | on a bench under a chestnut tree | fallen leaves; a worn satchel | dappled sunlight
librarian, writer, poet, reader, scholar, historian, translator, journalist, editor, bookseller, philosopher, student, professor, lawyer, judge, teacher, schoolteacher
scientist, chemist, biologist, inventor, astronomer, archaeologist, geologist, cartographer, paleontologist, researcher, mathematician, engineer, physicist
 body rolled-up sleeves; ink on the fingertips; safety goggles
 face a curious gaze; goggles pushed up into the hair; ink on one cheek
 scene indoors work | standing | at a cluttered laboratory bench | glass flasks; labelled drawers behind | cool light from a tall window
 scene indoors work | writing | at a wall-sized chalkboard | chalk dust; a stack of journals | soft daylight from one side
 scene indoors work | standing | beside a tall brass instrument | a stack of notebooks; a glass dome | warm lamplight from one side
# care
 body creased scrubs; a badge clipped to the pocket; tired gentle eyes
 face tired gentle eyes; hair tied back; a faint smile
 scene closed work | standing | in a quiet hospital corridor | a steel trolley; folded blankets | cool even light from the ceiling
 scene indoors work | sitting | beside a bed in a small ward | a water glass; folded linen | soft light through a pale curtain
 scene indoors work | resting | on a bench in a quiet hallway | a paper cup; a tall window | grey morning light
nurse, doctor, surgeon, paramedic, midwife, vet, dentist, caregiver, therapist, medic, veterinarian
# the sea
 body salt-cracked hands; wind-reddened cheeks; a thick wool sweater
 face wind-reddened cheeks; salt in the brows; eyes narrowed against the light
 scene open wet work | standing | on the wet deck of a small boat | coiled nets; grey swells behind | pale stormy light
 scene open work | sitting | on a stone quay | lobster pots; masts crossing behind | soft early light over the harbor
 scene open work | hauling nets | at the bow of a wooden boat | dripping rope; gulls in the wind | cold silver light
fisherman, sailor, captain, ferryman, lighthouse keeper, dock worker, fisherwoman, sea captain, whaler, boatman
# the land
 body earth in the creases of the hands; sun-bleached cloth; mud on the boots
 face sun-browned skin; a worn straw hat; lines around the eyes
 scene open work | standing | at the edge of a ploughed field | a leaning gate; a line of trees behind | low evening sun from the side
 scene open work | resting | on a dry stone wall | a thermos and a tin cup; cloud shadows on the hills | clear soft daylight
 scene open work | kneeling | between rows of vegetables | a wicker basket; damp dark soil | soft morning light
farmer, gardener, shepherd, shepherdess, beekeeper, winemaker, farmhand, forester, lumberjack, hunter, archer, falconer, ranger, park ranger, goatherd, herder, zookeeper, rice farmer, tea picker
cowboy, cowgirl, rancher, gaucho, sheriff, outlaw, bandit, gunslinger
 body dust on the coat; a sweat-stained hat; worn leather gloves
 scene open dry | leaning | on a corral fence | a coiled lasso; dust in the air | low orange sun from the side
 scene indoors | leaning | on the counter of a dusty saloon | a row of bottles; swinging doors | hot light from the doorway
 scene open dry | riding | along a dry riverbed | sagebrush; red cliffs behind | long evening light
florist, flower seller
 body leaves caught on the apron; damp fingers; pinned-back hair
 scene indoors work | standing | among buckets of cut flowers | wet wooden floor; ribbons on a hook | soft window light
 scene street work | kneeling | in front of a small flower shop | clay pots; a striped awning | soft early light
# stage
 body a bead of sweat at the temple; worn stage clothes; fingers slightly blurred
 face closed concentration; a bead of sweat at the temple; light along the cheekbone
 scene closed dark work | performing | on a small stage with worn boards | dust in the beam; a dark curtain behind | one warm spotlight from above
 scene closed dark work | performing | in a dim cellar club | bottles glowing on the back shelf; small round tables | low amber light
 scene closed | waiting | in a dressing room | scattered make-up; clothes on a rail | warm bulbs around the mirror
singer, musician, saxophonist, guitarist, pianist, violinist, drummer, cellist, trumpet player, rapper, dj, clown, magician, juggler, fire eater, fire dancer, bullfighter, matador, comedian, conductor, rock star, opera singer, band, jazz band, accordionist, harpist, flutist, bassist
street musician, busker, street performer, mime
 body worn fingertips; a patched coat; an open instrument case with coins
 scene street work | performing | at a street corner | a few coins on the pavement; blurred passers-by | soft light between the houses
 scene street work | sitting | on worn church steps | a cap with coins; pigeons | low warm sunlight
 scene closed work | performing | in a tiled underpass | torn posters; a far bright exit | cold light from ceiling tubes
dancer, ballerina, ballet dancer, acrobat, tightrope walker, gymnast, belly dancer, flamenco dancer, breakdancer, tango dancer, trapeze artist
 body a strong arched line of the back; tense calves; loose strands of hair
 scene indoors work | practising | in a bare rehearsal room | a wooden barre; scuffed floorboards | soft light from tall windows
 scene closed dark work | turning | on an empty stage | dust in the beam; dark wings at the side | one cool spotlight from above
 scene indoors | resting | on the floor of an old studio | ribbons and worn shoes; a wall of mirrors | pale morning light
# sport
 body sweat on the skin; taut muscles; a worn jersey
 face sweat on the brow; a fixed determined gaze; damp hair
 scene closed work | resting | on a bench in a bare training hall | a damp towel; chalk dust in the air | hard light from high windows
 scene open work | running | along an empty track | white lane lines; empty stands behind | low morning sun from the side
 scene street work | training | on a wet court under floodlights | painted lines; a wire fence | cold white floodlight
athlete, runner, tennis player, football player, footballer, soccer player, basketball player, goalkeeper, rower, fencer, wrestler, weightlifter, sprinter, marathon runner, baseball player, trainer, coach, referee, jogger
boxer, kickboxer, fighter, martial artist
 body tape wound around the hands; sweat on the shoulders; a bruised cheekbone
 scene closed dark work | resting | in the corner of a ring | frayed ropes; a wet towel | hard light from above
 scene indoors work | training | in a bare old gym | a heavy bag on a chain; cracked leather benches | hard light from high windows
skater, skateboarder, bmx rider, roller skater
 body scuffed shoes; a scraped elbow; wind in the clothes
 scene street work | rolling | through an empty concrete bowl | painted walls; long scratches on the edges | low evening sun from the side
 scene street work | sitting | on the curb of an empty car park | cracked asphalt; a wire fence behind | soft grey daylight
 scene street work | standing | in front of a wall of faded murals | chalk lines on the ground; weeds in the cracks | low warm sunlight
surfer, swimmer, lifeguard, windsurfer
 body wet hair; drops of salt water on the skin; sun-reddened cheeks
 scene open wet work | standing | on wet sand at the water's edge | a line of foam; footprints behind | low golden sun over the water
 scene open wet work | paddling | in white water | spray in the air; dark swells behind | bright backlight
 scene open wet work | sitting | on a board beyond the breakers | calm swells; a far headland | pale early light
diver, scuba diver, freediver, snorkeler
 body a thread of bubbles; streamlined fins; light rippling over the suit
 scene underwater move | gliding | above a coral reef | fan corals in the foreground; small fish in the blue | sunbeams fanning down from the surface
 scene underwater dark move | hovering | beside a sunken wreck | barnacled beams; drifting particles | one beam of a torch
 scene open wet | sitting | on the edge of a small boat | a coiled rope; a calm turquoise bay | bright light from the water
climber, mountaineer, hiker, alpinist, mountain guide, trekker, backpacker
 body scuffed gloves; a coiled rope over the shoulder; sunburnt cheeks
 scene open work | standing | on a narrow rocky ridge | drifting cloud below; far snow peaks | clear cold sunlight
 scene open work | resting | beside a small tent | a tin cup; boots on a flat stone | first light on the peaks
 scene open winter snow work | walking | across a snowy ridge | wind-blown powder; a deep blue sky | bright cold sunlight
skier, snowboarder, ice skater, figure skater, hockey player
 body frost on the scarf; flushed cheeks; ice crystals on the sleeves
 scene open winter snow work | standing | at the top of a white slope | wind-blown powder; dark pines below | bright cold sunlight
 scene open winter snow work | resting | beside a wooden hut in deep snow | skis in the drift; icicles along the roof | low pink winter light
cyclist, motorcyclist, biker, rider, jockey, racing driver, horse rider, bike messenger, courier
 body mud on the legs; wind in the clothes; a scratched helmet
 scene open work | racing | down a curving mountain road | dry grass at the roadside; a valley below | low evening sun from the side
 scene street work | resting | at a small roadside café | a chipped table; a dusty road | soft daylight
 scene open work | standing | at the top of a mountain pass | a stone marker; ridges fading to blue | clear cold daylight
# streets and uniforms
 body a worn uniform; scuffed boots; tired shoulders
 scene street work | standing | at a quiet corner | wet paving; steam rising from a grate | soft grey light
 scene street night work | walking | along an empty street | lit windows above; long reflections on the ground | street lamps in a row
 scene indoors work | sitting | at a plain wooden table | a tin cup; a cap on a hook | grey light from a small window
soldier, policeman, police officer, guard, firefighter, postman, mailman, worker, street sweeper, chimney sweep, window cleaner, construction worker, miner, mechanic, commuter, businessman, businesswoman, driver, taxi driver, bus driver, delivery man, pilot, flight attendant, security guard, veteran, homeless man, beggar, janitor, plumber, electrician, truck driver, railway worker, night watchman, trader
firefighter, fireman
 body soot on the face; a heavy reflective coat; a dented helmet
 scene street dark | standing | in front of drifting smoke | hoses across the wet ground; scattered embers | orange firelight from behind
 scene indoors work | sitting | on the step of a fire engine | a coiled hose; boots in a row | soft light from the open gate
 scene street night rain work | standing | beside a fire engine | wet asphalt; coiled hoses | red light sweeping across the street
detective, spy, private eye, inspector, secret agent, gangster, mobster, assassin, thief
 body a damp coat collar; a narrowed gaze; a hat pulled low
 face a narrowed gaze; a damp coat collar; shadow across the brow
 scene street night rain | standing | at the mouth of a wet alley | steam from a grate; a flickering sign | one street lamp behind
 scene indoors night | sitting | in a cluttered office | an overflowing desk; a cold cup of coffee | slatted light through the blinds
 scene street rain | waiting | in a parked car | drops on the windscreen; a paper cup | grey light through wet glass
hacker, gamer, programmer, streamer, coder, developer, video game player
 body headphones around the neck; screen light on the face; a creased hoodie
 face cool screen light on the cheeks; headphones around the neck; a focused gaze
 scene closed night work | sitting | in front of a row of monitors | tangled cables; an empty noodle cup | blue screen light in a dark room
 scene indoors work | sitting | at a cluttered desk by a window | sticky notes on the wall; a cold cup of coffee | grey daylight and screen glow
# markets and roads
 body a weathered face; layered worn clothes; strong hands
 face sun-browned skin; lines around the eyes; a warm half smile
 scene street work | standing | behind a crowded market stall | crates of fruit; handwritten price cards | soft light under the awning
 scene open | walking | along a dusty road | a bundle over the shoulder; far hills in haze | low warm sun from the side
 scene open work | resting | beside a loaded cart | a striped blanket; a dusty road | bright hazy light
vendor, seller, merchant, market woman, street vendor, shopkeeper, nomad, traveler, traveller, tourist, tour guide, snake charmer, tea seller, wanderer, pilgrim, hitchhiker, fortune teller, bedouin, refugee, immigrant
# ceremony
 body heavy folds of cloth; a slow composed expression; folded hands
monk, nun, priest, bishop, imam, rabbi, buddhist monk, pope, yogi, shaman
 body a coarse woven robe; a string of wooden beads; folded hands
 scene indoors | standing | in a bare stone cloister | worn flagstones; a single candle | soft light between the arches
 scene open fog | sitting | on temple steps | moss between the stones; incense smoke | pale morning mist
 scene open work | walking | up an old mossy stair | stone lanterns; cedar trunks | soft green light
bride, groom, bridesmaid, newlywed, wedding couple
 body delicate lace; a loose bouquet of wild flowers; wind in the veil
 scene open summer | standing | under an old tree | petals on the grass; a row of empty chairs behind | warm evening backlight
 scene indoors | standing | in a small country chapel | worn pews; petals on the stone floor | soft light from a side window
 scene indoors | sitting | at a dressing table | a silver brush; a veil over a chair | pale morning light through the curtain
chess player, card player, poker player, go player
 body a narrowed gaze; a hand held above the table; creased sleeves
 face a narrowed gaze; a resting chin; light along the cheek
 scene indoors work | sitting | at a small wooden table | captured pieces beside the board; a ticking clock | warm lamplight from above
 scene open work | sitting | at a stone table under trees | fallen leaves; a folded coat on the bench | soft light through the leaves
 scene indoors work | leaning forward | in a quiet café | a cold cup of coffee; fogged windows | soft window light from one side
== fantasy
# courts
 body fine embroidery; heavy folds of cloth; a slow composed expression
 face a composed gaze; fine gold thread at the collar; powdered skin
 scene indoors | standing | in a tall stone hall | carved pillars; a long worn carpet | pale light from high windows
 scene open | walking | through a walled garden | raked gravel; an old bent pine | soft morning light
 scene indoors | sitting | in a carved high-backed chair | a velvet curtain; a bowl of pomegranates | warm light from one side
king, queen, prince, princess, emperor, empress, pharaoh, duke, duchess, noblewoman, nobleman, lord, lady in waiting, cleopatra, sultan, courtier, aristocrat, butler, maid, count
samurai, ronin, geisha, ninja, maiko, kunoichi, shogun
 body layered silk and lacquer; fine stitched patterns; wind in the sleeves
 face a steady unreadable gaze; hair tied back with silk cord; a few wind-blown strands
 scene open autumn | standing | in tall silver grass | drifting maple leaves; far hills in haze | low red sun behind
 scene open winter snow | walking | through a snow-covered temple gate | footprints; snow on the roof tiles | pale blue winter light
 scene indoors | kneeling | in a bare tatami room | a paper screen; one hanging scroll | soft light through the paper
viking, gladiator, warrior, spartan, knight, crusader, barbarian, centurion, amazon, valkyrie, paladin, swordsman, swordswoman, mercenary, legionary, shieldmaiden
 body dented metal plates; worn leather straps; a notched blade
 face a scar across the cheek; mud on the skin; a hard level gaze
 scene open | standing | on a windswept ridge | torn banners; smoke in the valley below | low sun under dark clouds
 scene indoors dark | kneeling | in a ruined chapel | broken flagstones; ivy in the windows | a shaft of light from above
 scene open snow winter | walking | through driving snow | black pines; a frozen shield rim | cold grey light
pirate, buccaneer, corsair
 body a salt-stained coat; a brass-buckled sash; a chipped gold earring
 face a chipped gold earring; sun-darkened skin; a crooked grin
 scene open | standing | at the rail of a wooden ship | coiled ropes; torn sails behind | low orange sun over the sea
 scene indoors night | leaning | over a table in a harbor tavern | spilled coins; a map held down by a knife | warm lantern light
 scene open | walking | along an empty beach | a beached rowing boat; palms behind | bright hazy sunlight
`;
