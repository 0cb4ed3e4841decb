import { circle, curve, gradient, path, points, rect, type SceneText, svg, technique } from './canvas.ts';
import { mix, tone } from './colour.ts';
import { fbm, noise2, Random } from './random.ts';

interface PaperScene extends SceneText {
  kind: 'peaks' | 'forest' | 'canyon' | 'sea';
  sky: readonly string[];
  /** The farthest and the nearest sheet; the ones between are mixed. */
  far: string;
  near: string;
  light: { x: number; y: number; r: number; colour: string };
  layers: number;
}

type Point = [number, number];

/** Each sheet of paper throws a soft shadow on the one behind it. */
const shadow = (id: string, blur: number, opacity: number) =>
  `<filter id="${id}" x="-10%" y="-30%" width="120%" height="160%">` +
  `<feDropShadow dx="0" dy="-3" stdDeviation="${blur}" flood-color="#0a0a20" flood-opacity="${opacity}"/></filter>`;

function pine(x: number, y: number, h: number, random: Random): string {
  const tiers = 6;
  const left: Point[] = [];
  const right: Point[] = [];
  for (let i = 0; i <= tiers; i++) {
    const t = i / tiers;
    const w = h * 0.23 * t * random.range(0.9, 1.1);
    const ty = y - h + h * 0.92 * t;
    left.push([x - w, ty + h * 0.03], [x - w * 0.45, ty]);
    right.push([x + w, ty + h * 0.03], [x + w * 0.45, ty]);
  }
  return `${points([[x, y - h * 1.04], ...right, [x + h * 0.02, y], [x - h * 0.02, y], ...left.reverse()])}Z`;
}

