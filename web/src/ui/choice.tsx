import { useId } from 'react';

const pill =
  'rounded-md px-2.5 py-1 text-sm text-muted has-checked:bg-accent-soft has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent';

interface ChoiceProps<T> {
  legend: string;
  options: [T, string][];
  value: T;
  onChoose: (value: T) => void;
}

/** A choice of one of a few options, all of them visible. */
export function Choice<T extends string | number | undefined>({
  legend,
  options,
  value,
  onChoose,
}: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1 text-muted text-xs">{legend}</legend>
      <div className="-ml-1 flex flex-wrap gap-0.5">
        {options.map(([option, label]) => (
          <label key={label} className={pill}>
            <input
              type="radio"
              name={name}
              checked={option === value}
              onChange={() => onChoose(option)}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
