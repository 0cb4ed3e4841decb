import type { Stage } from '../paint/canvas.ts';
import { f } from '../paint/canvas.ts';
import { blend, shade } from '../paint/colour.ts';
import { between } from '../random.ts';

/** The sky down to the horizon and a little below, with what hangs in it. */
export function drawSky(stage: Stage): void {
  const { canvas, width, height, horizon, palette, reading } = stage;
  canvas.rect(0, 0, width, height, { fill: palette.sky[2] });
  canvas.rect(0, 0, width, Math.max(horizon, height * 0.5) * 1.05, { fill: canvas.linear(palette.sky) });
  const { weathers, themes } = reading;
  const isNight = themes.includes('night') || weathers.has('moon');
  const isSpace = reading.places[0] === 'space';
  if (weathers.has('stars') || isNight || isSpace) drawStars(stage, isSpace ? 1 : 0.62);
  if (weathers.has('aurora')) drawAurora(stage);
  if (isNight && !isSpace) drawDisc(stage, 'moon');
  else if (!isSpace && !weathers.has('rain') && !themes.includes('grey')) drawDisc(stage, 'sun');
  if (weathers.has('clouds') || (!isNight && !isSpace && stage.random() < 0.6)) drawClouds(stage);
  if (weathers.has('birds')) drawBirds(stage);
}

/** What falls or drifts in front of everything. */
export function drawWeather(stage: Stage): void {
  const { weathers } = stage.reading;
  if (weathers.has('fog')) drawFog(stage);
  if (weathers.has('rain')) drawRain(stage);
  if (weathers.has('snow')) drawSnow(stage);
}

/** Stars over the upper part of the image. */
export function drawStars(stage: Stage, down: number): void {
  const { canvas, width, height, unit, palette, random } = stage;
  for (let i = 0; i < 150; i++) {
    const size = unit * 0.0012 * (1 + 2.2 * random() ** 6);
    const [x, y] = [random() * width, random() ** 1.2 * height * down];
    canvas.circle(x, y, size, { fill: palette.light, opacity: between(random, 0.35, 1) });
    if (random() < 0.04) {
      const ray = size * 6;
      const star = `M${f(x - ray)} ${f(y)}H${f(x + ray)}M${f(x)} ${f(y - ray)}V${f(y + ray)}`;
      canvas.path(star, { stroke: palette.light, line: size * 0.5, opacity: 0.8 });
    }
  }
}

function drawDisc(stage: Stage, kind: 'sun' | 'moon'): void {
  const { canvas, width, unit, horizon, palette, reading, random } = stage;
  const isLow = reading.themes.some((theme) => theme === 'sunset' || theme === 'dawn');
  const x = width * (random() < 0.5 ? between(random, 0.18, 0.4) : between(random, 0.6, 0.82));
  const y = isLow ? horizon - unit * between(random, 0.06, 0.16) : horizon * between(random, 0.25, 0.45);
  const named = reading.words.has('sun') || reading.words.has('moon') || isLow;
  const radius = unit * between(random, 0.055, 0.075) * (named ? 1.6 : 1);
  const glow = canvas.radial([palette.light, palette.light, palette.light], [0.75, 0.2, 0]);
  canvas.circle(x, y, radius * 4.2, { fill: glow, opacity: 0.75 });
  canvas.circle(x, y, radius, { fill: palette.light });
  if (kind === 'sun') return;
  if (reading.words.has('crescent')) {
    canvas.circle(x + radius * 0.45, y - radius * 0.15, radius * 0.88, {
      fill: blend(palette.sky[0], palette.sky[1], y / horizon),
    });
    return;
  }
  for (let i = 0; i < 4; i++) {
    const [angle, distance] = [random() * 6.28, random() * 0.6];
    canvas.circle(
      x + Math.cos(angle) * radius * distance,
      y + Math.sin(angle) * radius * distance,
      radius * between(random, 0.08, 0.2),
      {
        fill: shade(palette.light, -0.12),
        opacity: 0.6,
      },
    );
  }
}

