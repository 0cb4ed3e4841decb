import type { FitOptions } from './fit.ts';

/** Identity of the model; libraries record it. */
export const ID = 'lite-image-1';

/** Chosen on the grids named in design-grids.txt; README.md has the figures. */
export const FIT: FitOptions = { dimensions: 128, shrinkage: 0.5, emphasis: 0.5 };

/** Weight of a re-saved tile (half size, JPEG of quality 60) beside the original's 1. */
export const RESAVED_WEIGHT = 0.2;
