import { variablesOf, withVariable } from './template-params.ts';

/** A field for each variable of a template that has a plain value, as the placeholders of a prompt become. */
export function Variables({ text, onText }: { text: string; onText: (text: string) => void }) {
  const variables = variablesOf(text);
  if (variables.length === 0) return null;
  return (
    <fieldset className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
      <legend className="mb-1 text-muted text-sm">Variables</legend>
      {variables.map(({ name, value }) => (
        <label key={name} className="block text-sm">
          <span className="text-muted text-xs">{name.replaceAll('_', ' ').trim()}</span>
          <input
            data-testid="variable"
            dir="auto"
            value={value}
            maxLength={500}
            onChange={(event) => onText(withVariable(text, name, event.target.value))}
            className="mt-0.5 block w-full rounded-lg border border-line bg-panel px-2.5 py-1.5 outline-none focus:border-accent"
          />
        </label>
      ))}
    </fieldset>
  );
}
