import { f, type Stage } from '../paint/canvas.ts';
import { blend, shade } from '../paint/colour.ts';
import { between } from '../random.ts';
import { coatOf } from './creatures.ts';

export function drawBird(stage: Stage): void {
  const { canvas, width, height, unit, palette, reading, random } = stage;
  const coat = coatOf(stage);
  const side = random() < 0.5 ? 1 : -1;
  const [x, y, size] = [width * between(random, 0.44, 0.56), height * 0.52, unit * 0.18];
  canvas.path(
    `M${f(x - side * unit * 0.6)} ${f(y + size * 1.35)}Q${f(x)} ${f(y + size * 1.05)} ${f(x + side * unit * 0.6)} ${f(y + size * 1.4)}`,
    { stroke: palette.ink, line: size * 0.16 },
  );
  canvas.path(
    `M${f(x + side * size * 0.5)} ${f(y + size * 0.6)}L${f(x + side * size * 1.35)} ${f(y + size * 2)}L${f(x + side * size * 0.75)} ${f(y + size * 2.1)}Z`,
    { fill: shade(coat, -0.14) },
  );
  if (reading.words.has('owl')) {
    canvas.ellipse(x, y, size, size * 1.25, { fill: canvas.linear([shade(coat, 0.05), shade(coat, -0.1)]) });
    canvas.ellipse(x, y + size * 0.45, size * 0.6, size * 0.7, { fill: blend(coat, palette.paper, 0.6) });
    for (const eye of [-1, 1]) {
      canvas.polygon(
        [
          [x + eye * size * 0.25, y - size],
          [x + eye * size * 0.85, y - size * 1.5],
          [x + eye * size * 0.9, y - size * 0.6],
        ],
        { fill: shade(coat, -0.1) },
      );
      canvas.circle(x + eye * size * 0.4, y - size * 0.5, size * 0.38, { fill: palette.paper });
      canvas.circle(x + eye * size * 0.4, y - size * 0.5, size * 0.25, { fill: palette.accent2 });
      canvas.circle(x + eye * size * 0.4, y - size * 0.5, size * 0.14, { fill: palette.ink });
      canvas.ellipse(x + eye * size * 0.9, y + size * 0.35, size * 0.28, size * 0.85, {
        fill: shade(coat, -0.15),
        transform: `rotate(${eye * 8} ${f(x)} ${f(y)})`,
      });
    }
    canvas.polygon(
      [
        [x - size * 0.12, y - size * 0.35],
        [x + size * 0.12, y - size * 0.35],
        [x, y - size * 0.08],
      ],
      { fill: palette.accent },
    );
    return;
  }
  canvas.ellipse(x, y + size * 0.35, size * 0.85, size * 1.05, {
    fill: canvas.linear([coat, blend(coat, palette.paper, 0.55)]),
    transform: `rotate(${side * -18} ${f(x)} ${f(y)})`,
  });
  canvas.circle(x - side * size * 0.3, y - size * 0.62, size * 0.56, { fill: shade(coat, 0.04) });
  canvas.polygon(
    [
      [x - side * size * 0.75, y - size * 0.78],
      [x - side * size * 1.25, y - size * 0.52],
      [x - side * size * 0.78, y - size * 0.45],
    ],
    { fill: palette.accent2 },
  );
  canvas.circle(x - side * size * 0.45, y - size * 0.72, size * 0.09, { fill: palette.ink });
  canvas.path(
    `M${f(x - side * size * 0.15)} ${f(y)}Q${f(x + side * size * 1.2)} ${f(y + size * 0.2)} ${f(x + side * size * 0.85)} ${f(y + size * 1.35)}Q${f(x - side * size * 0.1)} ${f(y + size)} ${f(x - side * size * 0.15)} ${f(y)}Z`,
    { fill: shade(coat, -0.12) },
  );
}

export function drawFish(stage: Stage): void {
  const { canvas, width, height, unit, palette, reading, random } = stage;
  const isGreat = ['whale', 'shark', 'dolphin', 'submarine'].some((word) => reading.words.has(word));
  const side = random() < 0.5 ? 1 : -1;
  for (let i = 0; i < (isGreat ? 1 : 9); i++) {
    const size = unit * (isGreat ? 0.27 : i === 0 ? 0.13 : between(random, 0.035, 0.075));
    const [x, y] =
      i === 0 ? [width * 0.5, height * 0.48] : [width * random(), height * between(random, 0.15, 0.85)];
    const coat = i === 0 ? coatOf(stage) : [palette.accent, palette.accent2, palette.light][i % 3]!;
    canvas.path(
      `M${f(x + side * size * 0.9)} ${f(y)}L${f(x + side * size * 1.6)} ${f(y - size * 0.5)}Q${f(x + side * size * 1.35)} ${f(y)} ${f(x + side * size * 1.6)} ${f(y + size * 0.4)}Z`,
      { fill: shade(coat, -0.1) },
    );
    canvas.path(
      `M${f(x - side * size * 0.1)} ${f(y - size * 0.35)}q${f(side * size * 0.35)} ${f(-size * 0.45)} ${f(side * size * 0.6)} ${f(-size * 0.1)}Z`,
      { fill: shade(coat, -0.08) },
    );
    canvas.ellipse(x, y, size * 1.12, size * 0.48, {
      fill: canvas.linear([coat, blend(coat, palette.paper, 0.7)]),
    });
    canvas.path(
      `M${f(x - side * size * 0.2)} ${f(y + size * 0.12)}q${f(side * size * 0.25)} ${f(size * 0.5)} ${f(side * size * 0.5)} ${f(size * 0.45)}q${f(-side * size * 0.05)} ${f(-size * 0.3)} ${f(-side * size * 0.1)} ${f(-size * 0.42)}Z`,
      { fill: shade(coat, -0.14) },
    );
    canvas.circle(x - side * size * 0.72, y - size * 0.08, size * 0.07, { fill: palette.ink });
  }
}

