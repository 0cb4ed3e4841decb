import type { Kind } from './subjects.ts';

/** Ways an image is used, where an idea or a person names one. */
const PURPOSES = [
  'logo',
  'icon',
  'sticker',
  'ad',
  'product',
  'poster',
  'avatar',
  'pattern',
  'wallpaper',
  'character',
  'interior',
  'cover',
  'tattoo',
  'card',
  'scene',
] as const;
/** Ways an image is used. */
export type Purpose = (typeof PURPOSES)[number];

/** A whole way of making an image; what is left out is left open. */
export interface Look {
  /** A countable noun phrase without article: "35mm photograph with fine grain". */
  medium: string;
  /** What the colors are. */
  color?: string;
  /** What the mood is. */
  mood?: string;
}

/** What goes with one kind of subject, or with one use of an image. */
export interface Repertoire {
  /** Where the subject may be, each with things that are there: a place begins with a preposition. */
  places: readonly { text: string; things: readonly string[] }[];
  /** Things that may be seen of the subject wherever it is and whatever it does. */
  traits: readonly string[];
  /** Countable noun phrases without article. */
  frames: readonly string[];
  looks: readonly Look[];
}

const SCENES: Record<Kind, string> = {
  pet: `
    place on a worn armchair by a rain-streaked window: a knitted blanket slipping over the armrest; a half-drunk cup on the sill
    place in a small kitchen with checkered tiles: a chipped food bowl; a wooden chair with a hanging apron
    place on old stone steps outside a painted door: geraniums in clay pots; moss between the stones
    place in tall summer grass at the edge of an orchard: daisies in the foreground; blurred apple trees behind
    place on a crumpled linen bed: a folded newspaper; one bare foot of a sleeper at the edge
    trait fine fur detail; ears turned toward a sound; a soft, attentive posture; whiskers in fine detail; paws in fine detail; a gentle outline of the back; natural markings in the coat
    frame close view at the animal's own height; half-length view with a blurred background; wide view with the animal small in the frame; view from straight above; tight close-up of the face
    look 35mm photograph with natural grain / warm browns and cream / quiet and tender
    look storybook illustration in gouache / sage, ochre and brick red / gentle and playful
    look loose watercolor with visible paper / grey, rose and pale gold / quiet
    look linocut print with bold carved lines / ink black and mustard / lively
    look oil painting with short visible brushstrokes / umber, cream and deep green / calm
    look felt and wool diorama photographed up close / soft pastels / whimsical`,
  farm: `
    place on a misty pasture: a leaning wooden fence; wet grass in the foreground
    place in front of an old timber barn: a half-open door; loose straw on the ground
    place on a windswept hillside: low stone walls; a valley fading to blue behind
    place in a cobbled farmyard after rain: puddles mirroring the roofs; a tin bucket
    trait a coarse coat in fine detail; an attentive posture; natural markings in the coat
    frame low view from the ground; side view in full profile; wide view under a big sky; tight close-up of the head; view through a gap in a fence
    look 35mm photograph with natural grain / moss green, brown and silver / quiet
    look plein air oil sketch with broad strokes / ochre, olive and pale blue / fresh and open
    look ink and watercolor drawing / sepia with a little blue / calm
    look woodblock print with flat shapes / indigo, cream and rust / still
    look black and white photograph with strong contrast / deep blacks and silver greys / timeless`,
  wild: `
    place at the edge of a misty birch forest: ferns in the foreground; pale trunks fading behind
    place on a mossy fallen trunk: small mushrooms on the bark; blurred leaves behind
    place in tall dry grass: seed heads in the foreground; low hills behind
    place by a shallow stream: wet stones; ripples breaking a reflection
    place in fresh snow among dark pines: a line of tracks; snow dusting the branches
    trait the coat in fine detail; an alert posture; subtle markings kept true to the species; paws or hooves in fine detail
    frame eye-level telephoto view with a blurred background; low view from the ground; wide view with the animal small in the landscape; tight close-up of the head; side view in full profile
    look wildlife photograph taken with a 300mm lens / rust, moss green and grey / alert and still
    look gouache illustration with flat shapes / deep teal, ochre and cream / gentle
    look watercolor with soft bleeding edges / brown, gold and slate / quiet
    look engraving with fine hatching / warm black on ivory / scholarly
    look linocut print with bold carved lines / black, rust and cream / wild
    look oil painting with thick visible strokes / forest green and burnt orange / majestic`,
  bird: `
    place on a lichen-covered branch: spring buds; a soft green background
    place over a reed bed: seed heads in the foreground; pale water behind
    place on a weathered fence post: spider webs with dew; a blurred field behind
    place among bare winter branches: a few red berries; falling snow
    place at the edge of a rooftop: chimneys behind; a rusted gutter
    trait fine feather detail; a clear outline of the beak and wings; subtle markings kept true to the species
    frame tight close-up with a smooth background; side view in full profile; low view against the sky; wide view with the bird small in the frame; three-quarter view at eye level
    look wildlife photograph taken with a 500mm lens / soft greens and grey / still and alert
    look natural history plate in ink and watercolor / muted earth colors on ivory / scholarly
    look Japanese style woodblock print / indigo, cream and vermilion / serene
    look paper cut in layered card / teal, cream and gold / delicate
    look gouache painting with dry brush marks / plum, ochre and pale blue / quiet`,
  sea: `
    place in clear blue water above a reef: fan corals in the foreground; a column of rising bubbles
    place just below the surface: rippling light; a silver ceiling of water above
    place in the dark open ocean: drifting particles; a faint blue glow far above
    place among swaying kelp: golden fronds in the foreground; small silver fish behind
    trait tiny bubbles in the water; soft ripples of light over the body; markings kept true to the species
    frame wide view with the animal against the light; close view at the animal's own level; view from below toward the surface; side view in full profile; tight close-up of the head
    look underwater photograph with a wide lens / deep blue and pale turquoise / weightless and calm
    look ink wash painting with wet edges / indigo and grey / meditative
    look screen print with three flat inks / navy, coral and cream / graphic and bold
    look watercolor with salt texture / turquoise, violet and sand / dreamy
    look stained glass panel with dark leading / jewel blues and greens / solemn`,
  small: `
    place on a wet fern leaf: round drops of water; a soft dark background
    place on a thistle head in a summer meadow: purple florets; out-of-focus grass
    place on a mossy stone: tiny spore stalks; blurred leaves behind
    place on a weathered wooden rail: peeling paint; a garden out of focus
    trait fine surface texture; a thin sheen on the body; delicate markings kept true to the species
    frame extreme macro close-up; view from straight above; side view at ground level; close view with a smooth background; view against the light
    look macro photograph with a shallow plane of focus / fresh greens with one warm accent / quiet and precise
    look natural history plate in ink and watercolor / muted colors on ivory / scholarly
    look colored pencil drawing on toned paper / olive, rust and cream / delicate
    look glass mosaic with small tiles / emerald, amber and violet / precious
    look etching with fine cross-hatching / warm black on cream / curious`,
  person: `
    place in a narrow street after rain: wet cobbles; a shop window glowing behind
    place by a tall window in an old workshop: worn tools on the bench; dust in the air
    place on a windy pier: coiled ropes; grey water behind
    place in a small kitchen at the end of the day: a steaming pot; a checked cloth on the table
    place at the edge of a wheat field: seed heads in the foreground; a line of poplars behind
    trait an unguarded expression; creased fabric with visible seams; natural gestures; small true details in the clothes
    frame half-length portrait with a blurred background; tight close-up of the face; full-length view in the surroundings; three-quarter view from slightly below; side view with the face in profile
    look 35mm photograph with natural grain / muted browns and blue-grey / quiet and honest
    look oil portrait with visible brushwork / umber, ochre and a touch of red / contemplative
    look black and white photograph with deep shadows / silver greys and black / intimate
    look gouache illustration with simplified shapes / terracotta, cream and dusty blue / warm
    look charcoal drawing on toned paper / black with white highlights / raw and direct
    look cinematic film still with an anamorphic lens / teal shadows and amber light / tense`,
  fantasy: `
    place on a wind-torn cliff above a dark valley: broken stones in the foreground; distant towers in the haze
    place in a ruined hall overgrown with roots: cracked columns; a shaft of light from a hole in the roof
    place in an ancient forest of huge trunks: glowing mushrooms in the foreground; drifting spores
    place on a frozen lake under black peaks: cracks running through the ice; wind-blown snow
    place in a cluttered tower room: stacked books and glass flasks; a candle burnt low
    trait fine ornament in the details; small signs of age and wear; rich cloth and metal in fine detail
    frame low view looking up; wide view with a tiny human figure for scale; tight close-up of the eyes; three-quarter view with the background falling away; side view as a dark shape against the light
    look matte painting with atmospheric depth / slate, ember orange and bone / epic
    look ink drawing with dense hatching on parchment / sepia and black / mysterious
    look oil painting with rich glazes / deep green, crimson and gold / solemn
    look storybook illustration in watercolor / moss green, plum and pale gold / whimsical
    look woodcut print with bold carved lines / black and vermilion / legendary
    look stop-motion puppet set photographed up close / muted earth colors / uncanny`,
  creature: `
    place on a wind-torn cliff above a dark valley: broken stones in the foreground; distant towers in the haze
    place over a frozen lake under black peaks: cracks running through the ice; wind-blown snow
    place in an ancient forest of huge trunks: glowing mushrooms in the foreground; drifting spores
    place among the ruins of a drowned city: leaning columns; black water in the foreground
    place above a burning plain: drifting embers; smoke layered to the horizon
    trait fine surface detail over the body; a watchful posture; a strong, clear silhouette
    frame low view looking up; wide view with a tiny human figure for scale; tight close-up of the eye; three-quarter view with the background falling away; side view as a dark shape against the light
    look matte painting with atmospheric depth / slate, ember orange and bone / epic
    look ink drawing with dense hatching on parchment / sepia and black / mysterious
    look oil painting with rich glazes / deep green, crimson and gold / majestic
    look storybook illustration in watercolor / moss green, plum and pale gold / whimsical
    look woodblock print with flat shapes / indigo, cream and vermilion / legendary
    look bronze sculpture photographed in a studio / dark green patina and gold / solemn`,
  space: `
    place on a plain of grey lunar dust: sharp footprints; the curve of a planet low over the horizon
    place on a dusty red desert: sharp rocks in the foreground; a pale sun in the haze
    place in a quiet orbit above dark oceans: a thin blue line of atmosphere; drifting debris
    place in a derelict corridor of metal panels: loose cables; frost along the edges
    place in a glass greenhouse on another world: ferns in the foreground; a ringed planet beyond the panes
    trait small scratches on the surfaces; small status lights; fine dust in the seams
    frame wide view with the subject small against the void; low three-quarter view; tight close-up of a reflection; front view in strict symmetry; side view in full profile
    look cinematic film still with an anamorphic lens / black, bone and one orange light / lonely
    look retro science fiction cover in gouache / burnt orange, teal and cream / adventurous
    look large format photograph with fine detail / grey, black and pale blue / silent
    look screen print with visible halftone / red, navy and cream / bold
    look oil painting with visible brushwork / deep blue, ochre and white / contemplative`,
  cosmos: `
    trait a thin bright rim along the edge; dust lanes crossing the light; stars of different brightness and color; a tiny probe for scale; swirling bands with fine turbulence
    frame wide view with one huge form off center; close view cropped at the edge; view through the window of a spacecraft; centered view in strict symmetry
    look telescope photograph with fine detail / deep black, rose and cyan / vast
    look gouache illustration with dry brush stars / indigo, peach and cream / dreamy
    look engraved star chart / gold on midnight blue / antique
    look matte painting with atmospheric depth / violet, rust and pale gold / sublime
    look risograph print with visible grain / navy, fluorescent orange and cream / playful`,
  machine: `
    place in a dim repair hangar: hanging cables; oil stains on the concrete
    place on a dusty red plain: sharp rocks in the foreground; a pale sun in the haze
    place in a greenhouse overgrown with vines: broken glass panes; ferns in the foreground
    place on a rain-soaked rooftop: antennas behind; reflections on the wet floor
    trait small rivets and panel lines; small status lights; fine wear along the edges
    frame low three-quarter view; wide view with a small figure for scale; tight close-up of the surface detail; front view in strict symmetry; side view in full profile
    look cinematic film still with an anamorphic lens / teal, grey and one orange light / lonely
    look retro science fiction cover in gouache / burnt orange, teal and cream / adventurous
    look technical drawing in white lines on blue / white and cobalt blue / precise
    look matte painting with atmospheric depth / rust, sand and pale cyan / vast
    look screen print with visible halftone / red, navy and cream / bold`,
  building: `
    place on a bare hill: wind-flattened grass in the foreground; a low wall of loose stones
    place at the end of a wet gravel lane: bare trees on both sides; puddles in the ruts
    place among old trees: fallen leaves on the ground; ivy climbing the wall
    place above a grey sea: rocks streaked with foam; gulls in the wind
    trait small signs of weather on the walls; a worn threshold; plants growing at the foot of the walls
    frame wide view with the building off center; low view from the path; front view in strict symmetry; distant view with layers of haze; close view of the entrance
    look medium format photograph with fine detail / slate, moss and pale ochre / quiet
    look gouache painting with flat shapes / sage, cream and brick red / nostalgic
    look watercolor and ink sketch / sepia, blue-grey and a little red / airy
    look woodblock print with flat shapes / indigo, grey and warm yellow / still
    look travel poster in screen print / navy, sand and coral / inviting
    look charcoal drawing with smudged shadows / black and warm grey / brooding`,
  site: `
    trait small signs of long use; worn edges and surfaces; faded lettering
    frame front view in strict symmetry; wide view with a strong vanishing point; high view looking down; narrow view from a doorway; wide view with a tiny figure
    look medium format photograph with fine detail / faded blue, concrete and pale ochre / quiet
    look cinematic film still with an anamorphic lens / teal and amber / mysterious
    look gouache painting with flat shapes / sage, cream and brick red / nostalgic
    look risograph print with visible grain / navy, coral and pale yellow / graphic
    look ink and watercolor sketch / warm grey, ochre and blue / airy
    look oil painting with broad flat planes / turquoise, bone and long blue shadows / still`,
  city: `
    trait small details on the facades; worn edges and surfaces; windows row upon row
    frame street-level view with a strong vanishing point; high view over the roofs; view through a rain-streaked window; wide view with tiny figures; narrow view between two walls
    look 35mm street photograph with natural grain / concrete grey, rust and one red accent / restless
    look ink and watercolor urban sketch / warm grey, ochre and blue / lively
    look risograph print with visible grain / navy, coral and pale yellow / graphic
    look oil painting with palette knife strokes / wet blues and amber / atmospheric
    look cinematic film still with an anamorphic lens / teal and amber / mysterious
    look isometric illustration with clean edges / soft pastels / orderly`,
  nature: `
    trait fine detail in the foreground; clear layers of depth; natural textures true to the place
    frame wide view with strong foreground; high view from a ridge; low view from the ground; telephoto view with compressed layers; square view with a low horizon
    look large format photograph with fine detail / moss green, slate and pale gold / still
    look loose watercolor with visible paper / blue-grey, olive and rose / airy
    look plein air oil sketch with broad strokes / ochre, violet and deep green / fresh
    look ink wash painting with empty space / black and pale grey / meditative
    look woodblock print with flat shapes / indigo, teal and peach / serene
    look pastel drawing on rough paper / dusty blues and warm sand / dreamy`,
  interior: `
    trait a linen armchair with a knitted throw; a tall plant in a clay pot; oak floorboards with worn edges; a stack of books and a ceramic cup; a woven rug with a frayed edge; a paper lamp hanging low
    frame eye-level view from the doorway; wide corner view with straight verticals; close view of one corner; view through an open door; high view over the whole room
    look editorial interior photograph with natural light / oat, oak and sage green / calm and lived-in
    look watercolor interior sketch with fine ink lines / warm white, ochre and grey-blue / airy
    look architectural rendering with accurate materials / plaster white, walnut and black / composed
    look gouache illustration with flat shapes / terracotta, mustard and deep green / cosy
    look isometric cutaway model with tiny furniture / soft pastels / playful
    look 35mm photograph with natural grain / amber, brown and faded blue / nostalgic`,
  food: `
    place on a dark wooden table: a crumpled linen cloth; a worn metal spoon
    place on a marble counter dusted with flour: scattered crumbs; a small bowl of salt
    place at a narrow street stall: stacked bowls; steam and a paper lantern behind
    place on a sunlit garden table: a glass of water throwing a bright spot; loose herbs
    trait surface texture in fine detail; a folded linen napkin at the side; a small spoon at the side
    frame overhead view; close three-quarter view with a blurred background; low view at table height; tight macro view of the texture; wide view of the laid table
    look editorial food photograph with a 60mm lens / warm wood, cream and fresh green / inviting
    look gouache illustration with dry brush marks / tomato red, cream and olive / cheerful
    look still life oil painting in the old manner / umber, gold and deep red / rich
    look risograph print with visible grain / coral, mustard and blue / playful
    look watercolor with crisp white paper / fresh greens and warm orange / light`,
  product: `
    place on a plain seamless background: a soft contact shadow
    place on a simple pale plinth: a plain wall behind
    place on a plain plaster ledge: one soft shadow
    trait true surface texture; a soft contact shadow; crisp, clean edges
    frame centered hero view with generous space; three-quarter view of the whole product; front view with clear space around it
    look commercial product photograph with fine detail / sand, bone and charcoal / precise and calm
    look editorial still life photograph with hard shadows / one strong color on cream / confident
    look clean 3D render with soft reflections / pastel monochrome / light and modern
    look magazine illustration in gouache / teal, mustard and cream / nostalgic`,
  object: `
    place on a scarred wooden table: a folded cloth; a plain dark wall behind
    place on a deep window sill: peeling paint; a blurred garden outside
    place on a bed of dry leaves: a mossy stone; soft shadows
    place on a shelf among old books: cracked spines; a little dust
    trait fine scratches from use; small signs of age; a soft highlight along the edge
    frame close three-quarter view; still life view at table height; view from straight above; tight macro view of the surface; centered view with much empty space
    look still life photograph with a medium format camera / grey, umber and off-white / quiet
    look oil still life with visible brushwork / umber, gold and pale blue / contemplative
    look colored pencil drawing on toned paper / warm grey, rust and white / delicate
    look linocut print with bold carved lines / black and ochre / graphic
    look gouache illustration with flat shapes / sage, cream and coral / friendly
    look blueprint drawing with fine white lines / cobalt blue and white / precise`,
  vehicle: `
    place on an empty desert road: cracked asphalt; telegraph poles in a receding row
    place in a wet street at the edge of town: reflections on the asphalt; a shuttered shop behind
    place on a coastal road above the sea: a low stone wall; dry grass in the wind
    place in an old brick garage: hanging tools; oil stains on the floor
    trait small reflections on the surface; clean detail in the fittings; fine lines of the bodywork
    frame low three-quarter front view; side view in full profile; wide view with the vehicle small in the landscape; tight close-up of the front; tracking view with a blurred roadside
    look editorial photograph with a 50mm lens / faded red, sand and pale blue / nostalgic
    look travel poster in screen print / coral, navy and cream / adventurous
    look gouache illustration with crisp edges / mint, mustard and brown / cheerful
    look cinematic film still with an anamorphic lens / teal and amber / lonely
    look technical cutaway drawing in ink / black lines with one red accent / precise`,
  plant: `
    place in a walled garden after rain: wet stone; blurred leaves behind
    place on a plain wooden table by a window: a chipped glass jar; a fallen petal
    place at the edge of a meadow: seed heads in the foreground; a pale sky
    place against dark wet bark: patches of lichen; small drops
    trait small drops of water on the surface; fine texture in sharp detail; delicate edges
    frame macro close-up with a smooth background; view from straight above; low view against the sky; side view on a plain background; wide view with many in soft focus
    look macro photograph with a shallow plane of focus / deep green with one warm accent / quiet
    look botanical plate in ink and watercolor / natural colors on ivory / scholarly
    look cyanotype print with soft edges / Prussian blue and white / delicate
    look oil painting with thick strokes / olive, rose and cream / lush
    look paper cut in layered card / sage, blush and cream / delicate
    look Japanese style woodblock print / indigo, cream and vermilion / serene`,
  abstract: `
    place as a lone chair facing a tall window in a bare room: a coat left over the backrest; a long shadow on the floor
    place as a small figure on an empty salt flat: footprints behind; a pale sky without edge
    place as an open door in the middle of a field: tall grass around the frame; a different sky beyond it
    place as threads pulled between two hands: loose ends in the air; a plain dark background
    place as a paper boat on still black water: a single ripple; its reflection slightly different
    place as layered translucent shapes overlapping: soft edges; fine texture
    trait a large area left empty; one small bright accent off center; soft edges against one hard line; a rough surface with visible layers; a slow gradient from dark to light
    frame wide view with much empty space; square view with the weight in one corner; centered view in strict symmetry; close view cropped at the edges; high view looking straight down
    look medium format photograph with soft contrast / grey-blue and bone / still
    look oil and cold wax painting with scraped layers / deep blue, rust and off-white / contemplative
    look paper collage with torn edges / cream, black and one red / restrained
    look charcoal and ink drawing with large empty areas / black and warm white / raw
    look double exposure photograph on film / faded rose and slate / dreamlike
    look risograph print with visible grain / two overlapping inks of coral and blue / poetic`,
};

