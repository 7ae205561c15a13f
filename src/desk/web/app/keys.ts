/** Single keys, on whatever keyboard: on an Arabic one the key where J stands is J. */
import { useEffect, useRef } from "preact/hooks";

export type KeyMap = Readonly<Record<string, () => void>>;

const place = "sijill.keys";

/** Single keys can be switched off, for those who dictate or whose hand slips. */
export const keysAreOn = (): boolean => localStorage.getItem(place) !== "off";
export const switchKeys = (on: boolean): void => localStorage.setItem(place, on ? "on" : "off");

/** The letter of a key: what it types where that is Latin, else what stands in its place on a Latin keyboard. */
export function letterOf(event: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): string {
  if (event.key === "؟") return "?";
  if (/^[\x21-\x7e]$/.test(event.key)) return event.key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter !== undefined) return letter.toLowerCase();
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  return event.key;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], dialog") !== null;
}

/** Calls what a key stands for, unless somebody is typing or a dialogue is open. */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]") !== null || !keysAreOn()) return;
      const call = latest.current[letterOf(event)];
      if (call === undefined) return;
      event.preventDefault();
      call();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
