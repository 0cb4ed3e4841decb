import { f, type Stage } from '../paint/canvas.ts';
import { blend, shade } from '../paint/colour.ts';
import { between } from '../random.ts';

export function drawCastle({ canvas, width, height, unit, horizon, palette, random }: Stage): void {
  const [x, y, size] = [
    width * between(random, 0.42, 0.58),
    Math.min(height * 0.8, horizon + unit * 0.16),
    unit * 0.2,
  ];
  const stone = blend(palette.land[0], palette.paper, 0.35);
  canvas.path(
    `M${f(x - size * 2.6)} ${f(height)}Q${f(x - size)} ${f(y - size * 0.2)} ${f(x)} ${f(y - size * 0.1)}T${f(x + size * 2.6)} ${f(height)}Z`,
    { fill: palette.land[2] },
  );
  const tower = (dx: number, wide: number, tall: number, colour: string): void => {
    const [left, top] = [x + size * dx - (size * wide) / 2, y - size * tall];
    canvas.rect(left, top, size * wide, size * tall, {
      fill: canvas.linear([shade(colour, 0.04), shade(colour, -0.07)]),
    });
    canvas.rect(left + size * wide * 0.65, top, size * wide * 0.35, size * tall, {
      fill: palette.ink,
      opacity: 0.16,
    });
    canvas.polygon(
      [
        [left - size * 0.06, top],
        [left + (size * wide) / 2, top - size * wide * 1.55],
        [left + size * (wide + 0.06), top],
      ],
      { fill: palette.accent },
    );
    canvas.polygon(
      [
        [left + (size * wide) / 2, top],
        [left + (size * wide) / 2, top - size * wide * 1.55],
        [left + size * (wide + 0.06), top],
      ],
      { fill: shade(palette.accent, -0.1) },
    );
    for (let i = 0; i < 2; i++)
      canvas.rect(
        left + size * wide * 0.38,
        top + size * (0.18 + i * 0.42),
        size * wide * 0.24,
        size * 0.18,
        { fill: palette.light },
        size * 0.04,
      );
  };
  tower(-0.45, 0.34, 2.0, shade(stone, -0.06));
  tower(0.5, 0.3, 1.7, shade(stone, -0.06));
  tower(0.02, 0.42, 2.45, stone);
  canvas.rect(x - size * 1.05, y - size * 0.85, size * 2.1, size * 0.95, { fill: stone });
  for (let i = 0; i < 7; i++)
    canvas.rect(x + size * (i * 0.31 - 1.05), y - size, size * 0.18, size * 0.18, { fill: stone });
  tower(-1.08, 0.38, 1.3, stone);
  tower(1.08, 0.38, 1.4, stone);
  canvas.path(
    `M${f(x - size * 0.22)} ${f(y + size * 0.1)}v${f(-size * 0.4)}a${f(size * 0.22)} ${f(size * 0.22)} 0 0 1 ${f(size * 0.44)} 0v${f(size * 0.4)}Z`,
    { fill: palette.ink },
  );
}