const USES: Record<Exclude<Purpose, 'scene' | 'interior'>, string> = {
  logo: `
    trait one simple silhouette readable at small size; a single continuous line of even weight; negative space forming a second shape; rounded corners on a strict grid; two flat shapes interlocking; a small mark with clear space around it
    frame centered mark on a plain white background; emblem inside a thin circle; mark above wide clear space; mark alone in a plain square; flat front view with wide margins
    look vector logo with flat shapes / two flat colors, deep green and cream
    look monoline vector mark with even strokes / black on white
    look badge emblem in letterpress style / ink blue on off-white
    look geometric logo built from circles and arcs / terracotta and sand
    look hand-cut linocut mark with rough edges / one ink, warm black
    look stencil mark with clean gaps / charcoal and one bright accent`,
  icon: `
    trait one bold silhouette; soft rounded corners; a small highlight along the top edge; no fine lines that vanish when small; simple shading in two steps
    frame centered view inside a rounded square; front view with even margins; isometric view from above; three-quarter view on a plain background
    look app icon in flat vector style / two bright colors on white
    look soft clay 3D icon with matte surface / pastel gradient / friendly
    look line icon with even strokes / black on white
    look glossy icon with simple reflections / deep blue and cyan`,
  sticker: `
    trait a thick white die-cut border; bold outlines of one weight; simple two-step shading; a small sparkle beside the shape; an exaggerated pose
    frame full view of the whole shape with a clear margin; front view on a plain background; three-quarter view with a tilted head
    look vector sticker with bold outlines / mint, coral and cream / cheerful
    look kawaii sticker illustration with round shapes / soft pastels / cute
    look retro badge sticker with halftone dots / red, navy and cream / bold
    look hand-drawn sticker in marker ink / three flat colors / playful`,
  ad: `
    place on a plain seamless background: a soft contact shadow
    place on a simple pale plinth: a plain wall behind
    place on a plain plaster ledge: one soft shadow
    trait clear empty space at the top for a headline; true material texture, crisp edges; a soft contact shadow
    frame centered hero view with generous space; low three-quarter view; front view with clear space around it; three-quarter view of the whole product
    look commercial photograph with a medium format camera / black, amber and bone / confident
    look bright studio photograph on seamless paper / one saturated color with white / fresh
    look magazine illustration in gouache / teal, mustard and cream / nostalgic
    look clean 3D render with soft reflections / pastel monochrome / modern
    look cinematic campaign photograph with real surroundings / warm sand and deep blue / aspirational
    look bold poster graphic with flat shapes / red, cream and black / striking`,
  product: SCENES.product,
  poster: `
    trait one large central shape; clear space at the top for a title; a thin border inside the edge; layered shapes from near to far; grain in the flat areas
    frame vertical view with a low horizon; centered view in strict symmetry; diagonal view with strong movement; close view cropped by the border
    look screen print poster with three flat inks / navy, coral and cream / bold
    look mid-century travel poster with flat shapes / sand, teal and brick red / inviting
    look painted film poster with dramatic shading / deep blue and amber / tense
    look Swiss style poster with a strict grid / red, black and white / clear
    look art nouveau poster with flowing outlines / olive, gold and cream / elegant
    look risograph poster with visible grain / fluorescent pink and blue / energetic`,
  avatar: `
    trait a clear silhouette against a plain background; clean readable shapes at small size; a simple background in one quiet color
    frame head-and-shoulders view, centered; close view of the face looking to the viewer; three-quarter view with the head slightly turned; square view with even margins
    look digital illustration with clean shapes / coral, teal and cream / friendly
    look soft 3D character render with matte skin / pastel peach and blue / approachable
    look gouache portrait with visible strokes / plum, ochre and pale pink / warm
    look vector portrait with flat shadows / navy, orange and white / confident
    look comic style portrait with ink outlines / two tones with one neon accent / bold
    look studio photograph with an 85mm lens / soft grey and one warm accent / calm`,
  pattern: `
    trait leaves and small dots filling the gaps; motifs turned in different directions; even spacing with no visible edge; two sizes of the motif, large and small; thin outlines slightly off the color shapes
    frame seamless tile viewed straight on; half-drop repeat with even density; scattered repeat with wide gaps; diagonal repeat in rows
    look block print pattern on natural linen / indigo and cream
    look gouache pattern with dry brush edges / sage, lemon and coral
    look mid-century vector pattern with flat shapes / mustard, teal and off-white
    look watercolor pattern with soft edges / blush, olive and pale blue
    look arts and crafts style pattern with dense foliage / deep green, rust and cream
    look risograph pattern with visible grain / coral and navy`,
  wallpaper: `
    trait a calm area left free for icons; slow gradients from edge to edge; fine grain over the soft areas; detail gathered in the lower third; depth in three clear layers
    frame wide view with a low horizon; panoramic view with much empty space; view from straight above; distant view with layers of haze
    look minimal digital painting with smooth gradients / deep blue, violet and peach / calm
    look landscape photograph with fine detail / slate, teal and pale gold / still
    look layered paper art with soft shadows / cream, coral and navy / gentle
    look abstract 3D render with soft folds / midnight blue and copper / serene
    look flat vector landscape with layered hills / dusty rose, plum and cream / dreamy`,
  character: `
    trait front, side and back views in one row; three heads with different expressions; close-ups of the hands and props at the side; a worn belt with small pouches; color swatches beside the figure; layered clothing with visible seams
    frame full-length turnaround on a plain light background; model sheet with even spacing; full-length view with detail insets
    look concept art sheet in clean ink and flat color / earth tones with one strong accent
    look animation model sheet with crisp outlines / warm primary colors
    look painted costume design in gouache / muted teal, rust and cream
    look pencil character sheet with light shading / graphite with one red accent
    look stylised 3D character sheet with matte surfaces / soft saturated colors`,
  cover: `
    trait clear space in the upper third for a title; one strong central image; a worn paper edge; small details hidden in the shadows; a thin frame line
    frame vertical view with a low horizon; centered view in strict symmetry; close view cropped at the edges; view from behind toward a distance
    look painted book cover with rich texture / deep green, gold and black / mysterious
    look minimal cover illustration with flat shapes / two inks on cream / clever
    look film photograph with soft grain / faded teal and rose / wistful
    look paper collage cover with torn edges / black, cream and red / bold
    look woodcut cover with bold carved lines / indigo and ivory / solemn`,
  tattoo: `
    trait clean outlines of two weights; dotwork shading in the darker parts; small leaves closing the shape; open skin left between the forms; a design that follows the arm
    frame isolated design on white paper; vertical design with a clear outline; circular design with even margins
    look fine line tattoo design / black ink
    look traditional tattoo flash with bold outlines / black, red and ochre
    look blackwork tattoo design with solid areas / solid black
    look dotwork tattoo design / black and soft grey`,
  card: `
    trait clear space in the middle for a greeting; a loose border of small leaves; visible paper texture; one small surprise in a corner; hand-drawn edges
    frame vertical view with wide margins; centered view with a framing border; front view on plain paper
    look watercolor card illustration / sage, blush and gold / gentle
    look linocut card with two inks / red and pine green / festive
    look gouache card illustration with flat shapes / mustard, teal and cream / cheerful
    look paper cut card with layered shapes / soft pastels / delicate`,
};

