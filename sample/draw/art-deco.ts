import { circle, gradient, path, polygon, rect, type SceneText, svg, technique } from './canvas.ts';

interface DecoScene extends SceneText {
  kind: 'sunburst' | 'gate' | 'peacock' | 'fountain';
  ground: readonly string[];
  accent: readonly string[];
}

const gold = 'url(#gold)';

function draw(scene: DecoScene): string {
  const [w, h] = scene.size;
  const body = [rect(0, 0, w, h, 'url(#ground)')];
  const [cx, cy] = [w / 2, h / 2];
  const both = (part: string) => `${part}<g transform="translate(${w} 0) scale(-1 1)">${part}</g>`;
  const stroke = (d: string, width: number, colour = gold) =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
  const [dark, mid, light] = scene.accent as [string, string, string];

  if (scene.kind === 'sunburst') {
    const base = h * 0.78;
    for (let i = 0; i < 36; i++) {
      const a = Math.PI + (i / 36) * Math.PI;
      const b = Math.PI + ((i + 1) / 36) * Math.PI;
      const p = (angle: number, r: number): [number, number] => [
        cx + r * Math.cos(angle),
        base + r * Math.sin(angle),
      ];
      if (i % 2) body.push(polygon([p(a, 60), p(a, 720), p(b, 720), p(b, 60)], gold, 'opacity="0.22"'));
      body.push(stroke(`M${p(a, 150).join(' ')}L${p(a, 700).join(' ')}`, 1.2));
    }
    for (const r of [150, 128, 118]) body.push(circle(cx, base, r, r === 128 ? dark : gold));
    body.push(circle(cx, base, 112, 'url(#ground)'));
    const tower = (x: number, bw: number, top: number, steps: number, fill: string) => {
      for (let k = 0; k < steps; k++) {
        const wide = bw * (1 - k * 0.22);
        const y = base - (base - top) * (0.5 + (0.5 * (k + 1)) / steps);
        body.push(rect(x - wide / 2, y, wide, base - y, fill, `stroke="${gold}" stroke-width="2"`));
      }
      const lines = Math.floor(bw / 11);
      for (let k = 1; k < lines; k++)
        body.push(
          rect(
            x - bw / 2 + (k * bw) / lines - 1.5,
            base - (base - top) * 0.6,
            3,
            (base - top) * 0.6,
            gold,
            'opacity="0.75"',
          ),
        );
    };
    for (const [dx, bw, top] of [
      [-216, 66, 0.52],
      [216, 66, 0.52],
      [-142, 74, 0.4],
      [142, 74, 0.4],
      [-66, 78, 0.28],
      [66, 78, 0.28],
    ] as const)
      tower(cx + dx, bw, h * top, 3, mid);
    tower(cx, 104, h * 0.14, 4, dark);
    body.push(
      polygon(
        [
          [cx - 5, h * 0.16],
          [cx, h * 0.03],
          [cx + 5, h * 0.16],
        ],
        gold,
      ),
    );
    body.push(rect(0, base, w, h - base, dark), rect(0, base, w, 4, gold));
    for (let k = 0; k < 6; k++)
      body.push(
        stroke(`M0 ${base + 18 + k * 18}Q${cx} ${base + 2 + k * 25} ${w} ${base + 18 + k * 18}`, 1.6),
      );
  } else if (scene.kind === 'gate') {
    for (let k = 0; k < 6; k++)
      body.push(
        rect(
          18 + k * 7,
          18 + k * 7,
          w - 36 - k * 14,
          h - 36 - k * 14,
          'none',
          `stroke="${gold}" stroke-width="${k % 2 ? 1 : 2.6}"`,
        ),
      );
    const part: string[] = [];
    for (let k = 0; k < 9; k++) {
      const y = h * 0.16 + k * 50;
      part.push(
        stroke(`M${cx} ${y}L${cx - 150} ${y + 92}`, k % 3 === 0 ? 5 : 1.6),
        stroke(`M${cx} ${y + 12}L${cx - 150} ${y + 104}`, 1.2),
      );
      part.push(
        polygon(
          [
            [cx, y + 24],
            [cx - 54, y + 57],
            [cx, y + 48],
          ],
          k % 2 ? mid : light,
          'opacity="0.9"',
        ),
      );
    }
    for (let k = 0; k < 5; k++)
      part.push(stroke(`M${cx - 160 - k * 6} ${h * 0.12}V${h * 0.88}`, k % 2 ? 1 : 2.4));
    body.push(`<g clip-path="url(#door)">${both(part.join(''))}</g>`);
    const fan = (y: number, up: number) => {
      for (let i = 0; i <= 14; i++) {
        const a = (up > 0 ? Math.PI : 0) + (i / 14) * Math.PI;
        body.push(stroke(`M${cx} ${y}L${cx + 128 * Math.cos(a)} ${y + 128 * Math.sin(a)}`, i % 2 ? 1.2 : 3));
      }
      for (const r of [128, 96, 64, 36])
        body.push(stroke(`M${cx - r} ${y}A${r} ${r} 0 0 ${up > 0 ? 1 : 0} ${cx + r} ${y}`, 2.4));
      body.push(circle(cx, y, 20, gold), circle(cx, y, 14, dark));
    };
    body.push(circle(cx, cy, 106, dark, `stroke="${gold}" stroke-width="5"`));
    for (let i = 0; i < 24; i++)
      body.push(
        `<g transform="rotate(${i * 15} ${cx} ${cy})">${polygon(
          [
            [cx, cy - 96],
            [cx - 9, cy - 34],
            [cx + 9, cy - 34],
          ],
          i % 2 ? gold : light,
        )}</g>`,
      );
    body.push(circle(cx, cy, 32, gold), circle(cx, cy, 23, mid));
    fan(h * 0.88, 1);
    fan(h * 0.12, -1);
  } else if (scene.kind === 'peacock') {
    const r = 86;
    let row = 0;
    for (let y = -20; y < h + r * 2; y += 56, row++) {
      for (let x = row % 2 ? 0 : -r; x < w + r * 2; x += r * 2) {
        body.push(circle(x, y, r, gold), circle(x, y, r - 3, dark));
        for (let i = 0; i <= 26; i++) {
          const a = Math.PI + (i / 26) * Math.PI;
          body.push(
            stroke(
              `M${x + 46 * Math.cos(a)} ${y + 46 * Math.sin(a)}L${x + 80 * Math.cos(a)} ${y + 80 * Math.sin(a)}`,
              i % 2 ? 0.9 : 2,
            ),
          );
          if (i % 2 === 0) body.push(circle(x + 76 * Math.cos(a), y + 76 * Math.sin(a), 3, light));
        }
        body.push(
          circle(x, y - 4, 48, gold),
          circle(x, y - 4, 45, mid),
          circle(x, y - 8, 30, light),
          circle(x, y - 12, 18, '#1b2f7a'),
          circle(x, y - 12, 8, gold),
        );
      }
    }
  } else {
    for (let k = 0; k < 4; k++)
      body.push(
        stroke(
          `M${24 + k * 9} ${h}V${h * 0.34}A${cx - 24 - k * 9} ${cx - 24 - k * 9} 0 0 1 ${w - 24 - k * 9} ${h * 0.34}V${h}`,
          k % 2 ? 1.4 : 3.6,
        ),
      );
    body.push(
      circle(cx, h * 0.3, 74, light),
      circle(cx, h * 0.3, 74, 'none', `stroke="${gold}" stroke-width="4"`),
    );
    const part: string[] = [];
    for (let k = 0; k < 9; k++) {
      const [reach, rise] = [20 + k * 19, h * (0.24 + 0.042 * k)];
      part.push(
        stroke(
          `M${cx} ${h * 0.76}C${cx} ${rise - 80} ${cx - reach} ${rise - 60} ${cx - reach} ${h * 0.72 - k * 4}`,
          k % 2 ? 1.6 : 4,
        ),
      );
      part.push(circle(cx - reach, h * 0.72 - k * 4, 4.4, light));
    }
    for (let k = 0; k < 4; k++) {
      const y = h * 0.74 + k * 34;
      const wide = 190 - k * 34;
      part.push(
        path(
          `M${cx} ${y}H${cx - wide}Q${cx - wide} ${y + 26} ${cx} ${y + 28}Z`,
          k % 2 ? mid : dark,
          `stroke="${gold}" stroke-width="2.4"`,
        ),
      );
    }
    for (let k = 0; k < 5; k++)
      part.push(
        path(
          `M${58 + k * 2} ${h}C${40 + k * 24} ${h * 0.9} ${44 + k * 26} ${h * (0.76 + k * 0.03)} ${62 + k * 34} ${h * (0.73 + k * 0.045)}C${90 + k * 26} ${h * (0.8 + k * 0.03)} ${90 + k * 18} ${h * 0.92} ${70 + k * 4} ${h}Z`,
          k % 2 ? mid : dark,
          `stroke="${gold}" stroke-width="1.6"`,
        ),
      );
    body.push(both(part.join('')));
  }
  const defs =
    `<linearGradient id="gold" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="${w}" y2="${h}">` +
    ['#8f6420', '#f6dc93', '#b98a36', '#fbeab5', '#9c6f28', '#eccb7c', '#a67a2e']
      .map((c, i) => `<stop offset="${i / 6}" stop-color="${c}"/>`)
      .join('') +
    `</linearGradient><clipPath id="door"><rect x="60" y="60" width="${w - 120}" height="${h - 120}"/></clipPath>`;
  return svg(scene.size, body, defs + gradient('ground', scene.ground));
}

