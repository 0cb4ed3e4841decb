import { f, type Stage } from '../paint/canvas.ts';
import { blend, shade } from '../paint/colour.ts';
import { between } from '../random.ts';
import type { Subject } from '../reading/terms.ts';

type Ears = 'pointed' | 'floppy' | 'round' | 'long';
const EARS: Partial<Record<Subject, Ears>> = { cat: 'pointed', dog: 'floppy', bear: 'round', rabbit: 'long' };
const ASLEEP = ['sleeping', 'asleep', 'sleep', 'sleepy', 'napping', 'nap', 'curled', 'dreaming', 'resting'];
/** Coats that animals are known by. */
const COATS: [string, string[]][] = [
  ['#d9752f', ['fox', 'tiger', 'lion', 'corgi', 'squirrel', 'goldfish', 'koi', 'flamingo', 'robin']],
  ['#8b8f98', ['wolf', 'elephant', 'raccoon', 'mouse', 'koala', 'whale', 'shark', 'dolphin']],
  ['#7a5236', ['bear', 'horse', 'deer', 'owl', 'monkey', 'otter', 'beaver', 'sparrow', 'hedgehog']],
  ['#f1ece2', ['rabbit', 'bunny', 'sheep', 'panda', 'swan', 'unicorn', 'penguin']],
  ['#2f323b', ['panther', 'raven', 'crow', 'gorilla']],
];

/** The colour of the animal: the named one, the one it is known by, or one of the palette. */
export function coatOf({ reading, palette }: Stage): string {
  const own = COATS.find(([, words]) => words.some((word) => reading.words.has(word)))?.[0];
  if (reading.colours[0]) return blend(reading.colours[0], own ?? palette.light, own ? 0.5 : 0.12);
  return own ? blend(own, palette.accent, 0.15) : blend(palette.accent2, palette.accent, 0.35);
}

/** A soft animal with four legs: sitting, or curled up when the prompt has it asleep. */
export function drawFurry(stage: Stage, kind: Subject): void {
  const { canvas, width, height, unit, palette, reading, random } = stage;
  const ears = EARS[kind] ?? 'floppy';
  const isRoom = reading.places.includes('room');
  const coat = coatOf(stage);
  const [dark, lit] = [shade(coat, -0.1), shade(coat, 0.08)];
  const side = random() < 0.5 ? 1 : -1;
  const x = width * between(random, 0.42, 0.58);
  if (ASLEEP.some((word) => reading.words.has(word))) {
    const y = isRoom ? height * 0.7 : height * 0.78;
    const size = unit * (isRoom ? 0.13 : 0.18);
    canvas.ellipse(x, y + size * 0.75, size * 1.9, size * 0.22, { fill: palette.ink, opacity: 0.25 });
    canvas.ellipse(x, y, size * 1.7, size * 0.8, { fill: canvas.linear([lit, coat, dark]) });
    for (let i = 0; i < 4; i++)
      canvas.path(
        `M${f(x - side * size * (0.1 - i * 0.32))} ${f(y - size * 0.72)}q${f(side * size * 0.1)} ${f(size * 0.25)} ${f(side * size * 0.02)} ${f(size * 0.5)}`,
        { stroke: dark, line: size * 0.06, opacity: 0.7 },
      );
    canvas.path(
      `M${f(x + side * size * 1.5)} ${f(y + size * 0.25)}q${f(-side * size * 0.5)} ${f(size * 0.65)} ${f(-side * size * 1.7)} ${f(size * 0.38)}`,
      { stroke: dark, line: size * 0.28 },
    );
    drawHead(stage, x - side * size * 1.15, y + size * 0.12, size * 0.72, coat, ears, true);
    return;
  }
  const size = unit * (isRoom ? 0.13 : 0.17);
  const y = isRoom ? height * 0.62 : height * 0.7;
  canvas.ellipse(x, y + size * 1.5, size * 1.5, size * 0.22, { fill: palette.ink, opacity: 0.25 });
  if (ears === 'long' || ears === 'round')
    canvas.circle(x + side * size * 0.95, y + size * 1.2, size * 0.28, { fill: lit });
  else {
    const tail = `M${f(x + side * size * 0.7)} ${f(y + size * 1.2)}q${f(side * size * 1.2)} ${f(size * 0.1)} ${f(side * size * 0.85)} ${f(-size * 1.1)}`;
    canvas.path(tail, { stroke: dark, line: size * (ears === 'pointed' ? 0.32 : 0.2) });
  }
  canvas.path(
    `M${f(x - size * 0.85)} ${f(y + size * 1.5)}C${f(x - size * 1.15)} ${f(y - size * 0.2)} ${f(x - size * 0.4)} ${f(y - size * 0.6)} ${f(x)} ${f(y - size * 0.6)}S${f(x + size * 1.15)} ${f(y - size * 0.2)} ${f(x + size * 0.85)} ${f(y + size * 1.5)}Z`,
    { fill: canvas.linear([coat, dark]) },
  );
  canvas.ellipse(x, y + size * 0.55, size * 0.42, size * 0.68, {
    fill: blend(lit, palette.paper, 0.45),
    opacity: 0.9,
  });
  for (const leg of [-1, 1])
    canvas.ellipse(x + leg * size * 0.45, y + size * 1.42, size * 0.32, size * 0.17, { fill: lit });
  drawHead(stage, x, y - size * 0.85, size, coat, ears, false);
}

