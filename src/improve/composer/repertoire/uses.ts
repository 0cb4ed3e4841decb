/** What goes with each use of an image: how it is laid out, framed and made (see parse.ts). */
export const USES = `
logo
 trait one simple silhouette readable at small size; a single continuous line of even weight; negative space forming a second shape; rounded corners on a strict grid
 frame centered mark on a plain white background; emblem inside a thin circle; mark above wide clear space; flat front view with wide margins
 look vector logo with flat shapes / two flat colors, deep green and cream
 look monoline vector mark with even strokes / black on white
 look badge emblem in letterpress style / ink blue on off-white
 look geometric logo built from circles and arcs / terracotta and sand
 look hand-cut stamp with rough edges / one ink, warm black
icon
 trait one bold silhouette; soft rounded corners; a small highlight along the top edge; simple shading in two steps
 frame centered view inside a rounded square; front view with even margins; isometric view from above
 look app icon in flat vector style / two bright colors on white
 look soft clay 3D icon with a matte surface / a pastel gradient
 look line icon with even strokes / black on white
 look glossy icon with simple reflections / deep blue and cyan
sticker
 trait a thick white die-cut border; bold outlines of one weight; simple two-step shading; a small sparkle beside the shape
 frame full view of the whole shape with a clear margin; front view on a plain background
 look vector sticker with bold outlines / mint, coral and cream
 look kawaii sticker illustration with round shapes / soft pastels
 look retro badge sticker with halftone dots / red, navy and cream
 look hand-drawn sticker in marker ink / three flat colors
ad
 trait clear empty space at the top for a headline; clear empty space on the left for a headline; one strong focal point with quiet surroundings
 frame centered hero view; low three-quarter view; front view with clear space around it
 look commercial photograph with a medium format camera / black, amber and bone
 look bright studio photograph / one saturated color with white
 look magazine illustration in gouache / teal, mustard and cream
 look clean 3D render with soft reflections / pale sand and white
 look bold poster graphic with flat shapes / red, cream and black
product
 trait crisp clean edges; every edge and surface in true color; clear space around it
 frame centered hero view; three-quarter view of the whole product; front view with clear space around it; slightly raised view from the front
 look commercial product photograph with fine detail / sand, bone and charcoal
 look editorial still life photograph with hard shadows / one strong color on cream
 look studio photograph with a macro lens / muted natural colors
 look clean 3D render with soft reflections / pale sand and white
packaging
 trait a matte paper label with a thin border; the name in clear lettering on the front; a small illustrated emblem above the name; embossed details along the edge
 frame straight front view; three-quarter view; flat front view with even margins
 look packaging design in two-color letterpress / deep green and cream
 look packaging design with fine engraved illustration / black and warm gold on ivory
 look packaging design with flat cut-paper shapes / mustard, coral and off-white
 look studio photograph of the finished product / muted natural colors
poster
 trait clear space at the top for a title; layered shapes from near to far; one large central shape; a thin border inside the edge
 frame vertical view with a low horizon; centered view in strict symmetry; diagonal composition with strong movement
 look screen print poster with three flat inks / navy, coral and cream
 look mid-century poster with flat shapes / sand, teal and brick red
 look painted poster with dramatic shading / deep blue and amber
 look Swiss style poster with a strict grid / red, black and white
 look risograph poster with visible grain / fluorescent pink and blue
avatar
 trait a clear silhouette; a plain background in one quiet color; a soft rim of light along the edge; readable shapes at small size
 frame head-and-shoulders view, centered; close view of the face looking to the viewer; three-quarter view with the head slightly turned; square view with even margins
 look digital illustration with clean shapes / coral, teal and cream
 look soft 3D character render / pastel peach and blue
 look gouache portrait with visible strokes / plum, ochre and pale pink
 look vector portrait with flat shadows / navy, orange and white
 look comic style portrait with ink outlines / two tones with one bright accent
headshot
 trait a plain softly lit grey background; a blurred bright office behind; a relaxed natural posture; natural skin texture
 frame head-and-shoulders view at eye level; chest-up view with the shoulders slightly turned; centered square crop
 look corporate portrait photograph with an 85mm lens / soft grey and navy
 look natural light portrait photograph / warm white and muted green
 look studio portrait photograph with a plain backdrop / charcoal and warm skin tones
pattern
 trait leaves and small dots filling the gaps; motifs turned in different directions; even spacing with no visible edge; two sizes of the motif, large and small
 frame seamless tile viewed straight on; half-drop repeat with even density; scattered repeat with wide gaps; diagonal repeat in rows
 look block print pattern on natural linen / indigo and cream
 look gouache pattern with dry brush edges / sage, lemon and coral
 look mid-century vector pattern with flat shapes / mustard, teal and off-white
 look watercolor pattern with soft edges / blush, olive and pale blue
 look arts and crafts style pattern with dense foliage / deep green, rust and cream
wallpaper
 trait a calm area left free for icons; slow gradients from edge to edge; detail gathered in the lower third; depth in three clear layers
 frame wide view with a low horizon; panoramic view with much empty space; distant view with layers of haze
 look minimal digital painting with smooth gradients / deep blue, violet and peach
 look landscape photograph with fine detail / slate, teal and pale gold
 look layered paper art with soft shadows / cream, coral and navy
 look flat vector illustration with layered shapes / dusty rose, plum and cream
character
 trait front, side and back views in one row; three heads with different expressions; close-ups of hands and props at the side; color swatches beside the figure
 frame full-length turnaround on a plain light background; model sheet with even spacing; full-length view with detail insets
 look concept art sheet in clean ink and flat color / earth tones with one strong accent
 look animation model sheet with crisp outlines / warm primary colors
 look painted costume design in gouache / muted teal, rust and cream
 look pencil character sheet with light shading / graphite with one red accent
cover
 trait clear space in the upper third for a title; one strong central image; small details hidden in the shadows; a thin frame line
 frame vertical view with a low horizon; centered view in strict symmetry; view from behind toward a distance
 look painted cover with rich texture / deep green, gold and black
 look minimal cover illustration with flat shapes / two inks on cream
 look film photograph with soft grain / faded teal and rose
 look paper collage cover with torn edges / black, cream and red
tattoo
 trait clean outlines of two weights; dotwork shading in the darker parts; small leaves closing the shape; open skin left between the forms
 frame isolated design on white paper; vertical design with a clear outline; circular design with even margins
 look fine line tattoo design / black ink
 look traditional tattoo flash with bold outlines / black, red and ochre
 look blackwork tattoo design with solid areas / solid black
 look dotwork tattoo design / black and soft grey
card
 trait clear space in the middle for a greeting; a loose border of small leaves; visible paper texture; one small surprise in a corner
 frame vertical view with wide margins; centered view with a framing border; front view on plain paper
 look watercolor card illustration / sage, blush and gold
 look linocut card with two inks / red and pine green
 look gouache card illustration with flat shapes / mustard, teal and cream
 look paper cut card with layered shapes / soft pastels
`;
