import { circle, ellipse, gradient, path, rect, type SceneText, svg, technique } from './canvas.ts';
import { clamp, hex, lerp, ramp, tone } from './colour.ts';
import { Random } from './random.ts';

interface SpiralScene extends SceneText {
  kind: 'sunflower' | 'dahlia' | 'succulent' | 'dandelion';
  ground: readonly string[];
  palette: readonly string[];
}

// Seeds set at the golden angle never line up, which is how a sunflower packs them.
const golden = Math.PI * (3 - Math.sqrt(5));

function draw(scene: SpiralScene): string {
  const [w, h] = scene.size;
  const random = new Random(scene.seed);
  const colours = ramp(scene.palette);
  const [cx, cy] = [w / 2, h / 2];
  const body = [rect(0, 0, w, h, 'url(#ground)')];
  const petal = (angle: number, from: number, length: number, width: number, fill: string, extra = '') =>
    `<path transform="translate(${cx.toFixed(1)} ${cy.toFixed(1)}) rotate(${((angle * 180) / Math.PI).toFixed(2)})" d="M${from} 0C${from + length * 0.22} ${-width * 0.62} ${from + length * 0.7} ${-width * 0.62} ${from + length} 0C${from + length * 0.7} ${width * 0.62} ${from + length * 0.22} ${width * 0.62} ${from} 0Z" fill="${fill}" ${extra}/>`;
  const defs = [gradient('ground', scene.ground)];

  if (scene.kind === 'sunflower') {
    for (let ring = 0; ring < 3; ring++) {
      const count = 34;
      for (let i = 0; i < count; i++) {
        const a = ((i + ring / 3) / count) * 2 * Math.PI + random.range(-0.03, 0.03);
        const fill = ['#d98200', '#f2a900', '#ffc933'][ring] as string;
        const length = 240 - ring * 30 + random.range(-14, 14) - 128;
        body.push(
          petal(a, 128 - ring * 6, length, 36, fill, `stroke="${tone(fill, -0.13)}" stroke-width="1"`),
        );
        body.push(petal(a, 132, length * 0.72, 4, tone(fill, -0.09), 'opacity="0.7"'));
      }
    }
    body.push(circle(cx, cy, 146, '#2a1608'));
    for (let i = 900; i > 0; i--) {
      const r = 4.7 * Math.sqrt(i);
      if (r > 143) continue;
      const t = r / 143;
      const a = i * golden;
      const fill = hex(colours(clamp(t + random.range(-0.04, 0.04))));
      const [x, y] = [cx + r * Math.cos(a), cy + r * Math.sin(a)];
      const size = 1.7 + 2.3 * Math.sqrt(t);
      body.push(
        circle(x + 0.8, y + 1, size, '#1a0d05'),
        circle(x, y, size, fill),
        circle(x - size * 0.3, y - size * 0.35, size * 0.36, tone(fill, 0.17)),
      );
    }
  } else if (scene.kind === 'dahlia') {
    body.push(circle(cx, cy, 60, '#ff9a86'));
    for (let i = 420; i > 0; i--) {
      const t = Math.sqrt(i / 420);
      const r = 200 * t ** 1.1;
      const a = i * golden;
      const fill = hex(colours(clamp(t * 0.92 + random.range(-0.05, 0.05))));
      const length = lerp(16, 66, t);
      body.push(petal(a, r * 0.93 - length * 0.35, length, lerp(10, 34, t), tone(fill, -0.16)));
      body.push(petal(a, r * 0.93 - length * 0.35, length * 0.96, lerp(8, 29, t), fill));
      body.push(petal(a, r * 0.93, length * 0.45, lerp(2, 8, t), tone(fill, 0.08), 'opacity="0.75"'));
    }
  } else if (scene.kind === 'succulent') {
    for (let i = 88; i >= 0; i--) {
      const t = Math.sqrt(i / 88);
      const r = 186 * t;
      const a = i * golden;
      const size = lerp(30, 112, t ** 0.8);
      const fill = hex(colours(clamp(1 - t + random.range(-0.05, 0.05))));
      const at = `transform="translate(${(cx + r * 0.62 * Math.cos(a)).toFixed(1)} ${(cy + r * 0.62 * Math.sin(a)).toFixed(1)}) rotate(${((a * 180) / Math.PI).toFixed(1)})"`;
      const leaf = (k: number) =>
        `M${-size * 0.3 * k} 0C${-size * 0.1 * k} ${-size * 0.5 * k} ${size * 0.62 * k} ${-size * 0.52 * k} ${size * 0.98 * k} 0C${size * 0.62 * k} ${size * 0.52 * k} ${-size * 0.1 * k} ${size * 0.5 * k} ${-size * 0.3 * k} 0Z`;
      body.push(
        `<g ${at}>${path(leaf(1.07), '#0d2620', 'opacity="0.4"')}${path(leaf(1), tone(fill, -0.1))}${path(leaf(0.92), fill)}${path(`M${size * 0.78} ${-size * 0.19}Q${size * 0.93} ${-size * 0.1} ${size * 0.99} 0Q${size * 0.93} ${size * 0.1} ${size * 0.78} ${size * 0.19}Q${size * 0.9} 0 ${size * 0.78} ${-size * 0.19}Z`, '#e0708a', 'opacity="0.9"')}${path(leaf(0.5), tone(fill, 0.07), 'opacity="0.55"')}</g>`,
      );
    }
  } else {
    const [dx, dy] = [cx - 20, cy - 70];
    body.push(
      `<path d="M${dx} ${dy}C${dx + 14} ${dy + 160} ${dx - 20} ${dy + 260} ${dx + 20} ${h + 10}" fill="none" stroke="#5f8a62" stroke-width="9"/>`,
    );
    body.push(
      `<path d="M${dx - 3} ${dy}C${dx + 10} ${dy + 160} ${dx - 24} ${dy + 260} ${dx + 16} ${h + 10}" fill="none" stroke="#8fb58a" stroke-width="3"/>`,
    );
    const parachute = (x0: number, y0: number, a: number, length: number, fade: number) => {
      const [x1, y1] = [x0 + length * Math.cos(a), y0 + length * Math.sin(a)];
      body.push(
        `<path d="M${x0.toFixed(1)} ${y0.toFixed(1)}L${x1.toFixed(1)} ${y1.toFixed(1)}" stroke="#fdfaf0" stroke-width="0.8" opacity="${(0.6 * fade).toFixed(2)}"/>`,
      );
      for (let k = 0; k < 13; k++) {
        const spread = a + (k - 6) * 0.19;
        const l = length * 0.3;
        body.push(
          `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)}l${(l * Math.cos(spread)).toFixed(1)} ${(l * Math.sin(spread)).toFixed(1)}" stroke="#ffffff" stroke-width="0.7" opacity="${(0.62 * fade).toFixed(2)}"/>`,
        );
      }
      body.push(
        ellipse(
          x0,
          y0,
          2.6,
          1.3,
          '#6b4a2f',
          `transform="rotate(${((a * 180) / Math.PI).toFixed(0)} ${x0} ${y0})"`,
        ),
      );
    };
    for (let i = 150; i > 2; i--) {
      const a = i * golden;
      // A bite is blown out on the right-hand side.
      const gone = Math.cos(a + 0.55) > 0.66 && random.chance(0.82);
      if (gone) continue;
      const t = Math.sqrt(i / 150);
      parachute(dx + 18 * t * Math.cos(a), dy + 18 * t * Math.sin(a), a, 56 + 66 * t, 0.55 + 0.45 * t);
    }
    body.push(circle(dx, dy, 15, '#7a5a3a'), circle(dx - 3, dy - 4, 9, '#99764d'));
    for (const [x, y, a, s] of [
      [0.68, 0.22, -0.7, 52],
      [0.82, 0.36, -0.35, 44],
      [0.77, 0.11, -0.9, 40],
      [0.9, 0.2, -0.6, 34],
      [0.71, 0.45, -0.2, 46],
    ] as const) {
      parachute(x * w, y * h, a, s, 1);
    }
  }
  return svg(scene.size, body, defs.join(''));
}

