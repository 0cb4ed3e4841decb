/** What is held, worn or used beside the subject, and what may be seen of it: nouns | details. Those with "worn" dress an animal up. */
export const PROPS = `
umbrella, parasol | drops along the rim of the umbrella; thin bent ribs
balloon, balloons | a thin taut string; a soft highlight on the balloon
book, newspaper, letter, magazine, map | yellowed page edges; a creased corner
sword, katana, dagger, axe, spear, knife, saber | fine nicks along the blade; a worn leather grip
guitar, violin, cello, piano, accordion, saxophone, trumpet, drum, flute, banjo, lute | small scratches catching the light; worn edges
camera, old camera | a worn leather strap; a small reflection in the lens
lantern, candle, torch, lamp, flashlight | warm light on the hands and face; shadows moving behind
suitcase, bag, backpack, basket, box, sack | frayed corners; a worn handle
flower, flowers, bouquet, rose, sunflower | loose petals; stems wrapped in paper
suit, tuxedo, tie, bow tie, vest, waistcoat, blazer | worn: a crisp shirt collar; fine wool texture; a slightly loose tie
dress, gown, skirt, kimono, tutu, robe, cloak, cape | worn: soft falling folds; fine stitched hems
coat, raincoat, jacket, leather jacket, trench coat, parka, lab coat, fur coat | worn: a turned-up collar; creases at the elbows
hoodie, sweater, t shirt, shirt, cardigan, jersey, pajamas | worn: soft creases at the elbows; a loose thread
hat, top hat, cowboy hat, straw hat, beanie, cap, beret, fez, wizard hat, bowler hat, santa hat, party hat, helmet, chef hat | worn: a slightly tilted brim; a frayed seam
crown, tiara, jewelry, necklace, earring, pearl | worn: small polished stones; fine gold edges
glasses, sunglasses, goggles, monocle, eyepatch | worn: a curved reflection in the lenses; thin metal rims
headphones, headphone, headset, earbuds | worn: soft padded cushions; a loose cable
scarf, bow, ribbon, bandana, collar, shawl | worn: a loose fluttering end; fine woven threads
armor, armour, shield, chainmail | worn: dented engraved plates; worn leather straps
spacesuit, space suit, astronaut suit, diving suit, swimsuit, wetsuit, superhero suit | worn: small patches and hoses; scuffed seams
boots, shoes, sneakers, high heels, roller skates, wellies, slippers | worn: scuffed toes; loose laces
mask, gas mask, veil, hijab, headscarf, turban, niqab | worn: soft folds along the edge; fine woven texture
uniform, apron, overalls, costume, scrubs | worn: worn seams; a small name badge
bicycle, bike, motorcycle, scooter, skateboard, surfboard | scuffed grips; small reflections on the metal
jar, bottle, cup, glass, wine glass, mug, teacup, bowl | small highlights on the rim; a faint reflection
balloon animal, teddy bear, doll, toy | a mended seam; worn plush
fish, catch, net, rod, fishing rod | wet knots; silver scales
bread, cake, pizza, ice cream, apple, fruit, cookie, sandwich, donut, carrot | crumbs and a bitten edge
ball, football, basketball, tennis racket, baseball bat | scuffed leather; dust in the air
phone, laptop, computer, tablet | cool light on the face; a small reflection
staff, wand, broom, walking stick, cane | worn smooth wood; a carved handle
flag, banner, sign, poster | torn edges; cloth moving in the wind
treasure, gold, coins, gem, jewels | glints of gold; scattered coins
egg, nest, feather | fine speckles; downy edges
chess, chessboard | worn edges; captured pieces at the side
cards, dice | worn edges; scattered chips
kite | a taut string; a long tail of ribbons
swing, rope, ladder, bench, chair | frayed rope; worn smooth wood
telescope, microscope, globe, clock, watch, compass | tarnished brass; fine engraved marks
butterfly, butterflies, bird, firefly, fireflies | thin wings lit from behind; a soft blur of wings
tea, coffee, beer, wine, cocktail | a small reflection on the surface
snowball, snowman, sled, ski | powder on the gloves; flushed cheeks
broken board, board, skateboard deck | splintered wood; peeling grip tape
moon, star, planet | a soft glow
fire, campfire, flame, fireplace | warm light on the faces; sparks rising
`;
