import { type Pixels, type SceneText, shade, technique } from './canvas.ts';
import { blend, clamp, type Rgb, ramp, rgb, scale, smooth } from './colour.ts';
import { fbm, noise2 } from './random.ts';

interface ContourScene extends SceneText {
  kind: 'layers' | 'lines' | 'chart' | 'island';
  palette: readonly string[];
  levels: number;
}

function draw(scene: ContourScene): Pixels {
  const [width, height] = scene.size;
  const noise = noise2(scene.seed);
  const colours = ramp(scene.palette);
  const field = new Float32Array((width + 80) * (height + 80));
  const raw = (x: number, y: number) => {
    const [u, v] = [x / 250, y / 250];
    const bend = fbm(noise, u + 5, v + 9, 2) * 0.55;
    const octaves = scene.kind === 'layers' ? 3 : scene.kind === 'lines' ? 2 : 4;
    const contrast = scene.kind === 'layers' ? 1.02 : 0.72;
    let h = fbm(noise, u + bend, v - bend, octaves, 0.42) * contrast + 0.5;
    if (scene.kind === 'island') {
      const d = Math.hypot((x - width * 0.5) / (width * 0.5), (y - height * 0.48) / (height * 0.5));
      h = h * 0.75 + 0.42 - d * 0.62;
    }
    return clamp(h, 0.02, 0.98);
  };
  for (let y = 0; y < height + 80; y++) {
    for (let x = 0; x < width + 80; x++) field[y * (width + 80) + x] = raw(x - 40, y - 40);
  }
  const at = (x: number, y: number) => {
    const [px, py] = [clamp(x + 39.5, 0, width + 78), clamp(y + 39.5, 0, height + 78)];
    const [x0, y0] = [Math.floor(px), Math.floor(py)];
    const [fx, fy] = [px - x0, py - y0];
    const i = y0 * (width + 80) + x0;
    const j = i + width + 80;
    const top = (field[i] as number) * (1 - fx) + (field[i + 1] as number) * fx;
    return top * (1 - fy) + ((field[j] as number) * (1 - fx) + (field[j + 1] as number) * fx) * fy;
  };
  const slope = (x: number, y: number): [number, number] => [
    (at(x + 1, y) - at(x - 1, y)) / 2,
    (at(x, y + 1) - at(x, y - 1)) / 2,
  ];
  /** How much of a line of `w` pixels covers this place, for lines at every 1/levels of height. */
  const isoline = (h: number, gradient: number, levels: number, w: number) => {
    const t = h * levels;
    const away = Math.abs(t - Math.round(t)) / Math.max(1e-6, gradient * levels);
    return 1 - smooth(w / 2 - 0.5, w / 2 + 0.5, away);
  };
  const { levels } = scene;
  return shade(scene.size, (x, y): Rgb => {
    const h = at(x, y);
    const [gx, gy] = slope(x, y);
    const steep = Math.hypot(gx, gy);
    if (scene.kind === 'layers') {
      const level = Math.floor(h * levels);
      let shadow = 0;
      // A higher sheet up-left of here throws its shadow on this one.
      for (let k = 1; k <= 14; k++) {
        const above = Math.floor(at(x - k * 0.8, y - k) * levels) - level;
        if (above > 0) shadow = Math.max(shadow, (1 - k / 15) * Math.min(1, 0.75 + above * 0.2));
      }
      const edge = Math.floor(at(x + 1, y + 1.3) * levels) < level ? 0.1 : 0;
      const fibre = noise(x / 1.6, y / 2.2) * 0.012;
      return scale(colours((level + 0.5) / levels), 1 - shadow * 0.5 + edge + fibre);
    }
    if (scene.kind === 'lines') {
      const ground = colours(clamp(h * 0.34));
      const thin = isoline(h, steep, levels, 1);
      const bold = isoline(h, steep, levels / 5, 2.4);
      const gold = colours(clamp(0.62 + (h - 0.5) * 1.3));
      return blend(ground, gold, Math.max(thin * 0.75, bold));
    }
    if (scene.kind === 'chart') {
      const land = h > 0.47;
      const light = clamp(0.5 - (gx * 0.75 + gy) * 42, -0.2, 1.2);
      const paper = 1 + fbm(noise, x / 60 + 30, y / 60, 4) * 0.05;
      const ground = land ? colours(0.5 + (h - 0.47) * 0.95) : colours(0.42 * smooth(0.2, 0.47, h));
      const relief = land ? 0.78 + 0.34 * light : 1;
      const ink = Math.max(
        isoline(h, steep, levels, 0.7) * (land ? 0.4 : 0.22),
        isoline(h, steep, levels / 5, 1.2) * (land ? 0.62 : 0.3),
      );
      const coast = 1 - smooth(0.6, 1.7, Math.abs(h - 0.47) / Math.max(1e-6, steep));
      const grid = Math.min(Math.abs((x % 128) - 64), Math.abs((y % 128) - 64)) < 0.5 ? 0.12 : 0;
      return blend(scale(ground, relief * paper), rgb('#5a3d28'), Math.max(ink, coast * 0.85, grid));
    }
    const light = 0.5 - (gx * 0.8 + gy) * 30;
    const step = (Math.floor(h * levels) + 0.5) / levels;
    const land = h > 0.5;
    const c = colours(land ? step : step * 0.9);
    const foam = Math.max(0, 1 - Math.abs(h - 0.492) / 0.011);
    const line = isoline(h, steep, levels, 0.9) * (land ? 0.16 : 0.3);
    const lit = scale(c, land ? 0.78 + 0.42 * clamp(light) : 0.96 + 0.08 * clamp(light));
    return blend(blend(lit, [255, 255, 255], line), [255, 255, 255], foam * 0.85);
  });
}

