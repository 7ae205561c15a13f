/** Round values from zero to at least `most`, about `wanted` of them: 0, 20, 40, 60. */
export function ticksTo(most: number, wanted: number): number[] {
  if (!(most > 0)) return [0];
  const power = 10 ** Math.floor(Math.log10(most / wanted));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one * wanted >= most) ?? most;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
