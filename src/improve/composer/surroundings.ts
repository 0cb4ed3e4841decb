/** What lights a place: it decides which light goes with it. */
export type Setting = 'indoors' | 'outdoors' | 'underwater' | 'space' | 'studio' | 'none';

/** What can be seen at places that ideas name: noun | setting | things there, the nearest to the viewer first. */
const PLACES = `
beach, shore, coast, seaside, playa, plage, strand | outdoors | wet sand mirroring the sky; a line of foam at the water's edge; bleached driftwood in the foreground; dune grass bending in the wind; footprints leading out of the frame
sea, ocean, wave, lagoon, bay | outdoors | long swells with broken white crests; spray hanging in the air; a thin band of land on the horizon; dark water in the foreground; foam drawing lines on the surface
pier, jetty, dock, harbor, port, marina, quay, canal | outdoors | coiled ropes and stacked crates in the foreground; weathered planks with rusted nails; masts crossing behind; ripples breaking the reflections; a mooring post crusted with barnacles
lake, pond, lakeside, swamp, marsh | outdoors | reeds in the foreground; still water doubling the far bank; flat stones just under the surface; a wooden jetty at the edge; low mist over the water
river, stream, creek, waterfall, fjord | outdoors | smooth wet stones in the foreground; water breaking white around the rocks; ferns hanging over the bank; a fallen trunk across the current; moss on the boulders
forest, wood, woodland, jungle, rainforest, grove, bamboo forest | outdoors | ferns and fallen leaves in the foreground; moss on the trunks; roots crossing the path; pale trunks fading into the distance; a clearing behind
leaf, autumn leaf, fallen leaf | outdoors | curled copper and yellow leaves with torn edges; drops of water on the leaves; a mossy twig in the foreground; damp dark soil; out-of-focus trunks behind
mountain, peak, hill, ridge, alp, valley, glacier, volcano | outdoors | loose scree and alpine grass in the foreground; ridge behind ridge fading to pale blue; cloud shadows on the slopes; a thin trail winding up; snow lying in the gullies
cliff, canyon, gorge | outdoors | layered rock with deep cracks; tufts of grass on the edge; the drop opening below; birds circling far down; a narrow path along the rim
desert, dune, oasis, savanna | outdoors | wind ripples in the sand in the foreground; dry thorn bushes; heat shimmering over the horizon; a line of tracks across the ground; bare rock standing far behind
field, meadow, prairie, grass, farm, farmland, pasture, countryside, vineyard | outdoors | seed heads and wildflowers in the foreground; a leaning fence post; a line of trees far behind; tall grass pressed down by the wind; a dirt track with two ruts
garden, park, orchard, yard, backyard, greenhouse | outdoors | overgrown flower beds in the foreground; a worn stone path; a rusted watering can; fallen petals on the ground; a hedge closing off the background
snow, winter, tundra, igloo, ice, iceberg | outdoors | footprints in fresh powder; frost on every edge; bare branches with a thin rim of snow; breath hanging in the cold air; blue shadows in the drifts
rain, storm, puddle | outdoors | puddles with rings from the drops; water running off the edges; wet ground mirroring the shapes above; a blurred curtain of rain behind; drops caught in the light
city, street, avenue, boulevard, square, plaza, downtown, town, new york, manhattan, london, paris, berlin, neighborhood | outdoors | worn paving in the foreground; shop signs and tangled cables above; parked bicycles along the wall; steam rising from a grate; facades closing in behind
alley, lane, hutong, backstreet | outdoors | wet cobbles in the foreground; laundry strung between the walls; a half-open door spilling light; stacked crates and a leaning bicycle; peeling plaster and old posters
tokyo, kyoto, hong kong, shanghai, seoul, osaka | outdoors | stacked signs with small lit windows; tangled overhead cables; a vending machine glowing at the corner; paper lanterns over a doorway; wet asphalt in the foreground
market, bazaar, marketplace, stall, mercado, marche, markt | outdoors | crates of fruit and tin buckets in the foreground; striped canvas awnings overhead; handwritten price cards; paper bags and an old scale on the counter; blurred stalls behind
roof, rooftop, balcony, terrace | outdoors | potted plants along the parapet; strings of small bulbs overhead; chimneys and antennas behind; the city far below; a folding chair and a low table
village, venice, prague, lisbon, havana, rome, cottage | outdoors | uneven cobbles in the foreground; smoke rising from a chimney; flower boxes under the windows; a crooked wooden door; tiled roofs stepping up the hill
bridge | outdoors | worn railings leading into the picture; water moving far below; rivets and rust streaks; lamps in a receding row; fog hiding the far end
train station, railway station, station, platform, subway, metro | outdoors | a worn wooden bench on the platform; rails curving away; an old station clock; a lone suitcase by a pillar; overhead wires crossing the sky
road, highway, trail, path | outdoors | cracked asphalt in the foreground; a dashed line running to the horizon; dust hanging behind; telegraph poles in a receding row; dry grass along the edge
lighthouse | outdoors | whitewashed walls streaked with rust; a narrow stair cut into the rock; waves breaking below; wind-flattened grass in the foreground; gulls wheeling around the lantern room
castle, fortress, palace, tower, ruin | outdoors | moss between the old stones; a winding path up to the gate; torn banners on the battlements; ravens over the roofs; a dark treeline in the foreground
house, home, cabin, hut, barn, farmhouse, windmill, mansion, villa | outdoors | weathered boards with peeling paint; a path of flat stones in the foreground; one lit window; firewood stacked along the wall; a bent tree beside the roof
treehouse, tree house | none | rough plank walls with carved names; a rope ladder at the hatch; leaves pressing against the opening; a tin of pencils on a crate; dappled ground far below
church, cathedral, temple, chapel, monastery, shrine, pagoda, mosque | none | worn steps in the foreground; carved stone softened by time; candle stubs and melted wax; incense smoke drifting; tall columns receding
swimming pool, pool | outdoors | sun-bleached tiles with a cracked blue edge; a rusted ladder; dry leaves gathered in a corner; a lone diving board; long shadows over the floor
sofa, couch, armchair, bed, pillow, blanket, living room, bedroom, apartment, flat, corner, nook, room, cushion, rug | indoors | a knitted blanket slipping over the edge; a low stack of books and a half-drunk cup; a houseplant on the sill; worn linen with deep folds; a floor lamp behind
window, windowsill, sill | indoors | condensation on the glass; a linen curtain half drawn; potted herbs in chipped clay; a blurred garden behind the pane; flaking paint on the frame
kitchen, bakery, pantry | indoors | flour dust on a scrubbed wooden table; copper pans hanging behind; a bowl of lemons and a folded cloth; steam rising from a pot; worn tiles with a hairline crack
cafe, café, coffee shop, restaurant, bar, pub, tavern, diner | indoors | a scratched counter in the foreground; bottles glowing on the back shelf; fogged windows with backwards lettering; a small lamp on each table; empty stools with cracked leather
library, bookshop, bookstore, study, bookshelf | indoors | shelves rising out of the frame; a rolling ladder; open books with yellowed pages in the foreground; a green-shaded lamp; motes of dust in the air
workshop, studio, garage, factory, lab, laboratory, office, classroom, school, gym, warehouse | indoors | worn tools laid out in the foreground; scratches and stains on the bench; papers pinned to the wall; a single swivel lamp; shelves of labelled jars behind
museum, gallery, hall, hallway, corridor, theater, theatre, stage, ballroom, hotel, lobby | indoors | polished floorboards with long reflections; heavy curtains at the side; tall doors receding; dust turning in the light; one empty chair in the foreground
hospital, bathroom, basement, attic, cellar, stair, staircase, elevator | indoors | chipped tiles in the foreground; a bare bulb on a wire; cracked plaster; worn steps with polished edges; boxes and old suitcases behind
cave, tunnel, mine, underground | indoors | wet rock with mineral streaks; still black water in the foreground; a pale opening far behind; roots hanging from the ceiling; scattered stones with sharp edges
underwater, reef, deep sea, seabed, aquarium | underwater | fan corals in the foreground; a column of rising bubbles; drifting particles in the beam; rippled sand below; silhouettes of small fish behind
space, galaxy, orbit, nebula, planet, spaceship, space station, cosmo | space | a thin blue atmosphere on the limb of a planet; drifting dust and small debris; scratched metal panels in the foreground; distant stars of different brightness; a ringed planet behind
moon, mars, lunar | space | fine grey dust with sharp footprints; rocks with hard black shadows; the curve of a planet low over the horizon; a small lander behind; craters stepping into the distance
sky, cloud, air | outdoors | towering clouds with bright rims; layers of haze far below; a flock of birds for scale; thin high cirrus; the ground lost in mist
tree, branch, treetop, nest | outdoors | rough bark with patches of lichen; leaves out of focus in the foreground; a spider thread between the twigs; small buds on the twigs; soft green shapes behind
table, desk, counter | indoors | a creased linen cloth; small crumbs and a folded napkin; a chipped ceramic cup beside it; wood grain with old rings; a plain wall behind
door, doorway, gate, porch, doorstep | none | a worn mat with frayed edges; scratches low on the wood; a coat on a hook; a thin strip of light under the door; an umbrella leaning beside it
car, taxi, bus, train, tram | none | raindrops on the glass; worn leather and chrome trim; reflections sliding over the bodywork; a blurred roadside behind; dust along the lower edge
boat, ship, raft, canoe, sailboat | outdoors | frayed ropes and worn planks in the foreground; ripples spreading from the hull; a patched sail; a coil of net on deck; low hills far behind
gas station, motel, parking lot | outdoors | a flickering sign on a pole; oil stains on cracked concrete; an old pump with rounded edges; a lone car under the canopy; flat land behind
airport, stadium, arena | none | long reflections on the floor; rows of empty seats; floodlights overhead; painted lines in the foreground; a huge glass front behind
`;

