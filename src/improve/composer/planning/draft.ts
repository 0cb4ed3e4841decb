import { read } from '../../style/reading.ts';
import { built, type Piece } from '../piece.ts';
import { type Conditions, conditionsOf } from '../reading/conditions.ts';
import type { Idea } from '../reading/idea.ts';
import type { Place } from '../reading/whereabouts.ts';
import { PALETTES } from '../repertoire/moments.ts';
import type { Scene, Setting } from '../repertoire/parse.ts';
import { LIVING, type Moment, PLACE_KINDS } from '../repertoire/repertoire.ts';
import type { Chooser } from './chooser.ts';
import { canBeMade } from './fitting.ts';
import { type Axis, type Frame, isFar } from './frame.ts';
import { lightOfScene, lightsOfPlace, momentFor, otherHour } from './light.ts';
import { isFlat, type Stock } from './stock.ts';

/** Variants from which on prints come in too. */
const FOR_PRINTS = 6;

/** One variant while it is put together, slot by slot: each step adds only what agrees with the idea and with what is there. */
export class Draft {
  readonly pieces: Piece[] = [];
  readonly #axis: Axis;
  readonly #round: number;
  readonly #frame: Frame;
  readonly #idea: Idea;
  readonly #stock: Stock;
  readonly #chooser: Chooser;
  #scene: Scene | undefined;
  #setting: Setting;
  #conditions: Conditions;
  #moment: Moment;

  constructor(axis: Axis, round: number, frame: Frame, stock: Stock, chooser: Chooser) {
    this.#axis = axis;
    this.#round = round;
    this.#frame = frame;
    this.#idea = frame.idea;
    this.#stock = stock;
    this.#chooser = chooser;
    const { setting, conditions } = frame.idea;
    this.#setting = setting;
    const hour = stock.scenes.length > 0 ? undefined : otherHour(frame.idea, axis);
    this.#conditions = { ...conditions, ...hour };
    this.#moment = momentFor(setting, this.#conditions);
  }

