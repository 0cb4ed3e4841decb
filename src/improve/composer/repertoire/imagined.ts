/** What nobody has photographed: figures of tales, monsters, machines, ships of space, the sky itself (see parse.ts for the form). */
export const IMAGINED = `
== fantasy
# magic
 body ink-stained fingers; heavy embroidered sleeves; faint sparks around one hand
 face deep-set eyes; a silver clasp at the collar; faint sparks reflected in the eyes
 scene indoors | leaning forward | at a crooked table in a tower room | stacked books and glass flasks; dried herbs overhead | candlelight and a cold glow from the window
 scene open night | standing | in a ring of standing stones | glowing mushrooms in the grass; drifting ash | moonlight and a faint blue glow
 scene open fog | walking | through an ancient forest of huge trunks | twisted roots; hanging moss | pale light through the mist
wizard, witch, sorcerer, sorceress, mage, alchemist, warlock, necromancer, druid, oracle, enchantress, spellcaster
wizard
 face deep-set eyes under heavy brows; a long grey beard; faint sparks reflected in the eyes
witch, sorceress, enchantress
 face sharp green eyes; wind-blown dark hair; faint sparks reflected in the eyes
# small folk
 body a patched moss-green tunic; bright curious eyes; tiny pointed boots
 face pointed ears; bright curious eyes; freckles across the nose
 scene open | sitting | on a red-capped mushroom | dew on the moss; ferns bending overhead | sunlight falling through the leaves
 scene indoors | sitting | beside a tiny hearth under tree roots | acorn cups on a shelf; a round wooden door | warm firelight
 scene open night summer | dancing | in a clearing full of fireflies | tall foxgloves; soft grass | hundreds of small golden lights
fairy, pixie, gnome, leprechaun, sprite, dwarf, hobbit, imp, goblin, kobold, faerie, kodama
dwarf, goblin, kobold, imp
 body a broad battered belt; soot on the hands; a heavy iron hammer
 face a broad weathered nose; deep wrinkles; small bright eyes
elf, wood elf, dark elf, elven archer, elf archer, elven warrior, dryad, nymph, half elf
 body a finely stitched leather bodice; leaves caught in the hair; slender pointed ears
 face slender pointed ears; clear pale eyes; a thin braid at the temple
 scene open | standing | among silver birches | ferns in the foreground; drifting seeds | soft green light through the canopy
 scene open fog | crouched | on a mossy root above a ravine | hanging vines; mist below | pale morning light
 scene open night | sitting | on the branch of an ancient tree | hanging lanterns; ferns below | soft moonlight
# the undead
 body tattered cloth; pale skin; long thin fingers
 face hollow shadowed eyes; pale skin; cracked lips
 scene indoors night | standing | at the top of a ruined staircase | torn curtains; a cracked mirror | cold moonlight through broken glass
 scene open night fog | drifting | between old gravestones | ivy on the stone; bare trees | a pale glow in the mist
 scene indoors dark | waiting | in a long candlelit hall | cobwebs; portraits on the wall | a few candles in the dark
vampire, ghost, zombie, skeleton, ghoul, reaper, grim reaper, spirit, banshee, lich, phantom, undead, mummy, wraith
ghost, phantom, spirit
 body trailing translucent edges; a faint inner glow; no feet below the hem
 face round dark eyes; a faint inner glow; a softly fading outline
# gods and demons
 body cracked gilded armor; long flowing cloth; a faint halo of light
 face burning bright eyes; fine gold markings on the skin; a stern level gaze
 scene open | standing | on a mountain top above the clouds | broken columns; an eagle far below | light breaking through the clouds
 scene indoors dark | sitting | on a throne of black stone | smoke along the floor; tall cracked pillars | red light from below
 scene open | hovering | below torn storm clouds | loose feathers in the air; a dark sea below | one blinding beam from above
angel, demon, god, goddess, deity, devil, seraph, fallen angel, archangel, succubus, muse, titan, zeus, odin, thor, athena, medusa, anubis, buddha, shiva
# giants and brutes
 body moss-grown skin; huge cracked hands; broad flat teeth
 face small deep eyes; broad flat teeth; moss on the brow
 scene open | sitting | under an old stone bridge | a slow river; bones in the reeds | green shade with a bright edge
 scene open | striding | over a pine forest | birds scattering; a valley in haze | low sun behind the shoulders
 scene indoors dark | standing | in a torchlit stone hall | rough pillars; bones on the floor | orange firelight from one side
 scene indoors dark | standing | in an overgrown ruin | roots through the roof; broken tiles | a shaft of light from above
orc, troll, giant, ogre, golem, cyclops, minotaur, stone golem, centaur, faun, satyr, jotunn
golem, stone golem
 body cracked stone joints; moss in the seams; glowing runes
# heroes
 body a torn cape; scuffed armored gloves; a determined stance
 face a determined gaze; a small cut on the cheek; wind in the hair
 scene street night | standing | at the edge of a rooftop | steam from vents; a skyline of lit windows | city glow from below
 scene street | landing | in the middle of a cracked street | dust and broken asphalt; overturned cars behind | hard light through drifting dust
 scene indoors dark | kneeling | in a ruined hall | broken glass; torn cables | a beam of light from a hole in the roof
superhero, superheroine, hero, heroine, villain, supervillain, vigilante, antihero
mermaid, merman, siren, selkie, water spirit
 body wet trailing hair; iridescent scales; strings of small shells
 face wet trailing hair; iridescent scales at the temple; a calm sea-green gaze
 scene open wet | sitting | on black rocks above the surf | foam between the stones; a distant sail | low sun over the water
 scene underwater move | gliding | through a sunken garden of coral | small silver fish; swaying kelp | sunbeams fanning down from the surface
 scene underwater dark | resting | inside the wreck of an old ship | barnacled beams; a spilled chest | pale light through a broken hull
scarecrow, snowman, puppet, marionette, jester, plague doctor, tooth fairy, santa, santa claus, krampus, easter bunny
 body frayed stitched edges; worn buttons; a slightly tilted hat
 scene open | standing | at the edge of a bare field | crows on the fence; low clouds | pale overcast light
 scene open autumn | standing | in a stubble field | pumpkins; a line of bare trees | low golden light
 scene open night fog | standing | on a low hill | a broken gate; a thin moon | pale moonlight
snowman
 body coal buttons; twig arms; a knitted scarf
 scene open winter snow | standing | in a snow-covered garden | footprints; a wooden sledge | pale blue winter light
 scene open winter snow night | standing | in front of a small house | a wooden sledge; lit windows | warm light from the windows
 scene open winter snow | leaning | at the edge of a melting field | patches of grass; a bare hedge | low bright winter sun
santa, santa claus
 body a heavy red coat with white fur; snow on the shoulders; a worn leather belt
 scene open winter snow night | walking | through a snow-covered village | lit windows; deep footprints | warm light from the windows
 scene indoors night winter | standing | beside a stone fireplace | stockings on the mantel; wrapped boxes | warm firelight
 scene open winter snow night | sitting | in a loaded sleigh | dark pines; drifting flakes | blue moonlight on the snow
== creature
# dragons
 body ridged overlapping scales; leathery folded wings; smoke curling from the nostrils
 face a slit-pupilled amber eye; ridged scales along the brow; smoke curling from the nostrils
 scene open | perched | on a wind-torn crag | broken stones in the foreground; a valley lost in haze | low sun behind dark clouds
 scene indoors dark | coiled | around a heap of coins in a cave | scorched bones; a rusted shield | the glow of embers from below
 scene open snow winter | crouched | on a frozen lake under black peaks | cracks running through the ice; wind-blown snow | cold blue light
 scene open move | gliding | above a burning plain | drifting embers; smoke layered to the horizon | orange firelight from below
 scene open | asleep | among the ruins of a castle | ivy over the stones; a fallen tower | warm evening light
dragon, wyvern, hydra, basilisk, cerberus, chimera, fire dragon, ice dragon, drake
# bright beasts
 body a long flowing mane; fine hair catching the light; small glowing marks
 face a calm dark eye; fine glowing hairs; a small bright mark on the brow
 scene open fog | standing | in a clearing of white birches | ferns in the foreground; soft mist | a shaft of pale light from above
 scene open move | rearing | on a cliff above the sea | wind-bent grass; gulls far below | golden light from behind
 scene open night | drinking | at a still forest pool | glowing lilies; a mirrored sky | soft moonlight
unicorn, pegasus, phoenix, griffin, gryphon, hippogriff, kirin, qilin, thunderbird, winged horse, spirit animal, kitsune, nine tailed fox
phoenix, thunderbird
 body long burning feathers; sparks trailing from the wings; ash in the air
 scene open move | rising | above a bed of ash | glowing coals; drifting sparks | its own orange light against the dark
 scene open move | flying | above dark mountain ridges | sparks trailing; thin cloud | its own orange light against the dusk
 scene open | perched | on a charred branch | drifting ash; a smoking valley | low red sun behind haze
# monsters
 body wet uneven skin; too many small eyes; long jointed limbs
 face small mismatched eyes; rows of uneven teeth; wet uneven skin
 scene open fog | half hidden | in a black swamp | rotting trunks; ripples spreading | sick green light in the mist
 scene street night | towering | over a narrow street | bent lamp posts; falling roof tiles | cold light from below
 scene closed dark | crouched | at the end of a flooded tunnel | dripping pipes; something shining in the water | one weak lamp far behind
monster, creature, beast, werewolf, yeti, bigfoot, kraken, leviathan, sea monster, sea serpent, loch ness monster, cthulhu, chupacabra, kaiju, godzilla, slime, little monster, cute monster
kraken, leviathan, sea monster, sea serpent, loch ness monster
 body barnacled skin; water streaming off the back; thick coiling limbs
 scene open move | rising | in a dark sea | a small ship in the foreground; broken waves | lightning behind the clouds
 scene underwater dark | waiting | in the depths below a small ship | drifting bubbles; a dim hull far above | faint light from the surface
 scene open storm | coiled | around a wooden ship | snapped masts; torn sails | lightning behind the clouds
werewolf
 body bristling dark fur; torn clothes; long curved claws
 scene open night | standing | at the edge of a bare wood | dead leaves; a broken fence | cold full moonlight
 scene open night fog | crouched | on a mossy crag | twisted pines; drifting mist | cold full moonlight
 scene street night | standing | at the end of a narrow lane | shuttered windows; wet cobbles | one lamp and a full moon
== machine
# robots
 body scratched painted panels; exposed cables at the joints; small round status lights
 face round glowing lenses; scratched painted panels; a small antenna
 scene closed | standing | in a dim repair workshop | hanging cables; a bench of spare parts | one work lamp from above
 scene open | standing | in a meadow of tall grass | butterflies; a rusted fence | soft golden light from behind
 scene street night rain | waiting | under a dripping awning | reflections on the wet floor; a noodle stall | pink and blue neon light
 scene indoors | watering plants | in an overgrown greenhouse | cracked panes; clay pots | soft daylight through dusty glass
 scene open dry | kneeling | on a dusty red plain | sharp rocks; a pale sun in the haze | hard low light
robot, android, cyborg, automaton, droid, drone, rover, humanoid robot, robot dog, mars rover, ai robot
mech, mecha, battle mech, giant robot, war machine
 body scarred armor plates; hydraulic pistons; painted warning marks
 scene open fog | standing | knee-deep in a misty river | broken pylons; birds taking off | pale light behind the shoulders
 scene closed | standing | in a huge hangar | tiny mechanics on the scaffolding; oil on the floor | rows of cold ceiling lamps
 scene street | striding | through a ruined avenue | overgrown trams; dust in the air | low orange sun
== space
# crews
 body scratched visor glass; dusty white fabric; small patches and hoses
 face reflections in the visor; a tired calm look; small lights inside the helmet
 scene space | standing | on a plain of grey lunar dust | sharp footprints; the curve of a planet low over the horizon | hard white sunlight, black shadows
 scene space | floating | in a quiet orbit above dark oceans | a thin blue line of atmosphere; a slack tether | a bright rim of sunlight
 scene closed | drifting | through a cramped station corridor | loose cables; a floating pencil | cold light from round lamps
 scene open dry | walking | across a dusty red desert | sharp rocks in the foreground; a small lander behind | a pale sun in the haze
 scene indoors | sitting | in a glass greenhouse on another world | ferns and vines; a ringed planet beyond the panes | soft green light
astronaut, cosmonaut, space explorer, space traveler, explorer, spaceman, space pilot, space marine, taikonaut, space pirate, space cowboy
alien, extraterrestrial, martian
 body smooth grey-green skin; long thin fingers; faint markings that glow
 face large dark eyes; smooth translucent skin; faint glowing markings
 scene open night fog | standing | at the edge of a cornfield | flattened stalks; mist low over the ground | a white beam from above
 scene space | standing | under two moons on a violet plain | glassy rocks; strange coral-like trees | dim double moonlight
 scene closed | standing | in a corridor of glowing panels | smooth ribs of metal; thin vapor | cold light from the walls
# ships
 body scorched hull plates; rows of tiny windows; faint engine glow
 scene space | drifting | above the rings of a pale planet | ice fragments in the foreground; a small moon behind | hard white sunlight from one side
 scene space | docking | at a turning station | blinking lights; a planet below | a bright rim of sunlight
 scene open dry | standing | on a salt flat at dawn | a ladder down to the ground; tiny figures | low cold sunlight
 scene open | half buried | in a jungle clearing | vines over the hull; pools of water | green light filtered through the canopy
spaceship, starship, spacecraft, space station, rocket, satellite, ufo, moon base, space suit, flying saucer, mothership, space shuttle, lander, probe
== cosmos
# worlds
 body faint dust lanes; stars of different brightness and color; a slowly glowing core
 scene space | - | above a field of icy rocks | a small dark moon in front; stars of different brightness | sunlight from one side, deep shadow
 scene space | - | seen past the edge of a small cratered moon | long black shadows in the craters; a tiny probe | a thin crescent of light
 scene space | - | behind a veil of glowing gas | dust lanes crossing the light; a cluster of young stars | soft rose and blue starlight
space, galaxy, nebula, black hole, solar system, comet, meteor, universe, supernova, cosmos, constellation, star cluster, big bang, wormhole, quasar
planet, earth, mars, saturn, jupiter, neptune, venus, mercury, uranus, eclipse, asteroid, exoplanet, gas giant, ringed planet
 body swirling bands of cloud; a thin bright atmosphere; long soft shadows across the surface
milky way, shooting star, meteor shower
 body thousands of fine stars; dark dust lanes; one brighter star
 scene open night | - | above a lonely mountain hut | a path of pale stones; black ridges | starlight and one lit window
 scene open night | - | over a still lake | mirrored stars; black pines | faint starlight
 scene open night | - | above a desert of pale rock | a tiny tent with a lamp; standing stones | faint starlight
`;