export const artDeco = technique<DecoScene>('art-deco', draw, [
  {
    kind: 'sunburst',
    seed: 1,
    size: [512, 640],
    ground: ['#0c1b33', '#16375a', '#1f5a73'],
    accent: ['#0a1526', '#14304f', '#f0d48a'],
    prompt:
      'art deco skyline poster, stepped skyscrapers with gold pinstripes before a radiant sunburst, midnight blue to teal sky, symmetrical composition, metallic foil lines, roaring twenties glamour',
    tags: ['Art Deco', 'City', 'Poster', 'Symmetry'],
  },
  {
    kind: 'gate',
    seed: 2,
    size: [512, 640],
    ground: ['#101512', '#14241c'],
    accent: ['#0d1a14', '#1f6b4f', '#3fa37a'],
    prompt:
      'Ornate 1920s elevator door in brass and emerald enamel on black, chevrons pointing to a central star medallion, fan motifs above and below, strict mirror symmetry, luxury art deco ornament',
    tags: ['Art Deco', 'Ornament', 'Symmetry', 'Luxury'],
  },
  {
    kind: 'peacock',
    seed: 3,
    size: [512, 512],
    ground: ['#0a2a2f', '#0a2a2f'],
    accent: ['#0d3f45', '#12746f', '#2fb8a0'],
    prompt:
      'peacock feather wallpaper in art deco style, overlapping fans in turquoise and deep teal with royal blue eyes, fine golden rays and beads, opulent seamless pattern',
    tags: ['Art Deco', 'Pattern', 'Wallpaper', 'Luxury'],
  },
  {
    kind: 'fountain',
    seed: 4,
    size: [512, 640],
    ground: ['#2b0f24', '#5a1a3c', '#8a2f4a'],
    accent: ['#3a1230', '#a8405a', '#f7c9b0'],
    prompt:
      'Symmetrical art deco fountain beneath an arch, golden water jets arcing like plumes before a pale pink moon, stylised leaves, burgundy and rose background, gilded linework',
    tags: ['Art Deco', 'Symmetry', 'Poster', 'Ornament'],
  },
]);