export function drawButterfly(stage: Stage): void {
  const { canvas, width, height, unit, palette, random } = stage;
  for (let i = 0; i < 5; i++) {
    const size = unit * (i === 0 ? 0.22 : between(random, 0.03, 0.06));
    const [x, y] =
      i === 0 ? [width * 0.5, height * 0.45] : [width * random(), height * between(random, 0.1, 0.7)];
    const turn = `rotate(${f(between(random, -22, 22))} ${f(x)} ${f(y)})`;
    for (const side of [-1, 1]) {
      const upper = `M${f(x)} ${f(y)}C${f(x + side * size * 0.3)} ${f(y - size * 1.3)} ${f(x + side * size * 1.7)} ${f(y - size * 1.2)} ${f(x + side * size * 1.25)} ${f(y - size * 0.25)}Q${f(x + side * size * 0.9)} ${f(y + size * 0.2)} ${f(x)} ${f(y)}Z`;
      const lower = `M${f(x)} ${f(y)}Q${f(x + side * size * 1.2)} ${f(y + size * 0.1)} ${f(x + side * size * 0.85)} ${f(y + size * 0.85)}Q${f(x + side * size * 0.3)} ${f(y + size * 1.1)} ${f(x)} ${f(y)}Z`;
      canvas.path(lower, { fill: palette.accent2, stroke: palette.ink, line: size * 0.05, transform: turn });
      canvas.path(upper, {
        fill: canvas.linear([palette.accent, blend(palette.accent, palette.accent2, 0.5)]),
        stroke: palette.ink,
        line: size * 0.05,
        transform: turn,
      });
      canvas.circle(x + side * size * 0.92, y - size * 0.6, size * 0.15, {
        fill: palette.light,
        transform: turn,
      });
      canvas.circle(x + side * size * 0.55, y + size * 0.55, size * 0.1, {
        fill: palette.light,
        transform: turn,
      });
    }
    canvas.ellipse(x, y, size * 0.07, size * 0.5, { fill: palette.ink, transform: turn });
  }
}

export function drawDragon(stage: Stage): void {
  const { canvas, width, height, unit, palette, random } = stage;
  const coat = coatOf(stage);
  const side = random() < 0.5 ? 1 : -1;
  const [phase, links] = [between(random, 0, 1.2), 64];
  for (let i = 0; i < links; i++) {
    const share = i / (links - 1);
    const x = width / 2 + side * (share - 0.5) * Math.min(width, unit * 1.25) * 0.78;
    const y =
      height * (0.66 - share * 0.3) + Math.sin(share * 9.5 + phase) * unit * 0.14 * (1 - share * 0.35);
    const radius = unit * (0.012 + 0.06 * Math.sin(Math.min(1, share * 1.15) * 2.6));
    if (i % 3 === 0)
      canvas.polygon(
        [
          [x - radius * 0.5, y - radius * 0.8],
          [x - side * radius * 0.4, y - radius * 1.75],
          [x + radius * 0.5, y - radius * 0.8],
        ],
        { fill: palette.accent2 },
      );
    canvas.circle(x, y, radius, { fill: blend(shade(coat, -0.1), coat, (i % 4) / 3) });
    canvas.circle(x, y + radius * 0.35, radius * 0.55, {
      fill: blend(coat, palette.paper, 0.4),
      opacity: 0.6,
    });
    if (i < links - 1) continue;
    const size = unit * 0.085;
    for (const horn of [0.2, 0.7])
      canvas.path(
        `M${f(x - side * size * horn)} ${f(y - size * 0.6)}q${f(-side * size * 0.5)} ${f(-size * 0.4)} ${f(-side * size * 0.8)} ${f(-size * 1.1)}`,
        { stroke: palette.accent2, line: size * 0.2 },
      );
    canvas.ellipse(x + side * size * 0.3, y, size * 1.25, size * 0.75, { fill: coat });
    canvas.ellipse(x + side * size * 1.1, y + size * 0.2, size * 0.55, size * 0.4, {
      fill: shade(coat, 0.06),
    });
    canvas.circle(x + side * size * 0.3, y - size * 0.2, size * 0.2, { fill: palette.light });
    canvas.circle(x + side * size * 0.35, y - size * 0.2, size * 0.09, { fill: palette.ink });
  }
}
