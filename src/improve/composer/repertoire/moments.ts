/**
 * What the light, the colors and the mood are by where and when it is: setting and condition | light | colors | mood | what shows it. The first
 * line that fits a scene counts, so the more exact ones come first. Settings: open, street, indoors, closed (no window), underwater, space,
 * studio, none.
 */
export const MOMENTS = `
open night storm | lightning behind black clouds; a flash over the dark ground | ink blue, slate and white | tense | low torn clouds
open night snow | blue moonlight on the snow; starlight on deep snow | ink blue, silver and white | silent | a faint trail in the snow; drifting flakes
open night fog | moonlight soaking into the mist; a pale glow in the mist | slate, silver and black | hushed | dark shapes fading into the mist
open night rain | faint light in the falling rain; one far lamp in the rain | ink blue, wet black and amber | wistful | fine streaks of rain; wet shining ground
open night | cool moonlight from one side; starlight and deep shadow | indigo, slate and silver | quiet | thin clouds; a dark horizon
open dawn fog | the first sun in thin mist; pale rose light in the mist | pearl grey, rose and pale gold | hushed | mist lying in the hollows; dew on the grass
open evening fog | the last light in thin mist | slate, violet and pale gold | hushed | mist rising from the ground
open storm | a bright strip of light under dark clouds; heavy grey light before the rain | slate, bruise blue and pale yellow | tense | dark clouds piling up behind
open dawn snow | the first pink light on the snow | rose, pale blue and white | silent | fresh tracks in the snow
open evening snow | the last pink light on the snow; blue dusk over the snow | violet, pale blue and white | silent | long blue shadows
open snow | pale winter light; low cold sun, long blue shadows; soft white overcast light | pale blue, grey and white | silent | fresh powder in the foreground; a few drifting flakes
open rain | soft grey light in the rain; silvery light on wet ground | slate, moss green and silver | wistful | fine streaks of rain; rings in the puddles
open fog | pale light without shadows; light fading into white | pearl grey, slate and faded green | hushed | shapes fading into white; drops on every edge
open wind | fast clouds and broken sunlight; clear windy light | slate blue, straw and white | restless | torn leaves in the air
open noon | bright high sun, short shadows; clear hard midday light | sand, white and deep blue | vivid | hard short shadows; a cloudless sky
open dawn | the first light, long soft shadows; low early sun; pale rose light from the horizon | rose, pale gold and grey-blue | hushed | thin mist low over the ground
open evening autumn | low amber light through the leaves; the last warm light | rust, amber and violet-grey | wistful | copper leaves on the ground; bare twigs
open evening | low warm sun, long shadows; the last light of the day; glowing light from the horizon | amber, rust and dusty violet | unhurried | long shadows on the ground; a band of bright cloud
open autumn | low golden autumn light; soft grey autumn light | rust, ochre and moss green | wistful | copper leaves on the ground; drifting leaves
open spring | clear fresh light; soft spring daylight | fresh green, cream and pale blue | fresh | blossom on dark twigs; fresh green
open summer | bright warm light; warm light with deep shade | straw, leaf green and sky blue | carefree | heat shimmering in the distance
open winter | pale cold light; low winter sun, long shadows | grey-blue, bone and umber | quiet | frost on every edge
open | soft daylight from one side; gentle overcast light; low sun from behind | moss green, umber and pale sky blue | calm |
street night rain | street lamps mirrored in the wet ground; colored lights mirrored in the puddles | wet black, amber and deep blue | wistful | rain streaks in the lamplight; long reflections on the ground
street night snow | street lamps on fresh snow; falling snow in the lamplight | ink blue, amber and white | silent | snow on every ledge; a line of footprints
street night fog | street lamps with wide halos; lights dissolving in the mist | slate, amber and black | hushed | dark shapes fading into the mist
street night storm | lightning over the roofs; one swinging lamp | ink blue, slate and white | tense | rain driven sideways; wet shining ground
street night | street lamps against the dark; one warm lamp against deep blue | deep blue, amber and black | quiet | deep shadows between the lights; a dark blue sky
street storm | heavy grey light under low clouds | slate, bruise blue and pale yellow | tense | wind-blown leaves; dark clouds over the roofs
street rain | soft grey light in the rain; pale light on wet stone | slate, wet black and faded red | wistful | reflections on the wet ground; a gutter running over; passing umbrellas
street snow | pale winter light; soft white overcast light | pale blue, brick and white | silent | snow on every ledge; footprints in fresh snow
street fog | pale light without shadows; light fading into white | pearl grey, slate and brick | hushed | shapes fading into the mist; damp shining ground
street noon | bright high sun, hard shadows; hot midday light | chalk white, ochre and deep blue | vivid | hard short shadows; closed shutters
street dawn | pale early light; the first light on the upper edges | rose, grey-blue and stone | hushed | empty pavement; closed shutters
street evening | low warm sun, long shadows; the last warm light; blue dusk and the first lamps | amber, terracotta and dusty blue | unhurried | long shadows on the ground; a glowing strip of sky
street autumn | low golden light | rust, brick and slate | wistful | wet leaves on the pavement; bare trees
street winter | pale cold light | grey-blue, brick and bone | quiet | frost on the ledges
street summer | bright warm light with deep shade | chalk white, ochre and leaf green | carefree | open windows; dusty leaves in the heat
street | soft daylight; sunlight from one side; gentle overcast light | stone grey, brick and faded blue | calm |
indoors night storm | a flash of lightning through the window; one lamp in the dark | ink blue, amber and umber | tense | rain on the dark window
indoors night | warm lamplight, dark corners; one small lamp in a dark room | amber, umber and deep shadow | intimate | a dark window behind
indoors storm | dim grey light through the window | slate, umber and dull gold | tense | rain on the window
indoors rain | grey light from a rainy window; soft light through wet glass | slate, oat and walnut | wistful | drops on the window
indoors snow | pale snow light from the window; white winter light through the window | pale blue, oat and walnut | quiet | snow on the sill outside
indoors fog | pale light through a misted window | pearl grey, oat and walnut | quiet | misted panes
indoors dawn | first light through the window; pale morning light across the floor | rose, oat and pale gold | quiet |
indoors evening | low evening sun through the window; low warm light from the side | amber, oat and rust | intimate | long shadows across the floor
indoors noon | bright light through the window | white, oat and leaf green | vivid |
indoors winter | pale winter light from the window | pale blue, oat and walnut | quiet | frost patterns on the window
indoors | soft window light from one side; quiet daylight from the window; low daylight from the side | oat, walnut and soft grey | intimate |
closed night | one warm lamp in the dark; low lamplight, deep shadow | amber, umber and black | intimate |
closed | soft light from above; one lamp, dark corners | ochre, grey and umber | quiet |
underwater night | dim blue light from above; a faint glow in the dark water | black, deep blue and teal | mysterious |
underwater | sunbeams fanning down from the surface; soft blue light from above; green light through the water | deep blue, turquoise and sand | weightless | drifting particles; a thread of bubbles
space | hard light from one side, black shadow; a bright rim of light | black, bone and pale cyan | silent | stars of different brightness; fine drifting dust
studio | soft side light; one narrow light from above; broad soft light | bone, charcoal and one warm accent | quiet |
none night storm | a flash in the dark | ink blue, slate and white | tense |
none night snow | faint blue light on the snow | ink blue, silver and white | silent |
none night | low light with deep shadows; one soft light in the dark | deep blue, amber and black | quiet |
none storm | heavy grey light | slate, bruise blue and pale yellow | tense | dark clouds behind; wind-blown leaves
none rain | soft grey light | slate, grey and silver | wistful | streaks of rain; wet shining ground
none snow | pale winter light | pale blue, grey and white | silent | drifting flakes; fresh powder on the ground
none fog | pale light without shadows | pearl grey and slate | hushed | shapes fading into white
none wind | clear windy light | slate blue, straw and white | restless |
none noon | bright light, short shadows | sand, white and deep blue | vivid |
none dawn | pale early light, soft shadows | rose, pale gold and grey-blue | hushed |
none evening | warm low light, long shadows | amber, rust and dusty violet | unhurried |
none autumn | soft golden light | rust, ochre and moss green | wistful | copper leaves on the ground
none spring | clear fresh light | fresh green, cream and pale blue | fresh |
none summer | bright warm light | straw, leaf green and sky blue | carefree |
none winter | pale cold light | grey-blue, bone and umber | quiet | frost on every edge
none | soft light from one side; gentle light, soft shadows; clear light with one bright edge | | calm |
`;

/** Colors that go with a light, by its words: the first that fits counts. */
export const PALETTES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:moon\w*|star\w*|blue dusk)\b/, 'indigo, slate and silver'],
  [/\b(?:neon|street lamps?|colored bulbs|signs?)\b/, 'deep blue, amber and black'],
  [/\b(?:fire\w*|ember\w*|candle\w*|lantern\w*|lamp\w*|bulbs?|oven)\b/, 'amber, umber and deep shadow'],
  [/\b(?:snow|winter|frost)\b/, 'pale blue, grey and white'],
  [/\b(?:canopy|leaves|crowns|stems)\b/, 'moss green, deep green and pale gold'],
  [
    /\b(?:golden|amber|orange|evening|low warm|low sun|warm low|last light|sunset)\b/,
    'amber, rust and dusty violet',
  ],
  [/\b(?:mist|fog\w*|overcast|grey|pale|silvery)\b/, 'pearl grey, slate and faded green'],
  [/\b(?:window|curtain|skylight)\b/, 'oat, walnut and soft grey'],
];
