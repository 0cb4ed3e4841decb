import { f, type Point, type Stage } from '../paint/canvas.ts';
import { shade } from '../paint/colour.ts';
import { anyColour } from '../paint/palette.ts';
import { between, noiseFrom, pick } from '../random.ts';

const FAMILIES = [drawArcs, drawRibbons, drawStrata, drawShards, drawOrbits];

/** An image of shapes alone; the wording chooses the family of shapes, the seed how they lie. */
export function drawAbstract(stage: Stage): void {
  const { canvas, width, height, palette, reading } = stage;
  canvas.rect(0, 0, width, height, { fill: canvas.linear([palette.paper, palette.sky[2]]) });
  FAMILIES[reading.hash % FAMILIES.length]!(stage);
}

/** Quarter circles on a grid, as on tiles of the 1920s. */
function drawArcs({ canvas, width, height, unit, palette, random }: Stage): void {
  const cell = unit / pick(random, [4, 5, 6]);
  for (let y = 0; y < height; y += cell)
    for (let x = 0; x < width; x += cell) {
      canvas.rect(x, y, cell + 0.5, cell + 0.5, {
        fill: random() < 0.5 ? palette.paper : anyColour(palette, random),
      });
      const [cx, cy] = [x + (random() < 0.5 ? 0 : cell), y + (random() < 0.5 ? 0 : cell)];
      const [sx, sy] = [cx > x ? -1 : 1, cy > y ? -1 : 1];
      for (const [i, share] of [1, 0.66, 0.33].entries()) {
        if (i > 0 && random() < 0.4) continue;
        const r = cell * share;
        const sweep = sx * sy > 0 ? 1 : 0;
        canvas.path(
          `M${f(cx)} ${f(cy)}L${f(cx + sx * r)} ${f(cy)}A${f(r)} ${f(r)} 0 0 ${sweep} ${f(cx)} ${f(cy + sy * r)}Z`,
          { fill: anyColour(palette, random) },
        );
      }
    }
}

/** Lines that follow a field of directions. */
function drawRibbons(stage: Stage): void {
  const { canvas, width, height, unit, palette, random } = stage;
  canvas.rect(0, 0, width, height, { fill: palette.land[2] });
  const noise = noiseFrom(Math.floor(random() * 2 ** 31));
  for (let i = 0; i < 240; i++) {
    let [x, y] = [random() * width, random() * height];
    const points: Point[] = [[x, y]];
    for (let step = 0; step < 22; step++) {
      const angle = noise((x / unit) * 1.9, (y / unit) * 1.9) * 9;
      x += Math.cos(angle) * unit * 0.022;
      y += Math.sin(angle) * unit * 0.022;
      points.push([x, y]);
    }
    canvas.smooth(points, {
      stroke: anyColour(palette, random),
      line: unit * between(random, 0.004, 0.018),
      opacity: 0.85,
    });
  }
}

/** Layers of coloured hills without a place. */
function drawStrata({ canvas, width, height, unit, palette, random }: Stage): void {
  const layers = 13;
  canvas.circle(width * between(random, 0.3, 0.7), height * 0.26, unit * 0.16, { fill: palette.accent });
  for (let i = 0; i < layers; i++) {
    const noise = noiseFrom(Math.floor(random() * 2 ** 31));
    const base = height * (0.22 + (0.85 * i) / layers);
    const points = Array.from(
      { length: 25 },
      (_, j): Point => [(j / 24) * width, base - (noise(j / 5, i) - 0.3) * unit * 0.2],
    );
    const colour = anyColour(palette, random);
    canvas.smooth(points, { fill: canvas.linear([shade(colour, 0.05), shade(colour, -0.05)]) }, true);
  }
}

/** Sharp pieces around a centre. */
function drawShards({ canvas, width, height, unit, palette, random }: Stage): void {
  const [cx, cy] = [width * between(random, 0.35, 0.65), height * between(random, 0.35, 0.65)];
  for (let i = 0; i < 60; i++) {
    const angle = random() * 6.283;
    const spread = between(random, 0.08, 0.3);
    const [inner, outer] = [unit * between(random, 0, 0.25), unit * between(random, 0.35, 1.1)];
    const at = (a: number, r: number): Point => [cx + Math.cos(a) * r, cy + Math.sin(a) * r];
    canvas.polygon(
      [
        at(angle, inner),
        at(angle - spread / 2, outer),
        at(angle + spread / 2, outer * between(random, 0.7, 1)),
      ],
      { fill: anyColour(palette, random), opacity: 0.8 },
    );
  }
  canvas.circle(cx, cy, unit * 0.09, { fill: palette.light });
}

/** Circles, rings and a few straight lines. */
function drawOrbits({ canvas, width, height, unit, palette, random }: Stage): void {
  for (let i = 0; i < 9; i++) {
    const [x, y, r] = [width * random(), height * random(), unit * between(random, 0.06, 0.26)];
    canvas.circle(x, y, r, { fill: anyColour(palette, random), opacity: 0.85 });
    if (random() < 0.6) canvas.circle(x, y, r * 0.55, { fill: anyColour(palette, random) });
    if (random() < 0.5) canvas.circle(x, y, r * 1.3, { stroke: palette.ink, line: unit * 0.004 });
  }
  for (let i = 0; i < 7; i++) {
    const line = `M${f(width * random())} ${f(height * random())}L${f(width * random())} ${f(height * random())}`;
    canvas.path(line, {
      stroke: i % 2 ? palette.ink : palette.accent2,
      line: unit * between(random, 0.003, 0.012),
    });
  }
}
