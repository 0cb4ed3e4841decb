import { fieldClass, Labelled } from '../field.tsx';

const TARGETS = [
  ...[
    'gemini',
    'gpt-image',
    'midjourney',
    'flux2',
    'flux',
    'seedream',
    'qwen-image',
    'z-image',
    'ideogram 4',
  ],
  ...['recraft', 'sd35', 'sdxl', 'sd15', 'pony', 'illustrious'],
];

interface TargetFieldProps {
  value: string;
  onValue: (value: string) => void;
  className?: string;
  /** Whether a model is required. */
  needed?: boolean;
}

/** The image model that a prompt is for; known names are suggested. */
export function TargetField({ value, onValue, className, needed = false }: TargetFieldProps) {
  return (
    <Labelled label="Image model" note={needed ? undefined : 'optional'} className={className}>
      {(id) => (
        <>
          <input
            id={id}
            list={`${id}-targets`}
            placeholder={needed ? 'flux, sdxl, …' : 'any'}
            value={value}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => onValue(event.target.value)}
            className={fieldClass}
          />
          <datalist id={`${id}-targets`}>
            {TARGETS.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Labelled>
  );
}
