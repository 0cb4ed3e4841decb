import type { Point, Stage } from '../paint/canvas.ts';
import { f } from '../paint/canvas.ts';
import { blend, shade } from '../paint/colour.ts';
import { between } from '../random.ts';
import type { Place } from '../reading/terms.ts';
import { drawCity, drawRoom } from './places-built.ts';
import {
  drawDesert,
  drawForest,
  drawMeadow,
  drawMountains,
  drawSnowfield,
  ground,
  ridge,
} from './places-land.ts';
import { drawStars } from './sky.ts';

/** How to draw each place, from the horizon to the lower edge. */
export const PLACES: Record<Place, (stage: Stage) => void> = {
  mountains: drawMountains,
  sea: drawSea,
  city: drawCity,
  forest: drawForest,
  desert: drawDesert,
  meadow: drawMeadow,
  snowfield: drawSnowfield,
  room: drawRoom,
  space: drawSpace,
  underwater: drawUnderwater,
};

/** A line of heights over the width, `rough` from 0 (rolling) to 1 (jagged). */
function drawSea(stage: Stage): void {
  const { canvas, width, height, unit, horizon, palette, random, reading } = stage;
  const deep = blend(palette.land[2], palette.sky[0], 0.45);
  const start = reading.places[0] === 'sea' ? horizon : horizon + (height - horizon) * 0.25;
  canvas.rect(0, start, width, height - start, {
    fill: canvas.linear([blend(palette.sky[2], palette.sky[1], 0.5), palette.sky[1], deep]),
  });
  const isWild = ['wave', 'waves', 'storm', 'stormy', 'tsunami', 'surf'].some((word) =>
    reading.words.has(word),
  );
  const bands = 9;
  for (let i = 0; i < bands; i++) {
    const share = (i + 1) / bands;
    const y = start + (height - start) * share ** 1.5;
    const swell = unit * (isWild ? 0.06 : 0.02) * share;
    const [phase, length] = [random() * 6.28, unit * (0.1 + 0.38 * share)];
    const points = Array.from({ length: 81 }, (_, j): Point => {
      const x = (j / 80) * width * 1.1 - width * 0.05;
      const crest = Math.sin((x / length) * 6.28 + phase) + 0.3 * Math.sin((x / length) * 14 + phase * 3);
      return [x, y - swell * crest];
    });
    const colour = blend(blend(palette.sky[1], palette.sky[2], 0.4), deep, share);
    canvas.smooth(points, { fill: canvas.linear([shade(colour, 0.07), colour]), opacity: 0.85 }, true);
    canvas.smooth(points, {
      stroke: blend(colour, '#ffffff', isWild ? 0.8 : 0.5),
      line: unit * (isWild ? 0.007 : 0.003) * share,
      opacity: 0.15 + 0.6 * share,
    });
  }
  for (let i = 0; i < 60; i++) {
    const share = random() ** 1.6;
    const [x, y] = [width * between(random, 0.1, 0.9), start + (height - start) * share];
    const long = unit * (0.01 + 0.05 * share) * random();
    canvas.path(`M${f(x - long)} ${f(y)}h${f(long * 2)}`, {
      stroke: palette.light,
      line: unit * 0.003 * (0.5 + share),
      opacity: 0.55,
    });
  }
}

function drawSpace(stage: Stage): void {
  const { canvas, width, height, unit, palette, random } = stage;
  canvas.rect(0, 0, width, height, {
    fill: canvas.linear([shade(palette.sky[0], -0.03), palette.sky[1], palette.sky[0]]),
  });
  for (let i = 0; i < 16; i++) {
    const colour = [palette.sky[2], palette.accent, palette.accent2][i % 3]!;
    const along = random();
    const [x, y] = [
      width * (along * 1.1 - 0.05),
      height * (0.75 - along * 0.5 + between(random, -0.18, 0.18)),
    ];
    const fill = canvas.radial([colour, colour, colour], [0.42, 0.15, 0]);
    canvas.ellipse(x, y, unit * between(random, 0.15, 0.42), unit * between(random, 0.1, 0.25), { fill });
  }
  drawStars(stage, 1);
  drawStars(stage, 1);
}

function drawUnderwater(stage: Stage): void {
  const { canvas, width, height, unit, palette, random } = stage;
  canvas.rect(0, 0, width, height, { fill: canvas.linear([palette.sky[2], palette.sky[1], palette.sky[0]]) });
  for (let i = 0; i < 7; i++) {
    const x = width * between(random, 0, 1);
    const wide = unit * between(random, 0.03, 0.1);
    const ray: Point[] = [
      [x, 0],
      [x + wide, 0],
      [x + wide * 3 + unit * 0.15, height * 0.9],
      [x + unit * 0.1, height * 0.9],
    ];
    canvas.polygon(ray, { fill: canvas.linear([palette.light, palette.light], [0.4, 0]) });
  }
  ground(stage, ridge(stage, height * 0.92, unit * 0.12, 0.3), palette.land[1]);
  for (let i = 0; i < 26; i++) {
    const x = random() * width;
    const tall = unit * between(random, 0.08, 0.3) * (0.4 + 1.1 * Math.abs(x / width - 0.5));
    const colour = [palette.accent, palette.accent2, palette.land[0], palette.land[2]][i % 4]!;
    const sway = unit * between(random, -0.05, 0.05);
    const weed = `M${f(x)} ${f(height)}q${f(sway)} ${f(-tall * 0.5)} 0 ${f(-tall)}t${f(-sway)} ${f(-tall * 0.7)}`;
    canvas.path(weed, { stroke: colour, line: unit * between(random, 0.008, 0.022), opacity: 0.85 });
  }
  for (let i = 0; i < 40; i++)
    canvas.circle(random() * width, random() * height, unit * between(random, 0.002, 0.012), {
      stroke: palette.light,
      line: unit * 0.002,
      opacity: 0.6,
    });
}
