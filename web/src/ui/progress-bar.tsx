/** A progress bar with text; without a fraction it only shows that work goes on. */
export function ProgressBar({ fraction, text }: { fraction: number | undefined; text: string }) {
  const percent = fraction === undefined ? undefined : Math.round(fraction * 100);
  return (
    <div>
      <div
        role="progressbar"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-1.5 overflow-hidden rounded-full bg-raised"
      >
        <div
          className={`h-full rounded-full bg-accent transition-[width] duration-200 ${percent === undefined ? 'w-1/3 animate-pulse' : ''}`}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
      <p className="mt-1.5 flex justify-between text-muted text-xs tabular-nums">
        <span className="first-letter:uppercase">{text}</span>
        {percent === undefined ? null : <span>{percent}%</span>}
      </p>
    </div>
  );
}