function draw(scene: PaperScene): string {
  const [width, height] = scene.size;
  const random = new Random(scene.seed);
  const { light } = scene;
  const body = [
    rect(0, 0, width, height, 'url(#sky)'),
    circle(width * light.x, height * light.y, light.r * 2.6, light.colour, 'opacity="0.13"'),
    circle(width * light.x, height * light.y, light.r * 1.7, light.colour, 'opacity="0.2"'),
    circle(width * light.x, height * light.y, light.r, light.colour),
  ];
  if (scene.kind === 'forest') {
    for (let i = 0; i < 70; i++) {
      body.push(
        circle(
          random.range(0, width),
          random.range(0, height * 0.6),
          random.range(0.5, 1.5),
          '#fff7dc',
          'opacity="0.8"',
        ),
      );
    }
  }
  for (let i = 0; i < scene.layers; i++) {
    const t = i / (scene.layers - 1);
    const noise = noise2(scene.seed * 31 + i);
    const colour = mix(scene.far, scene.near, t ** 0.9);
    const base = height * (0.36 + 0.6 * t ** 1.05);
    const ridge: Point[] = [];
    let trees = '';
    const reach = 90 + 60 * t;
    for (let x = -10; x <= width + 10; x += scene.kind === 'sea' || scene.kind === 'canyon' ? 4 : 3) {
      let y = base;
      if (scene.kind === 'peaks') {
        // Folding the noise gives sharp crests and round valleys.
        y -= (1 - Math.abs(fbm(noise, x / (260 + 80 * t), 3.7, 5, 0.45)) * 2.1) * reach - 40;
      } else if (scene.kind === 'forest') {
        y -= fbm(noise, x / 330, 1.3, 3) * reach * 1.2;
      } else if (scene.kind === 'canyon') {
        const h = fbm(noise, x / 190, 2.1, 3) * 2.2;
        // Steps make mesas with steep walls.
        const step = Math.floor(h * 2.2) + Math.min(1, (h * 2.2 - Math.floor(h * 2.2)) * 5);
        y -= step * 44 + fbm(noise, x / 30, 8, 2) * 4;
      } else {
        const phase = random.range(0, 0.001) + i * 1.9;
        const swell = Math.sin(x / (62 + 26 * t) + phase);
        y -= 24 * (1 - Math.abs(swell)) ** 1.4 * (0.7 + t) + Math.sin(x / 160 + i) * 12 - 10;
      }
      ridge.push([x, y]);
    }
    if (scene.kind === 'forest') {
      const step = 9 + 20 * t;
      for (let x = -10; x < width + 20; x += random.range(step * 0.55, step * 1.3)) {
        const y = (ridge[Math.min(ridge.length - 1, Math.max(0, Math.round((x + 10) / 3)))] as Point)[1];
        // A clearing in the middle lets the eye reach the moon.
        const open = t > 0.6 ? Math.min(1, Math.abs(x / width - 0.52) * 3.4 + 0.15) : 1;
        trees += pine(x, y + 5, (26 + 120 * t ** 1.4) * random.range(0.65, 1.2) * open, random);
      }
    }
    const d = `${scene.kind === 'sea' ? curve(ridge) : points(ridge)}L${width + 10} ${height + 10}L-10 ${height + 10}Z`;
    body.push(`<g filter="url(#lift)">${path(d + trees, `url(#sheet${i})`)}</g>`);
    if (scene.kind === 'sea') {
      body.push(
        `<path d="${curve(ridge.map(([x, y]): Point => [x, y + 7]))}" fill="none" stroke="${tone(colour, 0.14)}" stroke-width="2.4" opacity="0.85"/>`,
      );
    }
  }
  const sheets = Array.from({ length: scene.layers }, (_, i) => {
    const colour = mix(scene.far, scene.near, (i / (scene.layers - 1)) ** 0.9);
    // Mist gathers at the foot of every range.
    return gradient(`sheet${i}`, [tone(colour, -0.025), mix(colour, scene.far, 0.34)]);
  });
  return svg(scene.size, body, gradient('sky', scene.sky) + shadow('lift', 7, 0.38) + sheets.join(''));
}

export const paperCut = technique<PaperScene>('paper-cut', draw, [
  {
    kind: 'peaks',
    seed: 4,
    size: [768, 512],
    layers: 7,
    sky: ['#f7c9a3', '#fbe3c4', '#fff4e0'],
    far: '#f0b79a',
    near: '#3a2349',
    light: { x: 0.64, y: 0.27, r: 40, colour: '#fffaf0' },
    prompt:
      'layered paper cut mountains at sunrise, seven sheets of card fading from peach haze to deep plum, soft drop shadow between the layers, pale sun disc over jagged ridges, wide panorama, atmospheric perspective',
    tags: ['Paper Cut', 'Mountains', 'Landscape', 'Sunrise'],
  },
  {
    kind: 'forest',
    seed: 15,
    size: [512, 640],
    layers: 6,
    sky: ['#0c2340', '#1d4a6b', '#5d93a0'],
    far: '#4f8793',
    near: '#071722',
    light: { x: 0.52, y: 0.24, r: 46, colour: '#fdf3cf' },
    prompt:
      'Paper diorama of a pine forest at night: six layers of cut card in teal and midnight blue open into a clearing beneath a big cream full moon, tiny stars, backlit lightbox depth, portrait format',
    tags: ['Paper Cut', 'Forest', 'Night', 'Diorama'],
  },
  {
    kind: 'canyon',
    seed: 23,
    size: [640, 512],
    layers: 6,
    sky: ['#2b1a4a', '#a2325f', '#f5804e', '#ffd08a'],
    far: '#f0895a',
    near: '#33102b',
    light: { x: 0.64, y: 0.34, r: 56, colour: '#ffe9b0' },
    prompt:
      'desert canyon with stepped mesas in layered cut paper, burning orange to maroon, huge low sun between the buttes, violet evening sky, long shadows between the sheets, graphic travel poster mood',
    tags: ['Paper Cut', 'Desert', 'Landscape', 'Sunset'],
  },
  {
    kind: 'sea',
    seed: 9,
    size: [512, 512],
    layers: 9,
    sky: ['#fde8d0', '#fbd0b5', '#f7b2a0'],
    far: '#8fd0cb',
    near: '#0b3558',
    light: { x: 0.5, y: 0.27, r: 60, colour: '#f2644b' },
    prompt:
      'nine rows of paper cut ocean waves with crisp curling crests and thin light edges, mint to navy, a coral sun rising behind them in a blush sky, square, handmade collage, gentle shadows',
    tags: ['Paper Cut', 'Ocean', 'Collage', 'Sunrise'],
  },
]);