export const phyllotaxis = technique<SpiralScene>('phyllotaxis', draw, [
  {
    kind: 'sunflower',
    seed: 4,
    size: [512, 512],
    ground: ['#123a52', '#0a2236'],
    palette: ['#7a8f3a', '#b98a2a', '#8a4a16', '#4a2410', '#c98a2a'],
    prompt:
      'sunflower head seen straight on, seeds packed in golden-angle spirals from green heart to brown rim, three layers of amber petals, deep blue background, crisp botanical illustration, perfect symmetry',
    tags: ['Botanical', 'Flowers', 'Symmetry', 'Illustration'],
  },
  {
    kind: 'dahlia',
    seed: 9,
    size: [512, 512],
    ground: ['#1d1026', '#2c1230'],
    palette: ['#ffe9b8', '#ffb08a', '#ff6f7d', '#d93a7a', '#8a1f6a'],
    prompt:
      'Pompon dahlia in full bloom, hundreds of pointed petals spiralling from cream centre through coral to magenta and plum, dark aubergine background, top view, vector botanical art',
    tags: ['Botanical', 'Flowers', 'Vector', 'Symmetry'],
  },
  {
    kind: 'succulent',
    seed: 15,
    size: [640, 512],
    ground: ['#f6e2d6', '#f0cdbd'],
    palette: ['#2f6f66', '#4f9a86', '#86c2a4', '#b8dcc0', '#dff0d6'],
    prompt:
      'echeveria succulent rosette from above, plump overlapping leaves in jade and mint with rosy tips, blush pink backdrop, flat layered shading, calm modern plant poster',
    tags: ['Botanical', 'Succulent', 'Top View', 'Poster'],
  },
  {
    kind: 'dandelion',
    seed: 21,
    size: [512, 640],
    ground: ['#2f5d7a', '#5f94a6', '#c9c79a', '#e8b878'],
    palette: ['#ffffff', '#fdf6e0'],
    prompt:
      'Dandelion clock losing its seeds to the wind, delicate white parachutes floating off to the right, slender green stem, blurred blue to golden evening gradient, airy minimal illustration',
    tags: ['Botanical', 'Minimalism', 'Illustration', 'Summer'],
  },
]);