/** What goes with an idea of which nothing more is known. */
const OPEN = `
  trait fine surface detail; one small bright accent; soft shadows with a clear direction; a plain background that fades at the edges; slight signs of wear
  frame centered view with generous space; close three-quarter view; wide view with the subject off center; low view looking up; view from straight above
  look 35mm photograph with natural grain / muted natural colors / quiet
  look gouache illustration with flat shapes / sage, cream and coral / gentle
  look oil painting with visible brushwork / umber, ochre and deep blue / contemplative
  look ink and watercolor drawing / sepia and pale blue / airy
  look screen print with three flat inks / navy, coral and cream / graphic
  look cinematic film still with an anamorphic lens / teal and amber / mysterious`;

function repertoireOf(text: string): Repertoire {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const after = (key: string) =>
    lines.flatMap((line) => (line.startsWith(`${key} `) ? line.slice(key.length + 1) : []));
  return {
    places: after('place').map((line) => {
      const [place = '', things = ''] = line.split(': ');
      return { text: place, things: things.split('; ') };
    }),
    traits: after('trait').flatMap((line) => line.split('; ')),
    frames: after('frame').flatMap((line) => line.split('; ')),
    looks: after('look').map((line) => {
      const [medium = '', color, mood] = line.split(' / ');
      return { medium, ...(color && { color }), ...(mood && { mood }) };
    }),
  };
}

/** What goes with each kind of subject. */
export const BY_KIND = new Map<Kind, Repertoire>(
  Object.entries(SCENES).map(([kind, text]) => [kind as Kind, repertoireOf(text)]),
);
/** What goes with each use of an image. */
export const BY_PURPOSE = new Map<Purpose, Repertoire>([
  ...Object.entries(USES).map(([purpose, text]) => [purpose as Purpose, repertoireOf(text)] as const),
  ['interior', repertoireOf(SCENES.interior)],
]);
/** What goes with anything. */
export const ANYTHING: Repertoire = repertoireOf(OPEN);
