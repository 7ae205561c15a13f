/** Whether an input is a web address rather than a path. */
export function isAddress(input: string): boolean {
  return /^https?:\/\//i.test(input);
}
