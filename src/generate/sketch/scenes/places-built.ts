import type { Point, Stage } from '../paint/canvas.ts';
import { f } from '../paint/canvas.ts';
import { blend, shade } from '../paint/colour.ts';
import { between } from '../random.ts';

/** A city: three rows of houses, windows lit when it is dark, and a wet street before them. */
export function drawCity(stage: Stage): void {
  const { canvas, width, height, unit, horizon, palette, random, reading } = stage;
  const isDark = reading.themes.some((theme) => theme === 'night' || theme === 'neon' || theme === 'cosmic');
  const street = horizon + (height - horizon) * 0.55;
  for (let row = 0; row < 3; row++) {
    const share = row / 2;
    const colour = blend(blend(palette.land[0], palette.sky[2], 0.4), palette.land[2], share);
    const foot = horizon + (street - horizon) * (0.3 + 0.7 * share);
    for (let x = -unit * 0.05 * random(); x < width; ) {
      const wide = unit * between(random, 0.06, 0.12) * (1 + share * 0.6);
      const tall = unit * between(random, 0.14, 0.42) * (1.15 - share * 0.35) * (random() < 0.15 ? 1.35 : 1);
      drawHouse(
        stage,
        [x, foot - tall],
        [wide, tall + unit * 0.02],
        shade(colour, between(random, -0.03, 0.03)),
        isDark,
      );
      x += wide * between(random, 0.95, 1.25);
    }
  }
  canvas.rect(0, street, width, height - street, {
    fill: canvas.linear([shade(palette.land[2], 0.06), shade(palette.land[2], -0.05)]),
  });
  const centre = width * between(random, 0.4, 0.6);
  for (let i = 0; i < 46; i++) {
    const x = random() * width;
    const colour = [palette.accent, palette.accent2, palette.light][i % 3]!;
    const long = (height - street) * between(random, 0.2, 0.9);
    canvas.rect(x, street, unit * between(random, 0.004, 0.016), long, {
      fill: canvas.linear([colour, colour], [isDark ? 0.55 : 0.16, 0]),
    });
  }
  for (let i = 0; i < 5; i++) {
    const y = street + (height - street) * (i / 5) ** 1.4;
    const size = unit * 0.012 * (1 + i * 1.2);
    canvas.rect(centre - size * 0.3, y, size * 0.6, size * 1.4, { fill: palette.light, opacity: 0.45 });
  }
}

function drawHouse(stage: Stage, [x, y]: Point, [wide, tall]: Point, colour: string, isDark: boolean): void {
  const { canvas, unit, palette, random } = stage;
  canvas.rect(x, y, wide, tall, { fill: canvas.linear([shade(colour, 0.05), shade(colour, -0.05)]) });
  canvas.rect(x + wide * 0.72, y, wide * 0.28, tall, { fill: shade(colour, -0.07), opacity: 0.6 });
  const roof = random();
  if (roof < 0.25)
    canvas.polygon(
      [
        [x, y],
        [x + wide / 2, y - wide * 0.4],
        [x + wide, y],
      ],
      { fill: shade(colour, -0.08) },
    );
  else if (roof < 0.45)
    canvas.rect(x + wide * 0.25, y - unit * 0.03, wide * 0.5, unit * 0.03, { fill: colour });
  else if (roof < 0.6)
    canvas.path(`M${f(x + wide / 2)} ${f(y)}v${f(-unit * 0.07)}`, { stroke: colour, line: unit * 0.004 });
  const [columns, step] = [Math.max(2, Math.round(wide / (unit * 0.026))), unit * 0.034];
  const gap = wide / columns;
  for (let row = 0; (row + 1.4) * step < tall; row++)
    for (let column = 0; column < columns; column++) {
      if (random() < 0.3) continue;
      const lit = isDark ? random() < 0.6 : random() < 0.25;
      const fill = lit
        ? [palette.light, palette.accent2, palette.light, palette.accent][Math.floor(random() * 4)]!
        : shade(colour, isDark ? -0.06 : -0.12);
      canvas.rect(x + gap * (column + 0.25), y + step * (row + 0.55), gap * 0.5, step * 0.55, {
        fill,
        opacity: lit ? 0.92 : 0.7,
      });
    }
}

