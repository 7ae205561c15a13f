/** All that an asynchronous iterable gives, in its order. (`Array.fromAsync` comes with Node 22.) */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
