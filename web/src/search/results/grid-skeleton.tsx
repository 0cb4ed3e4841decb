const HEIGHTS = [260, 320, 220, 300, 240, 340, 280, 230, 310, 270];

/** Stands in for the first results, so that the page has its shape from the start. */
export function GridSkeleton() {
  return (
    <div aria-hidden="true" className="grid grid-cols-2 gap-4 md:grid-cols-4 xl:grid-cols-5">
      {HEIGHTS.map((height) => (
        <div key={height} style={{ height }} className="rounded-xl bg-raised opacity-60" />
      ))}
    </div>
  );
}
