import { useState } from 'react';
import { count } from '../../lib/format.ts';
import { fieldClass } from '../../ui/field.tsx';

const MANY = 10;
const SHOWN = 60;

interface FacetProps {
  title: string;
  values: { value: string; count: number }[] | undefined;
  chosen: string[] | undefined;
  onChange: (chosen: string[] | undefined) => void;
}

/** The values of one field with their counts; selected values stay on top. */
export function Facet({ title, values = [], chosen = [], onChange }: FacetProps) {
  const [find, setFind] = useState('');
  if (values.length === 0 && chosen.length === 0) return null;
  const known = new Map(values.map((one) => [one.value, one.count]));
  const needle = find.trim().toLowerCase();
  const rest = values.filter(
    ({ value }) => !chosen.includes(value) && value !== '' && value.toLowerCase().includes(needle),
  );
  const rows = [...chosen.map((value) => ({ value, count: known.get(value) })), ...rest.slice(0, SHOWN)];
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <fieldset>
      <legend className="mb-1 text-muted text-xs">{title}</legend>
      {values.length > MANY ? (
        <input
          type="search"
          value={find}
          placeholder={`Search ${count(values.length)} values`}
          aria-label={`Find in ${title}`}
          onChange={(event) => setFind(event.target.value)}
          className={`${fieldClass} mb-1 py-1!`}
        />
      ) : null}
      <div className="max-h-40 overflow-y-auto">
        {rows.map((row) => (
          <label
            key={row.value}
            className="flex items-center gap-2 rounded px-1 py-0.5 text-sm hover:bg-raised"
          >
            <input
              type="checkbox"
              checked={chosen.includes(row.value)}
              onChange={() => toggle(row.value)}
              className="size-4"
            />
            <span className="min-w-0 flex-1 truncate">{row.value}</span>
            <span className="text-muted text-xs tabular-nums">
              {row.count === undefined ? '' : count(row.count)}
            </span>
          </label>
        ))}
        {rest.length > SHOWN ? (
          <p className="px-1 py-1 text-muted text-xs">
            {count(rest.length - SHOWN)} more. Type to find them.
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}
