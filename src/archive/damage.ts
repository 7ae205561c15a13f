/** A stretch of an archive that cannot be read: thrown where it is met, told with its place, and passed over. */
export class Damage extends Error {
  override readonly name = "Damage";
}
