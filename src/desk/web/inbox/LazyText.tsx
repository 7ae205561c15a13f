interface Props {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

/** A year, month or day, taken over when it is whole and the field is left: not at every letter. */
export function LazyText({ label, value, change }: Props) {
  return (
    <label class="field">
      {label}
      <input
        value={value}
        dir="ltr"
        pattern="\d{4}(-\d{2}(-\d{2})?)?"
        placeholder="2019-03"
        autocomplete="off"
        onChange={({ currentTarget }) => {
          if (currentTarget.reportValidity()) change(currentTarget.value);
        }}
      />
    </label>
  );
}
