/** Where an image takes place. */
export type Place =
  | 'mountains'
  | 'sea'
  | 'city'
  | 'forest'
  | 'desert'
  | 'meadow'
  | 'snowfield'
  | 'room'
  | 'space'
  | 'underwater';
/** What stands in front. */
export type Subject =
  | 'portrait'
  | 'cat'
  | 'dog'
  | 'bear'
  | 'rabbit'
  | 'bird'
  | 'fish'
  | 'butterfly'
  | 'dragon'
  | 'flowers'
  | 'tree'
  | 'boat'
  | 'castle'
  | 'house'
  | 'lighthouse'
  | 'robot'
  | 'car'
  | 'balloon'
  | 'vessel'
  | 'fire'
  | 'planet';
/** What hangs in or falls from the sky. */
export type Weather = 'sun' | 'moon' | 'stars' | 'clouds' | 'rain' | 'snow' | 'aurora' | 'fog' | 'birds';
/** What it is made with. */
export type Medium =
  | 'plain'
  | 'watercolor'
  | 'oil'
  | 'ink'
  | 'pencil'
  | 'halftone'
  | 'pixel'
  | 'lowpoly'
  | 'glass'
  | 'mosaic'
  | 'print'
  | 'photo';
/** Named sets of colours, see `palette.ts`. */
export type ThemeName =
  | 'day'
  | 'sunset'
  | 'dawn'
  | 'night'
  | 'autumn'
  | 'winter'
  | 'spring'
  | 'neon'
  | 'grey'
  | 'desert'
  | 'sea'
  | 'fire'
  | 'cosmic'
  | 'pastel'
  | 'earth'
  | 'jade';
/** Changes to whatever colours there are. */
export type Tint = 'mono' | 'sepia' | 'soft' | 'vivid' | 'dark' | 'bright';
