/** A hundred ideas as people jot them down: bare subjects, scenes, things with a look, and a few odd ones. */
export const ROUGH_IDEAS: readonly string[] = `a cat on a windowsill
old fisherman mending a net
lighthouse in a storm
city street after rain
a robot watering plants
dragon asleep on a pile of books
girl with a red umbrella
abandoned train station
bowl of ramen on a wooden table
astronaut riding a horse
cottage in the woods
two foxes in the snow
knight resting under an oak
a vintage motorcycle
market in a desert town
whale swimming above the clouds
ballet dancer backstage
mountain lake at dawn
owl with amber eyes
sunken temple with fish
child flying a kite
ship in a bottle
wolf under a full moon
street musician playing a saxophone
steam locomotive crossing a bridge
violin on an empty chair
stack of old books and a candle
orchid in a glass jar
floating village in the sky
samurai on a bridge
camper van by the sea
moth on a lamp
grandfather playing chess
ice cave with blue walls
raven on an iron gate
perfume bottle advertisement
sneaker on a pedestal
modern house by a lake
bakery window in the morning
jellyfish in deep water
tea ceremony
field of sunflowers at noon
deer in the fog
corridor of a space station
crowded night train
potter at the wheel
stone golem covered in moss
mermaid reading a letter
hot air balloons over a valley
portrait of a queen with a raven
a hedgehog wearing a tiny hat
snail on a mushroom
greenhouse full of ferns
watchmaker at his bench
teapot shaped like an elephant
wooden rowing boat on a calm pond
rooftop garden at night
cyberpunk noodle bar
viking ship in fog
an old typewriter with flowers growing out of it
penguin waiting for a bus
library with endless shelves
canyon with a winding river
a clown without makeup
woman in a green velvet dress
beekeeper in a lavender field
treehouse in a giant baobab
carousel in winter
black and white portrait of a boxer
oil painting of a stormy sea
watercolor of a sparrow
pixel art castle
photo of an espresso cup
pencil sketch of hands
neon sign in an alley
sleeping fox curled in a teacup
astronomer looking through a telescope
volcano erupting behind a temple
ghost in a laundromat
phoenix rising
medieval town square
underwater city
rabbit detective with a pipe
cactus on a desk
a door standing in the desert
paper boats in a gutter
surfer inside a wave
aurora over a frozen fjord
cherry blossoms and a small shrine
candle lit dinner for two
mechanical butterfly
a very large tomato
loneliness
the sound of rain
map of an imaginary island
logo of a mountain hut
poster for a jazz festival
isometric bedroom
a corgi as a renaissance nobleman
four chairs around a round table`.split('\n');
