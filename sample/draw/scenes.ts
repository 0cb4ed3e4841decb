import { artDeco } from './art-deco.ts';
import { attractor } from './attractor.ts';
import { bauhaus } from './bauhaus.ts';
import { bokeh } from './bokeh.ts';
import type { Image } from './canvas.ts';
import { contour } from './contour.ts';
import { flowField } from './flow-field.ts';
import { halftone } from './halftone.ts';
import { isometric } from './isometric.ts';
import { knitted } from './knitted.ts';
import { lowPoly } from './low-poly.ts';
import { mosaic } from './mosaic.ts';
import { nightSky } from './night-sky.ts';
import { paperCut } from './paper-cut.ts';
import { phyllotaxis } from './phyllotaxis.ts';
import { pixelScene } from './pixel-scene.ts';
import { planet } from './planet.ts';
import { reactionDiffusion } from './reaction-diffusion.ts';
import { risograph } from './risograph.ts';
import { stainedGlass } from './stained-glass.ts';
import { tree } from './tree.ts';
import { truchet } from './truchet.ts';
import { watercolor } from './watercolor.ts';
import { waves } from './waves.ts';

/** Every image of the sample library. */
export const images: readonly Image[] = [
  ...artDeco,
  ...attractor,
  ...bauhaus,
  ...bokeh,
  ...contour,
  ...flowField,
  ...halftone,
  ...isometric,
  ...knitted,
  ...lowPoly,
  ...mosaic,
  ...nightSky,
  ...paperCut,
  ...phyllotaxis,
  ...pixelScene,
  ...planet,
  ...reactionDiffusion,
  ...risograph,
  ...stainedGlass,
  ...tree,
  ...truchet,
  ...watercolor,
  ...waves,
];