/** A room: wall, floor, a window with the sky in it, and furniture. */
export function drawRoom(stage: Stage): void {
  const { canvas, width, height, unit, palette, random } = stage;
  const floor = height * 0.72;
  const wall = blend(palette.sky[1], palette.paper, 0.2);
  canvas.rect(0, 0, width, floor, { fill: canvas.linear([shade(wall, -0.02), wall]) });
  canvas.rect(0, floor, width, height - floor, {
    fill: canvas.linear([shade(palette.land[1], 0.04), shade(palette.land[1], -0.08)]),
  });
  for (let i = 1; i < 5; i++) {
    const y = floor + ((height - floor) * i * i) / 20;
    canvas.path(`M0 ${f(y)}H${width}`, {
      stroke: shade(palette.land[1], -0.1),
      line: unit * 0.002,
      opacity: 0.7,
    });
  }
  canvas.rect(0, floor - unit * 0.018, width, unit * 0.018, { fill: shade(wall, 0.05) });
  const isLeft = random() < 0.5;
  const windowX = width * (isLeft ? between(random, 0.08, 0.16) : between(random, 0.56, 0.64));
  drawWindow(
    stage,
    windowX,
    height * between(random, 0.1, 0.15),
    Math.min(width * 0.3, unit * 0.34),
    unit * 0.36,
  );
  const otherX = width * (isLeft ? between(random, 0.66, 0.78) : between(random, 0.14, 0.26));
  for (let i = 0; i < 2; i++) {
    const [w, h] = [unit * between(random, 0.1, 0.15), unit * between(random, 0.12, 0.18)];
    const [x, y] = [otherX + (i - 0.5) * unit * 0.19, height * 0.16 + i * unit * 0.05];
    canvas.rect(x - w / 2, y, w, h, { fill: palette.paper, stroke: palette.land[2], line: unit * 0.008 });
    canvas.circle(x, y + h * 0.45, w * 0.26, { fill: i ? palette.accent2 : palette.accent });
    canvas.rect(x - w * 0.4, y + h * 0.62, w * 0.8, h * 0.22, { fill: palette.land[0] });
  }
  canvas.ellipse(width / 2, floor + (height - floor) * 0.62, width * 0.4, (height - floor) * 0.3, {
    fill: blend(palette.accent2, palette.land[0], 0.45),
  });
  canvas.ellipse(width / 2, floor + (height - floor) * 0.62, width * 0.33, (height - floor) * 0.22, {
    fill: blend(palette.accent2, palette.paper, 0.35),
  });
  drawSeat(stage, floor);
  drawLamp(stage, isLeft ? width * 0.9 : width * 0.1, floor);
}

function drawWindow(
  { canvas, unit, palette, random }: Stage,
  x: number,
  y: number,
  wide: number,
  tall: number,
): void {
  canvas.rect(x, y, wide, tall, {
    fill: canvas.linear([blend(palette.sky[0], '#7db4d8', 0.5), palette.sky[2]]),
  });
  canvas.circle(x + wide * between(random, 0.25, 0.75), y + tall * 0.35, wide * 0.12, {
    fill: palette.light,
  });
  canvas.path(
    `M${f(x)} ${f(y + tall)}V${f(y + tall * 0.75)}q${f(wide * 0.3)} ${f(-tall * 0.22)} ${f(wide * 0.55)} ${f(-tall * 0.02)}t${f(wide * 0.45)} ${f(-tall * 0.02)}V${f(y + tall)}Z`,
    { fill: palette.land[0] },
  );
  const frame = `M${f(x + wide / 2)} ${f(y)}v${f(tall)}M${f(x)} ${f(y + tall * 0.45)}h${f(wide)}`;
  canvas.path(frame, { stroke: palette.paper, line: unit * 0.01 });
  canvas.rect(x, y, wide, tall, { stroke: palette.paper, line: unit * 0.02 });
  for (const side of [-1, 1]) {
    const edge = side < 0 ? x - unit * 0.03 : x + wide + unit * 0.03;
    const curtain = `M${f(edge)} ${f(y - unit * 0.04)}h${f(-side * wide * 0.26)}q${f(side * wide * 0.02)} ${f(tall * 0.7)} ${f(side * wide * 0.16)} ${f(tall * 1.22)}h${f(side * wide * 0.1)}Z`;
    canvas.path(curtain, { fill: palette.accent2, opacity: 0.9 });
  }
}

