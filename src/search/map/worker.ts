import { parentPort } from 'node:worker_threads';
import { messageOf } from '../../errors.ts';
import { Layout } from './layout.ts';
import type { VectorBlock } from './nearest.ts';
import { placeAmong } from './place.ts';

/** What the thread that makes a map is asked, one after another. */
export type MapTask =
  | { kind: 'begin'; anchors: VectorBlock }
  | { kind: 'step'; epochs: number }
  | { kind: 'positions' }
  | { kind: 'place'; anchors?: VectorBlock; positions?: Float32Array; block: VectorBlock };

let layout: Layout | undefined;
let placed: { anchors: VectorBlock; positions: Float32Array } | undefined;

const port = parentPort!;
port.on('message', (task: MapTask) => {
  try {
    port.postMessage({ result: answer(task) });
  } catch (error) {
    port.postMessage({ error: { message: messageOf(error) } });
  }
});

function answer(task: MapTask): number | Float32Array {
  if (task.kind === 'begin') {
    layout = new Layout(task.anchors);
    return layout.epochs;
  }
  if (task.kind === 'place') {
    if (task.anchors && task.positions) placed = { anchors: task.anchors, positions: task.positions };
    if (!placed) throw new Error('the thread that makes the map was lost; make it again');
    return placeAmong(placed.anchors, placed.positions, task.block);
  }
  if (!layout) throw new Error('the thread that makes the map was lost; make it again');
  if (task.kind === 'positions') return layout.positions();
  for (let n = 0; n < task.epochs; n++) layout.step();
  return task.epochs;
}
