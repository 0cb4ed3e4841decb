/** What a term of the lexicon does for an image; artists are names, and in no list. */
export type StyleRole = 'medium' | 'movement' | 'light' | 'color' | 'composition' | 'mood' | 'quality';

/**
 * Terms by role. A term with "~" names the role but says too little alone ("light"); it needs a word that
 * qualifies it ("soft light"). Spelling is American and singular, as `lemmaOf` folds it.
 */
export const TERMS: Record<StyleRole, string> = {
  medium: `
    ~oil, oil painting, oil on canvas, oil paint, ~acrylic, acrylic painting, acrylic on canvas, gouache, gouache painting,
    watercolor, watercolor painting, watercolor illustration, watercolor wash, watercolor sketch, ~wash, tempera, egg tempera, fresco,
    painting, digital painting, matte painting, impasto, ~canvas, ~mural, encaustic, pastel drawing, soft pastel drawing, chalk pastel,
    palette knife, ~brushwork, ~brushstroke, ~brush stroke, ink wash, ink wash painting, sumi e, aquarelle, airbrush, ~paint, miniature painting,
    ~ink, ink drawing, ink illustration, ink sketch, pen and ink, ink and watercolor, ballpoint pen, ~pencil, pencil drawing, pencil sketch,
    colored pencil, charcoal, charcoal drawing, graphite, ~drawing, ~sketch, line art, lineart, linework, ~line work, line drawing, ~line,
    illustration, children's book illustration, book illustration, storybook illustration, botanical illustration, editorial illustration,
    scientific illustration, fashion illustration, magazine illustration, comic book, comic, comic book art, comic panel, graphic novel, manga, ~cartoon,
    anime, crosshatching, cross hatching, stippling, stipple, hatching, ~chalk, crayon, marker drawing, character design, character sheet,
    woodcut, woodblock print, woodblock, linocut, screen print, screen printed, silkscreen, etching, engraving, lithograph, risograph, letterpress, halftone,
    ~print, ~poster, travel poster, vintage poster, movie poster, graphic poster, block print, postcard, ~stamp, aquatint, drypoint, mezzotint,
    photograph, photography, photo, film photography, portrait photography, street photography, macro photography,
    macro photograph, product photography, product photo, wildlife photography, food photography, landscape photography, fashion photography,
    documentary photography, editorial photography, studio photograph, analog photograph, analog photography, architectural photography,
    polaroid, daguerreotype, cyanotype, tintype, 35mm film, 35mm photograph, kodak portra, kodak portra 400, kodachrome, fujifilm,
    film still, movie still, cinematic still, raw photo, medium format, ~film, analog film, dslr, infrared photography, night photography,
    3d render, 3d, ~render, 3d rendering, cgi, octane render, unreal engine, unreal engine 5, blender render, blender, low poly,
    ~diorama, miniature diorama, claymation, stop motion, voxel, voxel art, ray tracing, ~clay, plasticine, clay render,
    pixel art, 8 bit, 16 bit, pixel scene, vector art, vector illustration, flat design, flat illustration, flat vector, ~vector, infographic, sticker,
    paper cut, papercut, cut paper, paper craft, papercraft, paper collage, paper art, paper diorama, origami, collage, ~paper, kirigami,
    knitted, crochet, crocheted, embroidery, embroidered, quilt, quilted, felt, felted, needle felted, tapestry, cross stitch,
    stained glass, mosaic, ~ceramic, ~porcelain, marble sculpture, bronze sculpture, wood carving, bas relief,
    concept art, game art, mixed media, cover art, book cover, album cover, digital art, digital illustration, digital drawing, blueprint, graffiti,
    street art, tattoo design, ~art, ~artwork, matte, animation, cel animation, scratchboard, batik, glitch art, silhouette art, map illustration`,
  movement: `
    impressionism, impressionist, impressionistic, post impressionism, expressionism, expressionist, expressive, abstract expressionism,
    cubism, cubist, surrealism, surreal, surrealist, art nouveau, art deco, baroque, rococo, renaissance, romanticism, realism, realist, realistic,
    hyperrealism, hyperrealistic, photorealism, photorealistic, photo realistic, symbolism, fauvism, pointillism, bauhaus, constructivism, constructivist,
    futurism, futurist, futuristic, dada, dadaism, pop art, minimalism, minimalist, minimal, ~abstract, ukiyo e, neoclassicism, pre raphaelite, gothic,
    steampunk, cyberpunk, solarpunk, dieselpunk, biopunk, vaporwave, synthwave, retrowave, retro futurism, retro futuristic, retrofuturism, retrofuturistic, art brut,
    folk art, naive art, outsider art, magical realism, magic realism, fantasy, fantasy art, dark fantasy, high fantasy, sci fi, science fiction, sci fi art,
    noir, film noir, neo noir, kawaii, chibi, studio ghibli, ghibli, disney, pixar, mid century, mid century modern, mid century print, ~victorian, edwardian, medieval,
    1920s, 1930s, 1940s, 1950s, 1960s, 1970s, 1980s, 1990s, 15th century, 16th century, 17th century, 18th century, 19th century, 20th century,
    psychedelic, psychedelia, op art, de stijl, suprematism, orientalism, muralism, muralismo, social realism, socialist realism, tonalism, tonalist, luminism,
    hudson river school, vintage, ~retro, storybook, fairy tale, fairytale, ~style, ~aesthetic, brutalist, brutalism, scandinavian design, nordic design, wabi sabi, cottagecore, dark academia,
    cel shaded, cel shading, ~pulp, generative art, double exposure, japanese style, chinese style, persian miniature, celtic,
    isometric pixel art, swiss style, international style, arts and crafts, mannerism, dutch golden age, venetian, flemish, byzantine, cinematic`,
  light: `
    ~light, ~lighting, ~lit, ~glow, ~shadow, ~illumination, ~haze, ~ray, ~beam, golden hour, blue hour, magic hour, sunset, sunrise, dawn, dusk, twilight,
    daylight, sunlight, moonlight, candlelight, candle light, firelight, lamplight, starlight, rim light, rim lit, rim lighting, backlit, backlight, backlighting, back lit, chiaroscuro,
    volumetric light, volumetric lighting, volumetric fog, ~fog, ~mist, god ray, crepuscular ray, light ray, sunbeam, sun beam, light shaft, shaft of light, ray of light, studio light, studio lighting, softbox, softbox lighting,
    rembrandt lighting, dramatic lighting, dramatic light, cinematic lighting, natural light, natural lighting, window light, ambient light, ambient lighting, ambient occlusion,
    neon light, neon glow, neon lighting, ~neon, ~overcast, overcast light, high key, low key, silhouetted, dappled light, dappled sunlight, lens flare, bloom, subsurface scattering,
    global illumination, long shadow, sunny, sunlit, moonlit, bioluminescent, bioluminescence, luminous, lantern light, morning light, evening light, afternoon light,
    afternoon sun, morning sun, evening sun, low sun, winter light, midday light, midday sun, ~midday, ~noon, ~afternoon, ~morning, ~evening, at night, side light, top light,
    strobe, spotlight, flash photography, tungsten light, fluorescent light, fairy light, fog light, northern light, light leak, hard light, soft light, tyndall effect, caustic`,
  color: `
    ~color, ~palette, ~tone, ~hue, ~tint, ~gradient, pastel, ~pastel color, monochrome, monochromatic, black and white, b&w, sepia, ~sepia tone, grayscale, duotone, tritone, technicolor,
    vibrant, vivid, saturated, colorful, muted, desaturated, earth tone, earthy, complementary color, jewel tone, ~contrast, high contrast, rainbow, iridescent, iridescence, color grading,
    teal and orange, flat color, ~color scheme, gold leaf, gold accent, ~accent, faded color, washed out, polychrome, limited palette, color block, holographic`,
  composition: `
    close up, closeup, extreme close up, macro, macro shot, macro lens, wide shot, wide angle, wide angle lens, ~shot, ~angle, ~view, ~composition, ~perspective, ~framing, ~frame, aerial view, aerial shot, bird's eye view, bird eye view,
    birds eye, top down, top view, top down view, overhead, overhead shot, overhead view, from above, from below, from behind, seen from above, seen from directly above, seen from below, seen from a drone, drone shot, drone view, low angle, high angle, eye level,
    worm's eye view, isometric, isometric view, isometric perspective, symmetrical, symmetry, symmetric, rule of third, ~centered, centered composition, negative space, empty space, white space, open space, copy space, depth of field, shallow depth of field, bokeh, ~panoramic, panorama, wide panorama,
    panoramic view, side view, front view, three quarter view, dutch angle, tilt shift, fisheye, fisheye lens, vertical format, portrait format, vertical composition, landscape format, wide format, square format, ~format, ~background, white background, plain background,
    simple background, blurred background, black background, ~backdrop, ~margin, leading line, atmospheric perspective, aerial perspective, one point perspective, two point perspective, forced perspective, vanishing point, golden ratio, golden spiral,
    dynamic composition, dynamic angle, flat lay, cross section, cutaway, motion blur, long exposure, ~lens, 24mm, 28mm, 35mm, 50mm, 85mm, 100mm, 135mm, 24mm lens, 35mm lens, 50mm lens, 85mm lens, 100mm lens, f/1.2, f/1.4, f/1.8, f/2, f/2.8, f/8, telephoto, telephoto lens,
    full frame, establishing shot, medium shot, tight crop, ~crop, off center, ~focus, deep focus, diagonal composition, layered depth, minimal composition, asymmetrical, ~layout, ~vignette`,
  mood: `
    moody, serene, peaceful, calm, tranquil, ~quiet, cozy, dreamy, dreamlike, ethereal, mystical, magical, mysterious, melancholic, melancholy, nostalgic, nostalgia, romantic, whimsical, playful, cheerful, joyful, ~happy,
    eerie, ominous, spooky, haunting, gloomy, ~dark, dramatic, epic, majestic, heroic, ~intimate, tender, lonely, hopeful, tense, energetic, ~dynamic, chaotic, elegant, ~mood, ~atmosphere, atmospheric, ~feeling, ~feel, ~vibe, ~ambience, ~ambiance, ~emotion,
    contemplative, meditative, otherworldly, sublime, brooding, uplifting, ~gentle, wistful, sombre, somber, foreboding, enchanting, lighthearted, sinister, solemn, ~humor, charming, graceful, hushed, timeless`,
  quality: `
    masterpiece, best quality, high quality, highest quality, ultra quality, highly detailed, ultra detailed, extremely detailed, insanely detailed, hyper detailed, hyperdetailed, super detailed, intricate, intricate detail, intricately detailed,
    fine detail, rich detail, ~detail, ~detailed, 4k, 8k, 16k, uhd, ultra hd, hd, hdr, high resolution, high res, highres, absurdres, sharp focus, tack sharp, ~sharp, award winning, trending on artstation, artstation, artstation hq,
    ~texture, visible texture, paper texture, canvas texture, paper grain, ~textured, film grain, visible grain, fine grain, ~professional, ~quality, ~finish, elaborate, ornate, polished, clean edge, crisp edge, soft edge, hard edge, unity engine`,
};

