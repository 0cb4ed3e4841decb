/** Words that qualify a subject, and what may then be seen of it (see parse.ts). */

/** What a thing is made of: an animal of paper is no animal, and stands on a table. Words | details. */
export const MATERIALS = `
origami, paper, papercraft, folded paper, cardboard | crisp folded edges; fine paper fibers; soft shadows in the folds
glass, crystal, stained glass | light bending through the shape; thin bright edges; tiny trapped bubbles
wooden, wood, carved, driftwood, wood carving | visible wood grain; fine chisel marks; rubbed smooth edges
stone, marble, granite, sandstone, statue, sculpture, bust, gargoyle, statue of, sculpture of | fine chisel marks; weathered edges; soft shadows in the hollows
bronze, metal, steel, iron, copper, brass, silver, golden, gold, chrome, metallic | soft curved reflections; fine hammer marks; darkened seams
lego, brick, toy brick | round studs in rows; crisp plastic edges; tiny scuffs
knitted, crochet, crocheted, wool, woollen, felt, felted, plush, plushie, stuffed, embroidered, yarn, fabric | loose woolen fibers; visible stitches; soft rounded shapes
clay, ceramic, porcelain, plasticine, claymation, terracotta, pottery | faint fingerprints; a soft glaze; fine hairline cracks
ice, frozen water | sharp clear edges; trapped bubbles; slow drops at the tips
chocolate, sugar, candy, marzipan, gingerbread | soft glossy edges; snapped corners; a dusting of sugar
clockwork, mechanical, wind up | tiny brass gears; a winding key; polished rivets
inflatable, balloon, rubber | a stretched glossy skin; soft highlights; a knotted end
neon, hologram, holographic | thin glowing lines; a soft halo; faint reflections below
flower, floral, made of flower, made of leaf, leafy | overlapping petals; thin green stems; drops of dew
`;

