import {
  circle,
  ellipse,
  gradient,
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
import { clamp, multiply, type Rgb, rgb, smooth } from './colour.ts';
import { noise2 } from './random.ts';

interface HalftoneScene extends SceneText {
  paper: string;
  /** One screen an ink: its grey drawing (white prints nothing), angle and distance of dots. */
  plates: readonly {
    ink: string;
    art: (w: number, h: number) => readonly [body: string, defs?: string];
    angle: number;
    pitch: number;
  }[];
}

const radial = (id: string, stops: readonly (readonly [number, string])[], cx = 0.5, cy = 0.5, r = 0.5) =>
  `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stops.map(([at, c]) => `<stop offset="${at}" stop-color="${c}"/>`).join('')}</radialGradient>`;

async function draw(scene: HalftoneScene): Promise<Pixels> {
  const [w, h] = scene.size;
  const noise = noise2(scene.seed);
  const plates = await Promise.all(
    scene.plates.map(async (plate) => {
      const [body, defs = ''] = plate.art(w, h);
      const art = await rasterise(svg(scene.size, rect(0, 0, w, h, '#ffffff') + body, defs), scene.size);
      return {
        ...plate,
        art,
        colour: rgb(plate.ink),
        cos: Math.cos(plate.angle),
        sin: Math.sin(plate.angle),
      };
    }),
  );
  const paper = rgb(scene.paper);
  return shade(
    scene.size,
    (x, y): Rgb => {
      let c = paper;
      for (const { art, colour, cos, sin, pitch } of plates) {
        const u = (x * cos + y * sin) / pitch;
        const v = (y * cos - x * sin) / pitch;
        const [i, j] = [Math.floor(u) + 0.5, Math.floor(v) + 0.5];
        let cover = 0;
        // A dot may be wider than its cell, so the neighbours count too.
        for (let dj = -1; dj <= 1; dj++) {
          for (let di = -1; di <= 1; di++) {
            const [a, b] = [i + di, j + dj];
            const grey = pixel(art, (a * cos - b * sin) * pitch, (a * sin + b * cos) * pitch)[0] / 255;
            const r = Math.sqrt(clamp(1 - grey) * 1.02) * 0.74;
            cover = Math.max(cover, smooth(0.5, -0.5, (Math.hypot(u - a, v - b) - r) * pitch));
          }
        }
        const worn = 0.94 + 0.06 * noise(x / 7, y / 7);
        c = multiply(c, [
          255 - (255 - colour[0]) * cover * worn,
          255 - (255 - colour[1]) * cover * worn,
          255 - (255 - colour[2]) * cover * worn,
        ]);
      }
      return c;
    },
    2,
    false,
  );
}

export const halftone = technique<HalftoneScene>('halftone', draw, [
  {
    seed: 2,
    size: [512, 640],
    paper: '#f6e9cf',
    plates: [
      {
        ink: '#ff5a36',
        angle: 0.26,
        pitch: 9,
        art: (w, h) => [
          rect(0, 0, w, h, 'url(#sky)') + circle(w / 2, h * 0.42, 168, 'url(#sun)'),
          gradient('sky', ['#ffffff', '#e8e8e8', '#9a9a9a'], [0, 0.5, 1]) +
            gradient('sun', ['#000000', '#1a1a1a', '#8a8a8a']),
        ],
      },
      {
        ink: '#1d2b53',
        angle: 0.78,
        pitch: 8,
        art: (w, h) => [
          path(
            `M0 ${h * 0.7}L${w * 0.2} ${h * 0.52}L${w * 0.3} ${h * 0.6}L${w * 0.5} ${h * 0.38}L${w * 0.66} ${h * 0.58}L${w * 0.78} ${h * 0.5}L${w} ${h * 0.68}L${w} ${h}L0 ${h}Z`,
            'url(#near)',
          ) +
            polygon(
              [
                [w * 0.5, h * 0.38],
                [w * 0.66, h * 0.58],
                [w * 0.6, h * 0.75],
                [w * 0.53, h * 0.6],
              ],
              '#222222',
            ) +
            path(`M0 ${h * 0.84}Q${w * 0.35} ${h * 0.74} ${w} ${h * 0.86}L${w} ${h}L0 ${h}Z`, '#0a0a0a'),
          gradient('near', ['#6a6a6a', '#d0d0d0', '#ffffff']),
        ],
      },
    ],
    prompt:
      'two-colour halftone poster of a huge orange sun behind a jagged mountain, coarse dots in vermilion and navy on cream paper, overprinting where inks meet, bold 1970s screen print',
    tags: ['Halftone', 'Poster', 'Mountains', 'Retro'],
  },
  {
    seed: 5,
    size: [512, 512],
    paper: '#ffe45c',
    plates: [
      {
        ink: '#ff4f9a',
        angle: 0.3,
        pitch: 10,
        art: (w, h) => [
          rect(0, 0, w, h, 'url(#g)'),
          radial(
            'g',
            [
              [0, '#ffffff'],
              [0.45, '#f2f2f2'],
              [1, '#555555'],
            ],
            0.5,
            0.5,
            0.72,
          ),
        ],
      },
      {
        ink: '#18183a',
        angle: 0.78,
        pitch: 7,
        art: (w, h) => {
          const [cx, cy] = [w / 2, h / 2];
          const lid = `M${cx - 200} ${cy}Q${cx} ${cy - 190} ${cx + 200} ${cy}Q${cx} ${cy + 170} ${cx - 200} ${cy}Z`;
          const lashes = Array.from({ length: 13 }, (_, i) => {
            const a = -Math.PI * (0.16 + 0.68 * (i / 12));
            const [x0, y0] = [cx + 168 * Math.cos(a) * 1.08, cy + 104 * Math.sin(a)];
            return `<path d="M${x0} ${y0}q${Math.cos(a) * 20} ${-30} ${Math.cos(a) * 52} ${-58}" stroke="#000" stroke-width="9" fill="none" stroke-linecap="round"/>`;
          });
          return [
            `${lashes.join('')}${path(lid, '#ffffff')}${path(lid, 'url(#white)')}<g clip-path="url(#lid)">${circle(cx, cy - 8, 84, 'url(#iris)')}${circle(cx, cy - 8, 40, '#000000')}${circle(cx + 26, cy - 38, 16, '#ffffff')}</g><path d="${lid}" fill="none" stroke="#000" stroke-width="12"/>`,
            `<clipPath id="lid"><path d="${lid}"/></clipPath>${radial('iris', [
              [0, '#111111'],
              [0.55, '#8f8f8f'],
              [0.86, '#555555'],
              [1, '#0a0a0a'],
            ])}${gradient('white', ['#8a8a8a', '#ffffff', '#e6e6e6'], [0, 0.4, 1])}`,
          ];
        },
      },
    ],
    prompt:
      'Pop art halftone eye with long lashes, dark blue dots and contour on bright yellow, hot pink dots growing toward the corners, comic print texture, bold square poster',
    tags: ['Halftone', 'Pop Art', 'Poster', 'Eye'],
  },
  {
    seed: 9,
    size: [512, 640],
    paper: '#fdf3e3',
    plates: [
      {
        ink: '#e4322b',
        angle: 0.22,
        pitch: 8,
        art: (w, h) => [
          circle(w * 0.34, h * 0.66, 108, 'url(#left)') + circle(w * 0.68, h * 0.72, 96, 'url(#right)'),
          radial(
            'left',
            [
              [0, '#e8e8e8'],
              [0.25, '#8a8a8a'],
              [1, '#000000'],
            ],
            0.36,
            0.3,
            0.75,
          ) +
            radial(
              'right',
              [
                [0, '#e8e8e8'],
                [0.25, '#9a9a9a'],
                [1, '#000000'],
              ],
              0.36,
              0.3,
              0.75,
            ),
        ],
      },
      {
        ink: '#17694a',
        angle: 1.1,
        pitch: 7,
        art: (w, h) => [
          `<path d="M${w * 0.34} ${h * 0.5}C${w * 0.36} ${h * 0.34} ${w * 0.44} ${h * 0.2} ${w * 0.56} ${h * 0.11}C${w * 0.6} ${h * 0.3} ${w * 0.68} ${h * 0.46} ${w * 0.68} ${h * 0.58}" fill="none" stroke="#111" stroke-width="13" stroke-linecap="round"/>` +
            path(
              `M${w * 0.55} ${h * 0.12}C${w * 0.66} ${h * 0.02} ${w * 0.88} ${h * 0.06} ${w * 0.93} ${h * 0.24}C${w * 0.76} ${h * 0.3} ${w * 0.62} ${h * 0.25} ${w * 0.55} ${h * 0.12}Z`,
              'url(#leaf)',
            ) +
            ellipse(w * 0.36, h * 0.86, 120, 13, '#9a9a9a') +
            ellipse(w * 0.7, h * 0.895, 106, 12, '#9a9a9a'),
          gradient('leaf', ['#111111', '#4a4a4a', '#bbbbbb'], undefined, true),
        ],
      },
    ],
    prompt:
      'pair of glossy red cherries with green stems and one leaf, large halftone dots, two inks on off-white paper, mid-century kitchen screen print, simple shapes, generous empty space',
    tags: ['Halftone', 'Food', 'Poster', 'Minimalism'],
  },
  {
    seed: 14,
    size: [640, 512],
    paper: '#f2efe6',
    plates: [
      {
        ink: '#00a3c7',
        angle: 0.26,
        pitch: 8,
        art: (w, h) => [
          rect(0, 0, w, h, 'url(#sea)') + circle(w * 0.76, h * 0.26, 56, '#ffffff'),
          gradient('sea', ['#3a3a3a', '#8a8a8a', '#ffffff', '#ffffff'], [0, 0.4, 0.62, 1]),
        ],
      },
      {
        ink: '#ff6f61',
        angle: 0.9,
        pitch: 8,
        art: (w, h) => [
          path(
            `M0 ${h * 0.66}Q${w * 0.25} ${h * 0.56} ${w * 0.5} ${h * 0.68}T${w} ${h * 0.62}L${w} ${h}L0 ${h}Z`,
            'url(#dune)',
          ) + circle(w * 0.76, h * 0.26, 56, '#5a5a5a'),
          gradient('dune', ['#f2f2f2', '#8a8a8a', '#1a1a1a']),
        ],
      },
      {
        ink: '#20264d',
        angle: 1.3,
        pitch: 6,
        art: (w, h) => {
          const body = [
            path(
              `M${w * 0.3} ${h * 0.92}C${w * 0.35} ${h * 0.7} ${w * 0.33} ${h * 0.5} ${w * 0.27} ${h * 0.32}L${w * 0.3} ${h * 0.31}C${w * 0.37} ${h * 0.5} ${w * 0.385} ${h * 0.7} ${w * 0.35} ${h * 0.92}Z`,
              '#1a1a1a',
            ),
          ];
          for (const a of [-172, -140, -104, -70, -34, -4, 22, 158]) {
            body.push(
              `<path transform="translate(${w * 0.285} ${h * 0.32}) rotate(${a})" d="M0 0C50 -40 110 -36 158 12C112 -6 56 0 0 12Z" fill="#0a0a0a"/>`,
            );
          }
          body.push(
            path(`M0 ${h * 0.9}Q${w * 0.4} ${h * 0.82} ${w} ${h * 0.94}L${w} ${h}L0 ${h}Z`, '#3a3a3a'),
          );
          return [body.join('')];
        },
      },
    ],
    prompt:
      'Palm tree on a coral dune under a cyan sky, three-ink halftone print with visible dot screens and overprint, pale pink sun, retro surf postcard, wide format',
    tags: ['Halftone', 'Summer', 'Palm Tree', 'Retro'],
  },
]);