/** What can be seen at a place. */
export interface Place {
  setting: Setting;
  things: readonly string[];
}

/** Places by the noun that names them. */
export const PLACE_NOUNS: ReadonlyMap<string, Place> = new Map(
  PLACES.trim()
    .split('\n')
    .flatMap((line) => {
      const [nouns = '', setting = 'none', things = ''] = line.split('|').map((part) => part.trim());
      const place = { setting: setting as Setting, things: things.split('; ') };
      return nouns.split(', ').map((noun) => [noun, place] as const);
    }),
);

/** Light by setting and time of day: what a scene "is lit by". */
export const LIGHT: Record<string, readonly string[]> = {
  indoors: [
    'soft grey daylight from a window on the left',
    'low evening sun through half-closed blinds, long stripes of shadow',
    'a single warm lamp, the rest of the room in shadow',
    'pale morning light through thin curtains, dust in the air',
    'firelight from the right, deep amber shadows',
    'a warm lamp against the blue of dusk outside',
  ],
  outdoors: [
    'low morning sun from the side, long soft shadows',
    'warm backlight just before sunset, glowing edges',
    'soft overcast light with faint shadows',
    'a break in the clouds, one bright patch on the subject',
    'cool blue dusk with the last pink along the horizon',
    'pale sun filtered through thin mist',
  ],
  night: [
    'one warm lamp in the dark, deep blue shadows',
    'cool moonlight from behind, thin bright edges',
    'colored light from the side on dark surfaces',
    'small warm lights scattered through the dark',
    'a soft glow from below, darkness all around',
  ],
  noon: [
    'high sun, short hard shadows',
    'bright even sunlight, crisp edges',
    'sunlight bounced back from pale ground',
    'strong sun with a narrow band of deep shade',
  ],
  morning: [
    'low golden sun from the side, long soft shadows',
    'pale early light through thin mist',
    'the first sun touching the highest edges, cool shadows below',
    'soft pink light spreading from the horizon',
  ],
  evening: [
    'low amber sun from behind, glowing edges',
    'the last red light along the horizon, cool shadows',
    'warm side light with long shadows',
    'soft violet afterglow, faint shadows',
  ],
  day: [
    'clear daylight from the side, soft shadows',
    'soft overcast daylight with faint shadows',
    'bright daylight with a gentle shade on one side',
    'diffuse white light from above',
  ],
  underwater: [
    'sunbeams slanting down from the surface, moving caustics',
    'dim blue light fading to black below',
    'soft green light from above, floating particles',
    'a faint glow from below against dark water',
  ],
  space: [
    'one hard white sun, deep black shadows',
    'cool blue light reflected from a planet',
    'a thin bright rim along one edge',
    'faint colored light of a distant nebula',
  ],
  studio: [
    'one large softbox from the left, a soft gradient behind',
    'a narrow strip light along the edge, dark background',
    'hard light from above, one crisp shadow',
    'two soft lights from the sides, clean reflections',
    'warm light from the back right, gentle falloff',
  ],
  none: [
    'soft light from the upper left, gentle shadows',
    'strong side light, half of the form in shadow',
    'warm backlight, glowing edges',
    'cool diffuse light with faint shadows',
    'a single narrow beam from above',
  ],
};
