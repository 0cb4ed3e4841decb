/** Places that people built, from outside: what is seen there, in which light, from where (see parse.ts). */
export const BUILT_PLACES = `
== city
city, town, downtown, metropolis, skyline, cityscape, megacity, city center, new york, manhattan, london, chicago, berlin, los angeles, san francisco, brooklyn, shanghai, hong kong, singapore, dubai, toronto, sydney, frankfurt, metropolitan, urban
 is street
 see windows row upon row; steam rising from a grate; worn paving in the foreground; a crossing with painted stripes; water tanks on the roofs
 see people crossing far below; laundry on a balcony; a bridge between the blocks
 far windows row upon row; water tanks on the roofs; a haze over the far blocks; one taller tower
 day sunlight falling between the buildings
 night lit windows and street lamps in long rows
 from street level with a strong vanishing point; a high viewpoint over the roofs
old town, paris, venice, rome, prague, lisbon, barcelona, florence, seville, vienna, amsterdam, dubrovnik, edinburgh, budapest, porto, salzburg, bruges, krakow, naples, athens, jerusalem, heidelberg, toledo, siena, verona, madrid, copenhagen, stockholm, warsaw, riga, tallinn, european city, historic center
 is street
 see worn cobbles in the foreground; painted shutters and iron balconies; terracotta roofs stepping upward; a church tower above the houses; laundry between the walls
 see an arched passage; a small fountain on a square; cats on a warm step
 far terracotta roofs stepping upward; a church tower above the houses; old walls along the edge; a haze over the roofs
 day warm light on old plaster
 night street lamps on worn stone
 from a view down a narrow street; a view over the roofs
tokyo, kyoto, osaka, seoul, shibuya, shinjuku, taipei, japanese city
 is street
 see stacked signs with small lit windows; tangled overhead cables; a vending machine at the corner; bicycles along a railing; paper lanterns over a doorway
 see steam from a tiny kitchen; umbrellas leaning by a door; a narrow shrine between the houses
 far windows row upon row; lit signs between the blocks; a far mountain in the haze
 day soft light between the buildings
 night signs mirrored on the pavement
 from street level with a strong vanishing point; a view down a narrow lane
cairo, marrakech, istanbul, delhi, mumbai, bangkok, hanoi, havana, morocco, medina, kathmandu, varanasi, jaipur, fez, bombay, saigon, hoi an, zanzibar, cartagena, oaxaca, mexico city, rio de janeiro, buenos aires, lagos, nairobi
 is street
 see faded painted walls; tangled cables overhead; baskets and folded cloth by a doorway; a bicycle leaning against the wall; carved wooden shutters
 far flat roofs packed together; slender towers above the houses; a haze of dust over the roofs
 day bright light with deep shade
 night bare bulbs over the doorways
 from a view down a narrow lane; street level in the shade
street, avenue, boulevard, sidewalk, street corner, crosswalk, intersection, pavement, main street, city street, side street, neighborhood, suburb, cul de sac, high street
 is street
 see worn paving in the foreground; parked bicycles; shop signs along the facades; a row of street lamps; a half-open door
 see a café table on the corner; a cat on a windowsill; trees casting broken shade
 day soft light between the houses
 night street lamps pooling on the pavement
 from street level with a strong vanishing point; a view from across the road
alley, lane, back street, backstreet, alleyway, hutong, passage, underpass, side alley
 is street
 see worn cobbles in the foreground; laundry strung between the walls; stacked crates and a leaning bicycle; peeling posters; a cat on a step
 see pots with herbs on a step; a rusted fire escape; wet bins along the wall
 day a narrow strip of daylight from above
 night one lamp over a back door
 from a view down the narrow passage; a low viewpoint close to the wall
square, plaza, piazza, town square, courtyard, patio, inner courtyard, riad, atrium
 is street
 see worn flagstones; potted plants along the walls; an arched passage behind; water spilling into a stone basin; iron chairs in the shade
 see a cat on a warm wall; a vine over a wooden frame; a well with an iron hoop
 day sun on one wall, cool shade on the other
 night lanterns along the arches
 from a view through an archway; a high viewpoint from a balcony
market, bazaar, marketplace, stall, souk, flea market, farmers market, street market, night market, fish market, market stall, food stall, christmas market, flower market, street stall
 is street people
 see crates tilted toward the aisle; striped canvas awnings overhead; handwritten price cards; an old scale on a counter; stalls crowded behind
 see bundles of herbs; sacks with rolled edges; a sleeping dog under a table
 far a patchwork of striped awnings; narrow lanes between them; smoke from the food stalls
 day sunlight in stripes through the awnings
 night bare bulbs strung between the stalls
 from a view down the narrow aisle; a low viewpoint across a counter
floating market
 is open people
 see narrow wooden boats heaped with fruit; straw hats; ripples between the hulls; stilt houses along the bank
 day soft morning light on the water
 from a high viewpoint from a bridge; a view at water level
village, hamlet, fishing village, mountain village, medieval village, small town, settlement, ghost town, alpine village, island village
 is street
 see narrow lanes between stone houses; smoke from a chimney; flower boxes under small windows; a wooden bench by a door; a hill behind the roofs
 see hens on the lane; a stone trough; a church tower above the roofs
 far roofs packed together around a church tower; smoke from the chimneys; fields in stripes around the houses
 day soft light on the roofs
 night a few warm lit windows
 from a high viewpoint over the roofs; a view up the main lane
village on stilt, stilt village, stilt house, house on stilt, floating village, lake village
 is open
 see wooden walkways between the houses; moored canoes; ladders down to the water; fishing nets drying on a rail; smoke from a low roof
 day soft light on the water
 night lamps mirrored in the water
 from a view from a boat; a low viewpoint along the walkway
canal, waterway, lock gate, grand canal
 is street
 see ripples breaking the reflections; a worn stone edge; a moored boat; small arched bridges behind; flower pots on a ledge
 see bicycles along the railing; leaves floating on the water; narrow houses leaning forward
 day soft light on the water
 night lamps stretched across the water
 from a view from a bridge; a low viewpoint over the water
harbor, port, marina, dock, quay, pier, jetty, wharf, boardwalk, waterfront, shipyard, fishing port, promenade, mole, boathouse
 is open
 see coiled ropes and stacked crates in the foreground; weathered planks with rusted nails; masts crossing behind; a mooring post crusted with barnacles; gulls on the railing
 see nets drying on a rail; a rusted crane; baskets of silver fish
 far masts in rows; a long breakwater; small boats leaving thin wakes
 day pale light over the water
 night lamps stretched across the water
 from a view along the planks; a low viewpoint over the water
roof, rooftop, terrace, rooftop terrace, rooftop garden, rooftops, rooftop bar
 is street
 see chimneys and antennas; worn tiles in the foreground; laundry on a line; church towers in the haze
 day low sun over the roofs
 night lit windows all around
 from a view along the roof edge; a high viewpoint over the city
favela, slum, shanty town, hillside town, terraced town
 is street
 see stacked painted houses; steep narrow steps; tangled cables; laundry on flat roofs
 day warm light on the painted walls
 night hundreds of small lit windows
 from a view up the steep steps; a wide view across the slope
== site
train station, railway station, station, platform, train platform, railway, railroad, train track, railroad track, bahnhof
 is street
 see a worn wooden bench on the platform; rails curving away; an old station clock; a lone suitcase by a pillar; overhead wires crossing the sky
 see pigeons under the roof; a closed kiosk; wet footprints on the tiles
 day pale light under the platform roof
 night lamps in a row along the platform
 from a view down the platform; a low viewpoint along the rails
subway, metro, subway station, metro station, underground station, tube station, subway platform, metro platform
 is closed
 see tiled walls with worn corners; a yellow line along the platform edge; signs hanging over the platform; a far tunnel mouth; a row of plastic seats; torn posters; polished rails
 day cold light from long ceiling tubes; headlights deep in the tunnel; a flickering tube at the far end
 night cold light from long ceiling tubes; headlights deep in the tunnel
 from a view down the platform; a symmetrical view along the tracks
bus stop, bus shelter, taxi stand, tram stop
 is street
 see a bench with flaking paint; a bent timetable sign; an empty road running to the horizon; weeds in the cracked asphalt
 day clear low light along the road
 night one buzzing lamp over the bench
 from a view from across the road; a wide view with much empty space
gas station, petrol station, motel, parking lot, parking garage, rest stop, truck stop, drive in, car park
 is street
 see a flickering sign on a pole; oil stains on cracked concrete; an old pump with rounded edges; a lone car under the canopy; flat land behind
 see a soda machine by the door; moths around a lamp; dry weeds along the curb
 day flat bright daylight
 night neon and fluorescent light under the canopy
 from a view from across the road; a wide view with much empty space
amusement park, fairground, carnival, ferris wheel, carousel, roller coaster, theme park, circus, luna park, funfair, fun fair, circus tent
 is street
 see faded painted horses and mirrors; strings of bulbs; an empty ticket booth; striped canvas; weeds between the rails
 see a carousel with a torn canopy; puddles with colored reflections; a row of shooting stalls
 day soft light on faded paint
 night hundreds of colored bulbs
 from a low viewpoint looking up; a wide view from the gate
stadium, arena, sports field, football field, soccer field, tennis court, basketball court, racetrack, skate park, skatepark, baseball field, running track, boxing ring, colosseum, football stadium
 is street
 see painted lines in the foreground; rows of empty seats; tall light masts; a scuffed ball at the edge
 far a bright oval of grass; tall light masts; streets full of people around it
 day bright light over the stands
 night white light from tall masts
 from a low viewpoint over the lines; a high viewpoint from the stands
swimming pool, pool, public bath, hot spring, onsen, hot tub, poolside
 is open wet
 see rippled lines on the bottom; a chrome ladder; a wet towel on a lounger; a low diving board
 day sunlight rippling on the tiles
 night pale turquoise light from below
 from a high viewpoint over the water; a low viewpoint at the edge
playground, schoolyard, sandbox, sandpit
 is street
 see a worn rubber swing; chalk drawings on the ground; a scuffed metal slide; a wire fence behind
 day soft afternoon light
 night one lamp over the swings
 from a low viewpoint across the sand; a view through the fence
cemetery, graveyard, tomb, mausoleum, churchyard, grave, gravestone, tombstone, headstone
 is open
 see leaning stones covered in ivy; an iron gate; wet leaves on the path; a stone angel with worn features
 see an old yew tree; candles in red glass; a crow on a cross
 day soft overcast light
 night moonlight on pale stone
 from a view along the path; a low viewpoint between the stones
junkyard, scrapyard, landfill, construction site, quarry, shipbreaking yard, building site
 is street
 see stacked rusted panels; puddles with an oily sheen; a crane arm behind; weeds through broken concrete
 day hard light through dust
 night one floodlight on a pole
 from a low viewpoint between the stacks; a wide view from above
airport, airfield, runway, tarmac, hangar, aerodrome
 is street
 see wet concrete with painted lines; a windsock; parked aircraft in the haze; runway lights fading away
 far rows of parked aircraft; painted lines; lights along the runway
 day hazy light over the tarmac
 night blue and amber ground lights
 from a low viewpoint along the tarmac; a view through a tall window
power plant, dam, wind farm, solar farm, nuclear plant, oil rig, wind turbine, refinery, factory chimney, power station, steel mill, mine pit, coal mine, industrial area
 is open
 see steel lattices and pipes; a gravel road in the foreground; a thin line of steam; power lines crossing the sky
 day pale hazy light
 night rows of small work lights
 from a wide view with strong geometry; a low viewpoint looking up
battlefield, trench, camp, campsite, war zone, refugee camp, encampment, campfire
 is open
 see trampled grass; rows of canvas tents; smoke drifting low; a torn flag
 day pale light through smoke
 night small fires in the dark
 from a low viewpoint over the ground; a wide view across the field
== building
house, home, cottage, mansion, villa, farmhouse, cabin, hut, log cabin, manor, bungalow, chalet, haunted house, mountain hut, beach house, hunting lodge, wooden house, fairy tale house, witch house, summer house, townhouse, shack, shed, family home, country house, hobbit house, half timbered house, small house, tiny house, modern house, lake house
 is open
 see a worn path to the door; firewood stacked along the wall; a low fence with a gate; smoke from the chimney
 see climbing roses by the door; a bench under the eaves; an old tree leaning over the roof
 far a lone roof among trees; a thin path; smoke from the chimney
 day soft light on one wall
 night warm light in the windows
 from a view up the path; a wide view with the building off center
castle, fortress, palace, citadel, chateau, fort, stronghold, keep, ruined castle
 is open
 see moss between the old stones; a winding path up to the gate; torn banners on the battlements; jackdaws around the tower; a wooded valley below
 see a wooden bridge over a ditch; ivy on the lower walls; clouds snagged on the highest tower
 far towers above a dark forest; a thin road winding up; torn banners
 day low sun on the towers
 night one lit window in a dark wall
 within worn carved pillars; a long faded carpet; torn banners along the wall; a huge cold fireplace
 inside pale light from narrow windows; torchlight on the stone
 from a low viewpoint from the path; a wide view across the valley
tower, watchtower, bell tower, clock tower, silo, water tower, leaning tower, eiffel tower, big ben, architecture, parliament, town hall
 is open
 see weathered walls streaked with rain; small deep-set windows; a worn door at the foot; birds circling the top
 see a spiral of narrow windows; scaffolding of ivy; roofs far below
 day clear light from the side
 night a light high up in the dark
 from a low viewpoint looking up; a wide view with the building off center
lighthouse, light house
 is open
 see waves breaking on the rocks below; an iron gallery around the lantern; wind-flattened grass in the foreground; gulls circling the tower; a narrow path to the door
 see a rusted railing along the steps; a small white house beside it; rain clouds far out
 far a white tower on black rocks; rings of foam around the rocks; a thin path to the door
 day pale light over the sea
 night a turning beam over black water
 within a spiral of iron steps; a narrow bunk under a small window; a brass lamp and a logbook; coiled rope on a hook
 inside pale light from a small round window; a swinging lamp
 from a view from the rocks; a wide view with the tower off center
windmill, watermill, mill
 is open
 see weathered wooden blades; worn stone steps; sacks by the door; a field of stubble around it
 see geese in a row; a wooden wagon; poppies along the path
 day soft golden daylight
 night moonlight on the blades
 from a low viewpoint from the field; a wide view under a big sky
skyscraper, office tower, high rise, apartment building, tenement, block of flat, apartment block, brutalist building, building
 is street
 see windows row upon row; rain streaks along the facade; a tiny street below; one open window
 day hard light along the facade
 night scattered lit windows
 from a low viewpoint looking straight up the facade; a view from across the street
church, chapel, cathedral, abbey, basilica, monastery, convent, notre dame, minster, synagogue
 is open
 see worn carved stone around the door; leaning gravestones; a bell in an open tower; old trees along the wall
 see a stone path between yews; swallows around the tower; worn saints above the door
 far a tower above old trees; a low stone wall; gravestones in the grass
 day soft light on weathered stone
 night light through stained glass
 within tall columns fading upward; rows of worn pews; candle stubs and melted wax; colored light on the floor
 inside colored light from high windows; a few candles in the dark
 from a low viewpoint from the steps; a symmetrical view of the front
temple, shrine, pagoda, mosque, torii gate, stupa, buddhist temple, hindu temple, mayan temple, ancient temple, taj mahal, angkor wat, blue mosque, parthenon, greek temple, ancient ruin
 is open
 see worn steps in the foreground; carved stone softened by time; incense smoke drifting; old trees around the walls
 see a stone lion by the stairs; prayer flags in the wind; a bronze bell in a wooden frame
 far curved roofs among old trees; a long flight of steps; a thread of smoke
 day soft light on weathered stone
 night lanterns along the steps
 within tall painted pillars; a low altar with offerings; drifting incense; polished floor stones
 inside soft light between the pillars; rows of small flames
 from a low viewpoint from the steps; a symmetrical view of the front
ruin, ruins, great wall, great wall of china, statue of liberty, mount rushmore, christ the redeemer, kremlin, pyramid, monument, arch, stonehenge, sphinx, ancient city, machu picchu, roman ruin, obelisk, aqueduct, triumphal arch, amphitheater, petra, great pyramid
 is open
 see fallen blocks in the foreground; dry grass between the stones; a single standing column; a far line of hills
 see ivy over a broken arch; a shepherd's path; olive trees between the stones
 far pale blocks scattered on the slope; a single standing column; a far line of hills
 day low sun raking over the stone
 night starlight over pale stone
 from a low viewpoint between the blocks; a wide view with a tiny figure for scale
bridge, viaduct, footbridge, drawbridge, suspension bridge, stone bridge, covered bridge, golden gate bridge, brooklyn bridge, tower bridge, rope bridge, railway bridge
 is open
 see worn railings in the foreground; water moving far below; moss on the piers; mist between the arches
 see a lone fisherman on the bank; ducks under the arch; a lamp post in the middle
 far thin arches mirrored in the water; a road leading away on both sides; mist in the valley
 day soft light on the water
 night lamps mirrored in the water
 from a view along the railing; a low viewpoint from the bank
barn, stable, henhouse, granary, hayloft, cowshed
 is open
 see weathered boards with gaps; a half-open door; loose straw on the ground; a ladder against the wall
 day low sun through the boards
 night a lantern on a nail
 within hay bales stacked to the beams; dust in the light; old harness on hooks; a wooden ladder
 inside sunlight in thin blades through the boards; a lantern on a nail
 from a view from the yard; a wide view under a big sky
greenhouse, conservatory, glasshouse, orangery, winter garden, palm house
 is indoors
 see ferns pressing against the panes; a rusted iron frame; stacked clay pots; a tiled path; condensation on the glass
 see a watering can on a bench; vines across the roof; a wrought iron chair
 day soft light through dusty glass
 night moonlight through the panes
 from a view down the middle path; a view through a wet pane
observatory, planetarium
 is open
 see a white dome with an open slit; an iron stair around the wall; dark pines below; far town lights
 day pale light on the dome
 night countless stars above the dome
 within a great brass telescope; worn wooden steps; star charts on a round table; a slit of sky overhead
 inside blue evening light through the open slit; starlight through the open slit
 from a view from the slope; a wide view with the dome off center
tent, yurt, igloo, gazebo, pavilion, tipi, teepee, bandstand, marquee, beach hut, wigwam, tree tent
 is open
 see ropes and wooden pegs; trampled grass; a small fire ring; a lantern on a hook
 day soft light on the canvas
 night a warm glow from inside
 within wool blankets on the ground; a small lamp; a tin cup; boots by the entrance
 inside soft light through the canvas; a small lamp on the ground
 from a view from the grass; a wide view with the shape off center
gate, wall, door, staircase, stairs, archway, garden gate, doorway, porch, doorstep, steps, balcony, veranda, entrance, stoop, front door, portal, stairway
 is street
 see worn steps with moss in the cracks; flaking paint and old hinges; a potted plant at the side; a strip of light under the door
 day soft light from one side
 night a lamp over the entrance
 from a straight front view; a low viewpoint from the steps
well, fountain, wishing well
 is street
 see wet moss on the stone rim; coins under the water; worn paving around it; a wall with climbing roses
 day clear light on the water
 night a lamp mirrored in the water
 from a low viewpoint over the rim; a view through an archway
prison, bunker, asylum, dungeon, sewer, catacomb, crypt, tunnel, mine, mineshaft, vault, prison cell, cellar, basement, underground, air raid shelter, wine cellar, escape tunnel
 is closed dark
 see damp streaks on the walls; an iron door; dripping pipes; worn steps leading down
 day a thin beam of light from a grating; one caged lamp far behind
 night one bare bulb on a wire; a moving torch beam
 from a view down the passage; a low viewpoint over the wet floor
hotel, inn, guest house, hostel, resort, mountain hotel, grand hotel, bed and breakfast, ski resort, eco lodge, ryokan
 is open
 see balconies with wooden railings; a terrace with folded chairs; lit windows in a row; a drive lined with trees
 day clear morning light on the facade
 night warm light in the windows
 within a long carpeted corridor; brass room keys on a board; a worn leather chair; tall curtains
 inside soft light from tall curtained windows; wall lamps in a row
 from a view up the drive; a wide view with the building off center
`;
