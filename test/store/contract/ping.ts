import { expect, it } from "vitest";
import type { MakePlace } from "../register.contract.ts";

export function pingContract(makePlace: MakePlace): void {
  it("says that it is there until it is closed", async () => {
    const register = await (await makePlace()).open();
    await expect(register.ping()).resolves.toBeUndefined();
    await register.close();
    await expect(register.ping()).rejects.toThrow();
  });
}
