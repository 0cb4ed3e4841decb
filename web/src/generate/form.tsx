import { useState } from 'react';
import { fillPlaceholders } from '../../../src/text/placeholders.ts';
import type { GenerateInput } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import { wholeOf } from '../lib/values.ts';
import { generate } from '../state/generations.ts';
import type { GenerateSeed } from '../state/panels.ts';
import { Button } from '../ui/button.tsx';
import { numberFrom, TextArea, TextField } from '../ui/field.tsx';
import { FillIn } from '../ui/fields/fill-in.tsx';
import { GenerateIcon } from '../ui/icons.tsx';
import { type Size, seedFrom, sizeKey, sizesFor } from './sizes.ts';

const text = (value: number | string | undefined) => (value === undefined ? '' : String(value));

/** What to generate and how. */
export function GenerateForm({ seed }: { seed: GenerateSeed }) {
  const [prompt, setPrompt] = useState(seed.prompt);
  const [variables, setVariables] = useState<Record<string, string>>({});
  const [negative, setNegative] = useState(seed.negativePrompt ?? '');
  const sizes = sizesFor(seed.width, seed.height);
  const [size, setSize] = useState(
    seed.width && seed.height ? sizeKey({ width: seed.width, height: seed.height }) : '512x512',
  );
  const [count, setCount] = useState('2');
  const [number, setNumber] = useState(text(seed.seed));
  const [steps, setSteps] = useState(text(seed.steps));
  const [cfg, setCfg] = useState(text(seed.cfg));

  const missing = fillPlaceholders(prompt, variables).missing.length > 0;

  function submit(event: React.SyntheticEvent) {
    event.preventDefault();
    const words = prompt.trim();
    if (words === '' || missing) return;
    // An edited prompt is a new prompt; only the unchanged text is still the stored one.
    const stored = seed.id !== undefined && words === seed.prompt.trim();
    const { width, height } = sizes.find((one) => sizeKey(one) === size) ?? sizes[0]!;
    const wanted = numberFrom(cfg);
    const request: GenerateInput = {
      ...(stored ? { id: seed.id } : { prompt: words }),
      ...((negative.trim() !== '' || seed.negativePrompt) && { negativePrompt: negative.trim() }),
      ...(Object.keys(variables).length > 0 && { variables }),
      count: wholeOf(count, 1, 64) ?? 1,
      width,
      height,
      // An empty field means a random seed, also where the stored prompt has one.
      seed: seedFrom(number) ?? (stored ? 'random' : undefined),
      steps: wholeOf(steps, 1, 500),
      cfg: wanted === undefined ? undefined : Math.min(100, Math.max(0, wanted)),
    };
    void generate(request, fillPlaceholders(words, variables).text);
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <TextArea
        label="Prompt"
        value={prompt}
        onValue={setPrompt}
        rows={3}
        maxLength={20_000}
        autoFocus={seed.prompt === ''}
        placeholder="Describe the image"
        areaClass="font-serif text-[1.08rem]! max-h-72"
        data-testid="generate-prompt"
      />
      <FillIn text={prompt} variables={variables} onVariables={setVariables} />
      <TextArea
        label="Negative prompt"
        note="optional"
        value={negative}
        onValue={setNegative}
        maxLength={20_000}
        placeholder="What to avoid"
      />
      <SizeChoice sizes={sizes} size={size} onSize={setSize} />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <TextField label="Images" type="number" min={1} max={64} value={count} onValue={setCount} />
        <TextField label="Seed" placeholder="random" inputMode="numeric" value={number} onValue={setNumber} />
        <TextField label="Steps" placeholder="auto" inputMode="numeric" value={steps} onValue={setSteps} />
        <TextField label="CFG" placeholder="auto" inputMode="decimal" value={cfg} onValue={setCfg} />
      </div>
      <Button
        look="primary"
        type="submit"
        data-testid="start-generation"
        disabled={prompt.trim() === '' || missing}
        className="h-10! w-full"
      >
        <GenerateIcon />
        Generate
      </Button>
    </form>
  );
}

interface SizeChoiceProps {
  sizes: Size[];
  size: string;
  onSize: (size: string) => void;
}

function SizeChoice({ sizes, size, onSize }: SizeChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-muted text-xs">Size</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(5rem,1fr))] gap-2">
        {sizes.map((one) => {
          const key = sizeKey(one);
          const scale = 22 / Math.max(one.width, one.height);
          return (
            <label
              key={key}
              title={one.label}
              className={cx(
                'flex flex-col items-center gap-1.5 rounded-lg border bg-panel py-2 text-xs transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent',
                key === size ? 'border-accent ring-1 ring-accent' : 'border-line hover:border-line-strong',
              )}
            >
              <input
                type="radio"
                name="size"
                value={key}
                aria-label={`${one.label}, ${one.width} by ${one.height}`}
                checked={key === size}
                onChange={() => onSize(key)}
                className="sr-only"
              />
              <span aria-hidden="true" className="grid h-6 place-items-center">
                <span
                  className="rounded-[3px] border-2 border-muted"
                  style={{ width: one.width * scale, height: one.height * scale }}
                />
              </span>
              <span className="text-muted tabular-nums">
                {one.width}×{one.height}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
