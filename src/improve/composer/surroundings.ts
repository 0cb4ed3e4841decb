/** What lights a place: it decides which light goes with it. */
export type Setting = 'indoors' | 'underground' | 'outdoors' | 'underwater' | 'space' | 'studio' | 'none';

/** What can be seen at places that ideas name: noun | setting | things there, the nearest to the viewer first. */
const PLACES = `
beach, shore, coast, seaside, playa, plage, strand | outdoors | wet sand mirroring the sky; a line of foam at the water's edge; bleached driftwood in the foreground; dune grass bending in the wind; footprints leading out of the frame
sea, ocean, wave, lagoon, bay | outdoors | long swells with broken white crests; a thin band of land on the horizon; dark water in the foreground; foam drawing lines on the surface
canal | outdoors | ripples breaking the reflections; a worn stone edge; a moored boat
pier, jetty, dock, harbor, port, marina, quay | outdoors | coiled ropes and stacked crates in the foreground; weathered planks with rusted nails; masts crossing behind; ripples breaking the reflections; a mooring post crusted with barnacles
lake, pond, lakeside, swamp, marsh | outdoors | reeds in the foreground; ripples along the edge; flat stones at the water; plants along the bank
river, stream, creek, waterfall, fjord | outdoors | wet stones along the bank; ripples in the water; plants along the bank
forest, wood, woodland, jungle, rainforest, grove, bamboo forest | outdoors | ferns and fallen leaves in the foreground; moss on the trunks; roots crossing the path; pale trunks fading into the distance; a clearing behind
leaf, autumn leaf, fallen leaf | outdoors | curled copper and yellow leaves with torn edges; drops of water on the leaves; a mossy twig in the foreground; damp dark soil; out-of-focus trunks behind
mountain, peak, hill, ridge, alp, valley, glacier, volcano | outdoors | rough rock in the foreground; ridge behind ridge fading into the distance; a thin trail winding up
cliff, canyon, gorge | outdoors | layered rock with deep cracks; tufts of grass on the edge; the drop opening below; birds circling far down; a narrow path along the rim
desert, dune, oasis, savanna | outdoors | cracks and ripples in the ground; a line of tracks across the ground; bare rock far behind
field, meadow, prairie, grass, farm, farmland, pasture, countryside, vineyard | outdoors | seed heads and wildflowers in the foreground; a leaning fence post; a line of trees far behind; tall grass pressed down by the wind; a dirt track with two ruts
garden, park, orchard, yard, backyard, greenhouse | outdoors | plants along the edges; a worn path; a hedge behind
snow, winter, tundra, igloo, ice, iceberg | outdoors | frost along the edges; a thin fresh layer of snow
storm | outdoors | heavy dark clouds; a wind-bent line of grass
rain, puddle | outdoors | rings in the puddles; wet surfaces mirroring the shapes above
city, street, avenue, boulevard, square, plaza, downtown, town, new york, manhattan, london, paris, berlin, neighborhood | outdoors | worn paving in the foreground; signs along the facades; windows row upon row
alley, lane, hutong, backstreet | outdoors | worn cobbles in the foreground; laundry strung between the walls; stacked crates and a leaning bicycle; peeling plaster and old posters
tokyo, kyoto, hong kong, shanghai, seoul, osaka | outdoors | stacked signs with small lit windows; tangled overhead cables; a vending machine glowing at the corner; paper lanterns over a doorway; narrow pavements
market, bazaar, marketplace, stall, mercado, marche, markt | outdoors | crates of fruit and tin buckets in the foreground; striped canvas awnings overhead; handwritten price cards; paper bags and an old scale on the counter; blurred stalls behind
roof, rooftop, balcony, terrace | outdoors | roof tiles and edges in fine detail; a chimney behind
village, venice, prague, lisbon, havana, rome, cottage | outdoors | small windows and old doors; roofs close together; flower boxes under the windows
bridge | outdoors | worn railings leading into the picture; water moving far below; rivets and rust streaks
subway, metro, subway station, metro station | underground | tiled walls with worn corners; a yellow line along the platform edge; signs hanging over the platform
train station, railway station, station, platform | outdoors | a worn wooden bench on the platform; rails curving away; an old station clock; a lone suitcase by a pillar; overhead wires crossing the sky
road, highway, trail, path | outdoors | cracked asphalt in the foreground; a dashed line running to the horizon; dust hanging behind; telegraph poles in a receding row; dry grass along the edge
lighthouse | outdoors | weathered walls; a narrow gallery around the lantern; rough ground at its foot
castle, fortress, palace, tower, ruin | outdoors | moss between the old stones; a winding path up to the gate; small windows high in the walls
house, home, cabin, hut, barn, farmhouse, windmill, mansion, villa | outdoors | a small path leading to the door; small windows; firewood stacked along the wall
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
cave, mine | underground | wet rock with mineral streaks; scattered stones with sharp edges; rough walls closing in
tunnel, underground | underground | walls streaked with damp; worn edges and surfaces; lines running into the depth
underwater, reef, deep sea, seabed, aquarium | underwater | fan corals in the foreground; a column of rising bubbles; drifting particles in the beam; rippled sand below; silhouettes of small fish behind; kelp swaying at the edges; a school of silver fish turning; barnacles and soft growth on every surface
space, galaxy, orbit, nebula, planet, spaceship, space station, cosmo | space | a thin blue atmosphere on the limb of a planet; drifting dust and small debris; scratched metal panels in the foreground; distant stars of different brightness; a ringed planet behind
moon, mars, lunar | space | fine grey dust with sharp footprints; rocks with hard black shadows; the curve of a planet low over the horizon; a small lander behind; craters stepping into the distance
sky, cloud, air | outdoors | towering clouds with bright rims; layers of haze far below; a flock of birds for scale; thin high cirrus; the ground lost in mist
tree, branch, treetop, nest | outdoors | rough bark with patches of lichen; leaves out of focus in the foreground; a spider thread between the twigs; small buds on the twigs; soft green shapes behind
table, desk, counter | indoors | a creased linen cloth; small crumbs and a folded napkin; a chipped ceramic cup beside it; wood grain with old rings; a plain wall behind
door, doorway, gate, porch, doorstep | none | a worn mat with frayed edges; scratches low on the wood; a coat on a hook; a thin strip of light under the door; an umbrella leaning beside it
car, taxi, bus, train, tram | none | small reflections on the glass; worn trim and handles
boat, ship, raft, canoe, sailboat | outdoors | frayed ropes; worn planks; a coil of rope
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

/** Light by what a scene says of place, time and weather: each is right of everything under its name. */
export const LIGHT: Record<string, readonly string[]> = {
  indoors: [
    'soft indoor light from one side, gentle shadows',
    'warm indoor light, soft shadows',
    'quiet, even indoor light',
    'bright, diffuse indoor light',
    'soft light from above, gentle contrast',
    'a warm glow from the side',
  ],
  underground: ['even artificial light', 'dim light with soft shadows', 'soft light with dark corners'],
  underwater: [
    'soft blue light from above',
    'dim blue-green light',
    'pale light filtering through the water',
  ],
  space: ['hard white light, deep black shadows', 'a thin bright rim along one edge'],
  night: [
    'dim light with deep shadows',
    'soft light against the dark',
    'low, quiet light with dark surroundings',
  ],
  stars: ['faint starlight, dark shapes below', 'a soft blue glow over dark ground', 'dim, cool night light'],
  storm: ['dim grey light under heavy clouds', 'cold, dark storm light', 'muted light, low contrast'],
  rain: ['soft grey light with faint shadows', 'muted, even light'],
  fog: ['pale diffuse light, faint shadows', 'soft, muted light'],
  snow: [
    'soft, pale light with faint shadows',
    'cool, even light',
    'pale, diffuse brightness',
    'clear, cold light',
  ],
  noon: ['bright light, short shadows', 'clear, bright light'],
  morning: ['soft early light', 'gentle morning light', 'pale early light, soft shadows'],
  evening: ['soft evening light', 'low, warm evening light', 'gentle evening light, soft shadows'],
  day: ['soft daylight', 'clear daylight, soft shadows'],
  outdoors: [
    'low sun from the side, long soft shadows',
    'soft daylight, gentle shadows',
    'warm backlight, glowing edges',
    'clear daylight from the side',
  ],
  none: [
    'soft, even light',
    'soft light from one side, gentle shadows',
    'gentle, diffuse light',
    'clear light with fine contrast',
  ],
};
