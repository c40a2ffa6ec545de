// Builds the page into a folder: `node build.mjs FOLDER`. The same sources give the same bytes.
import { build } from "esbuild";
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
if (!out) throw new Error("node build.mjs FOLDER: name the folder that the page is written to.");
mkdirSync(out, { recursive: true });
await build({
    absWorkingDir: here,
    entryPoints: { app: "src/app.ts", mixer: "src/worklet/mixer.ts", page: "src/page.css" },
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "eof",
    logLevel: "warning",
});
copyFileSync(join(here, "src/index.html"), join(out, "index.html"));
