import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { promptQuery } from '../api/queries.ts';
import type { LibraryMap } from '../api/types.ts';
import { useStore } from '../lib/store.ts';
import { theme } from '../state/theme.ts';
import { draw } from './draw.ts';
import { Grid, showAll, type View, zoomAt } from './view.ts';

/** How close the pointer must be to a point, in pixels. */
const REACH = 14;
const KEYS: Record<string, [number, number]> = {
  ArrowLeft: [60, 0],
  ArrowRight: [-60, 0],
  ArrowUp: [0, 60],
  ArrowDown: [0, -60],
};

/** The map: drag to move, wheel or + and - to zoom, point to read, click to open. */
export function MapCanvas({ map }: { map: LibraryMap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [view, setView] = useState<View>();
  const [hovered, setHovered] = useState<number>();
  const drag = useRef<{ x: number; y: number; moved: boolean }>(undefined);
  const dark = useStore(theme) === 'dark';
  const grid = useMemo(() => new Grid(map.points.x, map.points.y), [map]);
  const navigate = useNavigate();
  const { width, height } = size;
  const whole = useMemo(() => showAll(map.points, width, height), [map, width, height]);
  const shown = view ?? whole;

  useEffect(() => {
    const element = frame.current!;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = canvas.current!;
    const context = element.getContext('2d');
    if (!context || width === 0) return;
    const ratio = window.devicePixelRatio || 1;
    element.width = width * ratio;
    element.height = height * ratio;
    context.scale(ratio, ratio);
    draw(context, { map, view: shown, width, height, dark, hovered });
  }, [map, shown, width, height, dark, hovered]);

  // React listens to wheels passively, and the page must not scroll away.
  useEffect(() => {
    const element = canvas.current!;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * 0.0015);
      setView((before) => zoomAt(before ?? whole, event.offsetX, event.offsetY, factor));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [whole]);

  function pointAt(x: number, y: number): number | undefined {
    return grid.nearest((x - shown.left) / shown.scale, (y - shown.top) / shown.scale, REACH / shown.scale);
  }

  function onPointerMove(event: React.PointerEvent) {
    const { offsetX, offsetY } = event.nativeEvent;
    if (!drag.current) {
      setHovered(pointAt(offsetX, offsetY));
      return;
    }
    const [dx, dy] = [offsetX - drag.current.x, offsetY - drag.current.y];
    if (!drag.current.moved && Math.hypot(dx, dy) < 4) return;
    drag.current = { x: offsetX, y: offsetY, moved: true };
    setHovered(undefined);
    setView({ ...shown, left: shown.left + dx, top: shown.top + dy });
  }

  function onPointerUp(event: React.PointerEvent) {
    const moved = drag.current?.moved;
    drag.current = undefined;
    const { offsetX, offsetY } = event.nativeEvent;
    const point = moved ? undefined : pointAt(offsetX, offsetY);
    if (point !== undefined) void navigate({ to: '/p/$id', params: { id: map.points.ids[point]! } });
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const by = KEYS[event.key];
    if (by) setView({ ...shown, left: shown.left + by[0], top: shown.top + by[1] });
    else if (event.key === '+' || event.key === '=') setView(zoomAt(shown, width / 2, height / 2, 1.4));
    else if (event.key === '-') setView(zoomAt(shown, width / 2, height / 2, 1 / 1.4));
    else if (event.key === '0') setView(undefined);
    else return;
    event.preventDefault();
  }

  return (
    <div ref={frame} className="relative min-h-0 flex-1 overflow-hidden rounded-xl border border-line">
      <canvas
        ref={canvas}
        data-testid="map"
        role="img"
        aria-label={`Map of ${map.points.ids.length} prompts. Arrow keys move it, plus and minus zoom, 0 shows all.`}
        tabIndex={0}
        className="size-full touch-none"
        style={{ width, height, cursor: hovered === undefined ? 'grab' : 'pointer' }}
        onPointerDown={(event) => {
          const { offsetX: x, offsetY: y } = event.nativeEvent;
          drag.current = { x, y, moved: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => setHovered(undefined)}
        onKeyDown={onKeyDown}
      />
      {hovered === undefined ? null : (
        <Tip
          id={map.points.ids[hovered]!}
          x={map.points.x[hovered]! * shown.scale + shown.left}
          y={map.points.y[hovered]! * shown.scale + shown.top}
          width={width}
        />
      )}
    </div>
  );
}

function Tip({ id, x, y, width }: { id: string; x: number; y: number; width: number }) {
  const { data } = useQuery(promptQuery(id));
  return (
    <p
      data-testid="map-tip"
      className="pointer-events-none absolute z-10 w-64 rounded-lg border border-line bg-panel p-2.5 text-xs shadow-float"
      style={{ left: Math.min(Math.max(8, x + 14), Math.max(8, width - 270)), top: y + 14 }}
    >
      <span className="line-clamp-4">{data?.prompt.text ?? '…'}</span>
    </p>
  );
}
