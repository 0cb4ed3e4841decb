import { f, type Stage } from '../paint/canvas.ts';
import { blend, shade } from '../paint/colour.ts';
import { between } from '../random.ts';

/** Large flowers growing from the lower edge. */
export function drawFlowers(stage: Stage): void {
  const { canvas, width, height, unit, palette, random, reading } = stage;
  const count = Math.round((width / unit) * 7);
  const isSub = reading.subjects.some((subject) => subject !== 'flowers');
  const stem = blend(palette.land[1], '#2f7d4f', 0.45);
  const heads = Array.from({ length: count }, (_, i) => ({
    x: width * ((i + between(random, 0.15, 0.85)) / count),
    y: height * (isSub ? between(random, 0.8, 0.95) : between(random, 0.28, 0.72)),
    size: unit * (isSub ? between(random, 0.03, 0.055) : between(random, 0.06, 0.125)),
  })).sort((a, b) => a.y - b.y);
  for (const { x, y, size } of heads) {
    const foot = x + between(random, -0.06, 0.06) * unit;
    canvas.path(`M${f(x)} ${f(y)}Q${f(x)} ${f((y + height) / 2)} ${f(foot)} ${f(height)}`, {
      stroke: stem,
      line: size * 0.14,
    });
    for (const side of [-1, 1]) {
      const ly = y + (height - y) * between(random, 0.35, 0.7);
      canvas.path(
        `M${f((x + foot) / 2)} ${f(ly)}q${f(side * size * 0.9)} ${f(-size * 0.9)} ${f(side * size * 1.6)} ${f(-size * 0.5)}q${f(-side * size * 0.5)} ${f(size * 0.8)} ${f(-side * size * 1.6)} ${f(size * 0.5)}Z`,
        { fill: shade(stem, between(random, -0.06, 0.08)) },
      );
    }
  }
  for (const { x, y, size } of heads) drawBloom(stage, x, y, size);
}

function drawBloom(stage: Stage, x: number, y: number, size: number): void {
  const { canvas, palette, random, reading } = stage;
  const colours = [
    palette.accent,
    palette.accent2,
    blend(palette.accent, palette.light, 0.5),
    blend(palette.accent, palette.sky[0], 0.45),
  ];
  const colour = shade(colours[Math.floor(random() * 4)]!, between(random, -0.04, 0.05));
  const start = random() * 360;
  if (reading.words.has('tulip') || reading.words.has('tulips')) {
    for (const dx of [-0.45, 0.45, 0])
      canvas.path(
        `M${f(x)} ${f(y + size)}Q${f(x + (dx - 0.6) * size)} ${f(y)} ${f(x + dx * size)} ${f(y - size)}Q${f(x + (dx + 0.6) * size)} ${f(y)} ${f(x)} ${f(y + size)}Z`,
        { fill: dx ? shade(colour, -0.07) : colour },
      );
    return;
  }
  const isSun = reading.words.has('sunflower') || reading.words.has('sunflowers');
  const isRose = ['rose', 'roses', 'peony', 'peonies'].some((word) => reading.words.has(word));
  const rings = isRose ? 4 : isSun ? 2 : 1 + Math.floor(random() * 2);
  for (let ring = 0; ring < rings; ring++) {
    const petals = isRose ? 7 - ring : isSun ? 18 : 6 + Math.floor(random() * 3);
    const reach = size * (1 - ring * (isRose ? 0.24 : 0.28));
    const fill = shade(isSun ? '#f6b92b' : colour, ring * 0.05 - 0.05);
    for (let i = 0; i < petals; i++) {
      const turn = `rotate(${f(start + ring * 25 + (i * 360) / petals)} ${f(x)} ${f(y)})`;
      const wide = (isRose ? 0.62 : 3.1 / petals) * reach * 0.85;
      canvas.ellipse(x, y - reach * 0.6, wide, reach * 0.55, {
        fill: i % 2 ? fill : shade(fill, 0.035),
        transform: turn,
      });
    }
  }
  if (isRose) canvas.circle(x, y, size * 0.2, { fill: shade(colour, -0.1) });
  else {
    canvas.circle(x, y, size * (isSun ? 0.48 : 0.27), {
      fill: isSun ? '#5b3a1e' : blend(palette.accent2, '#f7c948', 0.6),
    });
    for (let i = 0; i < 7; i++)
      canvas.circle(x + Math.cos(i) * size * 0.15, y + Math.sin(i * 2.2) * size * 0.15, size * 0.04, {
        fill: shade(palette.accent2, -0.16),
      });
  }
}