/** Words for colors; two of them make a palette. */
export const COLORS = `red, orange, yellow, green, blue, violet, purple, pink, magenta, cyan, teal, turquoise, brown, black, white, gray, beige,
  cream, ivory, gold, golden, silver, bronze, copper, crimson, scarlet, vermilion, maroon, burgundy, coral, peach, apricot, salmon, rose, blush, fuchsia, lilac, lavender,
  mauve, plum, indigo, navy, cobalt, ultramarine, azure, aqua, mint, sage, olive, emerald, lime, ochre, amber, saffron, mustard, umber, sienna, rust, terracotta,
  charcoal, slate, tan, taupe, sand, ebony, pearl, cerulean, periwinkle, aquamarine, chartreuse, jade, khaki, rosy`;

/** Words that qualify others and bring no subject of their own. */
export const MODIFIERS = `soft, hard, harsh, warm, cool, cold, hot, strong, delicate, fine, thick, thin, bold, clean, crisp, gentle, smooth, rough, loose, textured, layered, subtle, rich, deep, pale, light, dark, big, small, wide,
  tall, long, short, high, low, large, tiny, heavy, bright, dim, hazy, misty, handmade, painted, drawn, traditional, classic, classical, modern, contemporary, old, antique, aged, faded, limited, simple, flat, raw, natural, ambient, diffuse, diffused,
  diffuse, directional, single, double, visible, broad, short, quick, confident, sketchy, fluid, flowing, glowing, sweeping, striking, shimmering, sparkling, glossy, matte, metallic, translucent, transparent, opaque, wet, dry, washed, bleeding, granulating, slanting, raking, fading, burning, smoldering,
  quiet, intimate, early, late, mid, autumnal, overcast, full, half, extreme, ultra, super, hyper, highly, extremely, very, slightly, almost, mostly, more, most,
  shallow, blurred, blurry, sharp, grainy, dusty, smoky, foggy, cloudy, clear, airy, open, tight, close, centered, generous, ample, plenty, empty, plain, seamless, dynamic, balanced, geometric, organic, decorative, ornamental, graphic, stylized, painterly, sculptural, cinematic, editorial, commercial,
  japanese, chinese, korean, persian, indian, islamic, french, italian, dutch, english, german, russian, american, mexican, african, scandinavian, nordic, european, eastern, western, victorian, edwardian, tropical, mediterranean, retro, vintage, pastel, muted, saturated, vivid, vibrant, neon, electric, earthy, dusty, inky, tonal, additive, complementary, analogous, contrasting, secondary, primary, spot,
  made, rendered, lit, bathed, drenched, filled, dipped, seen, shot, taken, viewed, looking, using, good, great, beautiful, gorgeous, stunning, perfect, lovely, amazing, nice, pretty, fresh, true, real, pure, slow, fast, distant, far, wet, inviting, misty, rainy, wintry, summery, airy, silky, velvety, creamy, chalky, milky, pearly, buttery, leafy, wavy, grimy, gritty, fuzzy, woolly, stormy, snowy, icy, fiery, mossy, tiny, mild, faint, low, dark, square, vertical, horizontal, diagonal, format, off, ratio, medium, storybook, fantasy, abstract`;

