import { f, type Point, type Stage } from '../paint/canvas.ts';
import { blend, shade } from '../paint/colour.ts';
import { between } from '../random.ts';

/** A sailing boat on the water. */
export function drawBoat({ canvas, width, height, unit, horizon, palette, random }: Stage): void {
  const [x, y, size] = [width * between(random, 0.38, 0.62), horizon + (height - horizon) * 0.36, unit * 0.2];
  const side = random() < 0.5 ? 1 : -1;
  canvas.ellipse(x, y + size * 0.42, size * 1.15, size * 0.1, { fill: palette.ink, opacity: 0.3 });
  canvas.path(`M${f(x)} ${f(y)}V${f(y - size * 1.75)}`, { stroke: palette.ink, line: size * 0.05 });
  canvas.path(
    `M${f(x + side * size * 0.06)} ${f(y - size * 1.7)}Q${f(x + side * size * 0.9)} ${f(y - size * 0.7)} ${f(x + side * size * 0.95)} ${f(y - size * 0.12)}H${f(x + side * size * 0.06)}Z`,
    { fill: palette.light },
  );
  canvas.path(
    `M${f(x - side * size * 0.06)} ${f(y - size * 1.45)}Q${f(x - side * size * 0.55)} ${f(y - size * 0.7)} ${f(x - side * size * 0.75)} ${f(y - size * 0.12)}H${f(x - side * size * 0.06)}Z`,
    { fill: palette.accent2 },
  );
  canvas.path(
    `M${f(x - size * 1.05)} ${f(y)}H${f(x + size * 1.1)}Q${f(x + size * 0.85)} ${f(y + size * 0.42)} ${f(x + size * 0.5)} ${f(y + size * 0.42)}H${f(x - size * 0.6)}Q${f(x - size * 0.9)} ${f(y + size * 0.4)} ${f(x - size * 1.05)} ${f(y)}Z`,
    { fill: canvas.linear([palette.accent, shade(palette.accent, -0.15)]) },
  );
}

/** A castle (or temple, or lighthouse tower) on a rise. */
/** A striped lighthouse on a rock, its beam across the sky. */
/** A small house with smoke over its chimney. */
/** A friendly machine. */
/** A car on a road. */
/** Balloons in the air. */
export function drawBalloon({ canvas, width, unit, horizon, palette, random }: Stage): void {
  for (let i = 0; i < 4; i++) {
    const size = unit * (i === 0 ? 0.16 : between(random, 0.03, 0.065));
    const [x, y] =
      i === 0
        ? [width * between(random, 0.42, 0.58), horizon * 0.48]
        : [width * (0.14 + 0.24 * i * random() + 0.14 * i), horizon * between(random, 0.15, 0.6)];
    const colours = [palette.accent, palette.accent2, palette.light, palette.land[0]];
    for (let stripe = 4; stripe >= 0; stripe--) {
      const half = size * [0.18, 0.46, 0.7, 0.88, 1][stripe]!;
      canvas.path(
        `M${f(x)} ${f(y - size)}C${f(x + half * 1.3)} ${f(y - size)} ${f(x + half * 1.2)} ${f(y + size * 0.35)} ${f(x + half * 0.2)} ${f(y + size)}H${f(x - half * 0.2)}C${f(x - half * 1.2)} ${f(y + size * 0.35)} ${f(x - half * 1.3)} ${f(y - size)} ${f(x)} ${f(y - size)}Z`,
        { fill: colours[(stripe + i) % 3]! },
      );
    }
    canvas.path(
      `M${f(x - size * 0.18)} ${f(y + size)}L${f(x - size * 0.14)} ${f(y + size * 1.35)}M${f(x + size * 0.18)} ${f(y + size)}L${f(x + size * 0.14)} ${f(y + size * 1.35)}`,
      { stroke: palette.ink, line: size * 0.025 },
    );
    canvas.rect(
      x - size * 0.17,
      y + size * 1.35,
      size * 0.34,
      size * 0.25,
      { fill: palette.land[2] },
      size * 0.05,
    );
  }
}

