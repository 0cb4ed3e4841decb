/** Places that nobody built: what is seen there, which light they have by day and by night, from where they are seen (see parse.ts). */
export const NATURE_PLACES = `
== nature
beach, shore, coast, seaside, seashore, strand, sand bank, sandbank, coastline
 is open
 see wet sand mirroring the sky; a line of foam at the water's edge; bleached driftwood in the foreground; dune grass bending in the wind; footprints leading out of the frame
 see a beached rowing boat; tangled seaweed along the tide line; pale shells half buried
 far long white lines of surf; a strip of pale sand; tiny dots of people
 day hazy sunlight over the water
 night moonlight drawing a path on the water
 from a low viewpoint just above the sand; a wide view along the shoreline
sea, ocean, high seas, seascape
 is open
 see long swells with broken white crests; a thin band of land on the horizon; foam drawing lines on the water; gulls low over the water
 see a ragged line of rain far out; dark and bright bands on the water; a small sail leaning
 far long parallel swells; a tiny sail; a thin band of land on the horizon
 day silvery light on the water
 night moonlight drawing a path on the water
 from a view from the waterline; a wide view with a low horizon
wave, surf, breaker, tsunami
 is open
 see spray torn off the crest; green light through the lip; foam patterns in the foreground; a dark horizon behind
 day bright backlight through the water
 from a low viewpoint at the waterline
lagoon, bay, cove, fjord, inlet, atoll
 is open
 see clear shallow water over pale stones; steep green slopes behind; a small moored boat; a narrow strip of sand
 see a heron in the shallows; palm shadows on the sand; coral heads under the surface
 day clear sunlight on the water
 night faint starlight on the water
 from a high viewpoint over the water; a view from the shore
lake, pond, lakeside, mere, reservoir, mountain lake
 is open
 see reeds in the foreground; a doubled reflection of the far shore; flat stones under clear water; a short wooden jetty; a low band of mist on the water
 see a rowing boat tied to a post; wooded hills closing the far shore; water lilies in a quiet corner
 far a dark mirror between the hills; a ragged shoreline; one small boat
 day silvery light on the water
 night moonlight on still water
 from a low viewpoint at the water's edge; a wide view across the water
river, stream, creek, riverbank, brook, delta, rapids
 is open
 see wet stones along the bank; ripples around a fallen branch; overhanging willows; a bend in the water far behind
 see sandbanks in the current; an old plank footbridge; mossy roots in the bank
 far bright loops winding through green; sandbars; a tiny bridge
 day broken sunlight on the water
 night moonlight on the ripples
 from a view from the bank; a low viewpoint over the stones
waterfall, cascade
 is open wet
 see mossy boulders slick with spray; ferns on the wet rock; a pool of churning water; fine mist drifting across the cliff
 see a fallen trunk wedged between rocks; several thin side streams; wet black cliff walls
 day soft light through the spray
 from a low viewpoint from the pool; a wide view with a tiny figure for scale
forest, wood, woods, woodland, grove, pine forest, birch forest, beech forest, redwood forest, treeline, spruce forest, glade
 is open
 see ferns and fallen leaves in the foreground; moss on the trunks; roots crossing a narrow path; pale trunks fading into the distance; a bright clearing behind
 see a fallen trunk under moss; mushrooms along a root; a shallow stream between stones
 far crowns like a dark carpet; a thin road through the trees; mist in the hollows
 day sunlight in thin shafts between the trunks
 night moonlight between the black trunks
 from a low viewpoint along the path; a view between two trunks
jungle, rainforest, cloud forest, mangrove
 is open wet
 see huge dripping leaves in the foreground; hanging vines; mist between the crowns; a narrow muddy trail
 see a fallen giant trunk; bright parrots far off; roots like walls
 day green light filtered through the canopy
 night moonlight on wet leaves
 from a view through hanging leaves; a low viewpoint from the trail
bamboo forest, bamboo grove
 is open
 see tall green stems fading upward; fallen leaves on the path; a low bamboo fence; one leaning stem
 day soft green light between the stems
 night moonlight on the pale stems
 from a low viewpoint looking up between the stems; a view along the path
mountain, peak, alp, summit, ridge, mountain range, mountainside, mountaintop, rocky mountain, himalaya, matterhorn, everest, mount fuji, kilimanjaro, mountain pass, massif
 is open
 see ridge behind ridge fading into haze; loose rock in the foreground; a thin trail winding up; a strip of old snow in a gully; a band of cloud below the summit
 see a small tarn between boulders; patches of pale scree; a wooden cross on a ledge
 far ridge behind ridge fading into haze; strips of old snow; a thread of a trail
 day clear cold daylight
 night starlight on pale rock
 from a view from a lower ridge; a wide view with a tiny figure for scale
hill, hillside, valley, highlands, moor, moorland, dale, alpine meadow, slope
 is open
 see dry stone walls crossing the slope; wind-bent grass in the foreground; a lone thorn tree; cloud shadows on the far side
 see grazing sheep as white dots; a gate in a stone wall; a winding cart track
 day soft daylight under moving clouds
 night moonlight on the slopes
 from a view from the ridge; a wide view across the valley
volcano, crater, lava field, lava
 is open dry
 see black lava rock in the foreground; thin steam rising from cracks; a plume of ash leaning with the wind; red glow along the rim
 see streams of cooled lava; sulphur-yellow stains; a lone hiker on the rim
 day hazy light through ash
 night the red glow of lava under smoke
 from a view from a black ridge; a wide view with a tiny figure for scale
cliff, canyon, gorge, grand canyon, ravine, bluff, escarpment, precipice
 is open
 see layered rock with deep cracks; tufts of grass on the edge; a thin river far below; a bird circling in the gap
 see seabirds on narrow ledges; a path along the edge; boulders piled at the foot
 far layered walls; a thin river far below; long shadows across the bottom
 day low sun along the rock walls
 night starlight over the dark edge
 from a view along the rim; a high viewpoint over the drop
desert, dune, sand dune, sahara, salt flat, badlands, salt desert, gobi, wasteland, death valley
 is open dry
 see wind ripples in the foreground; a line of tracks across the ground; bare rock far behind; a wide empty sky
 see a half-buried fence post; dry thorn bushes; the sharp edge of a dune
 far dunes in long curves; a thin line of tracks; their sharp shadow edges
 day low sun raking over the ground
 night countless stars over pale ground
 from a low viewpoint over the ripples; a wide view with a tiny figure for scale
oasis
 is open dry
 see leaning palms around a small pool; a clay well; dunes behind; footprints in the damp sand
 day warm light through the palms
 night stars mirrored in the pool
 from a view between two palms
savanna, savannah, prairie, steppe, plain, grassland, outback, pampas
 is open dry
 see tall dry grass in the foreground; a single flat-topped tree; a far line of hills; dust along the horizon
 see a far herd in the dust; a termite mound; a winding dry riverbed
 day low amber sun
 night a huge starry sky
 from a low viewpoint in the grass; a wide view under a big sky
meadow, field, grass, farmland, pasture, countryside, wheat field, wildflower meadow, cornfield, rice field, rice paddy, paddy, rice terrace, sunflower field, lavender field, tulip field, farm, ranch, crop field, paddock, field of flower, flower meadow
 is open
 see seed heads and wild flowers in the foreground; a leaning fence post; a line of poplars far behind; a dirt track with two ruts; swallows low over the ground
 see a lone oak in the middle; a hay wagon by a hedge; a thin stream with willows
 far fields in a patchwork; hedges between them; a winding track
 day soft golden daylight
 night moonlight on the grass
 from a low viewpoint in the grass; a wide view under a big sky
vineyard, orchard, olive grove, tea plantation, plantation, hop field, coffee plantation, allotment, apple orchard
 is open
 see long rows running to the hills; a wooden crate in the foreground; a small stone hut; a straw hat on a post
 see a stone wall with a gate; a tractor path of red earth; a village on the next hill
 day warm low sun along the rows
 night moonlight along the rows
 from a view down one row; a high viewpoint over the terraces
garden, yard, backyard, park, rose garden, botanical garden, front yard, english garden, cottage garden, secret garden, garden path, central park, kitchen garden, flower garden
 is open
 see a worn gravel path; flowers leaning over the edge of the bed; a mossy stone bench; a clipped hedge behind; a rusted watering can
 see climbing roses on an arch; a small pond with lilies; clay pots by a shed
 far paths in clear lines; round trees; a small pond
 day sunlight falling through the leaves
 night a lit window behind the leaves
 from a view along the path; a low viewpoint among the flowers
zen garden, japanese garden, tea garden, rock garden, moss garden
 is open
 see raked gravel in fine lines; a mossy stone lantern; a bent pine; a small wooden bridge over still water; a clipped azalea
 see wet stepping stones; a bamboo water spout; moss in rounded cushions
 day soft light on the gravel
 night a glow inside the stone lantern
 from a view from the veranda; a low viewpoint over the gravel
island, archipelago, desert island, tropical island, isle, islet, floating island
 is open
 see waves breaking white around the rocks; a narrow wooden jetty; a steep path up from the landing; gulls circling
 see dark cliffs with white birds; a small beach between rocks; a stone wall around a field
 far a ring of white surf; pale shallows around the shore; a thin path from the landing
 day clear light over the sea
 night moonlight drawing a path on the water
 from a view from a boat; a high viewpoint over the water
glacier, iceberg, ice field, tundra, arctic, antarctica, ice sheet, north pole, south pole, ice cave, frozen lake, frozen sea
 is open winter snow
 see blue cracks in the ice; wind-blown powder; a line of tracks; dark water between the floes
 see meltwater in a blue channel; dark peaks behind; a wall of cracked ice
 day low cold sunlight, long blue shadows
 night green northern lights over the ice
 from a low viewpoint over the ice; a wide view with a tiny figure for scale
snow, winter, winter landscape, snowfield, snowdrift, winter forest, winter wonderland, snowstorm
 is open winter snow
 see snow weighing down the branches; a single line of footprints; frost on dry grass in the foreground; a fence half buried in a drift
 see animal tracks crossing the slope; a bare tree on the ridge; smoke from a far chimney
 day pale blue winter light
 night moonlight on the snow
 from a wide view with much white space; a low viewpoint over the snow
autumn, fall, autumn leaf, autumn forest, fallen leaf, autumn leaves
 is open autumn
 see copper leaves drifting down; a path covered with leaves; bare twigs against the sky; a mossy stone wall
 see mushrooms at the foot of a trunk; a bench with wet leaves; mist between the trees
 day low golden light through the leaves
 night moonlight through bare branches
 from a low viewpoint over the leaves; a view along the path
spring, springtime
 is open spring
 see blossom on dark twigs; young green leaves; crocuses in short grass; a stream full of meltwater
 day clear fresh daylight
 from a low viewpoint among the flowers; a view along a path
summer, summertime
 is open summer
 see poppies at the edge of a wheat field; a bicycle lying in the grass; heat shimmering over a dirt road; a row of poplars
 day bright high sun
 night warm dusk with fireflies
 from a low viewpoint in the grass; a wide view under a big sky
swamp, marsh, bog, wetland, bayou, fen, everglades
 is open wet
 see dead trunks standing in black water; duckweed in the foreground; hanging moss; a rotting plank walkway
 day pale light through the mist
 night moonlight on black water
 from a low viewpoint over the water; a view between two trunks
night sky, starry sky, sky full of star
 is open night
 see a thin strip of dark land; a band of dust across the stars; one brighter star; a lone tree on the horizon; a still lake below
 night countless stars and a faint band of dust; faint starlight
 from a wide view with a very low horizon; a view straight up between black treetops
floating city, sky city, cloud city, city in the cloud, flying city, floating castle, castle in the cloud, castle in the sky, flying castle, sky island
 is open
 see waterfalls falling into the clouds; thin stone bridges between the rocks; small airships; roots hanging into the air; towers above the mist
 far towers above a sea of cloud; thin bridges; a flock of birds below
 day warm light above the clouds; pale light through drifting cloud
 night lit windows above dark clouds
 from a view from a neighboring rock; a wide view with much sky
geyser, hot spring field, mud pool
 is open
 see steam drifting across pale terraces; a tall column of water; cracked mineral crust; a wooden walkway
 day clear cold daylight
 from a wide view with a tiny figure for scale; a low viewpoint over the crust
sky, cloud, cloudscape, clouds, sun
 is open
 see towering clouds with bright rims; layers of haze far below; a flock of birds for scale; a thin strip of dark land
 see long streaks of high cloud; a tiny aircraft trail; a gap of bright light
 day low sun behind the clouds
 night countless stars and a faint band of dust
 from a wide view with a very low horizon; a view from above the clouds
storm, thunderstorm, lightning, hurricane, thunder, tempest
 is open storm
 see a bolt of lightning behind the clouds; a wall of dark cloud; a lone tree bent by the wind; rain curtains far away
 see a lighthouse beam far out; wind-flattened grass; a road shining with rain
 day a bright strip of light under dark clouds
 night a flash lighting the clouds from within
 from a wide view with a very low horizon; a low viewpoint over wet ground
tornado, twister, whirlwind
 is open storm
 see debris circling at the foot of the funnel; a lone farmhouse; bent telegraph poles; a dirt road leading toward it
 day sick green light under the cloud
 from a low viewpoint along the road; a wide view with a very low horizon
rain, rainy day, raindrop, drizzle, downpour
 is open rain wet
 see rings spreading in puddles; drops hanging from a branch; wet stones shining; grey veils over far hills
 day soft grey light
 night one lamp mirrored in the puddles
 from a low viewpoint over the wet ground; a view through a wet window
fog, mist, haze
 is open fog
 see black trunks fading into white; dew on a spider web in the foreground; a fence vanishing into the mist; one dark bird
 day pale light without shadows
 night a single lamp with a wide halo
 from a view along a vanishing path; a wide view with much empty space
aurora, northern light, aurora borealis, polar light
 is open night
 see green curtains of light; black pines along the horizon; a mirror of still water; a small lit cabin
 night green and violet light from the sky
 from a wide view with a low horizon; a view across the water
rainbow
 is open
 see wet grass shining in the foreground; a dark rain cloud behind; a lone tree; a strip of sunlit hills
 day low sun against a dark sky
 from a wide view under a big sky
sunset, sundown
 is open evening
 see a dark line of hills; birds flying home; long streaks of cloud; still water catching the color
 day the last orange light on the horizon
 from a wide view with a low horizon; a view from a hilltop
sunrise, dawn, daybreak
 is open dawn
 see mist lying in the hollows; dew in the grass; a dark line of hills; one early bird
 day the first pink light on the horizon
 from a wide view with a low horizon; a view from a hilltop
moon, full moon, crescent moon, moonrise
 is open night
 see thin clouds across the disc; black branches in the foreground; a path of light on still water; a sleeping village below
 night cool moonlight with soft edges
 from a long telephoto view; a wide view with a low horizon
star, starry night
 is open night
 see a black line of pines; a band of dust across the sky; one brighter star; a lake mirroring the points
 night faint starlight
 from a wide view with a very low horizon
cave, cavern, grotto, crystal cave
 is closed dark
 see wet rock with mineral streaks; stalactites mirrored in a still pool; fallen boulders; a narrow passage behind
 day a beam of daylight from an opening above; faint blue light from the entrance
 night lantern light on wet rock; a torch beam in the dark
 from a view from inside toward the opening; a wide view with a tiny figure for scale
landscape, scenery, nature, horizon, vista, wilderness, national park, panorama
 is open
 see a winding river; ridge behind ridge fading into haze; wild flowers in the foreground; a lone tree on a rise
 day low sun from the side
 night starlight over dark hills
 from a wide view under a big sky; a view from a ridge
tree house, treehouse
 is open
 see rough planks and a rope ladder; a tin lantern on a hook; leaves pressing against a small window; a tyre swing below
 day dappled sunlight through the leaves
 night a warm light in the small window
 from a low viewpoint looking up the trunk; a view through the branches
path, trail, road, country road, dirt road, highway, forest path, mountain road, footpath, winding road, crossroads, roadside
 is open
 see a line of telegraph poles; loose gravel in the foreground; dry grass along the edge; a bend far ahead
 see a milestone in the grass; a leaning signpost; puddles in the ruts
 day low sun along the way
 night a single pair of far headlights
 from a low viewpoint along the middle; a wide view with a strong vanishing point
underwater, reef, deep sea, seabed, ocean floor, sea floor, kelp forest, coral garden, sunken ship, shipwreck, sunken city, atlantis, abyss, mariana trench
 is underwater
 see fan corals in the foreground; a column of rising bubbles; small silver fish turning together; rippled sand below; drifting particles in the beam
 day sunbeams fanning down from the surface
 night dim blue light from above
 from a view from below toward the surface; a wide view along the bottom
orbit, outer space, deep space, low orbit
 is space
 see a thin blue atmosphere on the limb of a planet; drifting dust and small debris; a ringed planet far behind; stars of different brightness
 day hard white sunlight, deep black shadows
 from a wide view with much black space
lunar, lunar surface, martian surface, alien planet, another planet, red planet
 is space
 see fine dust with sharp footprints; rocks with hard black shadows; the curve of a planet low over the horizon; a small lander behind
 day hard white sunlight, deep black shadows
 from a low viewpoint over the dust; a wide view with a tiny figure for scale
tree, branch, treetop, nest, canopy
 is open
 see rough bark with patches of lichen; leaves out of focus in the foreground; a spider thread between two twigs; soft green shapes behind
 day sunlight falling through the leaves
 night moonlight through the branches
 from a low viewpoint looking up into the branches; a close view along the branch
waterhole, watering hole, mud, muddy water, puddle
 is open wet
 see cracked mud along the edge; rings spreading on the brown water; reeds in the foreground; tracks in the wet ground
 day hazy warm light on the water
 night moonlight on the water
 from a low viewpoint at the water's edge
rock, boulder, stone, sea stack, rocky shore, crag
 is open
 see patches of lichen; cracks filled with moss; a strip of still water in a hollow; pale sky behind
 day clear light from the side
 night moonlight on the stone
 from a low viewpoint close to the ground
log, mossy log, stump
 is open wet
 see patches of moss; small mushrooms on the bark; damp leaves in the foreground; soft green shapes behind
 day soft light between the trees
 from a low viewpoint close to the ground
leaf pile, hay, haystack, straw, hay bale, stubble field
 is open
 see loose stalks in the foreground; a wooden fork; a far line of trees; dust in the air
 day low golden sun
 from a low viewpoint close to the ground
`;
