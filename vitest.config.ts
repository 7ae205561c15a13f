import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/servers/setup.ts"],
    // Threads without isolation start a file in milliseconds; no test keeps global state that another could see.
    pool: "threads",
    isolate: false,
    // Many tests wait for a process, a server or a browser that they have started; of two cores the default uses one.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a browser does on a busy machine takes its time.
    expect: { poll: { timeout: 15_000 } },
  },
});
