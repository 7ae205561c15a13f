import { spawn } from "node:child_process";

const openers: { readonly [platform: string]: readonly [string, ...string[]] } = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

/** Shows an address in whatever browser the person uses. A machine without one is told of, and nothing else comes of it. */
export function openInBrowser(address: string, trouble: (message: string, error: unknown) => void): void {
  const [command, ...args] = openers[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, address], { stdio: "ignore", detached: true });
  child.on("error", (error) => trouble(`no browser could be opened; open ${address} yourself`, error));
  child.unref();
}