function drawHead(
  { canvas, palette, reading }: Stage,
  x: number,
  y: number,
  size: number,
  coat: string,
  ears: Ears,
  isAsleep: boolean,
): void {
  const [dark, lit, inner] = [shade(coat, -0.12), shade(coat, 0.07), blend(coat, palette.accent, 0.5)];
  for (const side of [-1, 1]) {
    const at = x + side * size * 0.55;
    if (ears === 'pointed') {
      canvas.polygon(
        [
          [at - size * 0.36, y - size * 0.42],
          [at + side * size * 0.22, y - size * 1.2],
          [at + size * 0.36, y - size * 0.25],
        ],
        { fill: dark },
      );
      canvas.polygon(
        [
          [at - size * 0.16, y - size * 0.5],
          [at + side * size * 0.16, y - size * 0.98],
          [at + size * 0.2, y - size * 0.42],
        ],
        { fill: inner },
      );
    } else if (ears === 'round') {
      canvas.circle(at + side * size * 0.08, y - size * 0.62, size * 0.34, { fill: dark });
      canvas.circle(at + side * size * 0.08, y - size * 0.62, size * 0.19, { fill: inner });
    } else if (ears === 'long') {
      const tilt = `rotate(${side * 12} ${f(at)} ${f(y)})`;
      canvas.ellipse(at - side * size * 0.2, y - size * 1.2, size * 0.2, size * 0.75, {
        fill: dark,
        transform: tilt,
      });
      canvas.ellipse(at - side * size * 0.2, y - size * 1.2, size * 0.1, size * 0.58, {
        fill: inner,
        transform: tilt,
      });
    } else
      canvas.ellipse(at + side * size * 0.3, y - size * 0.05, size * 0.22, size * 0.6, {
        fill: dark,
        transform: `rotate(${-side * 18} ${f(at)} ${f(y)})`,
      });
  }
  canvas.ellipse(x, y, size * 0.88, size * 0.74, { fill: canvas.linear([lit, coat]) });
  canvas.ellipse(x, y + size * 0.3, size * 0.42, size * 0.3, { fill: blend(lit, palette.paper, 0.55) });
  const isStriped = reading.words.has('tiger') || reading.words.has('tabby');
  for (const side of [-1, 1]) {
    const ex = x + side * size * 0.36;
    if (isAsleep)
      canvas.path(
        `M${f(ex - size * 0.16)} ${f(y - size * 0.02)}q${f(size * 0.16)} ${f(size * 0.15)} ${f(size * 0.32)} 0`,
        { stroke: palette.ink, line: size * 0.06 },
      );
    else {
      canvas.ellipse(ex, y - size * 0.06, size * 0.12, size * 0.15, { fill: palette.ink });
      canvas.circle(ex + size * 0.04, y - size * 0.11, size * 0.045, { fill: palette.light });
    }
    canvas.path(
      `M${f(x + side * size * 0.3)} ${f(y + size * 0.3)}l${f(side * size * 0.62)} ${f(-size * 0.06)}M${f(x + side * size * 0.3)} ${f(y + size * 0.38)}l${f(side * size * 0.6)} ${f(size * 0.08)}`,
      { stroke: dark, line: size * 0.025 },
    );
    if (isStriped)
      canvas.path(
        `M${f(x + side * size * 0.8)} ${f(y - size * 0.1)}h${f(-side * size * 0.2)}M${f(x + side * size * 0.12)} ${f(y - size * 0.7)}v${f(size * 0.22)}`,
        { stroke: palette.ink, line: size * 0.06 },
      );
  }
  canvas.polygon(
    [
      [x - size * 0.1, y + size * 0.16],
      [x + size * 0.1, y + size * 0.16],
      [x, y + size * 0.27],
    ],
    { fill: palette.ink },
  );
  canvas.path(
    `M${f(x - size * 0.14)} ${f(y + size * 0.36)}q${f(size * 0.07)} ${f(size * 0.08)} ${f(size * 0.14)} 0q${f(size * 0.07)} ${f(size * 0.08)} ${f(size * 0.14)} 0`,
    { stroke: palette.ink, line: size * 0.035 },
  );
}

/** A bird on a branch; owls look at you. */
/** A shoal of fish, or one great one when the prompt names a whale, a shark or a dolphin. */
/** Butterflies, one of them large. */
/** A long winding body with a crest: dragons, snakes and their kin. */
