import { useLocale } from "../language/locale.tsx";

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly type?: "text" | "number" | "password";
  readonly pattern?: string;
  readonly required?: boolean;
  readonly hint?: string;
}

export function TextField({ label, value, change, type = "text", pattern, required, hint }: TextProps) {
  return (
    <label class="field">
      {label}
      <input
        type={type}
        dir="auto"
        value={value}
        pattern={pattern}
        required={required}
        placeholder={hint}
        step={type === "number" ? "any" : undefined}
        min={type === "number" ? 0 : undefined}
        autocomplete="off"
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
    </label>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly change: (value: string) => void;
  /** What choosing nothing is called; without it something is always chosen. */
  readonly none?: string;
  /** Whether the form waits until something is chosen. */
  readonly required?: boolean;
}

export function ChoiceField({ label, value, options, change, none, required }: ChoiceProps) {
  const unlisted = value !== "" && !options.some((option) => option.value === value);
  return (
    <label class="field">
      {label}
      <select value={value} required={required} onChange={({ currentTarget }) => change(currentTarget.value)}>
        {none === undefined ? null : <option value="">{none}</option>}
        {unlisted ? <option value={value}>{value}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ManyProps {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly options: readonly Option[];
  readonly change: (chosen: readonly string[]) => void;
}

/** Several of a list: those chosen, each to be taken away, and the others to be added. */
export function ManyField({ label, chosen, options, change }: ManyProps) {
  const { words } = useLocale();
  const nameOf = (id: string): string => options.find(({ value }) => value === id)?.label ?? id;
  return (
    <fieldset class="field many">
      <legend>{label}</legend>
      {chosen.map((id) => (
        <button
          key={id}
          type="button"
          class="chip"
          aria-label={words("remove", { name: nameOf(id) })}
          onClick={() => change(chosen.filter((one) => one !== id))}
        >
          {nameOf(id)} <span aria-hidden="true">✕</span>
        </button>
      ))}
      <select
        value=""
        aria-label={words("add.to", { list: label })}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== "") change([...chosen, currentTarget.value]);
          currentTarget.value = "";
        }}
      >
        <option value="">{words("add")}</option>
        {options
          .filter(({ value }) => !chosen.includes(value))
          .map(({ value, label: name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
      </select>
    </fieldset>
  );
}