function drawSeat({ canvas, width, height, unit, palette, reading }: Stage, floor: number): void {
  const isTable = ['table', 'kitchen', 'desk', 'coffee', 'tea', 'vase', 'fruit', 'still-life', 'cup'].some(
    (word) => reading.words.has(word),
  );
  const [x, y] = [width / 2, floor + (height - floor) * 0.3];
  const wide = Math.min(width * 0.74, unit * 0.9);
  const leg = (dx: number) =>
    canvas.rect(x + dx - unit * 0.012, y - unit * 0.03, unit * 0.024, unit * 0.13, { fill: palette.ink });
  leg(-wide * 0.4);
  leg(wide * 0.4);
  if (isTable) {
    canvas.rect(
      x - wide / 2,
      y - unit * 0.07,
      wide,
      unit * 0.05,
      { fill: shade(palette.land[2], 0.1) },
      unit * 0.01,
    );
    return;
  }
  const body = palette.accent;
  canvas.rect(
    x - wide * 0.46,
    y - unit * 0.27,
    wide * 0.92,
    unit * 0.25,
    { fill: canvas.linear([shade(body, 0.02), shade(body, -0.08)]) },
    unit * 0.05,
  );
  canvas.path(`M${f(x)} ${f(y - unit * 0.26)}V${f(y - unit * 0.1)}`, {
    stroke: shade(body, -0.14),
    line: unit * 0.005,
  });
  canvas.rect(
    x - wide * 0.44,
    y - unit * 0.11,
    wide * 0.88,
    unit * 0.1,
    { fill: canvas.linear([shade(body, 0.07), shade(body, -0.02)]) },
    unit * 0.03,
  );
  for (const side of [-1, 1])
    canvas.rect(
      x + side * wide * 0.46 - unit * 0.055,
      y - unit * 0.19,
      unit * 0.11,
      unit * 0.2,
      { fill: shade(body, -0.05) },
      unit * 0.05,
    );
  canvas.rect(
    x + wide * 0.22,
    y - unit * 0.24,
    unit * 0.14,
    unit * 0.14,
    { fill: palette.accent2, transform: `rotate(12 ${f(x + wide * 0.3)} ${f(y - unit * 0.17)})` },
    unit * 0.03,
  );
}

function drawLamp({ canvas, unit, palette }: Stage, x: number, floor: number): void {
  const top = floor - unit * 0.46;
  canvas.circle(x, top, unit * 0.26, { fill: canvas.radial([palette.light, palette.light], [0.55, 0]) });
  canvas.path(`M${f(x)} ${f(floor + unit * 0.03)}V${f(top)}`, { stroke: palette.ink, line: unit * 0.01 });
  canvas.polygon(
    [
      [x - unit * 0.05, top - unit * 0.06],
      [x + unit * 0.05, top - unit * 0.06],
      [x + unit * 0.09, top + unit * 0.06],
      [x - unit * 0.09, top + unit * 0.06],
    ],
    { fill: palette.light },
  );
  canvas.ellipse(x, floor + unit * 0.035, unit * 0.06, unit * 0.014, { fill: palette.ink });
}
