/** Places indoors, and the furniture that ideas set their subject on (see parse.ts). */
export const ROOMS = `
== interior
room, living room, lounge, apartment, flat, loft, sitting room, parlor, parlour, penthouse, den, interior, studio apartment, salon, apartment interior
 is indoors
 see a linen sofa with a knitted throw; oak floorboards with worn edges; a tall plant in a clay pot; a stack of books beside a ceramic cup; a paper lamp hanging low
 see a record player on a low shelf; a cat asleep on a cushion; framed prints leaning on the wall
 day soft daylight through a linen curtain
 night warm lamplight, dark corners
 from eye level from the doorway; a wide corner view with straight verticals
bedroom, nursery, guest room, hotel room, dorm, motel room, teenage room, childhood room, kids room
 is indoors
 see crumpled linen on a wooden bed; a small lamp on a stool; a robe over a chair; a half-read book; a curtain moving in the air
 see slippers on a small rug; a stack of letters; a glass of water on the sill
 day soft morning light through the curtain
 night one small bedside lamp
 from eye level from the doorway; a low viewpoint from the foot of the bed
kitchen, pantry, farmhouse kitchen, kitchen counter, kitchen table, breakfast nook, kitchenette
 is indoors
 see copper pans on hooks; flour dust on a scrubbed wooden table; herbs in chipped pots on the sill; worn tiles behind the stove; a bowl of lemons
 see an apron on a hook; eggs in a wire basket; a kettle on the stove
 day morning light from a window over the sink
 night warm light from a hanging lamp
 from eye level from the doorway; a close view across the table
bathroom, shower, washroom, public toilet, restroom, sauna, spa, hammam, steam bath
 is closed
 see fogged mirror glass; folded towels on a stool; worn tiles with thin cracks; a brass tap with one drop
 day soft light through frosted glass
 night one lamp over the mirror
 from eye level from the doorway; a low viewpoint along the tiles
dining room, banquet hall, dinner table, dining table, feast, banquet
 is indoors
 see candle stubs and crumpled napkins; mismatched glasses; a bowl of fruit; a row of high-backed chairs
 day soft window light along the table
 night candlelight on the glasses
 from eye level along the table; a high viewpoint over the table
attic, garret, storage room, closet, wardrobe
 is indoors dusty
 see a wooden trunk with brass corners; sloping beams with cobwebs; stacks of tied letters; an old dress form; a rocking horse
 see a birdcage under a cloth; faded hat boxes; a window with spider webs
 day a beam of dusty light from a small window
 night one bare bulb on a wire
 from a low viewpoint across the floorboards; a view from the hatch
hallway, corridor, hall, lobby, entrance hall, foyer, reception, waiting room, elevator, stairwell, hotel lobby, great hall, ballroom, palace hall, throne room
 is indoors
 see tall doors receding; polished floorboards with long reflections; a single chair against the wall; heavy curtains; a faded runner on the floor
 see a row of framed portraits; a brass umbrella stand; a telephone on a small table
 day pale light from the far end
 night wall lamps in a row
 from a symmetrical view down the middle; a low viewpoint along the floor
office, home office, cubicle, meeting room, boardroom, open plan office, newsroom, call center, coworking space, workplace, conference room
 is indoors
 see papers stacked beside a screen; sticky notes on the glass; a cold cup of coffee; cables under a desk; a jacket over a chair
 see a wall clock; potted plants on a cabinet; a whiteboard with half-erased lines
 day flat daylight through blinds
 night one desk lamp and screen light
 from eye level across the desks; a view through a glass wall
study, library, old library, home library, bookshelf, archive, reading room, bookstore, bookshop, book shop, antiquarian bookshop, nook, reading nook, corner, book corner, library hall
 is indoors
 see shelves rising out of the frame; a rolling ladder; open books with yellowed pages in the foreground; a green-shaded lamp; a worn leather chair
 see a globe on a stand; maps rolled in a basket; a fireplace with low embers
 day dusty light from a tall window
 night warm pools of lamplight
 from a view down the narrow aisle; a low viewpoint over the open books
cafe, café, coffee shop, tearoom, tea house, bistro, ice cream parlor, coffeehouse, espresso bar, teahouse
 is indoors
 see small round tables; a chalkboard menu behind the counter; fogged window glass with backwards lettering; a half-empty cup; coats on a stand
 see a brass espresso machine; newspapers on a rack; a bicycle outside the window
 day soft window light across the tables
 night warm lamps and a dark window
 from a view through the window; eye level across a table
restaurant, diner, canteen, cafeteria, trattoria, pizzeria, ramen shop, sushi bar, food court, ramen bar, noodle shop, noodle bar, fast food restaurant, izakaya, steakhouse
 is indoors
 see a scratched counter with stools; steam rising behind; stacked bowls and bottles of sauce; handwritten menu slips on the wall; a napkin holder
 see paper lanterns above the counter; a cook in the steam; bottles on a high shelf
 day soft daylight through the front window
 night warm light over the counter
 from a view across the counter; a view through the doorway
bar, pub, tavern, nightclub, club, jazz club, saloon, speakeasy, disco, dive bar, beer hall, cocktail bar, casino, irish pub, dance floor, karaoke bar
 is closed night
 see bottles glowing on the back shelf; small round tables; cracked leather stools; rings of glasses on the counter; a thin haze in the light; a coat on a hook; a jukebox in the corner
 day low amber light; a blade of daylight from the door
 night low amber light, dark corners; red light from a sign behind the bar
 from a view along the counter; a view across a small table
bakery, patisserie, pastry shop, boulangerie, cake shop, candy store, sweet shop, chocolate shop, confectionery
 is indoors
 see loaves stacked on wooden shelves; flour dust on the table; trays of glazed pastries; a brass scale; paper bags on a hook
 see a baker's apron on a hook; a glass jar of biscuits; rolling racks by the oven
 day early light through the shop window
 night warm light from the oven
 from a view across the counter; a view through the shop window
shop, store, boutique, gift shop, antique shop, antique store, toy shop, toy store, record store, barber shop, barbershop, flower shop, hardware store, corner shop, corner store, thrift store, pharmacy, apothecary, general store, hat shop, clock shop, porcelain shop, china shop, hair salon, curiosity shop, kiosk, tobacco shop, pawn shop, magic shop, potion shop, music shop, pet shop, bike shop, tailor shop, convenience store
 is indoors
 see crowded shelves up to the ceiling; an old till on the counter; handwritten labels; a bell over the door; a creaking floor worn pale
 see a ladder on a rail; string and brown paper on the counter; a sleepy cat in the window
 day soft light through the shop window
 night a warm lamp over the counter
 from a view across the counter; a view through the shop window
supermarket, grocery store, shopping mall, mall, department store, laundromat, arcade, grocery, mini mart, escalator, self checkout, launderette
 is closed
 see long aisles running to a vanishing point; humming fridges with glass doors; a single cart left in the aisle; polished floor with long reflections; faded price signs; stacked cardboard boxes; a mop bucket in a corner
 day flat even light from ceiling tubes; the white glow of the fridges
 night cold light from half of the ceiling tubes; the blue glow of the fridges
 from a symmetrical view down the aisle; a low viewpoint along the floor
workshop, garage, factory, warehouse, repair shop, studio, art studio, artist studio, atelier, pottery, forge, smithy, carpentry, print shop, sewing room, assembly line, machine shop, boatyard, foundry, film set, recording studio, photo studio, dance studio, pottery studio
 is indoors
 see worn tools laid out in the foreground; scratches and stains on the bench; papers pinned to the wall; shelves of labelled jars behind; a half-finished piece under a cloth
 see wood shavings on the floor; a radio on a shelf; lamps on long arms
 day light from one tall dusty window
 night a single swivel lamp over the bench
 from eye level across the bench; a view from the open door
lab, laboratory, science lab, clinic, operating room, hospital, hospital room, hospital corridor, cleanroom, server room, data center, control room, morgue, ward, mission control
 is closed
 see rows of glass flasks on white shelves; blinking indicator lights; a trolley with folded cloth; labelled drawers; a polished floor; a round wall clock; cables along the wall
 day even white light from the ceiling; soft light through frosted panes
 night the glow of small indicator lights; one lamp at the far end
 from a symmetrical view down the room; eye level across a steel table
classroom, school, lecture hall, university, kindergarten, auditorium, schoolroom, high school, campus, college, academy
 is indoors
 see chalk dust under a blackboard; wooden desks with carved initials; paper drawings on the wall; a globe on a cupboard; a row of coat hooks
 see a map pulled down over the board; a vase of flowers on the desk; chairs turned up
 day soft light from tall windows
 night one lamp over the desk
 from a view from the back row; eye level across the desks
gym, training hall, sports hall, boxing gym, dojo, locker room, changing room, yoga studio, ring, fitness studio, gymnasium
 is indoors
 see a worn bench along the wall; chalk dust in the air; a folded towel; scuffed floor lines; heavy ropes on hooks
 see a wall of mirrors; medicine balls in a rack; a water bottle on the floor
 day hard light from high windows
 night a row of caged lamps
 from a low viewpoint along the floor; eye level from the doorway
museum, gallery, art gallery, exhibition, exhibition hall, natural history museum, art museum
 is indoors
 see tall white walls; a single bench in the middle; a velvet rope; polished floorboards with long reflections; a guard's empty chair
 see a marble figure at the end of the hall; a sleeping guard; long strips of light on the floor
 day even light from a glass ceiling
 night small spotlights in a dark hall
 from a symmetrical view down the hall; a low viewpoint along the floor
theater, theatre, stage, opera house, cinema, movie theater, concert hall, opera, backstage, concert, music hall, amphitheatre, playhouse
 is closed dark
 see rows of worn velvet seats; a heavy half-raised curtain; gilded balconies; dust turning in the light; a single chair on the boards; ropes and sandbags at the side; a painted backdrop
 day one beam of light across the dark; dim light from a high window
 night one warm spotlight in the dark; faint footlights along the stage
 from a view from the last row; a view from the stage into the seats
train, bus, tram, night bus, subway train, train car, train compartment, tram car, subway car, taxi cab, train carriage, dining car, sleeper train, back seat, train window, commuter train, night train, train ride
 for in on inside aboard
 is indoors
 see rows of worn seats; a handrail polished by hands; blurred lights beyond the window; a forgotten newspaper; a reflection in the glass
 day passing daylight through the window
 night strip light and dark windows
 from eye level from the aisle; a close view beside the window
airplane cabin, cockpit, plane seat, spaceship interior, bridge of a spaceship, space station interior, spaceship corridor, cryo chamber, escape pod, deck of a spaceship, ship cabin, captain's cabin, submarine interior, engine room, cargo hold
 is closed
 see panels of small switches; worn seat straps; cables along the ceiling; a round window; small status lights
 day cold light from narrow panels
 night the glow of small instruments
 from a view from the back of the cabin; a close view beside the window
ship deck, deck, pirate ship deck, ship's deck, boat deck, mast, ship, pirate ship, sailing ship, boat, fishing boat, sailboat, yacht, ferry, raft, rowboat, rowing boat, gondola, canoe, barge, houseboat
 for in on aboard
 is open
 see coiled ropes and wooden blocks; sun-bleached planks; rigging crossing the sky; spray over the rail
 day hazy sunlight over the water
 night a swinging lantern
 from a low viewpoint along the planks; a view from the rigging
armchair, chair, sofa, couch, bed, pillow, blanket, cushion, hammock, bathtub, carpet, rug, rocking chair, bean bag, mattress, duvet, fireplace, hearth, floor, wooden floor, cardboard box, laundry basket, lap, bunk bed
 is indoors
 see a knitted blanket slipping over the edge; a low stack of books; a half-drunk cup; worn fabric with deep folds; a floor lamp behind
 day soft window light from the left
 night warm lamplight, dark corners
 from a close view at the same height; a low viewpoint across the floor
window, windowsill, sill, window seat, window ledge, bay window
 is indoors
 see condensation on the glass; a linen curtain half drawn; potted herbs in chipped clay; flaking paint on the frame
 day pale daylight through the window
 night faint blue light through the dark pane
 from a close view from inside; a view from outside through the glass
table, desk, counter, shelf, workbench, wooden table, dinner plate, tray, cutting board, tabletop, bookcase, mantelpiece, dresser, plate
 is indoors
 see a creased linen cloth; wood grain with old rings; a chipped ceramic cup; a plain wall behind
 day soft window light from the left
 night warm lamplight from one side
 from a close view at table height; a high viewpoint over the table
bench, park bench, garden bench, swing, fence, fence post, stone wall, garden wall, picnic table, picnic, picnic blanket, signpost, picket fence, stile, curb
 is open
 see fallen leaves; short grass at the foot; a blurred path behind; patches of moss
 day soft light through the leaves
 night a street lamp behind bare branches
 from a close view at the same height; a view from across the path
car, taxi, van, truck, camper van, caravan, car interior, driving seat, dashboard
 for in inside
 is indoors
 see worn seats; small reflections on the glass; a map on the dashboard; a blanket folded on the seat
 day passing daylight through the windscreen
 night dashboard light and passing lamps
 from a close view beside the window
aquarium, fish tank, fishbowl, terrarium, glass bowl
 is closed
 see blue light on the floor; silhouettes behind thick glass; rising bubbles; swaying plants
 day blue light through thick glass
 night blue light through thick glass
 from a view from the dark side of the glass
cloister, nave, altar, confessional, choir, church interior, mosque interior, temple interior, pew
 is indoors
 see tall columns fading upward; worn flagstones; candle stubs and melted wax; dust turning in the light
 day colored light from high windows
 night a few candles in the dark
 from a symmetrical view down the middle; a low viewpoint along the floor
`;
