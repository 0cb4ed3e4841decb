const HEIGHTS = [260, 320, 220, 300, 240, 340, 280, 230, 310, 270];

/** Placeholders for the first results. */
export function GridSkeleton() {
  return (
    <div aria-hidden="true" className="grid grid-cols-2 gap-4 md:grid-cols-4 xl:grid-cols-5">
      {HEIGHTS.map((height) => (
        <div key={height} style={{ height }} className="rounded-xl bg-raised opacity-60" />
      ))}
    </div>
  );
}
