/** What is made to be sold: its surfaces, where it stands in a studio, where it is used (see parse.ts for the form). */
export const PRODUCTS = `
== product
# scent and skin
 body heavy polished glass; a bright edge of light through the liquid; a finely embossed label
 scene studio | standing | on a slab of pale stone | one long soft shadow; a bare plaster wall behind | low side light
 scene studio | standing | in a shallow pool of water | rings spreading outward; scattered petals | soft light from behind
 scene indoors | standing | on a marble washstand | a folded linen towel; eucalyptus in a glass | soft morning light from a window
perfume, fragrance, flacon, cologne, eau de toilette, nail polish, essential oil, aftershave
cream, lotion, serum, shampoo, soap, skincare, face cream, body lotion, sunscreen, deodorant, face mask, hand cream, conditioner, body wash, bath bomb, moisturizer, skincare product, cosmetic product
 body a frosted matte surface; a thick smooth swirl of cream; a minimal printed label
lipstick, cosmetic, makeup, mascara, eyeshadow, foundation, compact, blush, nail varnish
 body a smooth even surface; a crushed smear of pigment; a brushed metal case
candle, scented candle, soy candle, handmade candle
 body smooth poured wax; a small steady flame; a plain paper label
 scene indoors | standing | on a linen cloth beside dried lavender | a box of matches; a folded knit blanket | warm evening light
 scene studio | standing | on a rough wooden block | a thin curl of smoke; dried orange slices | soft side light
 scene indoors | standing | on the edge of a stone bath | folded linen; eucalyptus leaves | soft dim light
# sound and screens
 body a thin chamfered edge; smooth matte panels; one clean reflection
 scene studio | standing | on a dark glossy surface | a soft mirrored reflection; a plain gradient behind | a narrow strip of light along the edge
 scene indoors | lying | on a pale oak desk | a notebook and pen; a potted plant | soft daylight from a window
 scene indoors | lying | on a café table | a half-full cup; reading glasses | soft window light from one side
smartphone, phone, laptop, tablet, camera, speaker, keyboard, monitor, smart speaker, e reader, game console, controller, gamepad, router, webcam, printer, projector, gaming mouse, gaming chair, charger, power bank, smart home, vr headset, gaming keyboard, drone camera, app, mobile app, computer, pc, action camera
headphone, headphones, earbud, earbuds, wireless earbuds, headset, earphone
 body soft rounded cushions; a brushed metal hinge; fine perforations
 scene studio | resting | on a curved pale block | one long soft shadow; a plain colored wall | low side light
 scene indoors | lying | on a walnut desk beside a notebook | a cup of coffee; a record sleeve | soft window light
 scene studio | hanging | on a thin steel hook | a plain colored wall; one crossing shadow | hard light from one side
# wrist and jewels
 body a brushed steel case; a domed crystal with a thin reflection; fine markers on the dial
 scene studio | lying | on dark slate | a soft falling shadow; a fold of grey silk | one narrow light from above
 scene indoors | lying | on a leather desk pad | a fountain pen; a folded map | warm lamplight from one side
 scene studio | standing | on a rough block of stone | a soft reflection; a plain grey gradient | soft light from both sides
watch, smartwatch, wristwatch, luxury watch, chronograph
ring, necklace, earring, bracelet, jewelry, jewellery, pendant, brooch, engagement ring, cufflink, wedding ring, gold chain
 body small facets throwing points of light; polished metal; fine hammer marks
 scene studio | lying | on folded dark velvet | a small open box; a single petal | one narrow light from above
 scene studio | resting | on a pale pebble | water drops; a soft shadow | clear side light
 scene indoors | lying | in an open velvet box | a silk ribbon; a pale marble shelf | soft window light from the left
# shoes and bags
 body visible stitching; fine grain of the material; clean edges all around
 scene studio | floating | above a plain colored backdrop | a soft shadow below; fine dust in the air | crisp light from one side
 scene street | standing | on wet asphalt | a painted white line; tiny splashes | low backlight
 scene studio | standing | on a concrete block | a raw plaster wall; one long shadow | hard sunlight from a window
sneaker, sneakers, shoe, shoes, boot, boots, running shoe, running shoes, sandal, sandals, heel, heels, trainer, hiking boot, football boot, slipper, loafer
handbag, backpack, bag, wallet, suitcase, purse, tote bag, belt, duffel bag, leather bag, messenger bag, luggage
 body visible saddle stitching; a brass buckle; grain of the leather in sharp detail
 scene indoors | standing | on a wooden bench | a folded wool coat; a brass hook | soft window light
 scene studio | standing | on a pale plinth | one long soft shadow; a bare wall | low side light
 scene street | standing | on stone steps | a worn railing; fallen leaves | low warm sunlight
# clothing
 body visible weave of the fabric; soft natural folds; neat stitched seams
 scene studio | hanging | against a plain plaster wall | a wooden hanger; one long shadow | soft daylight from the side
 scene studio | folded | on a pale wooden bench | a linen ribbon; a dried flower | gentle light from above
 scene indoors | hanging | on a brass rail by a window | a wooden chair; a bare floor | soft morning light
t shirt, sweatshirt, hoodie, jacket, dress, jeans, hat, cap, scarf, sweater, coat, shirt, skirt, swimsuit, glove, sock, tie, suit, tuxedo, kimono, gown, clothing, fashion, pajamas, raincoat, trousers, bikini, beanie, lingerie, sportswear, yoga pants, leggings, streetwear
sunglasses, glasses, eyeglasses, spectacles
 body polished acetate frames; a thin reflection across the lenses; tiny metal hinges
 scene studio | lying | on warm sand-colored stone | a crossing shadow of a palm leaf; one long shadow | hard summer sunlight
 scene open summer | lying | on a striped beach towel | fine sand; a paperback | bright summer light
 scene indoors | lying | on an open magazine | a set of keys; a marble table | soft window light
# bottles and cans
 body cold droplets running down the side; liquid catching the light; an embossed label
 scene studio | standing | on a block of clear ice | splashes frozen in the air; a plain cool backdrop | bright backlight
 scene indoors | standing | on a dark bar counter | a cut lime; bottles glowing behind | low amber light
 scene open summer | standing | in the wet sand of a beach | a line of foam; a towel | bright summer light
bottle, can, water bottle, energy drink, soda can, gin, tumbler, thermos, beer bottle, wine bottle, craft beer, beer can, whiskey bottle, soft drink, sports drink, mineral water, drink, olive oil, hot sauce, beverage, protein shake, cola
# packs
 body matte uncoated paper; a debossed border; crisp folded edges
 scene studio | standing | on a pale stone block | loose ingredients at the foot; one soft shadow | soft side light
 scene indoors | standing | on a wooden kitchen shelf | a folded linen cloth; a ceramic bowl | soft daylight from a window
 scene studio | stacked | in a low pyramid | a plain colored backdrop; one long shadow | crisp light from one side
packaging, box, package, chocolate bar, tea box, coffee bag, cereal box, gift box, tin, pouch, label, jar label, carton, pizza box, dog food, pet food, granola, protein bar, vitamin, supplement, medicine, toothpaste, cat food
# kitchen and home
 body brushed steel and smooth curves; clean joints; one soft reflection
 scene indoors | standing | on a walnut kitchen counter | a bowl of lemons; a folded cloth | soft morning light from a window
 scene studio | standing | on a plain seamless backdrop | a soft contact shadow; clear space around it | broad soft light from above
 scene indoors | standing | on a white bathroom shelf | a glass tumbler; a folded towel | bright morning light
toothbrush, razor, vacuum, vacuum cleaner, blender, toaster, coffee machine, espresso machine, coffee maker, air fryer, pan, pot, knife set, hair dryer, washing machine, refrigerator, fridge, iron, mixer, juicer, microwave, oven, dishwasher, robot vacuum, air purifier, cookware, kitchen knife, cutlery
ceramic mug, mug, dinnerware, tableware, ceramic bowl, plate set, teapot set, cup
 body a speckled hand-thrown glaze; a rounded handle; a small unglazed foot
mattress, furniture, office chair, floor lamp, desk lamp, bedding, pillowcase, sofa bed, designer chair
 body oiled wood grain; woven fabric with visible threads; rounded joints
 scene indoors | standing | in a bright room with a tall window | a long shadow on the floorboards; a linen curtain | soft daylight from the left
 scene studio | standing | on a seamless pale backdrop | a soft contact shadow; one trailing plant | broad soft light from above
 scene indoors | standing | in an old loft with brick walls | an iron window; a woven rug | soft evening light
# moving things
 body a slim matte frame; spotless spokes and cables; a small bright headlight
 scene street | standing | on a quiet bridge over a canal | a row of old houses behind; clear space above | low morning sun
 scene studio | standing | on a seamless pale backdrop | a soft contact shadow; clear space above | broad soft light from one side
 scene street | rolling | along a leafy city bike lane | blurred trees; sunlight on the asphalt | soft daylight from behind
electric bike, e bike, electric scooter, ebike, e scooter, folding bike, bike helmet, stroller, pram, bike bag, road bike, city bike
electric car, car advert, suv advert, new car, electric suv, concept car, motorhome, luxury car
 body clean sculpted panels; a thin line of front light; dark glass with a sky reflection
 scene open | standing | on an empty coastal road | wet asphalt; cliffs behind | low evening sun
 scene studio | standing | in a dark hall | a polished floor; one line of ceiling light | narrow light along the roof
 scene street night | standing | under a concrete canopy | wet ground; a row of lamps | narrow light along the roof
# leisure
 body crisp printed edges; strong simple shapes; clean material
 scene studio | standing | on a plain colored backdrop | a soft contact shadow; clear space around it | bright even light
 scene indoors | standing | in a bright workshop | wood shavings; tools on the wall | soft daylight from a window
 scene open summer | lying | on pale dry sand | a towel; dune grass | bright summer light
surfboard, ski, snowboard, tennis racket, football, basketball, yoga mat, dumbbell, golf club, tent advert, sleeping bag, kite surf, toy brick, board game box, video game, guitar pedal, skate deck, paint set, crayon, notebook set, fountain pen, product, toy set, gadget, tool, drill, tool set, power drill, lighter, tape measure
`;