/** A still life: vase, cup and fruit. */
export function drawVessel(stage: Stage): void {
  const { canvas, width, height, unit, palette, reading, random } = stage;
  const y = height * (reading.places.includes('room') ? 0.735 : 0.8);
  if (!reading.places.includes('room'))
    canvas.rect(0, y - unit * 0.03, width, height, {
      fill: canvas.linear([palette.land[1], palette.land[2]]),
    });
  const [x, size] = [width * between(random, 0.44, 0.52), unit * 0.16];
  canvas.ellipse(x + size * 0.8, y + size * 0.05, size * 2.2, size * 0.14, {
    fill: palette.ink,
    opacity: 0.25,
  });
  canvas.path(
    `M${f(x - size * 0.25)} ${f(y - size * 2)}Q${f(x - size * 0.1)} ${f(y - size * 1.5)} ${f(x - size * 0.6)} ${f(y - size * 1)}Q${f(x - size * 0.8)} ${f(y - size * 0.2)} ${f(x - size * 0.4)} ${f(y)}H${f(x + size * 0.4)}Q${f(x + size * 0.8)} ${f(y - size * 0.2)} ${f(x + size * 0.6)} ${f(y - size)}Q${f(x + size * 0.1)} ${f(y - size * 1.5)} ${f(x + size * 0.25)} ${f(y - size * 2)}Z`,
    { fill: canvas.linear([palette.accent2, shade(palette.accent2, -0.16)]) },
  );
  canvas.ellipse(x - size * 0.35, y - size * 0.7, size * 0.1, size * 0.35, {
    fill: palette.light,
    opacity: 0.6,
  });
  const cup = x + size * 1.35;
  canvas.circle(cup + size * 0.5, y - size * 0.42, size * 0.25, { stroke: palette.paper, line: size * 0.1 });
  canvas.path(
    `M${f(cup - size * 0.5)} ${f(y - size * 0.8)}H${f(cup + size * 0.5)}Q${f(cup + size * 0.45)} ${f(y)} ${f(cup)} ${f(y)}T${f(cup - size * 0.5)} ${f(y - size * 0.8)}Z`,
    { fill: canvas.linear([palette.paper, shade(palette.paper, -0.12)]) },
  );
  canvas.ellipse(cup, y - size * 0.8, size * 0.5, size * 0.1, { fill: palette.land[2] });
  for (let i = 0; i < 2; i++)
    canvas.path(
      `M${f(cup + size * (i * 0.3 - 0.15))} ${f(y - size)}q${f(size * 0.2)} ${f(-size * 0.25)} 0 ${f(-size * 0.5)}t0 ${f(-size * 0.5)}`,
      { stroke: palette.paper, line: size * 0.06, opacity: 0.6 },
    );
  for (const [dx, colour] of [
    [-1.2, palette.accent],
    [-1.75, blend(palette.accent, palette.accent2, 0.5)],
    [-1.5, palette.land[0]],
  ] as const) {
    const fy = y - size * (dx === -1.5 ? 0.75 : 0.3);
    canvas.circle(x + size * dx, fy, size * 0.34, { fill: canvas.radial([shade(colour, 0.1), colour]) });
    canvas.path(
      `M${f(x + size * dx)} ${f(fy - size * 0.3)}q0 ${f(-size * 0.15)} ${f(size * 0.1)} ${f(-size * 0.2)}`,
      { stroke: palette.ink, line: size * 0.05 },
    );
  }
}

/** A fire, from its glow to its sparks. */
export function drawFire({ canvas, width, height, unit, palette, random }: Stage): void {
  const [x, y] = [width * between(random, 0.45, 0.55), height * 0.86];
  canvas.circle(x, y - unit * 0.2, unit * 0.5, {
    fill: canvas.radial(['#ffb347', '#ff7a1a', '#ff5a00'], [0.75, 0.3, 0]),
  });
  const colours = ['#c9250f', '#ee5a12', '#ff9a1f', '#ffd23f', '#fff3b0'];
  for (const [layer, colour] of colours.entries())
    for (let i = 0; i < 7 - layer; i++) {
      const tall = unit * (0.46 - layer * 0.075) * between(random, 0.6, 1.05);
      const half = unit * (0.075 - layer * 0.01);
      const fx = x + unit * 0.2 * (1 - layer * 0.17) * ((i / Math.max(1, 6 - layer)) * 2 - 1) * 0.8;
      const lean = unit * between(random, -0.06, 0.06);
      canvas.path(
        `M${f(fx - half)} ${f(y)}C${f(fx - half * 1.6)} ${f(y - tall * 0.45)} ${f(fx + lean - half * 0.2)} ${f(y - tall * 0.55)} ${f(fx + lean)} ${f(y - tall)}C${f(fx + lean + half * 0.5)} ${f(y - tall * 0.55)} ${f(fx + half * 1.6)} ${f(y - tall * 0.4)} ${f(fx + half)} ${f(y)}Z`,
        { fill: colour, opacity: 0.85 },
      );
    }
  for (const turn of [-14, 12])
    canvas.rect(
      x - unit * 0.2,
      y - unit * 0.02,
      unit * 0.4,
      unit * 0.045,
      { fill: palette.ink, transform: `rotate(${turn} ${f(x)} ${f(y)})` },
      unit * 0.02,
    );
  for (let i = 0; i < 36; i++)
    canvas.circle(
      x + between(random, -0.3, 0.3) * unit,
      y - unit * (0.2 + 0.6 * random()),
      unit * between(random, 0.002, 0.006),
      { fill: '#ffd27a' },
    );
}

/** A planet with a ring, and a moon. */
export function drawPlanet({ canvas, width, height, unit, palette, random }: Stage): void {
  const [x, y, size] = [width * between(random, 0.4, 0.62), height * between(random, 0.4, 0.52), unit * 0.21];
  const tilt = `rotate(${f(between(random, -26, -12))} ${f(x)} ${f(y)})`;
  canvas.circle(x, y, size * 1.7, { fill: canvas.radial([palette.accent2, palette.accent2], [0.4, 0]) });
  canvas.ellipse(x, y, size * 1.85, size * 0.42, {
    stroke: palette.accent2,
    line: size * 0.12,
    opacity: 0.85,
    transform: tilt,
  });
  canvas.circle(x, y, size, {
    fill: canvas.linear([
      palette.accent,
      blend(palette.accent, palette.sky[2], 0.5),
      shade(palette.accent, -0.2),
    ]),
  });
  for (let i = 0; i < 5; i++) {
    const dy = (i - 2) * size * 0.36;
    const half = Math.sqrt(size * size - dy * dy);
    canvas.ellipse(x, y + dy, half * 0.98, size * 0.08, {
      fill: i % 2 ? palette.light : palette.sky[0],
      opacity: 0.3,
      transform: tilt,
    });
  }
  const front: Point[] = [
    [x - size * 1.85, y],
    [x + size * 1.85, y],
  ];
  canvas.path(
    `M${f(front[0]![0])} ${f(y)}A${f(size * 1.85)} ${f(size * 0.42)} 0 0 0 ${f(front[1]![0])} ${f(y)}`,
    { stroke: palette.accent2, line: size * 0.12, transform: tilt },
  );
  canvas.circle(x + size * 2, y - size * 1.35, size * 0.26, {
    fill: canvas.linear([palette.light, shade(palette.light, -0.3)]),
  });
}
