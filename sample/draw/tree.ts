import { circle, ellipse, gradient, path, polygon, rect, type SceneText, svg, technique } from './canvas.ts';
import { mix, tone } from './colour.ts';
import { noise2, Random } from './random.ts';

interface TreeScene extends SceneText {
  kind: 'blossom' | 'autumn' | 'winter' | 'savanna';
  sky: readonly string[];
  bark: string;
  leaves: readonly string[];
  disc: { x: number; y: number; r: number; colour: string };
}

function draw(scene: TreeScene): string {
  const [w, h] = scene.size;
  const random = new Random(scene.seed);
  const noise = noise2(scene.seed);
  const body = [rect(0, 0, w, h, 'url(#sky)')];
  const { disc, kind } = scene;
  for (const [k, o] of [
    [1.5, 0.1],
    [1.22, 0.16],
    [1, 1],
  ] as const)
    body.push(circle(disc.x * w, disc.y * h, disc.r * k, disc.colour, `opacity="${o}"`));
  const ground = h * (kind === 'savanna' ? 0.86 : 0.88);
  if (kind === 'winter')
    for (let i = 0; i < 90; i++)
      body.push(
        circle(
          random.range(0, w),
          random.range(0, h * 0.7),
          random.range(0.4, 1.4),
          '#ffffff',
          'opacity="0.8"',
        ),
      );
  for (let k = 0; k < 3; k++) {
    let d = `M-5 ${h}`;
    for (let x = -5; x <= w + 5; x += 8)
      d += `L${x} ${(ground - 30 + k * 18 + noise(x / 150, k * 5) * (24 - k * 6)).toFixed(1)}`;
    const base =
      kind === 'winter'
        ? ['#8fa6cf', '#c3d2ea', '#eef4fc']
        : kind === 'blossom'
          ? ['#b9cfae', '#94b98a', '#6f9d70']
          : kind === 'autumn'
            ? ['#c9924f', '#a86a35', '#7a4425']
            : ['#8a3a2a', '#5a221f', '#2a1016'];
    body.push(path(`${d}L${w + 5} ${h}Z`, base[k] as string));
  }
  const front: string[] = [];
  const canopy: { x: number; y: number; depth: number }[] = [];
  const grow = (x: number, y: number, angle: number, length: number, width: number, depth: number): void => {
    // A branch is a tapering, slightly bent strip.
    const bend = random.range(-0.25, 0.25);
    const steps = 5;
    const left: [number, number][] = [];
    const right: [number, number][] = [];
    let [px, py, a] = [x, y, angle];
    for (let i = 0; i <= steps; i++) {
      const half = (width * (1 - (0.36 * i) / steps)) / 2;
      left.push([px + Math.cos(a + Math.PI / 2) * half, py + Math.sin(a + Math.PI / 2) * half]);
      right.push([px + Math.cos(a - Math.PI / 2) * half, py + Math.sin(a - Math.PI / 2) * half]);
      if (i === steps) break;
      px += (Math.cos(a) * length) / steps;
      py += (Math.sin(a) * length) / steps;
      a += bend / steps;
    }
    front.push(polygon([...left, ...right.reverse()], scene.bark), circle(px, py, width * 0.32, scene.bark));
    if (width > 5)
      front.push(
        `<path d="M${x + width * 0.22} ${y}L${px + width * 0.1} ${py}" stroke="${tone(scene.bark, 0.1)}" stroke-width="${width * 0.14}" opacity="0.6" stroke-linecap="round"/>`,
      );
    if (kind === 'winter' && width > 1.2 && width < 16 && Math.abs(Math.cos(a)) > 0.45) {
      front.push(
        `<path d="M${x} ${y - width * 0.42}Q${(x + px) / 2} ${(y + py) / 2 - width * 0.75} ${px} ${py - width * 0.36}" stroke="#f6faff" stroke-width="${Math.max(1, width * 0.34)}" fill="none" stroke-linecap="round"/>`,
      );
    }
    if (depth <= 2) canopy.push({ x: px, y: py, depth });
    if (depth === 0) return;
    const count = random.chance(0.35) && depth < 6 ? 3 : 2;
    const spread = kind === 'savanna' ? 0.62 : 0.46;
    for (let i = 0; i < count; i++) {
      const side = (i / (count - 1)) * 2 - 1;
      let turn = a + side * spread * random.range(0.6, 1.35) + random.range(-0.12, 0.12);
      // Flat crowns: near the top, branches bend to the horizontal.
      if (kind === 'savanna' && depth < 5) turn += turn > -Math.PI / 2 ? 0.34 : -0.34;
      else turn += (-Math.PI / 2 - turn) * 0.06;
      grow(
        px,
        py,
        turn,
        length * random.range(0.7, 0.88) * (kind === 'savanna' && depth < 5 ? 0.86 : 1),
        width * 0.66,
        depth - 1,
      );
    }
  };
  const trunkX = w * (kind === 'autumn' ? 0.52 : kind === 'blossom' ? 0.4 : 0.5);
  grow(
    trunkX,
    ground + 8,
    -Math.PI / 2 + (kind === 'blossom' ? 0.2 : random.range(-0.08, 0.08)),
    h * (kind === 'savanna' ? 0.2 : 0.175),
    kind === 'savanna' ? 30 : 34,
    kind === 'winter' ? 8 : 7,
  );
  if (kind === 'blossom' || kind === 'autumn') {
    const back = canopy.filter((_, i) => i % 2 === 0);
    for (const { x, y } of back)
      body.push(
        circle(
          x + random.gauss() * 9,
          y + random.gauss() * 7,
          random.range(9, 19),
          mix(scene.leaves[0] as string, scene.bark, 0.18),
          'opacity="0.5"',
        ),
      );
  }
  body.push(...front);
  if (kind !== 'winter') {
    for (const { x, y, depth } of canopy) {
      const flat = kind === 'savanna' ? 0.42 : 0.85;
      for (let i = 0; i < (kind === 'savanna' ? 6 : 8) - depth; i++) {
        const [lx, ly] = [x + random.gauss() * 13, y + random.gauss() * 13 * flat];
        // Leaves are lighter on the side of the light.
        const lift = (disc.x * w - lx) / w > 0 === disc.x * w > trunkX ? 0.02 : -0.02;
        const fill = tone(random.pick(scene.leaves), lift + random.range(-0.05, 0.05));
        const r = random.range(1.8, 4.6);
        if (kind === 'blossom') {
          body.push(circle(lx, ly, r, fill, 'opacity="0.92"'));
          if (r > 3.9)
            for (let k = 0; k < 5; k++)
              body.push(
                circle(
                  lx + Math.cos(k * 1.257) * r * 0.9,
                  ly + Math.sin(k * 1.257) * r * 0.9,
                  r * 0.56,
                  '#fff3f5',
                ),
              );
        } else
          body.push(
            ellipse(
              lx,
              ly,
              r * 1.35,
              r * 0.8,
              fill,
              `transform="rotate(${random.int(0, 180)} ${lx.toFixed(1)} ${ly.toFixed(1)})"`,
            ),
          );
      }
    }
    const falling = kind === 'savanna' ? 0 : 70;
    for (let i = 0; i < falling; i++) {
      const low = random.chance(0.55);
      const [x, y] = [
        trunkX + random.gauss() * w * 0.28 + (low ? 0 : 40),
        low ? ground + random.range(-4, 40) : random.range(h * 0.4, ground),
      ];
      body.push(
        ellipse(
          x,
          y,
          3.4,
          low ? 1.4 : 2,
          random.pick(scene.leaves),
          `transform="rotate(${low ? 0 : random.int(0, 180)} ${x.toFixed(1)} ${y.toFixed(1)})"`,
        ),
      );
    }
  }
  if (kind === 'savanna') {
    for (let i = 0; i < 90; i++) {
      const x = random.range(0, w);
      const y = h - random.range(0, 30);
      body.push(
        `<path d="M${x} ${y + 20}q${random.range(-8, 8)} -22 ${random.range(-14, 14)} -${random.int(26, 48)}" stroke="#1a090d" stroke-width="1.8" fill="none"/>`,
      );
    }
    for (const [x, y, s] of [
      [0.2, 0.22, 1],
      [0.27, 0.18, 0.7],
      [0.3, 0.25, 0.8],
    ] as const)
      body.push(
        `<path d="M${x * w} ${y * h}q${9 * s} ${-9 * s} ${16 * s} 0q${7 * s} ${-9 * s} ${16 * s} 0" fill="none" stroke="#2a1016" stroke-width="2"/>`,
      );
  }
  if (kind === 'winter')
    for (let i = 0; i < 130; i++)
      body.push(
        circle(random.range(0, w), random.range(0, h), random.range(0.8, 2.3), '#ffffff', 'opacity="0.75"'),
      );
  return svg(scene.size, body, gradient('sky', scene.sky));
}

