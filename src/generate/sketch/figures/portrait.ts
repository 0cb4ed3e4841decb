import { f, type Stage } from '../paint/canvas.ts';
import { blend, shade } from '../paint/colour.ts';
import { between, pick } from '../random.ts';

const LONG_HAIR = [
  'woman',
  'girl',
  'lady',
  'queen',
  'princess',
  'elf',
  'goddess',
  'witch',
  'angel',
  'bride',
  'mermaid',
  'fairy',
];
const BEARD = ['wizard', 'king', 'beard', 'bearded', 'old', 'viking', 'dwarf', 'pirate', 'captain'];
const CROWN = ['king', 'queen', 'princess', 'prince', 'goddess', 'crown', 'emperor', 'empress'];
const HAT = ['witch', 'wizard', 'cowboy', 'hat'];
const SKIN = ['#f1c9a5', '#d9a077', '#a86f4a', '#7a4a30', '#e8b48c'];

/** A head and shoulders, built from a few planes of light and shadow before a halo. */
export function drawPortrait(stage: Stage): void {
  const { canvas, width, height, unit, palette, reading, random } = stage;
  const has = (words: string[]) => words.some((word) => reading.words.has(word));
  const size = unit * 0.2;
  const [x, y] = [width * between(random, 0.44, 0.56), height * between(random, 0.4, 0.45)];
  const side = random() < 0.5 ? 1 : -1;
  const skin = reading.tints.has('mono') ? palette.sky[2] : blend(pick(random, SKIN), palette.light, 0.15);
  const shadow = blend(shade(skin, -0.17), palette.land[2], 0.3);
  const hair =
    reading.colours[0] && random() < 0.5
      ? shade(reading.colours[0], -0.1)
      : blend(palette.land[2], palette.accent, random() * 0.5);
  drawHalo(stage, x, y, size);

  if (has(LONG_HAIR)) {
    const locks = `M${f(x - size * 0.95)} ${f(y - size * 0.3)}Q${f(x)} ${f(y - size * 2.3)} ${f(x + size * 0.95)} ${f(y - size * 0.3)}Q${f(x + size * 1.35)} ${f(y + size * 1.2)} ${f(x + size * 1.0)} ${f(y + size * 2.2)}L${f(x - size * 1.05)} ${f(y + size * 2.2)}Q${f(x - size * 1.4)} ${f(y + size * 1.1)} ${f(x - size * 0.95)} ${f(y - size * 0.3)}Z`;
    canvas.path(locks, { fill: hair });
  }
  const coat = canvas.linear([palette.accent, shade(palette.accent, -0.14)]);
  canvas.path(
    `M${f(x - size * 2.5)} ${height}Q${f(x - size * 2.3)} ${f(y + size * 2)} ${f(x - size * 0.5)} ${f(y + size * 1.62)}H${f(x + size * 0.5)}Q${f(x + size * 2.3)} ${f(y + size * 2)} ${f(x + size * 2.5)} ${height}Z`,
    { fill: coat },
  );
  canvas.path(
    `M${f(x)} ${f(y + size * 1.7)}Q${f(x + side * size * 2.2)} ${f(y + size * 2)} ${f(x + side * size * 2.5)} ${height}H${f(x)}Z`,
    { fill: palette.ink, opacity: 0.25 },
  );
  canvas.path(
    `M${f(x - size * 0.36)} ${f(y + size * 0.7)}V${f(y + size * 1.6)}Q${f(x)} ${f(y + size * 2.1)} ${f(x + size * 0.36)} ${f(y + size * 1.6)}V${f(y + size * 0.7)}Z`,
    { fill: shadow },
  );

  const face = (from: number, to: number) =>
    `M${f(x)} ${f(y - size * 1.12)}C${f(x + from * size)} ${f(y - size * 1.1)} ${f(x + to * size * 0.92)} ${f(y + size * 0.55)} ${f(x)} ${f(y + size * 1.22)}`;
  canvas.path(
    `${face(1.15, 1)}C${f(x - size * 0.92)} ${f(y + size * 0.55)} ${f(x - size * 1.15)} ${f(y - size * 1.1)} ${f(x)} ${f(y - size * 1.12)}Z`,
    { fill: skin },
  );
  // The nose's bridge divides light from shadow.
  const nose = `L${f(x - side * size * 0.02)} ${f(y + size * 0.62)}L${f(x + side * size * 0.05)} ${f(y + size * 0.42)}L${f(x - side * size * 0.17)} ${f(y + size * 0.34)}L${f(x)} ${f(y - size * 0.15)}Z`;
  canvas.path(`${face(side * 1.15, side)}${nose}`, { fill: shadow, opacity: 0.8 });
  drawFeatures(stage, x, y, size, side);

  if (has(BEARD)) {
    const beard =
      reading.words.has('old') || reading.words.has('wizard') ? shade(palette.paper, -0.14) : hair;
    canvas.path(
      `M${f(x - size * 0.72)} ${f(y + size * 0.25)}Q${f(x)} ${f(y + size * 0.75)} ${f(x + size * 0.72)} ${f(y + size * 0.25)}Q${f(x + size * 0.7)} ${f(y + size * 1.2)} ${f(x)} ${f(y + size * 1.95)}Q${f(x - size * 0.7)} ${f(y + size * 1.2)} ${f(x - size * 0.72)} ${f(y + size * 0.25)}Z`,
      { fill: beard, opacity: 0.95 },
    );
  }
  const fringe = `M${f(x - size * 0.9)} ${f(y + size * 0.1)}Q${f(x - size * 1.15)} ${f(y - size * 1.5)} ${f(x)} ${f(y - size * 1.42)}Q${f(x + size * 1.15)} ${f(y - size * 1.5)} ${f(x + size * 0.9)} ${f(y + size * 0.1)}Q${f(x + side * size * 0.75)} ${f(y - size * 0.75)} ${f(x - side * size * 0.15)} ${f(y - size * 0.82)}Q${f(x - side * size * 0.72)} ${f(y - size * 0.7)} ${f(x - size * 0.9)} ${f(y + size * 0.1)}Z`;
  canvas.path(fringe, { fill: hair });
  if (has(CROWN)) drawCrown(stage, x, y - size * 1.12, size);
  else if (has(HAT)) {
    canvas.path(
      `M${f(x - size * 0.8)} ${f(y - size * 0.8)}L${f(x + side * size * 0.35)} ${f(y - size * 2.5)}L${f(x + size * 0.8)} ${f(y - size * 0.8)}Z`,
      { fill: palette.land[2] },
    );
    canvas.ellipse(x, y - size * 0.82, size * 1.45, size * 0.25, { fill: palette.land[2] });
    canvas.rect(x - size * 0.72, y - size * 1.12, size * 1.44, size * 0.2, { fill: palette.accent2 });
  }
  for (let i = 0; i < 5; i++) {
    const [px, py] = [x + side * size * (1.1 + 0.25 * i), y + size * (2.1 + 0.3 * i)];
    canvas.circle(px, py, size * 0.07, { fill: palette.accent2, opacity: 0.9 });
  }
}

