import type { Strength } from '../../../records/improvement.ts';
import { overlap } from '../../../text/prompt-text.ts';
import { read } from '../../style/reading.ts';
import type { Piece, Slot } from '../piece.ts';
import { Chooser } from './chooser.ts';
import { Draft, placeOf } from './draft.ts';
import type { Axis, Frame, Planned } from './frame.ts';
import { isFlat, type Stock, stockFor } from './stock.ts';

const MOST_PIECES: Record<Strength, number> = {
  polish: 2,
  refine: 4,
  develop: 8,
  transform: 9,
  reinvent: 10,
};
/** Most words that two variants may have in common, as a share of what the shorter one adds. */
const MOST_IN_COMMON = 0.59;
/** Share of its pieces that a variant has to keep beside the others; less only where nothing better is left. */
const ENOUGH = [0.8, 0.4, 0];
/** What is left out first where there is no room for all. */
const IMPORTANCE: readonly Slot[] = ['place', 'trait', 'thing', 'light', 'medium', 'frame', 'color', 'mood'];
/** What a variant about something must have. */
const LEAD: Partial<Record<Axis, Slot>> = {
  light: 'light',
  framing: 'frame',
  setting: 'place',
  medium: 'medium',
  mood: 'mood',
};

/** Plans variants one after another, each about something else, and none like those before. */
export class Planner {
  readonly #frame: Frame;
  readonly #stock: Stock;
  readonly #chooser: Chooser;
  readonly #planned: Planned[] = [];

  constructor(frame: Frame) {
    this.#frame = frame;
    const stock = stockFor(frame.idea);
    this.#stock = stock;
    this.#chooser = new Chooser(frame, [
      ...stock.scenes.map((scene) => new Set([placeOf(scene, stock), ...scene.things, scene.light])),
      ...frame.idea.places.map(
        ({ entry, see }) => new Set([...see, ...entry.day, ...entry.night, ...entry.from]),
      ),
    ]);
  }

  /** Plans so many variants, or as many as differ. */
  plan(count: number): Planned[] {
    const axes = this.#axes();
    this.#chooser.expect(count);
    for (const least of ENOUGH)
      for (let round = 0; this.#planned.length < count && round < count * 3 + 8; round += 1) {
        const planned = this.#build(axes[round % axes.length]!, round);
        if (planned.pieces.length > 0) this.#keep(planned, least);
      }
    return this.#planned;
  }

  #axes(): Axis[] {
    const { filled, purpose } = this.#frame.idea;
    if (this.#frame.mixes) return ['look'];
    if (isFlat(purpose)) return ['look', 'detail', 'medium', 'framing'];
    const open: [Axis, boolean][] = [
      ['look', true],
      ['light', !filled.has('light')],
      ['setting', this.#stock.scenes.length > 1 || this.#stock.things.length > 3],
      ['medium', !filled.has('medium')],
      ['framing', !filled.has('frame')],
      ['mood', !filled.has('mood') && !filled.has('light')],
    ];
    const axes = open.flatMap(([axis, isOpen]) => (isOpen ? axis : []));
    return axes.length > 2 ? axes : [...axes, 'detail'];
  }

  #build(axis: Axis, round: number): Planned {
    const { mixes, lessons } = this.#frame;
    const draft = new Draft(axis, round, this.#frame, this.#stock, this.#chooser);
    const turn = mixes ? lessons[round % lessons.length] : this.#chooser.wholeLook();
    const lesson = axis === 'look' ? turn : undefined;
    for (const piece of lesson?.pieces ?? []) draft.add(piece);
    const isLearned = draft.pieces.length > 0;
    // What a match says of light and place belongs to a scene of its own.
    const isSet = draft.pieces.some(({ slot }) => slot === 'light' || slot === 'place' || slot === 'thing');
    if (!isSet) draft.addScene();
    draft.addMedium();
    draft.addLight();
    draft.addFrame();
    draft.addTraits();
    if (!isSet) draft.addThings(this.#planned.length === 0);
    draft.addColor(isLearned);
    draft.addMood();
    const pieces = this.#cut(draft.pieces, LEAD[axis]);
    return { axis, pieces, ...(lesson && isLearned && { lesson }) };
  }

  /** As much as may be added and fits, what the variant is about first. */
  #cut(chosen: readonly Piece[], first: Slot | undefined): Piece[] {
    const { strength, always, fits } = this.#frame;
    const rank = ({ slot }: Piece) => (slot === first ? -1 : IMPORTANCE.indexOf(slot));
    const kept: Piece[] = [];
    for (const piece of [...chosen].sort((a, b) => rank(a) - rank(b))) {
      if (kept.length === MOST_PIECES[strength]) break;
      if (fits([...always, ...kept, piece])) kept.push(piece);
    }
    return kept;
  }

  /** Takes a variant, without what brings it too close to one before; what only repeats goes first. */
  #keep(planned: Planned, least: number): void {
    const { content } = this.#frame.idea;
    let { pieces } = planned;
    const wanted = least * pieces.length;
    // Words of the idea that are said again may count or not.
    const inCommon = (a: readonly Piece[], b: readonly Piece[]) =>
      Math.max(overlap(wordsOf(a), wordsOf(b)), overlap(wordsOf(a, content), wordsOf(b, content)));
    for (;;) {
      // The variants of a blend arrange their subjects differently; a look may come twice.
      const others = this.#frame.mixes ? [] : this.#planned;
      const close = others.find((other) => inCommon(pieces, other.pieces) > MOST_IN_COMMON);
      if (!close) break;
      const theirs = wordsOf(close.pieces);
      const repeats = (piece: Piece) =>
        Number(close.pieces.some(({ text }) => text === piece.text)) +
        overlap(read(piece.text).content, theirs);
      const worst = pieces.reduce((a, b) => (repeats(b) >= repeats(a) ? b : a));
      if (repeats(worst) === 0 || pieces.length === 1) return;
      pieces = pieces.filter((piece) => piece !== worst);
      if (pieces.length < wanted) return;
    }
    this.#chooser.use(pieces);
    this.#planned.push({ ...planned, pieces });
  }
}

/** The words that a variant brings in, with those that only introduce colors and mood. */
function wordsOf(pieces: readonly Piece[], said: ReadonlySet<string> = new Set()): Set<string> {
  return new Set(
    pieces.flatMap(({ slot, text }) => [
      ...[...read(text).content].filter((lemma) => !said.has(lemma)),
      ...(slot === 'color' ? ['palette'] : slot === 'mood' ? ['mood'] : []),
    ]),
  );
}
