interface SliderProps {
  label: string;
  /** The value as text. */
  shown: string;
  min: number;
  max: number;
  step: number;
  value: number;
  onValue: (value: number) => void;
  className?: string;
}

/** A slider with its label and its value above it. */
export function Slider({ label, shown, min, max, step, value, onValue, className }: SliderProps) {
  return (
    <label className={className ?? 'block'}>
      <span className="flex justify-between text-muted text-xs">
        {label}
        <span className="font-mono text-text">{shown}</span>
      </span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-label={label}
        aria-valuetext={shown}
        onChange={(event) => onValue(Number(event.target.value))}
        className="mt-1 w-full"
      />
    </label>
  );
}
