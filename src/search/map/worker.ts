import { parentPort } from 'node:worker_threads';
import { messageOf } from '../../errors.ts';
import { cutIntoClusters } from './clusters.ts';
import { Layout } from './layout.ts';
import type { VectorBlock } from './nearest.ts';
import { type Anchors, type Placed, placeAmong } from './place.ts';

/** What the thread that makes a map is asked, one after another. */
export type MapTask =
  | { kind: 'begin'; anchors: VectorBlock }
  | { kind: 'step'; epochs: number }
  | { kind: 'cut'; clusters: number }
  | { kind: 'place'; among?: Anchors; block: VectorBlock };

let layout: { of: Layout; block: VectorBlock } | undefined;
let anchors: Anchors | undefined;

const port = parentPort!;
port.on('message', (task: MapTask) => {
  try {
    port.postMessage({ result: answer(task) });
  } catch (error) {
    port.postMessage({ error: { message: messageOf(error) } });
  }
});

function answer(task: MapTask): number | Anchors | Placed {
  if (task.kind === 'begin') {
    layout = { of: new Layout(task.anchors), block: task.anchors };
    return layout.of.epochs;
  }
  if (task.kind === 'place') {
    anchors = task.among ?? anchors;
    if (!anchors) throw new Error('the thread that makes the map was lost; make it again');
    return placeAmong(anchors, task.block);
  }
  if (!layout) throw new Error('the thread that makes the map was lost; make it again');
  const { of, block } = layout;
  if (task.kind === 'cut') {
    const positions = of.positions();
    return { block, positions, clusters: cutIntoClusters(block, positions, task.clusters) };
  }
  for (let n = 0; n < task.epochs; n++) of.step();
  return task.epochs;
}