function drawHalo({ canvas, unit, palette, random }: Stage, x: number, y: number, size: number): void {
  const rim = unit * 0.012;
  canvas.circle(x, y, size * 1.95, { fill: blend(palette.sky[2], palette.light, 0.5), opacity: 0.85 });
  canvas.circle(x, y, size * 2.12, { stroke: palette.accent2, line: rim });
  const rays = 20 + Math.floor(random() * 12);
  for (let i = 0; i < rays; i++) {
    const angle = (i / rays) * 6.283;
    const [inner, outer] = [size * 2.25, size * (i % 2 ? 2.38 : 2.55)];
    const ray = `M${f(x + Math.cos(angle) * inner)} ${f(y + Math.sin(angle) * inner)}L${f(x + Math.cos(angle) * outer)} ${f(y + Math.sin(angle) * outer)}`;
    canvas.path(ray, { stroke: palette.accent2, line: rim * 0.55 });
  }
}

function drawFeatures(
  { canvas, palette, random }: Stage,
  x: number,
  y: number,
  size: number,
  side: number,
): void {
  const isClosed = random() < 0.6;
  for (const eye of [-1, 1]) {
    const [ex, ey] = [x + eye * size * 0.38, y + size * 0.02];
    const brow = `M${f(ex - size * 0.2)} ${f(ey - size * 0.22)}q${f(size * 0.2)} ${f(-size * 0.13)} ${f(size * 0.4)} 0`;
    canvas.path(brow, { stroke: palette.ink, line: size * 0.055 });
    const bend = isClosed ? 0.16 : -0.14;
    const lid = `M${f(ex - size * 0.17)} ${f(ey)}q${f(size * 0.17)} ${f(size * bend)} ${f(size * 0.34)} 0`;
    canvas.path(lid, { stroke: palette.ink, line: size * 0.05 });
    if (!isClosed) canvas.circle(ex, ey + size * 0.01, size * 0.075, { fill: palette.ink });
  }
  const lips = blend(palette.accent, '#a03040', 0.5);
  canvas.path(
    `M${f(x - size * 0.22)} ${f(y + size * 0.76)}q${f(size * 0.22)} ${f(-size * 0.12)} ${f(size * 0.44)} 0q${f(-size * 0.22)} ${f(size * 0.16)} ${f(-size * 0.44)} 0Z`,
    { fill: lips },
  );
  canvas.circle(x - side * size * 0.46, y + size * 0.4, size * 0.16, { fill: lips, opacity: 0.25 });
}

function drawCrown({ canvas, palette }: Stage, x: number, y: number, size: number): void {
  const points = Array.from({ length: 11 }, (_, i): readonly [number, number] => [
    x + size * (i / 5 - 1) * 0.78,
    y - size * (i % 2 ? 0.12 : 0.62),
  ]);
  canvas.polygon([...points, [x + size * 0.74, y + size * 0.14], [x - size * 0.74, y + size * 0.14]], {
    fill: palette.accent2,
  });
  for (let i = 0; i < 5; i++)
    canvas.circle(x + size * 0.3 * (i - 2), y, size * 0.06, { fill: palette.accent });
}
