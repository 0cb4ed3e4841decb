/**
 * What is done, and what may then be seen: verb forms | how it moves (still, asleep, moving) | details on people | details on animals. Scenes
 * below a line say where people do it when the idea does not.
 */
export const ACTIONS = `
reading | still | one finger at the edge of the page; light falling on the open pages | light falling on the open pages
 scene indoors | | in a worn armchair by a window | a floor lamp; a stack of books | soft window light from the left
 scene open summer | | under an old tree in a park | a blanket on the grass; a bicycle against the trunk | sunlight falling through the leaves
 scene indoors | | at a corner table of a quiet café | a half-empty cup; fogged glass behind | soft window light
sleeping, asleep, napping, dozing, snoozing, sleep, dreaming | asleep | loosely closed eyes; one hand under the cheek | a loosely curled body; slow even breath
 scene indoors | | on a rumpled linen bed | a thin curtain moving; a glass of water | soft morning light through the curtain
 scene indoors | | in a deep armchair by the fire | a book slipping from the armrest; a dark window | warm firelight
 scene open summer | | under an old apple tree | a straw hat in the grass; fallen fruit | dappled sunlight
writing, signing, drawing, sketching, scribbling | still | ink on the fingertips; crumpled sheets of paper; a lamp pulled close | crumpled sheets of paper
 scene indoors | | at a desk by a tall window | a pot of pens; a cold cup of tea | soft window light from the left
 scene indoors | | at a small table in a quiet café | a half-empty cup; fogged glass behind | soft window light
 scene indoors night | | at a desk under a sloping roof | crumpled paper; a dark window | one small desk lamp
painting, colouring, coloring | still | paint on the fingers; a half-finished canvas; brushes in a jar | paint on the nose and paws
 scene indoors | | in a cluttered studio | tubes of paint; canvases against the wall | cool light from a skylight
 scene open summer | | at an easel beside a river | a jar of brushes in the grass; willows behind | bright soft daylight
 scene indoors | | at a table by a tall window | sheets of paper; jars of cloudy water | soft daylight from the left
cooking, baking, frying, grilling, kneading, stirring, cook, barbecuing | still | steam rising from the pan; chopped herbs on a board; rolled-up sleeves | flour on the fur; a tiny apron
 scene indoors | | in a small warm kitchen | copper pans on hooks; a bowl of lemons | warm light from a hanging lamp
 scene indoors | | at an old tiled stove | jars of spices on a shelf; a checked cloth | soft daylight from a side window
 scene street | | at a smoking street grill | stacked bowls; a striped awning | warm light from a bare bulb
eating, having dinner, having lunch, having breakfast, dining, drinking, sipping, tasting, licking, nibbling, feasting, biting | still | crumbs on the table; a napkin in the lap | a full mouth; crumbs on the whiskers
 scene indoors | | at a small kitchen table | a checked cloth; a chipped jug | soft window light from one side
 scene street | | on a bench in a sunny square | pigeons; a stone fountain behind | warm sunlight
 scene indoors | | at the counter of an old diner | a napkin holder; a row of stools | soft daylight through the front window
playing card, playing cards, playing poker | still | worn cards fanned in the hand; coins and empty glasses on the table; sideways glances | worn cards held in the paws; coins on the table
 scene indoors | | around a small table in a dim café | a full ashtray; a radio on a shelf | warm lamplight from above
 scene street | | around a folding table under a plane tree | dappled shade; a bottle of wine | sunlight falling through the leaves
 scene indoors | | around a kitchen table | a pot of coffee; a wall clock behind | low lamplight from above
playing chess, playing checkers, playing go | still | a hand held above a piece; captured pieces beside the board; narrowed eyes | a paw held above a piece; captured pieces beside the board
 scene open | | at a stone table in a park | fallen leaves; benches along a path | soft light through the trees
 scene indoors | | at a small table in a café | two cold cups; fogged windows | soft window light from one side
 scene indoors night | | in front of a fireplace | two worn armchairs; a sleeping dog | warm firelight
playing the piano, playing piano, playing guitar, playing the guitar, playing violin, playing the violin, playing a guitar, playing the cello, playing cello, playing the accordion, playing saxophone, playing the saxophone, playing the trumpet, playing drum, playing music, playing the flute, playing an instrument, playing the banjo, playing a violin, making music | still | blurred fingers; closed eyes; worn varnish catching the light | paws on the instrument; worn varnish catching the light
 scene closed dark | | on a small stage with worn boards | dust in the beam; a dark curtain behind | one warm spotlight from above
 scene indoors | | by an open window in a bare room | sheet music on the floor; an empty chair | soft window light from one side
 scene street | | in a quiet courtyard | ivy on the wall; an empty chair | soft evening light
playing football, playing soccer, playing basketball, playing tennis, playing volleyball, playing rugby, playing baseball | moving | mud on the knees; a ball in mid-air; outstretched arms | a ball in mid-air; dust around the paws
 scene street | | on a dusty neighborhood pitch | a patched net; a painted wall behind | low evening sun from the side
 scene open summer | | on a beach at low tide | goalposts of driftwood; wet sand | low golden sun
 scene open | | on a muddy village field | a leaning goal; low hills behind | soft overcast light
playing, playing hide and seek, playing with | moving | flushed cheeks; grass stains on the knees; open laughter | raised paws; bright eager eyes
 scene open summer | | in a wild garden | laundry on a line; a wooden fence | warm low sunlight
 scene indoors | | on the floor of a sunlit room | wooden blocks; an open picture book | soft window light from one side
 scene street | | in a quiet back lane | chalk drawings on the ground; a parked bicycle | soft daylight
dancing, waltzing, twirling, spinning, dance | moving | one heel lifted; cloth caught in mid-turn; loose hair in the air | raised paws; fur caught in mid-turn
 scene indoors night | | in a small kitchen | a radio on the shelf; an open window | warm lamplight
 scene street night | | on a rooftop terrace | strings of small bulbs; dark roofs behind | warm light against a deep blue sky
 scene closed dark | | on a worn wooden dance floor | empty chairs along the wall; a thin haze | low amber light
singing, performing, rapping, sing | still | an open mouth; a hand in the air; light along the cheek | a lifted head; an open throat
 scene closed dark | | on a small stage with worn boards | a dark curtain; dust in the beam | one warm spotlight from above
 scene open | | on a windy hill | bent grass; fast clouds | clear windy light
running, sprinting, galloping, racing, jogging, chasing, fleeing, escaping, rushing, charging | moving | caught in mid-stride; wind in the clothes; a taut reaching step | caught in mid-stride; fur swept back; stretched legs
jumping, leaping, hopping, bouncing, diving into, skipping | moving | caught at the highest point; clothes lifted by the air | caught at the highest point; outstretched legs
flying, soaring, gliding, hovering, swooping | moving | wind in the hair; a tiny landscape below | fully spread wings; light through the outer feathers
swimming, diving, floating, snorkeling, surfacing, paddling, surfing | moving | drops of water; wet hair; rings spreading outward | drops of water; rings spreading outward
walking, strolling, hiking, wandering, marching, crossing, stepping, strutting, pacing, trekking | moving | one foot lifted; a swinging arm; wind in the clothes | one foot lifted; a lowered head
climbing, scaling, hanging | moving | fingers on a narrow hold; a taut arm; a deep drop below | claws on a narrow hold; a stretched body
riding, driving, cycling, steering, skating, skateboarding, skiing, snowboarding, sledding, biking | moving | leaning into the turn; wind in the clothes; a blurred ground | leaning into the turn; wind in the fur; a blurred ground
sailing, rowing, kayaking, canoeing | moving | a taut rope; spray over the bow; wet sleeves | spray over the bow; wet fur
fishing, mending net, mending a net, mending his net, mending her net, fish | still | a taut line; wet knots of rope; patient hands | rings on the water; a fixed gaze
 scene open | | at the end of a wooden jetty | a tin bucket; a mirrored treeline | pale morning light on the water
 scene open | | on a mossy riverbank | overhanging willows; a wicker basket | soft early light on the water
 scene open | | in a small wooden boat | still water; low hills behind | silvery light on the water
gardening, planting, watering, weeding, harvesting, picking, digging, raking, pruning, ploughing | still | earth on the hands; a wicker basket; rolled-up sleeves | earth on the paws; loose soil flung behind
 scene open | | between rows of vegetables | a watering can; a straw hat on a post | soft morning light
 scene open | | in an old walled garden | clay pots; climbing roses | soft light through the leaves
 scene open summer | | among tall tomato plants | bamboo canes; a wicker basket | warm low sunlight
sewing, knitting, weaving, embroidering, stitching, crocheting, spinning wool | still | a taut thread between the fingers; a basket of wool; half-finished cloth in the lap | a ball of wool; a thread around the paw
 scene indoors | | in a low chair by a window | spools on the sill; a sleeping cat | soft window light from the left
 scene indoors night | | at a round table under a lamp | a basket of wool; a ticking clock | warm lamplight from above
 scene indoors | | in a narrow workshop | shelves of cloth; a long mirror | soft daylight from the shop window
repairing, mending, fixing, building, assembling, hammering, carving, sawing, making, crafting, sculpting, shaping, polishing, tinkering, soldering, inventing, forging, welding, blowing glass | still | worn tools within reach; a half-finished piece; marks on the hands | worn tools within reach; tiny screws and parts
 scene indoors | | at a scarred workbench | jars of screws; tools on the wall | one swivel lamp
 scene street | | on the ground of a small yard | an open toolbox; oil stains | soft overcast light
washing, cleaning, bathing, sweeping, ironing, scrubbing, showering, shaving, brushing, taking a bath | still | soap suds; wet sleeves; drops in the air | soap suds on the nose; wet fur in points
 scene indoors | | at a stone sink by a window | a tin bucket; a bar of soap | soft daylight from the window
 scene open | | at the edge of a shallow river | flat stones; laundry in a basket | bright light on the water
waiting, standing, sitting, resting, leaning, lying, kneeling, crouching, sits, sit, stand, standing still, relaxing, sunbathing, lounging, perched, squatting | still | a glance to one side; a still, easy posture | a turned head; a patient stillness
holding, hugging, embracing, cuddling, kissing, carrying, cradling, hold, nursing, protecting, comforting | still | fingers gripping the cloth; heads close together; closed eyes | heads close together; a gentle grip
 scene street | | in a doorway | worn steps; a half-open door | soft evening light
 scene indoors | | beside a tall window | a linen curtain; a bare wall | soft window light from one side
holding a newborn, holding a baby, holding her baby, holding his baby, cradling a baby, holding a newborn baby, nursing a baby, feeding a baby | still | tiny fingers around a thumb; a soft wrapped blanket; a tired smile | a soft wrapped blanket
 scene indoors | | beside a window in a quiet room | folded white linen; a glass of water | soft morning light through a curtain
 scene closed | | in a dim hospital ward | a steel trolley; a small lamp | warm low lamplight
 scene indoors | | in a rocking chair | a wicker cradle; a knitted blanket | warm lamplight from one side
crying, weeping, mourning, grieving | still | wet lashes; a hand at the mouth; lowered shoulders | lowered head; wet eyes
 scene indoors | | on the bottom step of a staircase | a coat on the rail; a closed door | dim grey light
 scene street rain | | in an empty bus shelter | drops on the glass; wet asphalt | cold grey light
laughing, smiling, giggling, grinning, cheering, celebrating | still | creased eyes; a head thrown back; a hand on a shoulder | an open mouth; bright eyes
 scene indoors | | around a kitchen table | half-empty glasses; an open window | warm evening light
 scene street | | on worn stone steps | a parked bicycle; warm old plaster | low warm sunlight
praying, meditating, begging, worshipping | still | folded hands; closed eyes; bare feet on stone | folded paws; closed eyes
 scene indoors | | in front of a small stone altar | candle stubs; dust turning in the light | a shaft of light from above
 scene indoors dark | | in the pew of an empty church | worn wood; colored light on the floor | soft light from a high window
 scene open dawn | | on a flat rock above the sea | calm water; a thin line of cloud | the first light on the horizon
fighting, boxing, wrestling, battling, dueling, attacking, defending, duelling, sparring | moving | dust in the air; a clenched jaw; taut muscles | dust in the air; bared teeth; raised fur
 scene street dark | | in a narrow back yard | broken crates; a chain fence | hard light from one lamp
 scene open | | on dry trampled ground | a ring of onlookers; dust in the air | low orange sun
watching, looking, staring, gazing, observing, admiring, peering, looking out, gazing up, guarding, listening, spying | still | a fixed gaze; a still face; light on the cheek | a fixed gaze; ears turned forward
hunting, stalking, catching, pouncing, prowling, lurking, sneaking | moving | a held breath; a low crouch; a narrowed gaze | a low body; tense shoulders; eyes fixed ahead
hiding, peeking, peeping, hidden | still | half a face behind the edge; a finger at the lips | half a face behind the edge; one round eye
feeding, giving, offering, sharing, handing | still | an outstretched palm; heads bent together | heads bent together; eager open mouths
teaching, explaining, showing, telling, training, helping, instructing | still | a guiding hand; attentive eyes; two heads bent together | heads bent together; attentive ears
 scene indoors | | at a blackboard in an old classroom | chalk dust; wooden desks | soft light from tall windows
selling, buying, trading, bargaining, shopping, weighing | still | coins in an open palm; a handwritten price tag; a raised hand | coins in a tiny paw; a price tag
 scene street | | behind a crowded market stall | crates tilted forward; handwritten price cards | soft light under the awning
talking, chatting, whispering, arguing, discussing, gossiping, speaking, phoning, calling, telephoning | still | a raised hand; a tilted head; half a smile | heads close together; a tilted ear
 scene indoors | | at a corner table of a café | two cups; coats over the chairs | soft window light
 scene open | | on a park bench | fallen leaves; a path behind | soft light through the trees
studying, learning, experimenting, examining, typing, programming, coding, hacking, researching, gaming | still | a glow on the face; notes in the margin; a cold cup | screen light on the fur; tangled cables
 scene indoors night | | at a desk full of open books | a cold cup; a dark window | one green-shaded lamp
 scene indoors | | in a high library hall | shelves rising out of the frame; a rolling ladder | soft light from a tall window
tying, lacing, dressing, putting on, getting dressed | still | laces between the fingers; a bent back; a lowered head | a tangled ribbon
 scene indoors | | on the floor of an old rehearsal room | scuffed floorboards; a wall of mirrors | pale morning light from tall windows
 scene indoors | | on a low bench in a changing room | a bag at the feet; hooks on the wall | soft light from a high window
 scene street | | on the curb of a quiet street | a bag on the pavement; parked bicycles | soft morning light
opening, unwrapping, unlocking, unpacking, closing | still | careful fingers; light from within on the face | a careful grip; light from within
sharing an umbrella, holding an umbrella, under an umbrella, walking under an umbrella | still | shoulders pressed together; drops along the rim; wet shoes | drops along the rim; wet fur
 scene street rain | | on a narrow cobbled street | shop lights mirrored in puddles; parked bicycles | soft grey light in the rain
 scene street rain | | at a crossing | painted stripes; headlights on wet asphalt | grey light and red tail lights
 scene open rain | | on a gravel path in a park | wet benches; dripping trees behind | silvery light in the rain
taking a photo, photographing, taking a selfie, filming, taking picture | still | one eye at the viewfinder; a worn strap; a raised elbow | a worn strap; a curious look into the lens
 scene street | | on a bridge over a canal | a parked bicycle; ripples below | soft daylight
flying a kite, flying kite | moving | a taut string; a head tilted back; wind in the clothes | a taut string
 scene open | | on a grassy hill above the sea | bent grass; a bright kite high above | clear windy light
 scene open | | on a wide beach | dune grass; foam along the water | bright light from the sea
 scene open | | on a harvested field | stubble rows; a far village | clear windy light
blowing bubble, blowing bubbles, blowing soap bubbles | still | soap bubbles with thin rainbow edges; rounded cheeks | soap bubbles with thin rainbow edges
 scene open summer | | in a garden | a watering can; flowers along a path | low golden backlight
 scene street | | on worn stone steps | pigeons; a sunlit wall | warm sunlight
burning, exploding, erupting, melting, collapsing, breaking, shattering, crumbling, bursting, sinking | moving | flying fragments; dust in the air | flying fragments; drifting ash
blooming, flowering, growing, sprouting | still | unfolding petals; a single bee | unfolding petals; a single bee
hatching, being born | still | a cracked shell; careful hands | a cracked shell; wet down; one open eye
stuck, trapped, caught, lost, stranded, drowning, caged | still | a tense grip; wide eyes; torn cloth | wide eyes; tense paws; ruffled fur
falling, tumbling, slipping, tripping | moving | outstretched arms; loose objects in the air | outstretched legs; ruffled fur
working, at work, wearing, dressed, doing, using, having | still | |
working out, exercising, lifting weight, training hard, doing push up, weightlifting | moving | sweat on the skin; taut muscles; a damp towel | a tiny towel around the neck; taut muscles
 scene indoors | | in a bare training hall | a worn bench; ropes on hooks | hard light from high windows
 scene open | | on an empty beach | wet sand; a towel on a stone | pale early light
balancing, juggling, doing yoga, stretching, doing magic, performing trick | still | spread arms; a fixed gaze; a taut line of the body | a stretched line of the body; a fixed gaze
 scene indoors | | in a bare bright studio | a wooden floor; a tall window | soft daylight
throwing, kicking, shooting, serving, hitting, punching, casting, swinging, pulling, pushing, lifting, hauling, dragging | moving | taut arms; a twisted torso; dust in the air | taut shoulders; dust in the air
`;
