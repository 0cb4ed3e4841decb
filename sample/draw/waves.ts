import { circle, curve, gradient, path, rect, type SceneText, svg, technique } from './canvas.ts';
import { hex, mix, ramp, tone } from './colour.ts';
import { hash, noise2, Random } from './random.ts';

interface WaveScene extends SceneText {
  kind: 'seigaiha' | 'breaker' | 'moonlit' | 'scales';
  palette: readonly string[];
}

type Point = [number, number];

function draw(scene: WaveScene): string {
  const [w, h] = scene.size;
  const random = new Random(scene.seed);
  const noise = noise2(scene.seed);
  const body: string[] = [];
  const colours = ramp(scene.palette);

  if (scene.kind === 'seigaiha' || scene.kind === 'scales') {
    const r = scene.kind === 'seigaiha' ? 64 : 58;
    body.push(rect(0, 0, w, h, scene.palette[0] as string));
    if (scene.kind === 'seigaiha') body.push(circle(w * 0.66, h * 0.3, 118, '#e8503a'));
    const top = scene.kind === 'seigaiha' ? h * 0.3 : -r;
    let row = 0;
    for (let y = top; y < h + r * 2; y += r * 0.5, row++) {
      for (let x = row % 2 ? -r : 0; x < w + r * 2; x += r * 2) {
        if (scene.kind === 'seigaiha') {
          // The upper edge of the sea rises and falls.
          if (y < h * 0.44 + 60 * Math.sin(x / 150 + 0.6)) continue;
          const depth = (y - top) / (h - top);
          const main = hex(colours(0.28 + 0.7 * depth + (hash(scene.seed, x | 0, row) - 0.5) * 0.1));
          const gold = hash(scene.seed + 2, x | 0, row) < 0.09;
          [1, 0.8, 0.6, 0.4, 0.2].forEach((k, i) => {
            body.push(circle(x, y, r * k, i % 2 ? '#f6ecd8' : gold ? '#d9a441' : main));
            body.push(
              circle(
                x,
                y,
                r * k - 2.4,
                i % 2 ? (gold ? '#e8c06a' : tone(main, 0.04)) : gold ? '#d9a441' : main,
              ),
            );
          });
        } else {
          const t = 0.5 + 0.5 * noise(x / 210, y / 210) + (hash(scene.seed, x | 0, row) - 0.5) * 0.3;
          const main = hex(colours(t));
          const edge = '#e3bd74';
          body.push(
            circle(x, y, r, edge),
            circle(x, y, r - 1.8, tone(main, -0.07)),
            circle(x, y, r * 0.76, edge),
            circle(x, y, r * 0.76 - 1.2, main),
          );
          for (let k = -3; k <= 3; k++) {
            const a = -Math.PI / 2 + k * 0.36;
            body.push(
              `<path d="M${x} ${y}L${x + r * 0.74 * Math.cos(a)} ${y + r * 0.74 * Math.sin(a)}" stroke="${edge}" stroke-width="1.1"/>`,
            );
          }
          body.push(circle(x, y, r * 0.3, edge), circle(x, y, r * 0.3 - 1.2, tone(main, 0.1)));
        }
      }
    }
    return svg(scene.size, body);
  }

  if (scene.kind === 'breaker') {
    body.push(rect(0, 0, w, h, 'url(#sky)'), circle(w * 0.78, h * 0.25, 54, '#e2553d'));
    const ink = '#16324f';
    // A small far mountain, as old prints like it.
    body.push(
      path(
        `M${w * 0.52} ${h * 0.63}L${w * 0.66} ${h * 0.45}L${w * 0.69} ${h * 0.45}L${w * 0.84} ${h * 0.63}Z`,
        '#6f8fa8',
      ),
    );
    body.push(
      path(
        `M${w * 0.628} ${h * 0.49}L${w * 0.66} ${h * 0.45}L${w * 0.69} ${h * 0.45}L${w * 0.727} ${h * 0.49}L${w * 0.7} ${h * 0.482}L${w * 0.68} ${h * 0.5}L${w * 0.655} ${h * 0.483}Z`,
        '#fdf8ea',
      ),
    );
    const swell = (base: number, amp: number, phase: number, fill: string, lines: string) => {
      const list: Point[] = [];
      for (let x = -20; x <= w + 20; x += 10)
        list.push([x, base - amp * Math.sin(x / 105 + phase) - amp * 0.3 * Math.sin(x / 41 + phase * 2)]);
      body.push(
        path(`${curve(list)}L${w + 20} ${h + 10}L-20 ${h + 10}Z`, fill, `stroke="${ink}" stroke-width="2.4"`),
      );
      for (let k = 1; k < 5; k++) {
        body.push(
          `<path d="${curve(list.map(([x, y]): Point => [x, y + k * 12 + k * k * 1.4]))}" fill="none" stroke="${lines}" stroke-width="${3.4 - k * 0.45}" opacity="0.9"/>`,
        );
      }
      return list;
    };
    swell(h * 0.63, 9, 1.4, '#8fb7c4', '#c6dcdc');
    swell(h * 0.71, 18, 3.1, '#4a86a8', '#a9cbd6');
    // The great curl: an outer back, an inner hollow and stripes that follow both.
    const outer: Point[] = [
      [-20, h * 0.66],
      [w * 0.06, h * 0.5],
      [w * 0.14, h * 0.33],
      [w * 0.26, h * 0.19],
      [w * 0.4, h * 0.14],
      [w * 0.53, h * 0.2],
      [w * 0.6, h * 0.33],
    ];
    const inner: Point[] = [
      [w * 0.6, h * 0.33],
      [w * 0.52, h * 0.3],
      [w * 0.42, h * 0.31],
      [w * 0.34, h * 0.4],
      [w * 0.31, h * 0.54],
      [w * 0.35, h * 0.68],
      [w * 0.5, h * 0.8],
      [w * 0.74, h * 0.86],
    ];
    body.push(
      path(
        `${curve(outer)}${curve(inner).replace('M', 'L')}L${w + 20} ${h * 0.88}L${w + 20} ${h + 10}L-20 ${h + 10}Z`,
        '#22577f',
        `stroke="${ink}" stroke-width="3"`,
      ),
    );
    for (let k = 1; k <= 7; k++) {
      const t = k / 8.4;
      const stripe = outer.map(([x, y], i): Point => {
        const j = inner[
          Math.min(
            inner.length - 1,
            Math.round(((outer.length - 1 - i) / (outer.length - 1)) * (inner.length - 1)),
          )
        ] as Point;
        return [x + (j[0] - x) * t, y + (j[1] - y) * t];
      });
      body.push(
        `<path d="${curve(stripe)}" fill="none" stroke="${k % 2 ? '#a9cfdc' : '#3f7fa6'}" stroke-width="${k % 2 ? 5 : 8}" stroke-linecap="round"/>`,
      );
    }
    const claw = (x: number, y: number, a: number, s: number) => {
      const [c, d] = [Math.cos(a), Math.sin(a)];
      const p = (u: number, v: number) =>
        `${(x + (u * c - v * d) * s).toFixed(1)} ${(y + (u * d + v * c) * s).toFixed(1)}`;
      body.push(
        path(
          `M${p(0, -9)}C${p(14, -14)} ${p(26, -6)} ${p(25, 6)}C${p(24, 12)} ${p(17, 12)} ${p(17, 6)}C${p(17, 0)} ${p(10, 0)} ${p(0, 8)}Z`,
          '#fdf8ea',
          `stroke="${ink}" stroke-width="1.6"`,
        ),
      );
    };
    const foam = curvePoints(outer.slice(2), 11).concat(curvePoints(inner.slice(0, 4), 7));
    foam.forEach(([x, y], i) => {
      body.push(circle(x, y, 10 + 7 * hash(3, i), '#fdf8ea', `stroke="${ink}" stroke-width="1.4"`));
    });
    foam.forEach(([x, y], i) => {
      const next = foam[Math.min(foam.length - 1, i + 1)] as Point;
      const along = Math.atan2(next[1] - y, next[0] - x);
      claw(x, y, along + 0.9 + random.range(-0.25, 0.25), random.range(0.8, 1.25));
      body.push(circle(x, y, 9 + 4 * hash(5, i), '#fdf8ea'));
    });
    for (let i = 0; i < 60; i++)
      body.push(
        circle(
          w * 0.56 + random.gauss() * 74,
          h * 0.3 + random.gauss() * 52,
          random.range(1, 3.2),
          '#fdf8ea',
        ),
      );
    const front = swell(h * 0.9, 20, 0.2, '#1b4a70', '#7fb0c4');
    front.forEach(([x, y], i) => {
      if (i % 2)
        body.push(circle(x, y - 2, 7 + 6 * hash(8, i), '#fdf8ea', `stroke="${ink}" stroke-width="1.2"`));
    });
    return svg(scene.size, body, gradient('sky', ['#e9d3a6', '#f3e5c3', '#f7ecd2']));
  }

  body.push(
    rect(0, 0, w, h, 'url(#sky)'),
    circle(w * 0.5, h * 0.29, 170, '#fff6d8', 'opacity="0.08"'),
    circle(w * 0.5, h * 0.29, 126, '#fff6d8', 'opacity="0.13"'),
    circle(w * 0.5, h * 0.29, 84, '#fff3cf'),
  );
  for (let i = 0; i < 80; i++)
    body.push(
      circle(
        random.range(0, w),
        random.range(0, h * 0.5),
        random.range(0.5, 1.6),
        '#fffdf0',
        'opacity="0.75"',
      ),
    );
  const rows = 13;
  for (let k = 0; k < rows; k++) {
    const t = k / (rows - 1);
    const base = h * (0.52 + 0.46 * t ** 1.12);
    const long = 70 + 90 * t;
    const list: Point[] = [];
    for (let x = -20; x <= w + 20; x += 8)
      list.push([x, base - (6 + 20 * t) * Math.sin(x / long + k * 2.3) - 5 * noise(x / 60, k * 4)]);
    const fill = hex(colours(t));
    body.push(path(`${curve(list)}L${w + 20} ${h + 10}L-20 ${h + 10}Z`, fill));
    body.push(
      `<path d="${curve(list)}" fill="none" stroke="${mix(fill, '#cfe6ef', 0.45)}" stroke-width="${1 + 1.6 * t}"/>`,
    );
    for (let s = 0; s < 7; s++) {
      const x = w * 0.5 + random.gauss() * (26 + 70 * t);
      const long2 = random.range(10, 30) * (0.5 + t);
      body.push(
        `<path d="M${x} ${base + 6 + random.range(0, 14)}h${long2}" stroke="#fff3cf" stroke-width="${1.2 + 1.6 * t}" stroke-linecap="round" opacity="${(0.9 - 0.4 * t).toFixed(2)}"/>`,
      );
    }
  }
  return svg(scene.size, body, gradient('sky', ['#0b1440', '#27306e', '#6a5a9c']));
}