/** What looks run through a scene: words | on figures | at places | on things. */
export const AESTHETICS = `
steampunk | brass goggles pushed up on the forehead; leather straps with small gears; a watch on a chain | copper pipes along the walls; steam from a valve; round riveted windows | riveted brass plates; small pressure gauges; worn leather straps
cyberpunk, cyber, neon punk | chrome implants at the temple; a high collar with thin glowing lines; tangled fine cables | layered signs; tangled cables overhead; vents breathing steam | scratched panels with decals; exposed wiring; thin glowing lines
solarpunk | woven natural cloth; a small solar clasp; leaves in the hair | terraces of green; curved solar sails; clear water channels | living moss panels; curved wood and glass; small solar cells
gothic, goth, dark academia | black lace; silver rings; dark lips | pointed arches; wrought iron; ivy on black stone | tarnished silver; thorn ornaments; dark velvet
medieval, dark age | coarse wool; a leather belt with an iron buckle; mud on the hem | timber-framed walls; torches in iron rings; straw on the ground | hammered iron; worn wood; leather bindings
victorian, edwardian, 19th century | a high buttoned collar; fine lace cuffs; a watch chain | wrought iron railings; gas lamps; soot on brick | carved mahogany; etched glass; brass fittings
1920s, art deco, roaring twenties, 1930s | a sharp side parting; a long silk scarf; polished black shoes | stepped facades; brass doors; fan-shaped lamps | lacquered wood; chevron inlays; brass edges
1950s, fifties, 50s, rockabilly, 1960s, sixties | a rolled collar; neatly set hair; a thin belt | chrome trim; checkered floors; rounded signs | pastel enamel; chrome edges; rounded corners
1970s, seventies, 70s, hippie, boho, bohemian | a fringed vest; long loose hair; a string of wooden beads | macrame hangings; wood panels; trailing plants | orange and brown stripes; rounded plastic; worn wood
1980s, eighties, 80s, synthwave, retrowave, vaporwave | feathered hair; a wide-shouldered jacket; mirrored lenses | grid lines and palm silhouettes; glass blocks; pink tube lights | smoked plastic; chrome letters; glowing segments
punk, rocker, biker, emo, grunge | a studded leather jacket; safety pins; spiked dyed hair | torn posters; spray paint on brick; broken tiles | stickers and scratches; tape; dented metal
futuristic, sci fi, science fiction, space age, high tech, robotic | seamless fabric; thin lines of light along the collar; a clear visor | smooth white curves; thin lines of light; glass walkways overhead | a seamless shell; thin lines of light; hidden joints
post apocalyptic, postapocalyptic, wasteland, dystopian | patched layered clothes; dusty goggles; rope and scrap leather | collapsed facades; rusted cars; weeds through asphalt | welded scrap; rust and dust; faded paint
tribal, shamanic, stone age, prehistoric | painted lines on the skin; bone and feather ornaments; braided hair | carved poles; smoke from a fire pit; woven mats | carved bone; knotted cord; rough pigment
royal, regal, noble, aristocratic | fine gold embroidery; a jeweled clasp; a heavy velvet collar | gilded ornament; marble floors; tall mirrors | gilded edges; velvet lining; set stones
enchanted, magical, fairy tale, mystical, fairytale, magic, bewitched, mystic | faint drifting sparks; fine silver thread; wild flowers in the hair | glowing mushrooms; drifting sparks of light; twisted mossy roots | glowing engraved signs; drifting sparks; thin curls of light
haunted, spooky, creepy, cursed, ghostly, sinister | hollow shadowed eyes; a torn veil; pale skin | crooked railings; a shutter hanging loose; bare black branches | cracked glass; cobwebs; dark stains
luxury, luxurious, elegant, glamorous, fancy | silk with a soft sheen; a fine gold chain; a tailored collar | polished marble; brass details; fresh flowers | polished edges; fine grain; brass details
cozy, cosy, snug, homely, hygge | a thick knitted sweater; wool socks; flushed cheeks | a knitted throw; a steaming cup; a stack of books | hand-stitched edges; warm wood; soft wool
abandoned, ruined, derelict, overgrown, decayed, decaying, dilapidated, forgotten, crumbling, broken, destroyed, rusty, rusted, deserted, wrecked, desolate | torn worn cloth; dust on the skin; hollow cheeks | peeling paint; weeds in the cracks; a door hanging open; rust along the edges | rust along the edges; cracked paint; moss in the joints
old, ancient, antique, vintage, weathered, worn, shabby | | worn edges; faded paint; fine cracks | fine scratches; worn edges; faded paint
minimalist, minimal, scandinavian, minimalistic, nordic | a plain collar; neat simple lines; bare skin | bare white walls; pale wood; one dried branch in a vase | plain surfaces; soft edges; one fine seam
tropical, caribbean, hawaiian | salt on the skin; a flower behind the ear; a loose linen shirt | palm shadows; woven blinds; broad wet leaves | woven cane; bleached wood; bright paint
military, wartime, army | a worn strap; a dented badge; dust on the boots | sandbags; coiled wire; crates with stencils | scratched olive paint; stencilled numbers; canvas straps
crowded, busy, bustling, lively | | people pressing past each other; bags and bicycles; raised voices and hands |
snowy, snow covered, icy, frozen, wintry | snow on the shoulders; breath visible in the cold; a frosted scarf | snow on every ledge; icicles along the edge; a line of footprints | a thin layer of snow; ice along the edges; frost patterns
flooded, sunken, submerged | wet clothes; dripping hair; water up to the knees | still water across the floor; a drifting chair; watermarks on the walls | water beading; algae along the edges; slow drips
floating, hovering, flying | | loose stones drifting below; trailing roots; a thin waterfall into the clouds | a faint shadow far below; drifting dust; trailing strings
tattooed, tattoos | dark lines of ink along the arms; a small symbol at the neck; faded blue lines | |
`;