function drawClouds(stage: Stage): void {
  const { canvas, width, unit, horizon, palette, reading, random } = stage;
  const isStorm = reading.themes.includes('grey');
  const count = isStorm ? 9 : reading.weathers.has('clouds') ? 6 : 3;
  for (let i = 0; i < count; i++) {
    const size = unit * between(random, 0.05, 0.11) * (isStorm ? 1.5 : 1);
    const [x, y] = [random() * width, horizon * between(random, 0.08, 0.7)];
    const lit = isStorm
      ? shade(palette.sky[0], between(random, -0.06, 0.1))
      : blend(palette.light, palette.sky[2], 0.3);
    const puffs = 5 + Math.floor(random() * 4);
    for (let j = 0; j < puffs; j++) {
      const along = (j / (puffs - 1)) * 2 - 1;
      const radius = size * (1 - along * along * 0.65) * between(random, 0.55, 0.85);
      const fill = canvas.linear([lit, blend(lit, palette.sky[1], 0.6)], [0.85, 0.25]);
      canvas.ellipse(x + along * size * 2.1, y - radius * 0.5, radius * 1.25, radius * 0.8, { fill });
    }
  }
}

function drawAurora(stage: Stage): void {
  const { canvas, width, horizon, palette, random } = stage;
  for (let ribbon = 0; ribbon < 3; ribbon++) {
    const colour = [
      blend(palette.accent2, '#4dffb0', 0.75),
      '#59ffc9',
      blend(palette.accent, '#a06bff', 0.7),
    ][ribbon]!;
    const fill = canvas.linear([colour, colour, colour], [0, 0.55, 0]);
    const [start, bend, phase] = [horizon * between(random, 0.1, 0.4), horizon * 0.16, random() * 6];
    const columns = 70;
    for (let i = 0; i < columns; i++) {
      const share = i / columns;
      const y = start + Math.sin(share * 5 + phase) * bend + Math.sin(share * 13 + phase) * bend * 0.3;
      const tall = horizon * (0.3 + 0.14 * Math.sin(share * 21 + phase * 2));
      canvas.rect(share * width - 1, y - tall * 0.6, width / columns + 3, tall, {
        fill,
        opacity: 0.5 + 0.3 * Math.sin(share * 37),
      });
    }
  }
}

function drawFog({ canvas, width, height, horizon, palette, random }: Stage): void {
  const fog = blend(palette.sky[2], palette.light, 0.4);
  for (let i = 0; i < 4; i++) {
    const y = horizon + (height - horizon) * (i * 0.22 - 0.15) + between(random, -0.02, 0.02) * height;
    canvas.rect(0, y, width, height * 0.2, { fill: canvas.linear([fog, fog, fog], [0, 0.5, 0]) });
  }
}

function drawRain({ canvas, width, height, unit, palette, random }: Stage): void {
  const slant = between(random, -0.25, -0.1);
  for (let i = 0; i < 220; i++) {
    const [x, y, long] = [random() * width * 1.2, random() * height, unit * between(random, 0.02, 0.06)];
    const drop = `M${f(x)} ${f(y)}l${f(slant * long)} ${f(long)}`;
    canvas.path(drop, { stroke: palette.light, line: unit * 0.0018, opacity: between(random, 0.2, 0.55) });
  }
}

function drawSnow({ canvas, width, height, unit, palette, random }: Stage): void {
  for (let i = 0; i < 190; i++) {
    const size = unit * 0.0022 * (1 + 3 * random() ** 3);
    const fill = blend(palette.light, '#ffffff', 0.8);
    canvas.circle(random() * width, random() * height, size, { fill, opacity: between(random, 0.45, 0.95) });
  }
}

function drawBirds({ canvas, width, unit, horizon, palette, random }: Stage): void {
  const [left, top] = [width * between(random, 0.25, 0.6), horizon * between(random, 0.2, 0.5)];
  for (let i = 0; i < 7; i++) {
    const size = unit * between(random, 0.012, 0.024);
    const [x, y] = [left + between(random, -0.16, 0.16) * width, top + between(random, -0.1, 0.1) * horizon];
    const wings = `M${f(x - size)} ${f(y - size * 0.3)}Q${f(x - size * 0.4)} ${f(y - size * 0.6)} ${f(x)} ${f(y)}Q${f(x + size * 0.4)} ${f(y - size * 0.6)} ${f(x + size)} ${f(y - size * 0.3)}`;
    canvas.path(wings, { stroke: palette.ink, line: size * 0.18 });
  }
}