export const tree = technique<TreeScene>('tree', draw, [
  {
    kind: 'blossom',
    seed: 6,
    size: [640, 512],
    sky: ['#cfe6ee', '#eaf0ea', '#fde9e4'],
    bark: '#4a3038',
    leaves: ['#ff9fba', '#ffb9cb', '#ffd3de', '#f27f9f', '#ffeaf0'],
    disc: { x: 0.76, y: 0.26, r: 46, colour: '#fff7e6' },
    prompt:
      'single cherry tree in full pink blossom leaning over a spring meadow, petals falling, pale sun in a soft blue and blush sky, detailed digital illustration, gentle Japanese mood',
    tags: ['Tree', 'Spring', 'Illustration', 'Landscape'],
  },
  {
    kind: 'autumn',
    seed: 14,
    size: [512, 640],
    sky: ['#f6d9a8', '#f8e6c4', '#fbf0db'],
    bark: '#3d241c',
    leaves: ['#d9531e', '#e8862a', '#f2b134', '#b8321f', '#f6cf5a'],
    disc: { x: 0.7, y: 0.24, r: 64, colour: '#fff6de' },
    prompt:
      'Old maple in blazing autumn colours, thousands of orange, crimson and gold leaves, some drifting to the ground, branching dark trunk, hazy cream sky and low sun, vertical illustration',
    tags: ['Tree', 'Autumn', 'Illustration', 'Nature'],
  },
  {
    kind: 'winter',
    seed: 22,
    size: [512, 640],
    sky: ['#0d1a3f', '#27407a', '#6f87b8'],
    bark: '#131a2e',
    leaves: ['#ffffff'],
    disc: { x: 0.52, y: 0.33, r: 108, colour: '#f6f1dc' },
    prompt:
      'bare winter tree silhouetted against an enormous pale moon, snow resting on every branch, fine twigs, falling snowflakes, deep blue night over white hills, quiet and symmetrical',
    tags: ['Tree', 'Winter', 'Night', 'Silhouette'],
  },
  {
    kind: 'savanna',
    seed: 9,
    size: [768, 512],
    sky: ['#6a1f3f', '#d9472f', '#f58a3a', '#ffd27a'],
    bark: '#22090f',
    leaves: ['#2a0d12', '#38131a', '#1d080d'],
    disc: { x: 0.62, y: 0.52, r: 96, colour: '#ffe6a0' },
    prompt:
      'Umbrella acacia in silhouette before a giant setting sun on the savanna, red to gold gradient sky, three birds, tall grass in the foreground, wide minimalist African landscape',
    tags: ['Tree', 'Sunset', 'Silhouette', 'Landscape'],
  },
]);
