/** Animals on land: what is seen of them wherever they are, and where they are at home (see parse.ts for the form). */
export const ANIMALS = `
== pet
# cats
 body long fine whiskers; soft fur lit at the edges; velvety ears
 face large clear eyes; long fine whiskers; soft fur at the cheeks
 scene indoors | curled up | on a worn velvet armchair | a knitted blanket slipping over the armrest; a cup of tea on a side table | soft window light from the left
 scene indoors | sitting | on a deep windowsill between potted herbs | condensation on the glass; flaking paint on the frame | pale daylight through the window
 scene open summer move | crouched | on a sun-warmed stone wall | lavender in the foreground; a crooked garden gate behind | warm low sun from the side
 scene indoors | sitting | in a cardboard box on the floorboards | crumpled packing paper; a ball of red string | soft daylight from a nearby window
 scene open winter snow move | sitting | on a snow-covered garden wall | paw prints; bare branches behind | pale winter light
 scene street night | walking | along a tiled roof ridge | chimneys and tangled antennas; a few lit windows below | cool moonlight on the tiles
cat, kitten, kitty, tomcat, tabby, siamese, maine coon, sphynx, feline, tabby cat, ginger cat, calico, stray cat, black cat, house cat
# dogs
 body a damp nose; thick fur in fine strands; a worn leather collar
 face bright attentive eyes; a damp nose; one ear folded over
 scene open summer move | standing | at the edge of a wheat field | seed heads in the foreground; a dirt track with two ruts | low golden sun from behind
 scene indoors | lying | on a rug by the front door | muddy boots in a row; a leash on a brass hook | soft daylight from a side window
 scene open move | shaking off water | on a pebble beach | drops flung into the air; a washed-up branch | bright backlight from the sea
 scene open autumn move | sitting | on a forest path | copper leaves on the ground; pale trunks fading behind | soft overcast light
 scene open winter snow move | standing | in deep fresh snow | snow on the fence posts; a line of pines behind | low winter sun
 scene street | waiting | outside a corner bakery | a bicycle against the wall; a chalkboard by the door | warm light from the shop window
dog, puppy, pup, hound, corgi, dachshund, pug, beagle, poodle, labrador, retriever, golden retriever, husky, bulldog, terrier, chihuahua, dalmatian, collie, greyhound, spaniel, shiba inu, german shepherd, border collie, mutt, samoyed, labradoodle, goldendoodle, schnauzer, rottweiler, doberman, akita, malamute, maltese, shih tzu, pomeranian, basset, boxer dog, sheepdog, street dog, guide dog, sausage dog, wolfhound, bloodhound
# small pets
 body twitching whiskers; tiny claws; soft fur in fine strands
 face round shining eyes; twitching whiskers; small rounded ears
 scene indoors | nibbling | in a heap of clean straw | a carrot top in the foreground; a small wooden house behind | soft daylight from one side
 scene indoors | sitting | on a pile of folded towels | a ceramic water bowl; a sunlit wall behind | soft window light from the left
 scene open spring move | crouched | in short clover | daisies in the foreground; a wicker basket behind | gentle morning light
hamster, guinea pig, ferret, pygmy hedgehog, gerbil, chinchilla, pet, rabbit, bunny
== farm
# farm
 body a coarse coat in fine strands; dried mud on the legs; wet nostrils
 face large dark eyes; long pale lashes; wet nostrils
 scene open move | standing | on a misty pasture | a leaning wooden fence; wet grass in the foreground | pale early light through the mist
 scene open move | grazing | on a windswept hillside | low dry stone walls; a valley fading to blue | soft daylight under moving clouds
 scene street rain | waiting | in a cobbled farmyard after rain | puddles mirroring the roofs; a tin bucket by the door | silvery light after rain
 scene open summer move | resting | under an old apple tree | dappled shade on the grass; a stone trough | sunlight falling through the leaves
cow, calf, bull, ox, donkey, mule, alpaca, llama, cattle, herd, yak, highland cow
 body a shaggy coat in fine strands; dried mud on the legs; wet nostrils
sheep, lamb, ram, ewe
 body thick curly wool; straw caught in the wool; a small brass bell
goat, goat kid
 body ridged horns; a wispy beard; split hooves
pig, piglet
 body bristly pink skin; mud up to the knees; a wet snout
# horses
 body a mane in loose strands; muscles moving under the coat; breath from the nostrils
 face large dark eyes; a forelock in loose strands; soft wide nostrils
 scene open move | standing | on a misty pasture | a leaning wooden fence; wet grass in the foreground | pale early light through the mist
 scene open move | galloping | across a wide dry plain | dust rising behind; a low line of hills | low evening sun from the side
 scene open move | walking | through shallow surf | spray around the hooves; wet sand mirroring the sky | warm low sun over the water
 scene open winter snow move | standing | in a snow-covered field | steam from the nostrils; a row of bare trees | pale winter light
 scene indoors | looking out | at the half-door of a stable | worn leather tack on a hook; straw on the floor | soft light from the open door
horse, pony, foal, mare, stallion, mustang
# poultry
 body crisp overlapping feathers; scaly feet; a bright red comb
 face round orange eyes; crisp overlapping feathers
 scene open move | scratching | in loose straw by an old barn | a half-open timber door; scattered grain | warm low sun from the side
 scene open summer move | walking | between rows of cabbages | a watering can; a wooden gate behind | soft morning light
 scene indoors | sitting | in a wooden nest box | clean straw; weathered boards | thin light through the boards
chicken, hen, rooster, chick, turkey, cockerel, guinea fowl
== wild
# forest
 body thick fur in fine strands; alert ears; damp leaves stuck to the paws
 face clear watchful eyes; fine whiskers; thick fur around the face
 scene open spring move | standing | at the edge of a misty birch wood | ferns in the foreground; pale trunks fading behind | soft early light through thin mist
 scene open move | resting | on a mossy fallen trunk | small mushrooms on the bark; ivy climbing a stump | sunlight in thin shafts between the trees
 scene open move | drinking | at a shallow stream | wet stones; ripples breaking the reflection | cool shade with bright spots on the water
 scene open winter snow move | walking | through fresh snow among dark pines | a line of tracks; snow on the lower branches | pale blue winter light
 scene open winter snow | resting | under a snow-laden spruce | drifting flakes; dark trunks behind | soft white overcast light
 scene open night | standing | at the edge of a moonlit clearing | silver grass; black trunks behind | cool moonlight from one side
 scene open autumn move | half hidden | in rust-colored bracken | seed heads in the foreground; far ridges in haze | low autumn sun from behind
fox, red fox, vixen
 body a thick white-tipped tail; black-stockinged legs; long whiskers
 face amber eyes; white cheeks and a dark muzzle; long whiskers
wolf, coyote, jackal, dingo
 body a dense grey ruff; heavy paws; scars along the muzzle
 face pale amber eyes; a dense ruff; scars along the muzzle
bear, grizzly, brown bear, black bear
 body shaggy wet fur; long curved claws; a broad scarred muzzle
deer, stag, doe, fawn, roe deer
 body slender legs; large turning ears; a smooth coat with a pale rump
elk, moose
 body heavy shoulders; shaggy fur at the throat; large turning ears
badger, mole, skunk, raccoon, raccoon dog, opossum, marten, weasel, wolverine, polecat
 body a boldly marked face; soil on the claws; coarse grizzled fur
hedgehog, porcupine, echidna
 body crisp banded spines; a wet pointed nose; tiny clawed feet
squirrel, chipmunk, red squirrel, dormouse
 body a bushy tail; tufted ears; tiny gripping claws
boar, wild boar
 body a bristling back; curved tusks; mud on the snout
lynx, bobcat, wildcat
 body black ear tufts; thick spotted fur; broad silent paws
hare, jackrabbit
 body long black-tipped ears; long hind legs; wind-ruffled fur
bat, fruit bat
 body thin leathery wings; tiny hooked claws; large folded ears
# savanna
 body dust on the skin; fine creases around the eyes; a tail flicking at flies
 face calm dark eyes; dust on the skin
 scene open dry move | standing | in tall golden grass | an umbrella acacia behind; dust hanging in the air | low amber sun from the side
 scene open dry move | drinking | at a muddy waterhole | cracked earth in the foreground; rings spreading on the water | warm hazy evening light
 scene open dry move | resting | on a flat rock above the plain | dry thorn bushes; a wide empty horizon | clear morning light, long shadows
 scene open move | walking | across the plain before the rains | dark clouds far away; short green grass | a bright strip of light on the horizon
lion, lioness, lion cub, cheetah, leopard, hyena, puma, cougar
 body long white whiskers; scarred ears; powerful shoulders
 face steady amber eyes; long white whiskers; a scarred nose
elephant, rhino, rhinoceros, hippo, hippopotamus, baby elephant, mammoth
 body deeply wrinkled skin; dried mud along the flanks; coarse hairs catching the light
giraffe, zebra, antelope, gazelle, buffalo, bison, wildebeest, okapi, impala
 body crisp coat markings; long dark lashes; dust rising around the hooves
ostrich, emu, pangolin, vulture, meerkat, mongoose, warthog, aardvark, anteater, armadillo
# jungle
 body drops of water on the fur; strong gripping fingers; damp matted hair
 face deep brown eyes; drops of water on the fur; a creased thoughtful brow
 scene open wet move | half hidden | in dense jungle | huge dripping leaves in the foreground; hanging vines | green light filtered through the canopy
 scene open wet | resting | on a mossy branch high in the canopy | wild orchids; mist between the crowns | soft morning light through the mist
 scene open wet move | pausing | beside a dark forest pool | ferns; a broken reflection | one shaft of sunlight from above
tiger, jaguar, panther, black panther, ocelot
 body glossy patterned fur; long white whiskers; heavy silent paws
 face burning amber eyes; long white whiskers
monkey, ape, gorilla, chimpanzee, orangutan, baboon, lemur, macaque, gibbon, sloth, tapir
 body expressive fingers; fine hair around the face; wrinkled palms
# arctic
 body frost on the fur; breath visible in the cold; snow dusted over the back
 face dark shining eyes; frost on the whiskers
 scene open winter snow move | standing | on drifting sea ice | blue cracks in the ice; a pale horizon | low cold sunlight, long blue shadows
 scene open winter snow move | walking | up a snow-covered slope | wind-blown powder; a line of tracks | soft white overcast light
 scene open winter move | resting | on black rocks by a freezing sea | foam between the stones; icicles | pale grey northern light
polar bear, arctic fox, walrus, reindeer, caribou, snow leopard, snow fox, musk ox
# mountains and deserts
 body dust on the coat; cracked hooves; wind-blown hair
 face half-closed dusty eyes; wind-blown hair
 scene open dry move | standing | on a ridge of wind-carved sand | ripples in the foreground; a line of tracks | low orange sun, long shadows
 scene open dry move | resting | in the shade of a rock wall | thorn bushes; pale stones | hard sunlight beyond the shade
 scene open dry move | walking | along a stony ridge | a drop on both sides; distant bare peaks | clear cold morning light
camel, ibex, mountain goat, chamois, bighorn, fennec fox, fennec
# eastern woods
 scene open wet move | sitting | in a misty bamboo grove | chewed stalks in the foreground; wet stones | pale light between the stems
 scene open | resting | on a mossy boulder | ferns; hanging mist | soft green shade
 scene open winter snow | sitting | in fresh snow between bamboo stems | bent stems; drifting flakes | soft white overcast light
panda, red panda, giant panda
 body thick soft fur; rounded ears; bamboo leaves caught in the fur
# outback
 body thick soft fur; long claws; dust on the paws
 scene open dry | resting | in the fork of a pale eucalyptus | peeling bark; hanging leaves in the foreground | warm light through the leaves
 scene open dry move | standing | on dry red ground | spiky grass; a wide sky | low golden sun from the side
 scene open dry move | standing | beside a shallow waterhole | gum trees; tracks in the red mud | warm hazy evening light
kangaroo, koala, wallaby, wombat, quokka, platypus, tasmanian devil
# rivers
 body wet fur in sleek points; drops on the whiskers; small webbed feet
 scene open wet move | floating | in a quiet reed bed | rings on the water; soft green stems behind | silvery morning light on the water
 scene open wet move | resting | on a half-sunken trunk | duckweed; a doubled reflection | soft overcast light
 scene open wet | resting | on a smooth stone in the current | rushing water; ferns on the bank | cool shade with bright spots on the water
otter, beaver, capybara, muskrat, mink, coypu
# towns
 body bright beady eyes; tiny claws; sleek fur
 scene street | crouched | on a worn brick ledge | a rusted pipe; a torn poster on the wall | grey daylight from the end of the alley
 scene closed | sitting | among crates in a dim storeroom | straw on the floor; a gnawed rope | a thin beam of light from a crack
 scene indoors | sitting | on a kitchen shelf beside a wedge of cheese | a chipped plate; a jar of flour | warm lamplight from one side
mouse, rat, field mouse
# ancient beasts
 body leathery scaled skin; heavy clawed feet; mud between the scales
 face a small glinting eye; rows of worn teeth
 scene open wet move | striding | through a fern forest | giant tree ferns in the foreground; mist between the trunks | hazy golden light through the mist
 scene open move | standing | at the shore of a shallow lake | deep footprints in the mud; a smoking volcano far away | low red sun behind haze
 scene open move | standing | on a ridge above a wide plain | cycads; a far herd in the dust | low warm sun from the side
dinosaur, tyrannosaurus, t rex, triceratops, velociraptor, stegosaurus, brachiosaurus, sauropod, diplodocus, stegasaurus, raptor, pterodactyl, ankylosaurus, spinosaurus, styracosaurus
# big reptiles
crocodile, alligator, caiman
 body ridged armored scales; uneven teeth; wet algae along the back
 face a pale slit eye; uneven teeth
 scene open wet | lying | half submerged in still brown water | floating leaves; reeds along the bank | hazy warm light
 scene open move | basking | on a pale sandbank | tracks in the wet sand; slow brown water | bright hazy sun
 scene open night | lying | at the edge of a black lagoon | reeds; still dark water | cool moonlight on the water
tortoise, turtle, terrapin
 body a ridged weathered shell; wrinkled leathery skin; blunt claws
 scene open | walking | across dry pale gravel | small wild flowers; a long shadow | warm low sun
 scene open summer | resting | under a low olive tree | dry grass; a stone wall | dappled sunlight
 scene open move | climbing | a low grassy dune | marram grass; the sea far behind | soft morning light
komodo dragon, python, cobra, rattlesnake, boa, anaconda
 body tight overlapping scales; heavy slow coils; a flicking forked tongue
 face a pale unblinking eye; tight overlapping scales
 scene open dry | lying | on a warm flat stone | dry grass; hairline cracks in the rock | bright low sun
 scene open wet | resting | at the foot of a huge jungle root | damp leaves; hanging vines | green light filtered through the canopy
 scene open dry move | crawling | between black boulders | cracked earth; thorn bushes | hard low sunlight
# any animal
 scene open move | standing | in tall dry grass | seed heads in the foreground; low hills behind | low warm sun from the side
 scene open | resting | at the edge of a quiet wood | ferns in the foreground; pale trunks behind | soft early light
 scene open wet move | drinking | at a shallow stream | wet stones; rings on the water | cool shade with bright spots on the water
animal, wildlife, mammal
 body fine hair in the light; alert ears; dust on the feet
`;
