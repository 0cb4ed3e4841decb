import { circle, path, polygon, rect, type SceneText, svg, technique } from './canvas.ts';
import { Random } from './random.ts';

interface ShapeScene extends SceneText {
  kind: 'grid' | 'balance' | 'faces' | 'skyline';
  ground: string;
  palette: readonly string[];
}

function draw(scene: ShapeScene): string {
  const [w, h] = scene.size;
  const random = new Random(scene.seed);
  const { palette } = scene;
  const body = [rect(0, 0, w, h, scene.ground)];
  const quarter = (x: number, y: number, s: number, turn: number, fill: string, r = s) =>
    `<g transform="rotate(${turn * 90} ${x + s / 2} ${y + s / 2})">${path(`M${x} ${y}h${r}A${r} ${r} 0 0 1 ${x} ${y + r}Z`, fill)}</g>`;
  const half = (x: number, y: number, s: number, turn: number, fill: string) =>
    `<g transform="rotate(${turn * 90} ${x + s / 2} ${y + s / 2})">${path(`M${x} ${y + s / 2}A${s / 2} ${s / 2} 0 0 1 ${x + s} ${y + s / 2}Z`, fill)}</g>`;

  if (scene.kind === 'grid') {
    const s = 128;
    for (let y = 0; y < h; y += s) {
      for (let x = 0; x < w; x += s) {
        const [a, b, c] = random.shuffle(palette) as [string, string, string];
        body.push(rect(x, y, s + 0.5, s + 0.5, a));
        const form = random.int(0, 7);
        const turn = random.int(0, 3);
        if (form === 0) body.push(quarter(x, y, s, turn, b));
        else if (form === 1)
          body.push(circle(x + s / 2, y + s / 2, s * 0.4, b), circle(x + s / 2, y + s / 2, s * 0.18, c));
        else if (form === 2) body.push(half(x, y, s, turn, b), half(x, y, s, turn + 2, c));
        else if (form === 3)
          for (let k = 0; k < 4; k++)
            body.push(
              turn % 2 ? rect(x + k * (s / 4), y, s / 8, s, b) : rect(x, y + k * (s / 4), s, s / 8, b),
            );
        else if (form === 4)
          body.push(
            polygon(
              [
                [x, y + s],
                [x + s, y + s],
                [x + (turn % 2 ? s : 0), y],
              ],
              b,
            ),
          );
        else if (form === 5) body.push(quarter(x, y, s, turn, b), quarter(x, y, s, turn + 2, c));
        else if (form === 6)
          for (const k of [1, 0.75, 0.5, 0.25])
            body.push(quarter(x, y, s, turn, k === 1 || k === 0.5 ? b : a, s * k));
        else
          for (let j = 0; j < 3; j++)
            for (let i = 0; i < 3; i++)
              body.push(circle(x + s * (0.2 + 0.3 * i), y + s * (0.2 + 0.3 * j), s * 0.085, b));
      }
    }
  } else if (scene.kind === 'balance') {
    const [red, yellow, blue, ink, grey] = palette as [string, string, string, string, string];
    body.push(
      circle(w * 0.37, h * 0.35, 142, red),
      path(`M${w * 0.37} ${h * 0.35 - 142}A142 142 0 0 1 ${w * 0.37} ${h * 0.35 + 142}Z`, ink),
      circle(w * 0.37, h * 0.35, 62, scene.ground),
      `<g transform="rotate(-32 ${w * 0.5} ${h * 0.56})">${rect(w * 0.04, h * 0.56, w * 0.98, 16, ink)}${rect(w * 0.3, h * 0.56 + 26, w * 0.5, 6, ink)}${rect(w * 0.42, h * 0.56 - 84, 104, 52, blue)}</g>`,
      path(`M${w * 0.58} ${h * 0.93}A120 120 0 0 1 ${w * 0.58 + 240} ${h * 0.93}Z`, yellow),
      path(`M${w * 0.58 + 48} ${h * 0.93}A72 72 0 0 1 ${w * 0.58 + 192} ${h * 0.93}Z`, scene.ground),
      path(`M${w * 0.58 + 84} ${h * 0.93}A36 36 0 0 1 ${w * 0.58 + 156} ${h * 0.93}Z`, red),
      rect(w * 0.09, h * 0.71, 130, 130, grey),
      polygon(
        [
          [w * 0.09, h * 0.71 + 130],
          [w * 0.09 + 130, h * 0.71 + 130],
          [w * 0.09 + 130, h * 0.71],
        ],
        blue,
      ),
    );
    for (let i = 0; i < 5; i++) body.push(rect(w * 0.73 + i * 20, h * 0.09, 8, 116, ink));
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < 3; j++) body.push(circle(w * 0.39 + i * 20, h * 0.85 + j * 20, 4.6, ink));
    body.push(circle(w * 0.86, h * 0.4, 24, yellow), rect(0, h * 0.93, w, 5, ink));
  } else if (scene.kind === 'faces') {
    const [a, b, c, d, e] = palette as [string, string, string, string, string];
    // A face put together from blocks and half circles.
    body.push(
      rect(0, 0, w * 0.5, h, b),
      path(`M${w * 0.5} ${h * 0.12}A${w * 0.33} ${h * 0.34} 0 0 0 ${w * 0.5} ${h * 0.8}Z`, c),
      path(`M${w * 0.5} ${h * 0.12}A${w * 0.33} ${h * 0.34} 0 0 1 ${w * 0.5} ${h * 0.8}Z`, a),
      path(
        `M${w * 0.18} ${h * 0.44}A${w * 0.32} ${h * 0.35} 0 0 1 ${w * 0.5} ${h * 0.1}L${w * 0.5} ${h * 0.27}Q${w * 0.26} ${h * 0.3} ${w * 0.18} ${h * 0.44}Z`,
        d,
      ),
      path(
        `M${w * 0.5} ${h * 0.1}A${w * 0.34} ${h * 0.35} 0 0 1 ${w * 0.84} ${h * 0.5}L${w * 0.84} ${h * 0.7}Q${w * 0.76} ${h * 0.4} ${w * 0.5} ${h * 0.27}Z`,
        e,
      ),
      rect(w * 0.39, h * 0.76, w * 0.22, h * 0.24, a),
      rect(w * 0.39, h * 0.76, w * 0.11, h * 0.24, c),
      path(
        `M0 ${h}Q${w * 0.1} ${h * 0.86} ${w * 0.39} ${h * 0.86}L${w * 0.5} ${h * 0.95}L${w * 0.61} ${h * 0.86}Q${w * 0.9} ${h * 0.86} ${w} ${h}Z`,
        d,
      ),
      polygon(
        [
          [w * 0.5, h * 0.38],
          [w * 0.5, h * 0.58],
          [w * 0.57, h * 0.58],
        ],
        d,
      ),
      path(`M${w * 0.27} ${h * 0.43}A46 46 0 0 1 ${w * 0.27 + 92} ${h * 0.43}Z`, scene.ground),
      path(`M${w * 0.57} ${h * 0.43}A46 46 0 0 1 ${w * 0.57 + 92} ${h * 0.43}Z`, scene.ground),
      circle(w * 0.27 + 46, h * 0.415, 16, d),
      circle(w * 0.57 + 46, h * 0.415, 16, d),
      rect(w * 0.25, h * 0.345, 108, 12, d),
      rect(w * 0.555, h * 0.345, 108, 12, d),
      path(
        `M${w * 0.4} ${h * 0.645}L${w * 0.6} ${h * 0.645}A${w * 0.1} ${h * 0.05} 0 0 1 ${w * 0.4} ${h * 0.645}Z`,
        e,
      ),
      path(
        `M${w * 0.4} ${h * 0.645}Q${w * 0.45} ${h * 0.61} ${w * 0.5} ${h * 0.635}Q${w * 0.55} ${h * 0.61} ${w * 0.6} ${h * 0.645}Z`,
        d,
      ),
      circle(w * 0.2, h * 0.62, 22, e),
      circle(w * 0.2, h * 0.62, 9, scene.ground),
      circle(w * 0.81, h * 0.66, 22, c),
      circle(w * 0.81, h * 0.66, 9, scene.ground),
    );
    for (let i = 0; i < 5; i++) body.push(rect(w * 0.03, h * 0.08 + i * 22, 66, 9, d));
    body.push(circle(w * 0.89, h * 0.13, 38, e), half(w * 0.8, h * 0.28, 60, 1, c));
  } else {
    const ground = h * 0.84;
    body.push(
      circle(w * 0.72, h * 0.27, 76, palette[0] as string),
      circle(w * 0.72, h * 0.27, 46, palette[1] as string),
    );
    for (let i = 0; i < 3; i++)
      body.push(rect(w * 0.06, h * 0.14 + i * 18, 120 - i * 30, 7, palette[3] as string));
    const towers: [number, number, number][] = [
      [0.03, 0.3, 84],
      [0.15, 0.48, 70],
      [0.27, 0.62, 92],
      [0.42, 0.36, 76],
      [0.54, 0.54, 86],
      [0.69, 0.42, 66],
      [0.79, 0.58, 78],
      [0.91, 0.3, 64],
    ];
    towers.forEach(([fx, fh, tw], i) => {
      const [x, top] = [fx * w, ground - fh * h];
      const fill = palette[[2, 0, 3, 1, 2, 4, 0, 3][i] as number] as string;
      const other = palette[[1, 4, 0, 3, 4, 0, 1, 2][i] as number] as string;
      body.push(rect(x, top, tw, ground - top, fill));
      if (i % 4 === 0) body.push(path(`M${x} ${top}A${tw / 2} ${tw / 2} 0 0 1 ${x + tw} ${top}Z`, other));
      else if (i % 4 === 1)
        body.push(
          polygon(
            [
              [x, top],
              [x + tw, top],
              [x, top - tw * 0.7],
            ],
            other,
          ),
        );
      else if (i % 4 === 2) body.push(path(`M${x} ${top}v${-tw}A${tw} ${tw} 0 0 1 ${x + tw} ${top}Z`, other));
      else
        body.push(rect(x + tw * 0.3, top - 30, tw * 0.4, 30, other), circle(x + tw / 2, top - 40, 9, other));
      const rows = Math.floor((ground - top - 20) / 26);
      for (let r = 0; r < rows; r++) {
        if (i % 3 === 0) body.push(rect(x + 10, top + 14 + r * 26, tw - 20, 9, other));
        else if (i % 3 === 1)
          for (let k = 0; k < 3; k++)
            body.push(rect(x + 10 + (k * (tw - 20)) / 3, top + 14 + r * 26, (tw - 20) / 3 - 5, 13, other));
        else
          for (let k = 0; k < 3; k++)
            body.push(circle(x + 16 + (k * (tw - 32)) / 2, top + 20 + r * 26, 6, other));
      }
    });
    body.push(rect(0, ground, w, 8, palette[3] as string));
    for (let i = 0; i < 16; i++)
      body.push(
        path(`M${i * 42 - 4} ${h}A21 21 0 0 1 ${i * 42 + 38} ${h}Z`, palette[i % 2 ? 1 : 2] as string),
      );
  }
  return svg(scene.size, body);
}

