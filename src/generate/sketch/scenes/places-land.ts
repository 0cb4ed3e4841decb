import { drawBamboo, drawConifer, drawCrown } from '../figures/trees.ts';
import { f, type Point, type Stage } from '../paint/canvas.ts';
import { blend, shade } from '../paint/colour.ts';
import { between, noiseFrom } from '../random.ts';

export function ridge(stage: Stage, base: number, tall: number, rough: number, steps = 48): Point[] {
  const noise = noiseFrom(Math.floor(stage.random() * 2 ** 31));
  const scale = stage.width / stage.unit;
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const x = (i / steps) * scale;
    const rolling = noise(x * 2.2, 0.5);
    const jagged = 0.55 * noise(x * 3.4, 7.5) + 0.28 * noise(x * 9, 3.5) + 0.17 * noise(x * 22, 1.5);
    const share = rolling * (1 - rough) + jagged * rough;
    return [(i / steps) * stage.width, base - tall * share];
  });
}

/** Fills from a line down to the lower edge. */
export function ground(stage: Stage, points: Point[], fill: string): void {
  stage.canvas.polygon([...points, [stage.width, stage.height], [0, stage.height]], { fill });
}

/** Peaks with snow, hazy ridges behind and wooded hills before them. */
export function drawMountains(stage: Stage): void {
  const { canvas, width, height, unit, horizon, palette, random, reading } = stage;
  ground(
    stage,
    ridge(stage, horizon, unit * 0.2, 0.8, 70),
    canvas.linear([blend(palette.land[0], palette.sky[1], 0.45), palette.sky[2]]),
  );
  const peaks = 3 + Math.floor(random() * 2);
  for (let i = 0; i < peaks; i++) {
    const x = width * ((i + between(random, 0.2, 0.8)) / peaks);
    drawPeak(stage, x, unit * between(random, 0.2, 0.4), reading.weathers.has('snow') ? 0.55 : 0.34);
  }
  const hills = reading.places.includes('sea') ? 1 : 3;
  for (let i = 0; i < hills; i++) {
    const share = (i + 1) / 3;
    const base = horizon + (height - horizon) * share * 0.62;
    const colour = blend(palette.land[1], palette.land[2], share);
    const line = ridge(stage, base, unit * 0.13, 0.35);
    stage.canvas.smooth(line, { fill: canvas.linear([colour, shade(colour, -0.07)]) }, true);
    if (i === hills - 2 || reading.places.includes('forest'))
      for (const [px, py] of line.filter((_, j) => j % 2 === 0))
        if (random() < 0.75)
          drawConifer(
            stage,
            px + between(random, -8, 8),
            py + unit * 0.02,
            unit * between(random, 0.035, 0.075),
            shade(colour, -0.09),
          );
  }
}

function drawPeak(
  { canvas, unit, horizon, palette, random }: Stage,
  x: number,
  tall: number,
  snowShare: number,
): void {
  const half = tall * between(random, 0.75, 1.05);
  const top: Point = [x, horizon - tall];
  const foot = horizon + unit * 0.06;
  const bend: Point = [x + half * between(random, -0.18, 0.18), foot];
  const haze = blend(palette.land[0], palette.sky[2], 0.25);
  const fillDark = canvas.linear([palette.land[1], haze]);
  const fillLit = canvas.linear([blend(palette.land[0], palette.light, 0.25), haze]);
  canvas.polygon([top, [x + half, foot], bend], { fill: fillDark });
  canvas.polygon([top, [x - half, foot], bend], { fill: fillLit });
  const down = tall * snowShare;
  const zigzag = (side: number): Point[] =>
    [0.95, 0.62, 0.42, 0.15].map(
      (share, i): Point => [
        x + (side * half * down * share) / (tall + unit * 0.06),
        top[1] + down * (i % 2 === 0 ? 0.98 : between(random, 0.6, 0.8)) * (share > 0.9 ? 0.95 : 1),
      ],
    );
  const snow = blend(palette.light, '#ffffff', 0.6);
  canvas.polygon([top, ...zigzag(1), [bend[0] * 0.2 + x * 0.8, top[1] + down * 0.8]], {
    fill: blend(snow, palette.land[0], 0.4),
  });
  canvas.polygon([top, ...zigzag(-1), [bend[0] * 0.2 + x * 0.8, top[1] + down * 0.8]], { fill: snow });
}

/** Rows of trees, the near ones at the sides. */
export function drawForest(stage: Stage): void {
  const { canvas, width, height, unit, horizon, palette, random, reading } = stage;
  const leafy =
    reading.themes.some((theme) => theme === 'autumn' || theme === 'spring') || reading.words.has('oak');
  const isBamboo = reading.words.has('bamboo');
  ground(
    stage,
    ridge(stage, horizon + unit * 0.02, unit * 0.12, 0.6),
    blend(palette.land[0], palette.sky[2], 0.4),
  );
  for (let layer = 0; layer < 4; layer++) {
    const share = layer / 3;
    const base = horizon + (height - horizon) * (0.12 + 0.58 * share);
    const colour = blend(blend(palette.land[0], palette.sky[2], 0.25), palette.land[2], share);
    const count = Math.round((width / unit) * (16 - layer * 3.5));
    const tall = unit * (0.16 + 0.3 * share);
    for (let i = 0; i < count; i++) {
      // The middle stays open near the viewer, so that the eye can go in.
      const x = ((i + between(random, -0.4, 0.4)) / (count - 1)) * width;
      if (share > 0.6 && Math.abs(x / width - 0.5) < 0.2) continue;
      const size = tall * between(random, 0.7, 1.15);
      const tint = shade(colour, between(random, -0.035, 0.035));
      if (isBamboo) drawBamboo(stage, x, base, size * 2.4, tint);
      else if (leafy)
        drawCrown(
          stage,
          x,
          base,
          size,
          blend(tint, random() < 0.5 ? palette.accent : palette.accent2, 0.45 * random()),
        );
      else drawConifer(stage, x, base, size, tint);
    }
    canvas.smooth(ridge(stage, base + unit * 0.03, unit * 0.05, 0.1), { fill: shade(colour, -0.03) }, true);
  }
}