  /** Adds a piece if it fits. */
  add(piece: Piece | undefined): void {
    if (piece && this.#chooser.isAllowed(piece, this.pieces)) this.pieces.push(piece);
  }

  /** A place of ours, where the idea leaves open where it is. */
  addScene(): void {
    const { scenes } = this.#stock;
    if (this.#isCloseUp) return;
    // Of things to buy the best place comes first; for others it does not matter.
    const all = this.#isSold ? scenes : this.#chooser.rotated(scenes);
    const told = Object.values(this.#idea.conditions);
    const rank = (scene: Scene) =>
      this.#chooser.worn(placeOf(scene, this.#stock)) - (told.some((one) => scene.tags.has(one)) ? 0.5 : 0);
    for (const scene of all.toSorted((a, b) => rank(a) - rank(b))) {
      const piece = built('place', placeOf(scene, this.#stock));
      if (this.#chooser.isWorn(piece.text) || !this.#chooser.isAllowed(piece, this.pieces)) continue;
      this.pieces.push(piece);
      this.#scene = scene;
      this.#setting = scene.setting;
      this.#conditions = { ...conditionsOf(scene.tags), ...this.#idea.conditions };
      this.#moment = momentFor(scene.setting, this.#conditions);
      return;
    }
  }

  /** How it is made: plainly in the first variants, otherwise one way after the other. */
  addMedium(): void {
    const { looks, prints } = this.#stock;
    const learned = this.#axis === 'medium' ? this.#chooser.learned('medium', this.pieces) : undefined;
    if (learned) {
      this.pieces.push(learned);
      return;
    }
    const isAboutElse = this.#axis === 'look' || this.#axis === 'light' || this.#axis === 'framing';
    const isPlain = this.#isScene && isAboutElse && this.#round < FOR_PRINTS && !isFar(this.#frame);
    const fitting = looks.flatMap(({ medium }) =>
      canBeMade(medium, this.#setting, this.#idea) &&
      this.#chooser.isAllowed(built('medium', medium), this.pieces)
        ? medium
        : [],
    );
    const pool = isPlain ? fitting.slice(0, 1) : fitting.slice(this.#isScene ? 1 : 0);
    const offers = [...(pool.length > 0 ? pool : fitting), ...(this.#round >= FOR_PRINTS ? prints : [])];
    const best = offers.toSorted((a, b) => this.#chooser.worn(a) - this.#chooser.worn(b))[0];
    if (best) this.add(built('medium', best));
  }

  /** Light of the place where it has some for the hour; otherwise what suits place, hour and weather. */
  addLight(): void {
    if (isFlat(this.#idea.purpose) || !this.#chooser.isOpen('light', this.pieces)) return;
    const place = this.#place;
    const own = this.#scene
      ? lightOfScene(this.#scene, this.#idea)
      : place
        ? lightsOfPlace(place, this.#conditions)
        : [];
    // A cave has no other light than its own.
    const isDark = place?.isInside || place?.setting === 'closed';
    const isNight = place?.setting === 'indoors' && this.#conditions.time === 'night';
    const isOnly = this.#scene !== undefined || isDark || isNight;
    const isNew = own.some((text) => this.#chooser.worn(text) === 0);
    const piece =
      own.length > 0 && (isOnly || isNew) ? this.#chooser.least('light', own, this.pieces) : undefined;
    if (piece) this.pieces.push(piece);
    if (!piece && !(own.length > 0 && isOnly))
      this.add(this.#chooser.least('light', this.#moment.lights, this.pieces));
  }

  /** From where it is seen. */
  addFrame(): void {
    const { views, close, wide } = this.#stock;
    const isAlone = !this.#idea.isPlural && LIVING.has(this.#idea.kind ?? '');
    const isWide = this.#axis === 'framing' && this.#hasPlace && isAlone;
    const pool = this.#isCloseUp ? close : isWide ? wide : views;
    this.add(
      this.#chooser.least('frame', pool, this.pieces) ?? this.#chooser.least('frame', views, this.pieces),
    );
  }

  /** One trait of each pool first, then a second of what says most. */
  addTraits(): void {
    const { traits, face, wide } = this.#stock;
    const pools = (this.#isCloseUp ? [face] : traits).map((pool) =>
      pool.filter((text) => this.#isAtHome || !OF_PLACES.test(text)),
    );
    const isSmall = this.pieces.some(({ slot, text }) => slot === 'frame' && wide.includes(text));
    const most = isSmall ? 1 : this.#hasPlace ? 2 : 3;
    let added = 0;
    for (let turn = 0; turn < most; turn += 1)
      for (const pool of pools) {
        const piece = added < most ? this.#chooser.least('trait', pool, this.pieces) : undefined;
        if (!piece) continue;
        this.pieces.push(piece);
        added += 1;
      }
  }

  /** What is seen at the place; where the idea tells the weather or the hour, one thing that shows it. */
  addThings(isFirst: boolean): void {
    const { conditions, places, setting, purpose, kind } = this.#idea;
    const things = this.#scene?.things ?? this.#stock.things;
    const isOpen = setting === 'none' || setting === 'open' || setting === 'street';
    const isTold = Object.keys(conditions).length > 0 && isOpen && !this.#scene && !isFlat(purpose);
    const signs = isTold ? this.#moment.signs : [];
    // Two marks in one logo are none.
    const isMark = purpose === 'logo' || purpose === 'icon';
    const isPlace = !this.#scene && PLACE_KINDS.has(kind ?? '');
    const most = isMark ? 1 : isPlace && isFirst ? 3 : 2;
    for (let n = 0; n < most; n += 1) {
      const isSign = signs.length > 0 && (things.length === 0 || (n === most - 1 && places.length > 0));
      this.add(this.#chooser.least('thing', isSign ? signs : things, this.pieces));
    }
  }

  /** Colors: those of the look for one use, otherwise those that the light makes. */
  addColor(isLearned: boolean): void {
    const { looks } = this.#stock;
    const medium = this.pieces.find(({ slot }) => slot === 'medium')?.text;
    // Where the idea says how it is made, colors of ours still go with it.
    const worn = (color: string | undefined) => this.#chooser.worn(color ?? '');
    const free = medium ? undefined : looks.toSorted((a, b) => worn(a.color) - worn(b.color))[0];
    const own = (looks.find((look) => look.medium === medium) ?? free)?.color;
    if (own) this.add(built('color', own));
    if (own || !this.#isScene || isLearned) return;
    const isPhoto = medium !== undefined && read(medium).commitments.families.has('photo');
    const isAbout = this.#axis === 'mood' || this.#axis === 'medium' || this.#axis === 'setting';
    const light = this.pieces.find(({ slot }) => slot === 'light')?.text ?? '';
    const isGeneral = !this.#scene && (light === '' || this.#moment.lights.includes(light));
    const ofLight = PALETTES.find(([words]) => words.test(light))?.[1] ?? '';
    const palette = isGeneral ? this.#moment.palette : ofLight;
    if ((isAbout || !isPhoto) && worn(palette) === 0) this.add(built('color', palette));
  }

  /** The mood of the moment, where the variant is about it. */
  addMood(): void {
    const { purpose, concept } = this.#idea;
    const isSomewhere = this.#setting !== 'none' && this.#setting !== 'studio';
    if (isFlat(purpose) || concept || !isSomewhere) return;
    if (this.#axis === 'mood' || isFar(this.#frame)) this.add(built('mood', this.#moment.mood));
  }

  get #isSold(): boolean {
    return this.#idea.purpose === 'ad' || this.#idea.purpose === 'product';
  }

  get #isScene(): boolean {
    return this.#idea.purpose === 'scene' || this.#idea.purpose === 'wallpaper';
  }

  get #hasPlace(): boolean {
    return this.#scene !== undefined || this.#stock.things.length > 0;
  }

  /** The place that the idea names and is set in. */
  get #place(): Place | undefined {
    return this.#idea.places.find(({ setting }) => setting === this.#idea.setting);
  }

  /** Every second framing of one thing alone is a close one. */
  get #isCloseUp(): boolean {
    return this.#axis === 'framing' && this.#stock.close.length > 0 && this.#chooser.isOdd(this.#round);
  }

  /** Whether the subject is where its kind lives: only there it is dusty, wet or covered with snow. */
  get #isAtHome(): boolean {
    return this.#scene !== undefined && (this.#idea.entry?.scenes.includes(this.#scene) ?? false);
  }
}

/** A scene in words: what is done there, where the idea leaves that open, and where. */
export function placeOf({ act, place }: Scene, { acts }: Stock): string {
  return acts && act ? `${act} ${place}` : place;
}

/** What a place leaves on those who are there. */
const OF_PLACES =
  /\b(?:dust\w*|mud\w*|wet|drops?|frost\w*|snow\w*|breath|wind\w*|rain\w*|soil|leaves|straw|sand|spray|foam|salt\w*|sea|sun\w*|grass|pollen|earth|damp|dew|bubbles?|ripples?|sparks|embers)\b/i;