export const bauhaus = technique<ShapeScene>('bauhaus', draw, [
  {
    kind: 'grid',
    seed: 13,
    size: [512, 640],
    ground: '#f3ead9',
    palette: ['#e4572e', '#17324d', '#f2b134', '#f3ead9', '#5a9e97', '#e9a6a6'],
    prompt:
      'geometric poster on a four by five grid, quarter circles, half moons, stripes and dots in brick red, navy, saffron, sage and blush on cream, flat Bauhaus inspired tiles',
    tags: ['Bauhaus', 'Geometric', 'Poster', 'Pattern'],
  },
  {
    kind: 'balance',
    seed: 2,
    size: [512, 640],
    ground: '#f1e7d2',
    palette: ['#d63a2b', '#f0b323', '#1f5aa6', '#1b1b1e', '#b9b2a3'],
    prompt:
      'Constructivist composition of a split red and black ring, a rising black diagonal beam, blue block, yellow arcs and a dot matrix on aged cream paper, 1920s Bauhaus exhibition poster',
    tags: ['Bauhaus', 'Abstract', 'Poster', 'Vintage'],
  },
  {
    kind: 'faces',
    seed: 3,
    size: [512, 640],
    ground: '#f6efe2',
    palette: ['#f2a98f', '#f6d9b8', '#e0785f', '#20304f', '#d99a2b'],
    prompt:
      'abstract portrait assembled from semicircles and rectangles, face split into light and shadow halves, navy and golden hair, round earrings, terracotta, ochre and peach, flat modernist cubist poster',
    tags: ['Bauhaus', 'Portrait', 'Geometric', 'Poster'],
  },
  {
    kind: 'skyline',
    seed: 4,
    size: [640, 512],
    ground: '#f7e9d0',
    palette: ['#e2573b', '#f5c04a', '#2f7f8c', '#22304a', '#f2a58a'],
    prompt:
      'Playful geometric skyline, eight towers topped with arches, triangles and domes, striped and dotted windows, red sun with yellow core, teal, coral and navy on cream, flat vector',
    tags: ['Bauhaus', 'City', 'Vector', 'Geometric'],
  },
]);