export function drawLighthouse({ canvas, width, unit, horizon, palette, random }: Stage): void {
  const side = random() < 0.5 ? 1 : -1;
  const [x, y, size] = [
    width * (0.5 + side * between(random, 0.12, 0.22)),
    horizon + unit * 0.12,
    unit * 0.2,
  ];
  const top = y - size * 2.2;
  for (const reach of [-1, 1]) {
    const far = x + reach * width;
    const beam = canvas.radial([palette.light, palette.light], [0.6, 0]);
    canvas.polygon(
      [
        [x, top],
        [far, top - size * 0.9],
        [far, top + size * 0.5],
      ],
      { fill: beam, opacity: 0.6 },
    );
  }
  canvas.path(
    `M${f(x - size * 2)} ${f(y + size * 0.9)}Q${f(x - size)} ${f(y - size * 0.15)} ${f(x)} ${f(y - size * 0.1)}T${f(x + size * 2.3)} ${f(y + size * 0.9)}Z`,
    { fill: palette.land[2] },
  );
  for (let i = 0; i < 5; i++) {
    const half = (share: number) => size * (0.42 - share * 0.17);
    const [low, high] = [i / 5, (i + 1) / 5];
    const at = (share: number) => y - share * size * 2;
    canvas.polygon(
      [
        [x - half(low), at(low)],
        [x + half(low), at(low)],
        [x + half(high), at(high)],
        [x - half(high), at(high)],
      ],
      { fill: i % 2 ? palette.paper : palette.accent },
    );
    canvas.polygon(
      [
        [x + half(low) * 0.3, at(low)],
        [x + half(low), at(low)],
        [x + half(high), at(high)],
        [x + half(high) * 0.3, at(high)],
      ],
      { fill: palette.ink, opacity: 0.18 },
    );
  }
  canvas.circle(x, top, size * 0.7, { fill: canvas.radial([palette.light, palette.light], [0.9, 0]) });
  canvas.rect(x - size * 0.32, top + size * 0.16, size * 0.64, size * 0.07, { fill: palette.ink });
  canvas.rect(x - size * 0.18, top - size * 0.18, size * 0.36, size * 0.36, { fill: palette.light });
  canvas.path(
    `M${f(x - size * 0.24)} ${f(top - size * 0.16)}q${f(size * 0.24)} ${f(-size * 0.35)} ${f(size * 0.48)} 0Z`,
    { fill: palette.accent },
  );
}

export function drawHouse({ canvas, width, height, unit, horizon, palette, random }: Stage): void {
  const [x, y, size] = [
    width * between(random, 0.36, 0.64),
    horizon + (height - horizon) * 0.42,
    unit * 0.17,
  ];
  const wall = blend(palette.paper, palette.accent2, 0.18);
  canvas.ellipse(x, y, size * 1.5, size * 0.12, { fill: palette.ink, opacity: 0.25 });
  canvas.rect(x - size, y - size, size * 2, size, { fill: canvas.linear([wall, shade(wall, -0.08)]) });
  canvas.rect(x + size * 0.5, y - size * 1.75, size * 0.24, size * 0.6, { fill: palette.land[2] });
  canvas.polygon(
    [
      [x - size * 1.2, y - size * 0.95],
      [x - size * 0.7, y - size * 1.75],
      [x + size * 0.7, y - size * 1.75],
      [x + size * 1.2, y - size * 0.95],
    ],
    { fill: canvas.linear([palette.accent, shade(palette.accent, -0.12)]) },
  );
  canvas.rect(
    x - size * 0.18,
    y - size * 0.6,
    size * 0.36,
    size * 0.6,
    { fill: palette.land[2] },
    size * 0.04,
  );
  for (const side of [-1, 1])
    canvas.rect(x + side * size * 0.6 - size * 0.17, y - size * 0.68, size * 0.34, size * 0.34, {
      fill: palette.light,
      stroke: palette.land[2],
      line: size * 0.04,
    });
  for (let i = 0; i < 5; i++)
    canvas.circle(
      x + size * (0.62 + i * 0.09 * (1 + i * 0.2)),
      y - size * (1.95 + i * 0.28),
      size * (0.1 + i * 0.045),
      { fill: palette.paper, opacity: 0.55 - i * 0.09 },
    );
}

