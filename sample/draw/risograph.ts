import {
  circle,
  ellipse,
  type Pixels,
  path,
  pixel,
  polygon,
  rasterise,
  rect,
  type SceneText,
  shade,
  svg,
  technique,
} from './canvas.ts';
import { clamp, multiply, type Rgb, rgb } from './colour.ts';
import { hash, noise2 } from './random.ts';

type Art = (w: number, h: number) => string;

interface RisoScene extends SceneText {
  paper: string;
  /** Each ink is printed from its own grey drawing, a little out of place. */
  inks: readonly { colour: string; art: Art; shift: readonly [number, number] }[];
}

async function draw(scene: RisoScene): Promise<Pixels> {
  const [w, h] = scene.size;
  const noise = noise2(scene.seed);
  const paper = rgb(scene.paper);
  const defs =
    '<linearGradient id="down" x2="0" y2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>' +
    '<linearGradient id="up" x2="0" y2="1"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#eee"/></linearGradient>' +
    '<linearGradient id="side" x2="1" y2="0"><stop offset="0" stop-color="#222"/><stop offset="1" stop-color="#eee"/></linearGradient>' +
    '<radialGradient id="ball" cx="0.36" cy="0.32" r="0.75"><stop offset="0" stop-color="#eee"/><stop offset="1" stop-color="#222"/></radialGradient>';
  const inks = await Promise.all(
    scene.inks.map(async ({ colour, art, shift }, i) => ({
      art: await rasterise(
        svg([w * 2, h * 2], `<g transform="scale(2)">${rect(0, 0, w, h, '#ffffff')}${art(w, h)}</g>`, defs),
        [w * 2, h * 2],
      ),
      colour: rgb(colour),
      shift,
      i,
    })),
  );
  return shade(
    scene.size,
    (x, y): Rgb => {
      let c = paper;
      for (const { art, colour, shift, i } of inks) {
        const grey = pixel(art, (x - shift[0]) * 2, (y - shift[1]) * 2)[0] / 255;
        if (grey > 0.99) continue;
        // Half tones are grain, as a stencil duplicator prints them; full tones are a little patchy.
        const grain = hash(scene.seed + i, (x * 0.72) | 0, (y * 0.72) | 0);
        const solid = grey < 0.06 ? 1 : clamp((1 - grey - grain) * 5 + 0.5);
        const patchy =
          0.93 + 0.07 * noise(x / 38 + i * 9, y / 38) - (hash(40 + i, x | 0, y | 0) > 0.985 ? 0.3 : 0);
        const k = solid * patchy;
        c = multiply(c, [
          255 - (255 - colour[0]) * k,
          255 - (255 - colour[1]) * k,
          255 - (255 - colour[2]) * k,
        ]);
      }
      return c;
    },
    2,
    false,
  );
}

const dark = '#000000';

const leaf = (x: number, y: number, angle: number, length: number, fill: string, wide = 0.3) =>
  `<path transform="translate(${x} ${y}) rotate(${angle})" d="M0 0C${length * 0.25} ${-length * wide} ${length * 0.75} ${-length * wide} ${length} 0C${length * 0.75} ${length * wide} ${length * 0.25} ${length * wide} 0 0Z" fill="${fill}"/>`;

const stalks: readonly (readonly [number, number, number])[] = [
  [-118, 150, 0.2],
  [-98, 190, 0.24],
  [-78, 206, 0.26],
  [-62, 176, 0.25],
  [-40, 150, 0.2],
  [-140, 118, 0.2],
  [-20, 112, 0.2],
];