export const contour = technique<ContourScene>('contour', draw, [
  {
    kind: 'layers',
    seed: 6,
    size: [640, 512],
    levels: 9,
    palette: ['#06283d', '#0f5c72', '#2f9c95', '#8fd1a4', '#f2e8b8', '#f6b26b', '#e06a4e'],
    prompt:
      'topographic relief made of nine stacked paper sheets, curved cut edges with soft shadows, deep ocean blue basin rising through teal and sand to coral summits, top view, tactile layered map art',
    tags: ['Paper Cut', 'Map', 'Abstract', 'Top View'],
  },
  {
    kind: 'lines',
    seed: 18,
    size: [512, 640],
    levels: 40,
    palette: ['#0b1620', '#122a35', '#8a6a35', '#e3bd6c', '#fff0c4'],
    prompt:
      'Elegant contour line map in gold foil on dark petrol paper, thin isolines with every fifth line bold, abstract mountain terrain filling the page, luxurious minimal wall print',
    tags: ['Map', 'Line Art', 'Minimalism', 'Wall Art'],
  },
  {
    kind: 'chart',
    seed: 25,
    size: [640, 512],
    levels: 40,
    palette: ['#b8cfc4', '#cfdccb', '#e0e2cc', '#efe3c0', '#e6cf9d', '#cfae7c', '#b08a60'],
    prompt:
      'vintage topographic survey map of an imaginary coast, hand-shaded relief, brown contour lines, faded sea green bays and islands, thin grid, aged parchment paper, cartography from the 1920s',
    tags: ['Map', 'Vintage', 'Cartography', 'Antique'],
  },
  {
    kind: 'island',
    seed: 40,
    size: [512, 512],
    levels: 22,
    palette: [
      '#0a2a5e',
      '#12589a',
      '#1f93bf',
      '#5fd0cf',
      '#bff0df',
      '#f5e7b3',
      '#8fbf5f',
      '#4a8f4c',
      '#7d7a5a',
      '#f2efe6',
    ],
    prompt:
      'Fantasy island seen from the sky as a stepped bathymetric map, turquoise shallows falling to navy depths in clear rings, white surf line, green hills and pale peak, game world map',
    tags: ['Map', 'Island', 'Fantasy', 'Top View'],
  },
]);
