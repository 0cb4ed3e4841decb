import { f, type Point, type Stage } from '../paint/canvas.ts';
import { blend, shade } from '../paint/colour.ts';
import { between } from '../random.ts';

/** A fir with its foot at x, y; `snow` lies on its branches when given. */
export function drawConifer(
  { canvas, random }: Stage,
  x: number,
  y: number,
  tall: number,
  colour: string,
  snow?: string,
): void {
  canvas.rect(x - tall * 0.025, y - tall * 0.15, tall * 0.05, tall * 0.16, { fill: shade(colour, -0.08) });
  const wide = tall * between(random, 0.2, 0.26);
  for (let tier = 0; tier < 3; tier++) {
    const bottom = y - tall * (0.1 + tier * 0.26);
    const half = wide * (1 - tier * 0.26);
    const top: Point = [x, bottom - tall * 0.42];
    canvas.polygon([top, [x + half, bottom], [x - half, bottom]], { fill: colour });
    canvas.polygon([top, [x + half, bottom], [x + half * 0.15, bottom]], { fill: shade(colour, -0.05) });
    if (snow)
      canvas.polygon(
        [
          top,
          [x + half * 0.45, bottom - tall * 0.21],
          [x, bottom - tall * 0.17],
          [x - half * 0.6, bottom - tall * 0.15],
        ],
        { fill: snow },
      );
  }
}

/** A stalk of bamboo with its foot at x, y. */
export function drawBamboo(
  { canvas, random }: Stage,
  x: number,
  y: number,
  tall: number,
  colour: string,
): void {
  const thick = tall * 0.022;
  const lean = between(random, -0.04, 0.04) * tall;
  for (let i = 0; i < 9; i++) {
    const [low, high] = [i / 9, (i + 0.94) / 9];
    const joint = `M${f(x + lean * low)} ${f(y - tall * low)}L${f(x + lean * high)} ${f(y - tall * high)}`;
    canvas.path(joint, { stroke: shade(colour, i % 2 ? 0.02 : -0.02), line: thick });
    if (i < 3 || random() < 0.3) continue;
    for (const side of [-1, 1]) {
      const leaf = `M${f(x + lean * high)} ${f(y - tall * high)}q${f(side * tall * 0.06)} ${f(-tall * 0.02)} ${f(side * tall * 0.11)} ${f(tall * between(random, 0.01, 0.05))}`;
      canvas.path(leaf, { stroke: shade(colour, 0.05), line: thick * 0.7 });
    }
  }
}

/** A broad-leaved tree with its foot at x, y. */
export function drawCrown(
  { canvas, random }: Stage,
  x: number,
  y: number,
  tall: number,
  colour: string,
): void {
  const trunk = `M${f(x)} ${f(y)}L${f(x)} ${f(y - tall * 0.5)}M${f(x)} ${f(y - tall * 0.3)}l${f(tall * 0.12)} ${f(-tall * 0.15)}`;
  canvas.path(trunk, { stroke: shade(colour, -0.2), line: tall * 0.05 });
  for (let i = 0; i < 6; i++) {
    const [dx, dy] = [between(random, -0.2, 0.2) * tall, -tall * between(random, 0.5, 0.82)];
    const fill = shade(colour, i < 3 ? -0.05 : 0.045);
    canvas.circle(x + dx, y + dy, tall * between(random, 0.13, 0.2), { fill });
  }
}

/** One great tree that is the subject of the image. */
export function drawGreatTree(stage: Stage): void {
  const { canvas, width, height, unit, palette, random } = stage;
  const [x, foot] = [width * between(random, 0.38, 0.62), height * 0.9];
  const grow = (
    fromX: number,
    fromY: number,
    angle: number,
    long: number,
    thick: number,
    tips: Point[],
  ): void => {
    const [toX, toY] = [fromX + Math.cos(angle) * long, fromY + Math.sin(angle) * long];
    const bark = `M${f(fromX)} ${f(fromY)}Q${f(fromX + (toX - fromX) * 0.4 + between(random, -0.1, 0.1) * long)} ${f(fromY + (toY - fromY) * 0.6)} ${f(toX)} ${f(toY)}`;
    canvas.path(bark, { stroke: palette.ink, line: thick });
    if (thick < unit * 0.006) {
      tips.push([toX, toY]);
      return;
    }
    for (let i = 0; i < 2 + (random() < 0.4 ? 1 : 0); i++)
      grow(
        toX,
        toY,
        angle + between(random, -0.75, 0.75),
        long * between(random, 0.66, 0.82),
        thick * 0.62,
        tips,
      );
  };
  const tips: Point[] = [];
  grow(x, foot, -1.57 + between(random, -0.1, 0.1), unit * 0.22, unit * 0.05, tips);
  const leaves = [
    palette.accent,
    blend(palette.accent, palette.accent2, 0.5),
    palette.accent2,
    palette.land[1],
  ];
  for (const [tx, ty] of tips)
    for (let i = 0; i < 3; i++) {
      const fill = leaves[Math.floor(random() * leaves.length)]!;
      canvas.circle(
        tx + between(random, -0.04, 0.04) * unit,
        ty + between(random, -0.04, 0.04) * unit,
        unit * between(random, 0.012, 0.034),
        { fill, opacity: 0.85 },
      );
    }
}
