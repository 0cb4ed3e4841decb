import { theme } from './theme.ts';

export const food = theme('food', [
  [
    'overhead shot of a rustic breakfast, shakshuka in a black iron pan, torn sourdough, mint tea in glasses, blue linen, hard morning light with crisp shadows, food magazine style',
    'Food|Photography|Top View',
    'messy plating, plastic look, hands',
  ],
  [
    'single fig cut open on a slate plate, dripping honey caught mid-air, macro lens, black background, side light, ruby seeds glistening, fine art still life',
    'Food|Macro|Still Life|Studio',
  ],
  [
    'Steaming bowl of ramen with a soft egg, nori and spring onion, chopsticks lifting noodles, dark wood counter, shallow depth of field, warm lantern bokeh, 60mm',
    'Food|Photography|Japanese Style',
  ],
  [
    'watercolor illustration of a farmers market stall, heirloom tomatoes, purple carrots, round loaves, handwritten-looking blank price tags, loose washes, cheerful summer palette',
    'Watercolor|Food|Illustration',
    'text, letters, photo',
  ],
  [
    'Dutch golden age still life with peeled lemon, pewter jug, oysters and a glass of wine on crumpled white linen, dark background, oil painting, precise reflections',
    'Oil Painting|Food|Still Life|Historical',
  ],
  [
    'knolling layout of ingredients for a carrot cake, eggs, flour, spices in small bowls, perfectly parallel arrangement on pale pink surface, soft even light, top down',
    'Food|Top View|Photography|Pattern',
  ],
  [
    'croissant exploding into layers and flakes in zero gravity, high-speed photography, soft beige background, butter sheen, crumbs in sharp focus, advertising shot',
    'Food|High Speed|Advertising|Studio',
  ],
  [
    'Cute kawaii sushi characters riding a conveyor belt, rosy cheeks, tiny arms, thick outlines, pastel colours, sticker sheet with white borders',
    'Kawaii|Food|Sticker|Illustration',
  ],
  [
    'iced matcha latte in a ribbed glass, green and white swirling clouds, condensation drops, concrete table, palm shadow, editorial drink photography, 100mm macro',
    'Food|Photography|Drink|Macro',
  ],
  [
    'isometric layered cake as a geological cross-section, sponge strata, jam rivers, tiny climbers with ropes on the frosting, clay 3D render, candy colours',
    'Isometric|Food|3D Render|Whimsical',
  ],
  [
    'Linocut of a bunch of radishes with their leaves, two colours, pink and bottle green, carved texture lines, generous cream margin, kitchen print',
    'Linocut|Food|Botanical|Printmaking',
  ],
  [
    'street food vendor grilling corn at dusk, sparks and smoke, glowing charcoal, colourful plastic stools, candid documentary photo, 35mm, saturated yet natural',
    'Photography|Food|Street|Documentary',
  ],
  [
    'A wedge of blue cheese, walnuts and a dripping pear on a marble board, soft window light from behind, moody grey tones, 85mm, delicate highlights, calm autumn still life',
    'Food|Still Life|Photography|Autumn',
  ],
  [
    'pop art poster of a pineapple in sunglasses, halftone dots, hot pink, cyan and yellow, thick black contour, repeated four times in colour variations',
    'Pop Art|Food|Poster|Halftone',
  ],
  [
    'dark chocolate pralines arranged like planets around a gold-dusted truffle, black reflective surface, tiny cocoa nebula, luxury packaging visual, precise rim light',
    'Food|Advertising|Product|Studio',
    'melted, fingerprints, brand name, text',
  ],
  [
    'A vegetable garden growing inside a lunch box, carrot towers, broccoli trees and pea-pod boats, tilt-shift miniature photograph, bright picnic light, playful healthy mood',
    'Miniature|Food|Whimsical|Photography',
  ],
]);