export const risograph = technique<RisoScene>('risograph', draw, [
  {
    seed: 3,
    size: [512, 640],
    paper: '#f8f1e4',
    inks: [
      {
        colour: '#ff6a5e',
        shift: [3, -2],
        art: (w, h) =>
          circle(w * 0.56, h * 0.34, 150, 'url(#up)') +
          path(
            `M${w * 0.3} ${h * 0.68}L${w * 0.7} ${h * 0.68}L${w * 0.64} ${h * 0.92}L${w * 0.36} ${h * 0.92}Z`,
            dark,
          ) +
          rect(0, h * 0.92, w, h * 0.08, '#9a9a9a'),
      },
      {
        colour: '#0b8a78',
        shift: [-2, 2],
        art: (w, h) =>
          stalks
            .map(([a, l, k], i) => leaf(w * 0.5, h * 0.68, a, l * 1.5, i % 2 ? dark : '#555555', k))
            .join('') +
          `<path d="M${w * 0.3} ${h * 0.68}L${w * 0.7} ${h * 0.68}L${w * 0.69} ${h * 0.72}L${w * 0.31} ${h * 0.72}Z" fill="#777"/>`,
      },
      {
        colour: '#2b3a8f',
        shift: [1, 3],
        art: (w, h) =>
          stalks
            .map(
              ([a, l]) =>
                `<path transform="translate(${w * 0.5} ${h * 0.68}) rotate(${a})" d="M0 0H${l * 1.4}" stroke="#000" stroke-width="3"/>`,
            )
            .join('') +
          path(
            `M${w * 0.58} ${h * 0.68}L${w * 0.7} ${h * 0.68}L${w * 0.64} ${h * 0.92}L${w * 0.55} ${h * 0.92}Z`,
            '#888888',
          ) +
          [0, 1, 2, 3, 4].map((i) => circle(w * (0.36 + i * 0.07), h * 0.8, 6, dark)).join(''),
      },
    ],
    prompt:
      'risograph print of a leafy potted plant in front of a coral sun, three inks in coral, teal and blue, slight misregistration, grainy gradients, cream paper, simple mid-century shapes',
    tags: ['Risograph', 'Botanical', 'Illustration', 'Still Life'],
  },
  {
    seed: 8,
    size: [640, 512],
    paper: '#fbf4e6',
    inks: [
      {
        colour: '#ffc53d',
        shift: [2, 2],
        art: (w, h) =>
          path(
            `M${w * 0.27} ${h * 0.36}C${w * 0.33} ${h * 0.36} ${w * 0.32} ${h * 0.5} ${w * 0.36} ${h * 0.6}C${w * 0.41} ${h * 0.76} ${w * 0.34} ${h * 0.82} ${w * 0.27} ${h * 0.82}C${w * 0.2} ${h * 0.82} ${w * 0.13} ${h * 0.76} ${w * 0.18} ${h * 0.6}C${w * 0.22} ${h * 0.5} ${w * 0.21} ${h * 0.36} ${w * 0.27} ${h * 0.36}Z`,
            '#111111',
          ) +
          circle(w * 0.72, h * 0.7, 66, '#333333') +
          rect(0, 0, w, h * 0.1, '#cccccc'),
      },
      {
        colour: '#ff5f8a',
        shift: [-3, 1],
        art: (w, h) =>
          circle(w * 0.52, h * 0.68, 76, 'url(#ball)') +
          circle(w * 0.72, h * 0.7, 66, 'url(#ball)') +
          path(`M0 ${h * 0.78}L${w} ${h * 0.72}L${w} ${h}L0 ${h}Z`, '#b5b5b5') +
          path(
            `M${w * 0.3} ${h * 0.45}C${w * 0.32} ${h * 0.6} ${w * 0.38} ${h * 0.66} ${w * 0.33} ${h * 0.8}C${w * 0.4} ${h * 0.76} ${w * 0.4} ${h * 0.66} ${w * 0.36} ${h * 0.58}Z`,
            '#777777',
          ),
      },
      {
        colour: '#1f5fa8',
        shift: [2, -3],
        art: (w, h) =>
          `<path d="M${w * 0.27} ${h * 0.37}q4 -30 22 -44" stroke="#000" stroke-width="7" fill="none" stroke-linecap="round"/>` +
          `<path d="M${w * 0.52} ${h * 0.55}q0 -28 12 -40" stroke="#000" stroke-width="7" fill="none" stroke-linecap="round"/>` +
          leaf(w * 0.3, h * 0.31, -20, 74, dark) +
          leaf(w * 0.535, h * 0.48, -16, 66, dark) +
          path(
            `M${w * 0.82} ${h * 0.2}L${w * 0.92} ${h * 0.2}C${w * 0.92} ${h * 0.4} ${w * 0.97} ${h * 0.44} ${w * 0.97} ${h * 0.6}C${w * 0.97} ${h * 0.74} ${w * 0.93} ${h * 0.8} ${w * 0.87} ${h * 0.8}C${w * 0.81} ${h * 0.8} ${w * 0.77} ${h * 0.74} ${w * 0.77} ${h * 0.6}C${w * 0.77} ${h * 0.44} ${w * 0.82} ${h * 0.4} ${w * 0.82} ${h * 0.2}Z`,
            'url(#side)',
          ) +
          ellipse(w * 0.28, h * 0.835, 100, 9, '#444444') +
          ellipse(w * 0.54, h * 0.83, 88, 9, '#444444') +
          ellipse(w * 0.74, h * 0.83, 76, 8, '#444444') +
          ellipse(w * 0.88, h * 0.81, 66, 8, '#444444'),
      },
    ],
    prompt:
      'Still life of a yellow pear, a pink apple, an orange and a blue vase on a table, risograph texture, yellow, pink and blue inks overlapping into new colours, grain shading, offset layers',
    tags: ['Risograph', 'Still Life', 'Food', 'Printmaking'],
  },
  {
    seed: 12,
    size: [512, 640],
    paper: '#f4efe6',
    inks: [
      {
        colour: '#ff8f2f',
        shift: [2, 3],
        art: (w, h) =>
          circle(w * 0.5, h * 0.3, 104, 'url(#up)') + rect(0, h * 0.62, w, h * 0.38, 'url(#down)'),
      },
      {
        colour: '#2f6fb0',
        shift: [-3, -1],
        art: (w, h) =>
          polygon(
            [
              [0, h * 0.62],
              [w * 0.26, h * 0.36],
              [w * 0.42, h * 0.52],
              [w * 0.66, h * 0.28],
              [w, h * 0.6],
              [w, h * 0.66],
              [0, h * 0.66],
            ],
            'url(#up)',
          ) +
          [0, 1, 2, 3, 4, 5, 6]
            .map((i) =>
              rect(
                w * (0.5 - 0.06 * (7 - i)) + (i % 2) * 14,
                h * (0.68 + i * 0.045),
                w * 0.12 * (7 - i),
                5,
                '#333333',
              ),
            )
            .join(''),
      },
      {
        colour: '#23233f',
        shift: [1, 1],
        art: (w, h) => {
          const tree = (x: number, y: number, s: number) =>
            [0, 1, 2, 3]
              .map((i) =>
                polygon(
                  [
                    [x - (34 - i * 6) * s, y - i * 34 * s],
                    [x, y - (64 + i * 34) * s],
                    [x + (34 - i * 6) * s, y - i * 34 * s],
                  ],
                  dark,
                ),
              )
              .join('') + rect(x - 4 * s, y, 8 * s, 20 * s, dark);
          return (
            tree(w * 0.1, h * 0.86, 1.7) +
            tree(w * 0.24, h * 0.8, 1.1) +
            tree(w * 0.92, h * 0.84, 1.6) +
            tree(w * 0.78, h * 0.76, 0.9) +
            path(`M${w * 0.47} ${h * 0.84}q60 22 122 0l-14 22h-94Z`, dark) +
            rect(w * 0.58, h * 0.79, 11, 32, dark) +
            circle(w * 0.591, h * 0.78, 8, dark)
          );
        },
      },
    ],
    prompt:
      'canoeist on a mountain lake at sunset in risograph style, orange sun between blue peaks, dark fir trees on the shores, horizontal ripples, visible grain and layer offset, vertical outdoor poster',
    tags: ['Risograph', 'Mountains', 'Poster', 'Adventure'],
  },
  {
    seed: 19,
    size: [512, 512],
    paper: '#f9f2e7',
    inks: [
      {
        colour: '#ff77a8',
        shift: [3, 1],
        art: (w, h) =>
          circle(w * 0.5, h * 0.5, 196, '#c8c8c8') +
          ellipse(w * 0.5, h * 0.87, 190, 36, '#111111') +
          circle(w * 0.33, h * 0.45, 15, '#444444') +
          circle(w * 0.67, h * 0.45, 15, '#444444'),
      },
      {
        colour: '#ff9a2e',
        shift: [-2, 2],
        art: (w, h) =>
          path(
            `M${w * 0.3} ${h * 0.16}L${w * 0.42} ${h * 0.24}Q${w * 0.5} ${h * 0.22} ${w * 0.58} ${h * 0.24}L${w * 0.7} ${h * 0.16}Q${w * 0.76} ${h * 0.3} ${w * 0.72} ${h * 0.42}Q${w * 0.69} ${h * 0.5} ${w * 0.64} ${h * 0.52}Q${w * 0.78} ${h * 0.62} ${w * 0.78} ${h * 0.86}L${w * 0.22} ${h * 0.86}Q${w * 0.22} ${h * 0.62} ${w * 0.36} ${h * 0.52}Q${w * 0.31} ${h * 0.5} ${w * 0.28} ${h * 0.42}Q${w * 0.24} ${h * 0.3} ${w * 0.3} ${h * 0.16}Z`,
            'url(#up)',
          ) +
          `<path d="M${w * 0.76} ${h * 0.82}q84 -16 60 -90q-12 -26 -30 -14" stroke="#222" stroke-width="26" fill="none" stroke-linecap="round"/>`,
      },
      {
        colour: '#24337f',
        shift: [1, -2],
        art: (w, h) => {
          const stripes = [0, 1, 2]
            .map(
              (i) =>
                `<path d="M${w * 0.5} ${h * (0.235 + i * 0.001)}m${(i - 1) * 26} 0v${i === 1 ? 46 : 32}" stroke="#000" stroke-width="9" stroke-linecap="round"/>`,
            )
            .join('');
          const flanks = [0, 1, 2]
            .map(
              (i) =>
                `<path d="M${w * 0.235 + i * 2} ${h * (0.66 + i * 0.06)}q40 4 52 16M${w * 0.765 - i * 2} ${h * (0.66 + i * 0.06)}q-40 4 -52 16" stroke="#000" stroke-width="9" fill="none" stroke-linecap="round"/>`,
            )
            .join('');
          const face =
            `<path d="M${w * 0.37} ${h * 0.385}q20 14 40 0M${w * 0.55} ${h * 0.385}q20 14 40 0" stroke="#000" stroke-width="7" fill="none" stroke-linecap="round"/>` +
            path(`M${w * 0.48} ${h * 0.43}h${w * 0.04}l${-w * 0.02} ${h * 0.022}Z`, dark) +
            `<path d="M${w * 0.5} ${h * 0.452}v8q-14 16 -28 4M${w * 0.5} ${h * 0.46}q14 16 28 4" stroke="#000" stroke-width="5" fill="none" stroke-linecap="round"/>` +
            [-1, 1]
              .map((s) =>
                [0, 1, 2]
                  .map(
                    (i) =>
                      `<path d="M${w * (0.5 + s * 0.13)} ${h * (0.44 + i * 0.018)}l${s * 72} ${-14 + i * 14}" stroke="#000" stroke-width="4" stroke-linecap="round"/>`,
                  )
                  .join(''),
              )
              .join('');
          return (
            stripes +
            flanks +
            face +
            [0.43, 0.57]
              .map(
                (x) =>
                  `<path d="M${w * x} ${h * 0.86}v-58" stroke="#000" stroke-width="6" stroke-linecap="round"/>`,
              )
              .join('')
          );
        },
      },
    ],
    prompt:
      'Contented orange tabby cat sitting on a pink cushion with closed eyes, riso print in pink, orange and navy, misaligned layers, speckled ink, cute simple shapes on warm white paper',
    tags: ['Risograph', 'Cat', 'Animals', 'Illustration'],
  },
]);
