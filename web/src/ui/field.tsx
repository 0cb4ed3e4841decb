import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from '../lib/cx.ts';

export const fieldClass =
  'w-full rounded-lg border border-line bg-panel px-3 py-2 text-sm text-text hover:border-line-strong focus:border-accent';

interface LabelledProps {
  label: string;
  note?: string;
  className?: string;
  children: (id: string) => ReactNode;
}

/** A label above its control. */
export function Labelled({ label, note, className, children }: LabelledProps) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 flex items-baseline justify-between gap-2 text-muted text-xs">
        {label}
        {note ? <span className="truncate">{note}</span> : null}
      </label>
      {children(id)}
    </div>
  );
}

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  label: string;
  note?: string;
  onValue: (value: string) => void;
}

export function TextField({ label, note, className, onValue, ...props }: TextFieldProps) {
  return (
    <Labelled label={label} note={note} className={className}>
      {(id) => (
        <input
          id={id}
          autoComplete="off"
          dir="auto"
          {...props}
          onChange={(event) => onValue(event.target.value)}
          className={fieldClass}
        />
      )}
    </Labelled>
  );
}

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange'> {
  label: string;
  note?: string;
  areaClass?: string;
  onValue: (value: string) => void;
}

export function TextArea({ label, note, className, areaClass, onValue, ...props }: TextAreaProps) {
  return (
    <Labelled label={label} note={note} className={className}>
      {(id) => (
        <textarea
          dir="auto"
          id={id}
          {...props}
          onChange={(event) => onValue(event.target.value)}
          className={cx(fieldClass, 'field-sizing-content resize-y leading-relaxed', areaClass)}
        />
      )}
    </Labelled>
  );
}

/** A whole or decimal number from a field; undefined when it is empty or no number. */
export function numberFrom(value: string): number | undefined {
  const n = Number(value);
  return value.trim() === '' || !Number.isFinite(n) ? undefined : n;
}
