import { circle, line, polygon, rect, type SceneText, svg, technique } from './canvas.ts';
import { hex, ramp, tone } from './colour.ts';
import { hash, noise2, Random } from './random.ts';

interface TruchetScene extends SceneText {
  kind: 'ribbon' | 'pipes' | 'triangles' | 'multi';
  ground: string;
  palette: readonly string[];
  tile: number;
}

function draw(scene: TruchetScene): string {
  const [width, height] = scene.size;
  const { tile: s, palette, seed } = scene;
  const random = new Random(seed);
  const noise = noise2(seed);
  const body = [rect(0, 0, width, height, scene.ground)];
  const colours = ramp(palette);
  /** Quarter circles around two opposite corners of a tile. */
  const arcs = (x: number, y: number, size: number, flip: boolean, r: number) => {
    const a = r * size;
    return flip
      ? [
          `M${x + a} ${y}A${a} ${a} 0 0 1 ${x} ${y + a}`,
          `M${x + size - a} ${y + size}A${a} ${a} 0 0 1 ${x + size} ${y + size - a}`,
        ]
      : [
          `M${x + size - a} ${y}A${a} ${a} 0 0 0 ${x + size} ${y + a}`,
          `M${x + a} ${y + size}A${a} ${a} 0 0 0 ${x} ${y + size - a}`,
        ];
  };
  for (let j = 0; j * s < height; j++) {
    for (let i = 0; i * s < width; i++) {
      const [x, y] = [i * s, j * s];
      const flip = hash(seed, i, j) < 0.5;
      if (scene.kind === 'ribbon') {
        // One arc of the tile passes over the other: bands with dark edges, striped within.
        const order = hash(seed + 1, i, j) < 0.5 ? [0, 1] : [1, 0];
        const clip = `clip-path="url(#t)" transform="translate(${x} ${y})"`;
        const bands = [0.5];
        for (const k of order) {
          for (const r of bands) {
            const d = arcs(0, 0, s, flip, r)[k] as string;
            const t = 0.5 + 0.5 * Math.sin((x + y) / 210 + noise(x / 300, y / 300) * 2);
            const main = hex(colours(t));
            body.push(
              `<g ${clip}>${line(d, scene.ground, s * 0.58)}${line(d, tone(main, -0.16), s * 0.46)}${line(d, main, s * 0.36)}${line(d, tone(main, 0.14), s * 0.1)}</g>`,
            );
          }
        }
      } else if (scene.kind === 'pipes') {
        for (const r of [0.2, 0.35, 0.5, 0.65, 0.8]) {
          const colour = palette[Math.round(Math.abs(r - 0.5) / 0.15) % palette.length] as string;
          for (const d of arcs(x, y, s, flip, r)) body.push(line(d, colour, s * 0.075));
        }
      } else if (scene.kind === 'triangles') {
        const turn = Math.floor(hash(seed, i, j) * 4);
        const corners: [number, number][] = [
          [x, y],
          [x + s, y],
          [x + s, y + s],
          [x, y + s],
        ];
        const t = 0.5 + noise(i / 3.5, j / 3.5) * 0.6;
        const pick = (shift: number) =>
          palette[Math.floor(((((t + shift) % 1) + 1) % 1) * palette.length)] as string;
        body.push(rect(x - 0.4, y - 0.4, s + 0.8, s + 0.8, pick(0)));
        const three = [0, 1, 2].map((k) => corners[(turn + k) % 4] as [number, number]);
        body.push(polygon(three, pick(0.34)));
        const mid: [number, number] = [x + s / 2, y + s / 2];
        if (random.chance(0.55))
          body.push(polygon([three[0] as [number, number], three[1] as [number, number], mid], pick(0.62)));
      }
    }
  }
  if (scene.kind === 'multi') {
    // Tiles of three sizes, with colours swapped at each step; winged corners make them join.
    const dots: { x: number; y: number; size: number; level: number }[] = [];
    const place = (x: number, y: number, size: number, level: number) => {
      if (level < 2 && hash(seed + level * 7, x, y) < (level === 0 ? 0.62 : 0.4)) {
        const half = size / 2;
        for (const [dx, dy] of [
          [0, 0],
          [half, 0],
          [0, half],
          [half, half],
        ] as const)
          place(x + dx, y + dy, half, level + 1);
        return;
      }
      dots.push({ x, y, size, level });
    };
    for (let y = 0; y < height; y += s) for (let x = 0; x < width; x += s) place(x, y, s, 0);
    dots.sort((a, b) => a.level - b.level);
    for (const { x, y, size, level } of dots) {
      const inside = palette[level % 2] as string;
      const outside = palette[(level + 1) % 2] as string;
      const flip = hash(seed + 3, x, y) < 0.5;
      body.push(rect(x, y, size, size, inside));
      for (const [cx, cy] of [
        [x, y],
        [x + size, y],
        [x, y + size],
        [x + size, y + size],
      ] as const)
        body.push(circle(cx, cy, size / 3, inside));
      const accent =
        hash(seed + 5, x, y) < 0.16 ? (palette[2 + (level % (palette.length - 2))] as string) : outside;
      for (const d of arcs(x, y, size, flip, 0.5)) body.push(line(d, accent, size / 3));
      for (const [cx, cy] of [
        [x + size / 2, y],
        [x + size, y + size / 2],
        [x + size / 2, y + size],
        [x, y + size / 2],
      ] as const)
        body.push(circle(cx, cy, size / 6, outside));
    }
  }
  return svg(scene.size, body, `<clipPath id="t"><rect width="${s}" height="${s}"/></clipPath>`);
}