export function drawRobot({ canvas, width, height, unit, palette, random }: Stage): void {
  const [x, y, size] = [width * between(random, 0.44, 0.56), height * 0.46, unit * 0.2];
  const steel = blend(palette.sky[1], palette.paper, 0.4);
  const plate = canvas.linear([shade(steel, 0.06), shade(steel, -0.16)]);
  canvas.ellipse(x, y + size * 2.2, size * 1.3, size * 0.16, { fill: palette.ink, opacity: 0.3 });
  for (const side of [-1, 1]) {
    canvas.path(
      `M${f(x + side * size * 0.75)} ${f(y + size * 0.75)}Q${f(x + side * size * 1.5)} ${f(y + size)} ${f(x + side * size * 1.15)} ${f(y + size * 1.75)}`,
      { stroke: shade(steel, -0.2), line: size * 0.2 },
    );
    canvas.circle(x + side * size * 1.15, y + size * 1.8, size * 0.2, { fill: palette.accent2 });
    canvas.rect(
      x + side * size * 0.38 - size * 0.18,
      y + size * 1.6,
      size * 0.36,
      size * 0.55,
      { fill: shade(steel, -0.22) },
      size * 0.08,
    );
  }
  canvas.rect(x - size * 0.8, y + size * 0.55, size * 1.6, size * 1.2, { fill: plate }, size * 0.25);
  canvas.circle(x, y + size * 1.12, size * 0.3, { fill: canvas.radial([palette.light, palette.accent]) });
  canvas.rect(x - size * 0.2, y + size * 0.35, size * 0.4, size * 0.3, { fill: shade(steel, -0.25) });
  canvas.path(`M${f(x)} ${f(y - size * 0.9)}v${f(-size * 0.4)}`, {
    stroke: shade(steel, -0.2),
    line: size * 0.07,
  });
  canvas.circle(x, y - size * 1.35, size * 0.12, { fill: palette.accent });
  canvas.rect(x - size, y - size * 0.95, size * 2, size * 1.4, { fill: plate }, size * 0.35);
  canvas.rect(x - size * 0.76, y - size * 0.62, size * 1.52, size * 0.76, { fill: palette.ink }, size * 0.3);
  for (const side of [-1, 1]) {
    canvas.circle(x + side * size * 0.36, y - size * 0.24, size * 0.22, { fill: palette.accent2 });
    canvas.circle(x + side * size * 0.36, y - size * 0.24, size * 0.1, { fill: palette.light });
    canvas.rect(
      x + side * size * 1.06 - size * 0.1,
      y - size * 0.45,
      size * 0.2,
      size * 0.45,
      { fill: palette.accent },
      size * 0.06,
    );
  }
}

export function drawCar({ canvas, width, height, unit, palette, random }: Stage): void {
  const [x, y, size] = [width * between(random, 0.42, 0.58), height * 0.8, unit * 0.22];
  canvas.rect(0, y + size * 0.1, width, height - y, { fill: blend(palette.ink, palette.land[2], 0.5) });
  for (let i = 0; i < 8; i++)
    canvas.rect((width * (i + 0.2)) / 8, y + size * 0.5, width * 0.07, unit * 0.012, {
      fill: palette.paper,
      opacity: 0.8,
    });
  canvas.path(
    `M${f(x - size * 0.85)} ${f(y - size * 0.35)}Q${f(x - size * 0.6)} ${f(y - size * 0.95)} ${f(x - size * 0.1)} ${f(y - size * 0.95)}Q${f(x + size * 0.5)} ${f(y - size * 0.95)} ${f(x + size * 0.8)} ${f(y - size * 0.35)}Z`,
    { fill: blend(palette.sky[1], palette.light, 0.4), stroke: palette.accent, line: size * 0.1 },
  );
  canvas.path(
    `M${f(x - size * 1.45)} ${f(y + size * 0.1)}Q${f(x - size * 1.5)} ${f(y - size * 0.38)} ${f(x - size * 0.9)} ${f(y - size * 0.4)}H${f(x + size * 0.85)}Q${f(x + size * 1.5)} ${f(y - size * 0.32)} ${f(x + size * 1.5)} ${f(y + size * 0.1)}Z`,
    { fill: canvas.linear([palette.accent, shade(palette.accent, -0.13)]) },
  );
  canvas.circle(x + size * 1.38, y - size * 0.12, size * 0.1, { fill: palette.light });
  for (const side of [-0.8, 0.85]) {
    canvas.circle(x + size * side, y + size * 0.1, size * 0.3, { fill: palette.ink });
    canvas.circle(x + size * side, y + size * 0.1, size * 0.14, { fill: palette.paper });
  }
}