/** Even steps along a chain of points. */
function curvePoints(list: readonly Point[], count: number): Point[] {
  return Array.from({ length: count }, (_, i): Point => {
    const t = (i / count) * (list.length - 1);
    const a = list[Math.floor(t)] as Point;
    const b = list[Math.min(list.length - 1, Math.floor(t) + 1)] as Point;
    return [a[0] + (b[0] - a[0]) * (t % 1), a[1] + (b[1] - a[1]) * (t % 1)];
  });
}

export const waves = technique<WaveScene>('waves', draw, [
  {
    kind: 'seigaiha',
    seed: 6,
    size: [512, 640],
    palette: ['#f4e8d0', '#8fb9c4', '#3f7fa0', '#1d4a74', '#122a4f'],
    prompt:
      'seigaiha wave pattern rising like a sea of overlapping scales in indigo shades with a few gold ones, flat vermilion sun setting into it, warm paper sky, Japanese graphic print, vertical',
    tags: ['Pattern', 'Ocean', 'Japanese Style', 'Poster'],
  },
  {
    kind: 'breaker',
    seed: 11,
    size: [640, 512],
    palette: ['#22577f', '#1b4a70'],
    prompt:
      'Great curling wave with clawed white foam towering over the sea, tiny snow-capped mountain and red sun behind, ukiyo-e woodblock style, Prussian blue stripes, ink outlines, parchment sky',
    tags: ['Ukiyo-e', 'Ocean', 'Japanese Style', 'Landscape'],
  },
  {
    kind: 'moonlit',
    seed: 17,
    size: [512, 512],
    palette: ['#5f6fae', '#3a5596', '#234079', '#152a5a', '#0a163a'],
    prompt:
      'full moon over rows of rolling night waves, broken moonlight path glittering down the middle, violet to navy gradient, fine light crests, stars, calm flat illustration, square',
    tags: ['Ocean', 'Night', 'Illustration', 'Minimalism'],
  },
  {
    kind: 'scales',
    seed: 23,
    size: [512, 512],
    palette: ['#0b3b3c', '#125e5a', '#1f8a7a', '#123f5f', '#0a2a48'],
    prompt:
      'Art deco scallop pattern, overlapping fans in emerald, teal and sapphire enamel with thin brass outlines and rays, jewel-like seamless wallpaper, elegant 1920s ornament',
    tags: ['Art Deco', 'Pattern', 'Wallpaper', 'Ornament'],
  },
]);