export const truchet = technique<TruchetScene>('truchet', draw, [
  {
    kind: 'ribbon',
    seed: 7,
    size: [640, 512],
    tile: 64,
    ground: '#171232',
    palette: ['#ff7a59', '#ffb347', '#ff5c8a', '#8e6bff', '#36c5d8'],
    prompt:
      'glossy interlaced ribbons made of Truchet tiles, rounded loops weaving over and under, gradient from coral and amber to violet and cyan on deep indigo, playful geometric pattern',
    tags: ['Truchet', 'Geometric', 'Pattern', 'Generative Art'],
  },
  {
    kind: 'pipes',
    seed: 19,
    size: [512, 512],
    tile: 64,
    ground: '#f3ead8',
    palette: ['#d1495b', '#edae49', '#00798c'],
    prompt:
      'Retro 1970s wallpaper of concentric arcs, five parallel stripes in raspberry, mustard and petrol looping through square tiles on cream, seamless geometric maze, flat print',
    tags: ['Truchet', 'Pattern', 'Retro', 'Wallpaper'],
  },
  {
    kind: 'triangles',
    seed: 4,
    size: [512, 640],
    tile: 64,
    ground: '#f2e8d5',
    palette: ['#16425b', '#2f6690', '#81c3d7', '#f4e9cd', '#f2a65a', '#d1603d'],
    prompt:
      'patchwork quilt of half-square triangles, colours drifting from navy and sky blue to sand and burnt orange, crisp geometric tiles, flat vector, contemporary textile design',
    tags: ['Truchet', 'Geometric', 'Textile', 'Pattern'],
  },
  {
    kind: 'multi',
    seed: 11,
    size: [512, 512],
    tile: 128,
    ground: '#f6f1e7',
    palette: ['#f6f1e7', '#1d1d2b', '#e4572e', '#2e86ab', '#f3a712'],
    prompt:
      'Black and ivory multi-scale tiling of connected curves and dots at three sizes, sparse accents in orange, blue and saffron, bold abstract labyrinth, modern graphic print',
    tags: ['Truchet', 'Abstract', 'Geometric', 'Black and White'],
  },
]);
