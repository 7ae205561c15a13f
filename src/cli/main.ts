#!/usr/bin/env node
import { endOnDefects, endQuietlyOnClosedPipe } from "./endings.ts";
import { run } from "./program.ts";

endQuietlyOnClosedPipe();
endOnDefects();
await run(process.argv.slice(2));