/** What somebody is half of: words before a girl, boy, man or woman | what is then seen of them. */
export const HYBRIDS = `
dragon, dragonborn | small curved horns; slit golden pupils; a few scales at the temples
cat, kitty, neko, feline | soft pointed cat ears; a small bell at the collar; slit pupils
fox, kitsune | tall fox ears; a narrow sly smile; a thick brush of a tail
bunny, rabbit, hare | long upright rabbit ears; a soft round nose; a ribbon at the neck
wolf, werewolf | grey wolf ears; sharp canine teeth; a heavy fur collar
demon, devil, oni, succubus | small black horns; pointed ears; a faint red glow in the eyes
angel | soft white wings behind the shoulders; a thin ring of light; pale lashes
vampire | pale skin; small sharp fangs; a high dark collar
robot, android, cyborg, ai, mecha | fine panel lines on the skin; a small status light at the temple; glass-clear eyes
elf, elven | slender pointed ears; clear pale eyes; a thin braid at the temple
mermaid, siren, fish | wet trailing hair; iridescent scales at the temples; a string of small shells
plant, flower, dryad | small leaves growing in the hair; petals at the collar; a trace of moss on the cheek
`;

/** Where something is from: words | streets and houses | gardens and land | rooms. */
export const CULTURES = `
japanese, japan | dark wooden facades; paper lanterns over the doorways; cloth curtains at the entrance | a mossy stone lantern; a bent pine; raked gravel | paper screens; woven straw mats; one hanging scroll
chinese, china | red lanterns in a row; curved tiled roofs; carved wooden doors | a moon gate; lotus leaves on a pond; tall bamboo | carved screens; blue and white porcelain; a low lacquered table
korean, korea | curved tiled roofs; painted eaves; clay jars in a row | a stone wall with tiles; a persimmon tree; a small pavilion | paper doors; a warm wooden floor; low tables
spanish, spain, andalusian, portuguese, portugal | whitewashed walls; blue and white tiles; geraniums on iron balconies | orange trees in clay pots; a tiled bench; a low stone fountain | terracotta floors; dark beams; painted tiles
italian, italy, tuscan, tuscany, roman, sicilian | ochre plaster and green shutters; a vespa by a doorway; washing on a line | cypresses in a row; terracotta pots; an old stone table | faded frescoes; terracotta floors; a long wooden table
french, france, provencal, parisian | pale stone and zinc roofs; iron balconies; small café chairs | rows of lavender; plane trees; a gravel path | herringbone floors; a marble mantelpiece; tall shutters
greek, greece, cycladic, santorini | whitewashed walls and blue shutters; bougainvillea over a doorway; narrow steps | olive trees; dry stone walls; the sea behind | white plaster niches; a blue wooden table; woven rugs
moroccan, arabic, arabian, oriental, persian, turkish, ottoman, egyptian | carved wooden doors; patterned tiles; brass lamps | a long still pool; date palms; orange trees | patterned tiles; pierced brass lamps; low cushions
indian, india, rajasthani, nepalese | painted doorways; carved balconies; marigold garlands | lotus ponds; a carved stone gate; mango trees | block-printed cloth; brass bowls; carved screens
mexican, mexico, colombian, cuban, peruvian, brazilian | bright painted walls; paper flags over the street; clay pots on the steps | tall cacti; agaves; a dry stone wall | painted tiles; woven blankets; carved wooden chairs
nordic, norwegian, swedish, finnish, icelandic, danish, swiss, alpine, bavarian, austrian | timber walls; carved gables; stacked firewood | birches; mossy boulders; a wooden jetty | pale wood; sheepskins; a cast-iron stove
english, british, scottish, irish, welsh | brick and climbing roses; sash windows; a red door | clipped hedges; a mossy bench; foxgloves | a tiled fireplace; worn leather; floral curtains
russian, ukrainian, polish, czech, slavic | carved painted window frames; onion domes; a low wooden fence | birches; sunflowers; a narrow river | embroidered cloth; a tiled stove; a samovar
dutch, flemish, belgian | stepped gables; bicycles on a bridge; tall narrow windows | tulip fields; a windmill; straight canals | blue and white tiles; a checkered floor; a brass chandelier
african, ethiopian, kenyan, nigerian, moroccan desert | red earth walls; patterned doors; clay pots | an umbrella acacia; red earth; a winding track | patterned cloth; carved stools; woven baskets
thai, vietnamese, balinese, indonesian, cambodian | carved teak gables; low plastic stools; hanging lanterns | rice terraces; frangipani; a mossy stone gate | woven bamboo; carved screens; floor cushions
american, texan, western, wild west | wooden porches; a water tower; faded painted signs | dry grass; a windmill pump; a wire fence | plank walls; a cast-iron stove; patchwork quilts
`;