/** Dunes with a sharp crest, pyramids where they are asked for. */
export function drawDesert(stage: Stage): void {
  const { canvas, width, height, unit, horizon, palette, random, reading } = stage;
  if (reading.words.has('pyramid') || reading.words.has('pyramids') || reading.words.has('egypt'))
    for (const [x, size] of [
      [0.3, 0.26],
      [0.58, 0.36],
    ] as const) {
      const [cx, s] = [width * x, unit * size];
      canvas.polygon(
        [
          [cx, horizon - s * 0.7],
          [cx - s, horizon + s * 0.1],
          [cx + s * 0.2, horizon + s * 0.1],
        ],
        { fill: shade(palette.land[0], 0.05) },
      );
      canvas.polygon(
        [
          [cx, horizon - s * 0.7],
          [cx + s, horizon + s * 0.1],
          [cx + s * 0.2, horizon + s * 0.1],
        ],
        { fill: palette.land[1] },
      );
    }
  for (let i = 0; i < 5; i++) {
    const share = i / 4;
    const base = horizon + (height - horizon) * share * 0.75 + unit * 0.02;
    const colour = blend(palette.land[0], palette.land[2], share * 0.8);
    const crest = width * between(random, 0.15, 0.85);
    const tall = unit * between(random, 0.08, 0.16);
    const foot = (x: number) => base - tall * Math.exp(-(((x - crest) / (width * 0.34)) ** 2));
    const points = Array.from({ length: 31 }, (_, j): Point => [(j / 30) * width, foot((j / 30) * width)]);
    canvas.smooth(points, { fill: canvas.linear([shade(colour, 0.07), colour]) }, true);
    const shadow = points.filter(([x]) => x >= crest);
    if (shadow.length > 2)
      canvas.path(
        `M${f(crest)} ${f(foot(crest))}Q${f(crest + width * 0.05)} ${f(base)} ${f(crest - width * 0.12)} ${f(height)}L${f(width)} ${f(height)}L${f(width)} ${f(foot(width))}${[
          ...shadow,
        ]
          .reverse()
          .map(([x, y]) => `L${f(x)} ${f(y)}`)
          .join('')}Z`,
        { fill: shade(colour, -0.09), opacity: 0.75 },
      );
  }
}

/** Rolling hills with trees, hedges and blossoms. */
export function drawMeadow(stage: Stage): void {
  const { canvas, width, height, unit, horizon, palette, random, reading } = stage;
  for (let i = 0; i < 4; i++) {
    const share = i / 3;
    const base = horizon + (height - horizon) * share * 0.6 + unit * 0.03;
    const colour = blend(blend(palette.land[0], palette.sky[2], 0.2), palette.land[1], share);
    const line = ridge(stage, base, unit * 0.11, 0.05, 24);
    canvas.smooth(line, { fill: canvas.linear([shade(colour, 0.04), shade(colour, -0.06)]) }, true);
    if (i < 3)
      for (const [x, y] of line)
        if (random() < 0.28)
          drawCrown(
            stage,
            x,
            y + unit * 0.01,
            unit * (0.04 + 0.05 * share) * between(random, 0.7, 1.2),
            shade(colour, -0.12),
          );
  }
  const blooms = reading.subjects.includes('flowers') || reading.themes.includes('spring') ? 130 : 40;
  for (let i = 0; i < blooms; i++) {
    const share = random() ** 0.7;
    const [x, y] = [random() * width, horizon + (height - horizon) * (0.5 + 0.5 * share)];
    const size = unit * 0.009 * share * between(random, 0.5, 1.3);
    canvas.circle(x, y, size, {
      fill: [palette.accent, palette.accent2, palette.light][i % 3]!,
      opacity: 0.9,
    });
  }
}

/** Snowy slopes with firs. */
export function drawSnowfield(stage: Stage): void {
  const { canvas, height, unit, horizon, palette, random } = stage;
  ground(stage, ridge(stage, horizon, unit * 0.18, 0.7), blend(palette.land[0], palette.sky[1], 0.3));
  const snow = blend(palette.light, '#ffffff', 0.5);
  for (let i = 0; i < 4; i++) {
    const share = i / 3;
    const base = horizon + (height - horizon) * share * 0.62 + unit * 0.04;
    const line = ridge(stage, base, unit * 0.1, 0.05, 24);
    canvas.smooth(
      line,
      {
        fill: canvas.linear([
          blend(snow, palette.sky[2], 0.2),
          blend(snow, palette.land[0], 0.35 + 0.2 * share),
        ]),
      },
      true,
    );
    for (const [x, y] of line)
      if (random() < 0.3 - i * 0.05) {
        const size = unit * (0.06 + 0.13 * share) * between(random, 0.7, 1.2);
        drawConifer(stage, x, y + unit * 0.012, size, blend(palette.land[1], palette.land[2], share), snow);
      }
  }
}
