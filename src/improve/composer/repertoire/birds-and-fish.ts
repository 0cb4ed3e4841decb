/** Birds, animals of the water, and small animals (see parse.ts for the form). */
export const BIRDS_AND_FISH = `
== bird
# songbirds
 body fine overlapping feathers; thin gripping claws; a small sharp beak
 face a round glinting eye; fine overlapping feathers
 scene open spring | perched | on a lichen-covered branch | swelling buds; a soft green background | gentle morning light
 scene open winter snow | perched | among bare winter branches | a few red berries; snow on the twigs | pale winter light
 scene open | perched | on a weathered fence post | dew on a spider web; a pale field behind | soft early light
 scene open autumn | perched | on a bent thistle | drifting seeds; rust-colored grass behind | low warm backlight
bird, robin, sparrow, wren, finch, swallow, nightingale, cardinal, hummingbird, woodpecker, goldfinch, blackbird, bluebird, blue jay, thrush, canary, starling, titmouse, songbird, kingfisher, cuckoo, bee eater
# owls
 body soft barred feathers; heavily feathered legs; curved talons
 face huge round eyes; a heart-shaped ring of feathers
 scene open night | perched | on a dead branch above a clearing | pale trunks below; thin clouds | cool moonlight from one side
 scene indoors | perched | on a beam in an old barn | hay bales; gaps between the boards | dusty light through the boards
 scene open autumn | perched | in the hollow of an old oak | deep cracked bark; copper leaves | soft overcast light
owl, barn owl, snowy owl, eagle owl, owlet
# raptors and crows
 body glossy dark-edged feathers; hooked talons; wind-lifted wing tips
 face a fierce bright eye; a strong hooked beak
 scene open | perched | on a bare rock above a valley | wind-bent grass; ridges fading to blue | clear cold daylight
 scene open move | gliding | along a sheer cliff | pines far below; thin mist in the gorge | low sun from behind
 scene open autumn fog | perched | on a leaning gravestone | ivy on the stone; bare trees in the mist | pale foggy light
eagle, hawk, falcon, buzzard, kestrel, condor, raven, crow, magpie, rook, jackdaw, osprey, bald eagle, kite bird
# water birds
 body drops of water rolling off the feathers; wet leathery feet; a wet shining beak
 face a round dark eye; drops of water on the beak
 scene open wet move | gliding | through a quiet reed bed | rings on the water; soft green stems behind | silvery morning light on the water
 scene open wet fog move | standing | in the shallows of a misty pond | water lilies in the foreground; pale water behind | pale light through the mist
 scene open wet move | resting | on a half-sunken trunk | duckweed; a doubled reflection | warm evening light on the water
duck, duckling, swan, cygnet, goose, gosling, heron, egret, flamingo, pelican, crane, stork, mallard, grebe, ibis
# sea birds
 body wind-ruffled feathers; salt spray on the beak; strong webbed feet
 face a sharp pale eye; wind-ruffled feathers
 scene open move | standing | on a mooring post | a grey swell behind; coiled rope | hazy sea light
 scene open move | gliding | above breaking surf | white spray; wet black rocks below | bright light from the sea
 scene street | standing | on a stone quay wall | a coil of rope; fishing boats behind | soft grey sea light
seagull, gull, puffin, albatross, tern, gannet, cormorant
penguin, emperor penguin, penguin chick
 body sleek waterproof feathers; snow on the flippers; scaly black feet
 scene open winter snow move | standing | on drifting sea ice | blue cracks in the ice; a pale horizon | low cold sunlight, long blue shadows
 scene open winter snow move | sliding | down a packed snow slope | wind-blown powder; a trail in the snow | soft white overcast light
 scene open winter | standing | on black rocks by a freezing sea | foam between the stones; icicles | pale grey northern light
# tropical birds
 body vivid layered feathers; a heavy curved beak; scaly gripping feet
 face a round pale-ringed eye; a heavy curved beak; vivid layered feathers
 scene open wet | perched | on a mossy branch high in the canopy | wild orchids; mist between the crowns | green light filtered through the leaves
 scene open wet | perched | among wet banana leaves | drops on the leaf edges; red blossoms | soft light after rain
 scene open wet move | flying | above a misty forest canopy | crowns in the haze; a far waterfall | low golden morning light
parrot, macaw, cockatoo, toucan, parakeet, budgie, cockatiel, lorikeet, hornbill
peacock, pheasant, bird of paradise
 body iridescent tail feathers; a small feathered crest; fine scale-like neck feathers
 scene open summer move | walking | through a formal garden | clipped hedges; a stone urn | warm light through the trees
 scene open | standing | on worn temple steps | moss between the stones; fallen petals | soft morning light
 scene open wet | perched | on a mossy garden wall | drops on the leaves; an old tree behind | soft light after rain
# town birds
 scene street | perched | on a worn stone ledge | a rusted gutter; roofs in the haze behind | soft grey daylight
 scene street | standing | on wet cobbles in a small square | puddles; a stone fountain behind | silvery light after rain
 scene street | perched | on a tangle of cables | faded walls; a strip of sky | low warm sunlight
pigeon, dove, carrier pigeon
 body a sheen of green and violet at the neck; ruffled grey feathers; red feet
== sea
# open sea
 body scars along the skin; small fish swimming alongside; ripples of light over the back
 scene underwater move | gliding | through the open blue | a silver ceiling of water above; drifting particles | sunbeams fanning down from the surface
 scene underwater dark move | rising slowly | in deep dark water | a faint blue glow far above; a trail of bubbles | dim blue light from above
 scene underwater move | passing | above a rippled seabed | sand stirred up below; a shoal turning away | soft ripples of light
whale, humpback, blue whale, orca, shark, great white, hammerhead, dolphin, manta ray, stingray, narwhal, swordfish, tuna, beluga, whale shark, sperm whale, sunfish
 face a small calm eye; scars along the skin
# reef
 body fine scales; translucent fins; tiny bubbles
 face a round glassy eye; fine scales
 scene underwater move | hovering | above a coral reef | fan corals in the foreground; small fish in the blue | bright sunbeams through clear water
 scene underwater move | drifting | among swaying kelp | golden fronds in the foreground; small silver fish behind | green light from the surface
 scene underwater | resting | on a sandy seabed | shells half buried; a thin cloud of sand | soft ripples of light
fish, clownfish, angelfish, seahorse, sea turtle, puffer fish, lionfish, starfish, coral, eel, moray, sea dragon, salmon, tropical fish, school of fish, cuttlefish
octopus, squid, kraken baby
 body rows of pale suckers; mottled skin changing color; coiling arm tips
 face a slit-pupilled eye; mottled skin
jellyfish, sea anemone
 body long trailing tentacles; a translucent glowing bell; fine frilled edges
 scene underwater dark move | drifting | in black open water | faint specks of plankton; a second one far behind | a soft glow from within
 scene underwater move | pulsing | just below the surface | rippling light; a silver ceiling of water | pale sunbeams from above
 scene underwater move | drifting | above a dark seabed | pale sand; a slow cloud of bubbles | dim blue light from above
# ponds and bowls
 body translucent fins with fine rays; scales catching the light; a thread of bubbles
 scene underwater | swimming | in a dark garden pond | lily stems; ripples over the stones | soft light from above
 scene indoors | swimming | in a round glass bowl on a window sill | curved reflections; a sprig of green weed | daylight through the glass
 scene underwater | turning | between stems of water weed | floating duckweed above; specks in the water | green light from the surface
 scene underwater | resting | on smooth river stones | fine green weed; drifting specks | soft light from above
goldfish, koi, carp, betta, pike, trout, guppy
axolotl, newt
 body feathery pink gills; tiny spread toes; smooth speckled skin
# seals
 body sleek wet fur; long pale whiskers; drops of sea water
 face large dark shining eyes; long pale whiskers
 scene open wet | resting | on wet rocks at low tide | foam between the stones; strands of kelp | soft grey sea light
 scene underwater move | turning | through clear green water | a thread of bubbles; kelp below | sunbeams from the surface
 scene open winter snow | lying | on a drifting ice floe | blue shadows; dark water | low cold sunlight
seal, sea lion, harp seal, manatee, dugong, seal pup
== small
# insects
 body delicate veined wings; fine hairs on the legs; a dusting of pollen
 face large faceted eyes; fine hairs
 scene open summer | resting | on a thistle head in a summer meadow | purple florets; hazy grass behind | warm backlight
 scene open wet | clinging | to a wet fern leaf | round drops of water; a soft dark background | soft morning light
 scene open | perched | on a grass stem | tiny seed heads; a pale green background | low early sun
butterfly, bee, bumblebee, moth, dragonfly, wasp, damselfly, fly, mosquito, insect, honeybee, bees, monarch butterfly, swarm of bees
firefly, glow worm
 body tiny points of yellow-green light; faint curved trails of light
 scene open night summer | rising | from a dark meadow | tall grass; black trees behind | hundreds of small moving lights
 scene open night summer | drifting | between old trees at the edge of a wood | ferns; a pale path | their own small lights and a last blue glow
 scene open night summer | hovering | above tall foxgloves | a dark garden wall; blurred stems | their own small lights in deep blue dusk
# beetles and crawlers
 body tiny jointed legs; a polished shell; specks of soil
 face short curved feelers; a polished shell
 scene open wet | crawling | over a mossy stone | tiny spore stalks; wet leaves behind | soft light with one bright edge
 scene open | crawling | on a piece of cracked bark | lichen; a drop of resin | warm light from the side
 scene open wet | climbing | a blade of wet grass | round drops; blurred clover | low morning backlight
beetle, ladybug, ladybird, ant, grasshopper, cricket, mantis, praying mantis, scarab, stag beetle, centipede, cicada, cockroach
spider, jumping spider, tarantula, scorpion, crab spider
 body fine hairs on the legs; small shining eyes; thin silk threads
 scene open | waiting | in a dew-covered web | beads of dew; blurred stems behind | low morning backlight
 scene indoors | waiting | in the corner of an old window | dust on the threads; flaking paint | pale daylight from behind
 scene open wet | crouched | on a wet leaf | round drops of water; a soft green background | soft light after rain
snail, slug, caterpillar, worm, silkworm
 body a glistening trail; soft rippled skin; fine growth lines
 scene open wet | creeping | along a wet leaf edge | round drops of water; moss below | soft light after rain
 scene open wet | climbing | a mossy garden wall | tiny ferns; wet stone | soft overcast light
 scene open summer | resting | on a strawberry leaf | a ripe berry; crumbs of soil | low warm sunlight
# frogs and reptiles
 body fine textured skin; spread toe tips; a thin wet shine
 face a golden eye with a thin pupil; fine textured skin
 scene open wet | sitting | on a wet leaf above a pond | round drops of water; dark water behind | soft light after rain
 scene open | basking | on a warm flat stone | dry grass; hairline cracks in the rock | bright low sun
 scene open wet | floating | between water lilies | round leaves; rings on dark water | silvery morning light on the water
 scene open | clinging | to a sunlit plaster wall | hairline cracks; a dry vine | warm light from the side
 scene open | coiled | on a warm forest path | pine needles; roots | dappled sunlight
frog, tree frog, toad, bullfrog, salamander, tadpole
lizard, gecko, chameleon, iguana
 body tight overlapping scales; spread clawed toes; loose folds at the throat
snake, viper, grass snake
 body tight overlapping scales; smooth heavy coils; a thin dry shine
# shore
 body a speckled shell; jointed claws; grains of wet sand
 scene open wet | crawling | over wet sand at low tide | a line of foam; tiny pools | low sun glinting on the water
 scene open wet | hiding | in a rock pool | sea anemones; clear still water | clear light from above
 scene open | standing | on a black rock | dried salt; spray behind | low warm sun from the side
crab, hermit crab, lobster, shrimp, crayfish, clam, oyster, shellfish
`;