/** Nouns that qualify others and are somebody's subject when a phrase ends in them. */
export const NOUN_MODIFIERS = `window, studio, hand, color, tone, ink, oil, pencil, paper, film, lens, image, image, book, magazine, cover, art, line, value, mood, brush, palette, knife, concept, detail,
  morning, evening, afternoon, noon, midday, midnight, sunset, dusk, dawn, side, back, rim, top, front, earth, candy, jewel, acid, autumn, children`;

/** Terms that ask for the same kind of image-making; a variant keeps to one, or to two that go together. */
export const FAMILIES: Record<string, string> = {
  photo: `photograph, photography, photo, 35mm film, 35mm, polaroid, daguerreotype, tintype, kodak, kodachrome, fujifilm, film still, movie still, cinematic still, medium format, analog film, film grain, dslr, lens, bokeh, telephoto, 50mm, 85mm, 100mm, 135mm, f/1.2, f/1.4, f/1.8, f/2, f/2.8, f/8,
    photorealistic, photorealism, photo realistic, long exposure, raw photo, tilt shift, lens flare, fisheye, light leak, double exposure, depth of field, softbox, strobe, motion blur, full frame`,
  paint: `oil, oil painting, acrylic, gouache, watercolor, aquarelle, tempera, fresco, painting, impasto, brushwork, brushstroke, brush stroke, encaustic, ink wash, sumi e, palette knife, canvas, impressionism, impressionist, fauvism, pointillism, tonalism, chalk pastel, pastel drawing, wash`,
  draw: `ink, pencil, charcoal drawing, graphite, drawing, sketch, line art, lineart, linework, illustration, comic, graphic novel, manga, cartoon, anime, crosshatching, cross hatching, stippling, stipple, hatching, crayon, storybook, cel shaded, cel shading, cel animation, chibi`,
  print: `woodcut, woodblock, linocut, screen print, silkscreen, etching, engraving, lithograph, risograph, letterpress, halftone, poster, block print, ukiyo e, aquatint, drypoint, mezzotint, cyanotype, print, printed`,
  solid: `3d, 3d render, cgi, octane render, unreal engine, unity engine, blender, low poly, ~diorama, miniature diorama, claymation, stop motion, voxel, ray tracing, plasticine, clay, game asset, pixar, ambient occlusion, subsurface scattering, global illumination, render`,
  pixel: `pixel art, 8 bit, 16 bit, pixel scene, isometric pixel art`,
  flat: `vector art, vector illustration, flat design, flat illustration, flat vector, vector, infographic, sticker, flat color, swiss style`,
  paper: `paper cut, papercut, cut paper, paper craft, papercraft, paper collage, paper art, paper diorama, origami, collage, kirigami`,
  fiber: `knitted, crochet, crocheted, embroidery, embroidered, textile, quilt, quilted, felt, felted, tapestry, cross stitch, wool, yarn, batik`,
  sheet: `cream paper, ivory paper, white paper, paper texture, paper grain, handmade paper`,
  carved: `stained glass, mosaic, ceramic, porcelain, sculpture, wood carving, bas relief`,
};

/** Families that artists do combine. */
export const FRIENDLY_FAMILIES: readonly (readonly [string, string])[] = [
  ['paint', 'draw'],
  ['draw', 'print'],
  ['draw', 'flat'],
  ['print', 'flat'],
  ['sheet', 'paint'],
  ['sheet', 'draw'],
  ['sheet', 'print'],
  ['sheet', 'flat'],
  ['sheet', 'paper'],
  ['paper', 'flat'],
  ['paper', 'solid'],
  ['paper', 'print'],
];
