interface NamedFieldsProps {
  legend: string;
  testId: string;
  fields: readonly { name: string; label: string; value: string; placeholder?: string | undefined }[];
  onValue: (name: string, value: string) => void;
}

/** Small fields side by side, one a name: variables of a template, or places that are to be filled in. */
export function NamedFields({ legend, testId, fields, onValue }: NamedFieldsProps) {
  if (fields.length === 0) return null;
  return (
    <fieldset className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
      <legend className="mb-1 text-muted text-sm">{legend}</legend>
      {fields.map(({ name, label, value, placeholder }) => (
        <label key={name} className="block text-sm">
          <span className="text-muted text-xs">{label}</span>
          <input
            data-testid={testId}
            dir="auto"
            value={value}
            placeholder={placeholder}
            maxLength={500}
            onChange={(event) => onValue(name, event.target.value)}
            className="mt-0.5 block w-full rounded-lg border border-line bg-panel px-2.5 py-1.5 outline-none focus:border-accent"
          />
        </label>
      ))}
    </fieldset>
  );
}
