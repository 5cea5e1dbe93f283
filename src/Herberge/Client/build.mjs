// Bundles the browser's part of the house into ../wwwroot/dist:
//   herberge.css   every layer, minified; fonts beside it under fonts/ with a hash in their names
//   herberge.js    the small entry; editor, live updates and the rest are chunks loaded when a page needs them
//   icons.svg      one sprite with the Tabler icons named in icons.txt; those marked “lean” also come as masks in the
//                  stylesheet, because a page of posts repeats them a hundred times
import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../wwwroot/dist");

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: { herberge: "src/herberge.ts" },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  chunkNames: "chunks/[name]-[hash]",
  logLevel: "warning",
});

const icons = await readIcons();

await build({
  absWorkingDir: here,
  stdin: { contents: `@import "./styles/herberge.css";\n@layer components {\n${icons.filter(icon => icon.lean).map(mask).join("\n")}\n}\n`, resolveDir: here, loader: "css", sourcefile: "herberge.css" },
  outfile: join(dist, "herberge.css"),
  bundle: true,
  minify: true,
  legalComments: "none",
  target: ["chrome123", "firefox121", "safari17.5"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]-[hash]",
  logLevel: "warning",
});

await writeFile(join(dist, "icons.svg"), sprite());

async function readIcons() {
  const lines = (await readFile(join(here, "icons.txt"), "utf8")).split("\n").map(line => line.trim()).filter(Boolean);
  return Promise.all(lines.map(async line => {
    const [name, mark] = line.split(/\s+/);
    const svg = await readFile(join(here, "node_modules/@tabler/icons/icons/outline", `${name}.svg`), "utf8");
    const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "")
      .replace(/\s*\n\s*/g, "")
      .replace(/ \/>/g, "/>");
    return { name, inner, lean: mark === "lean" };
  }));
}

function sprite() {
  const symbols = icons.map(({ name, inner }) => `<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>`);
  return `<svg xmlns="http://www.w3.org/2000/svg"><!-- Tabler Icons, MIT -->${symbols.join("")}</svg>\n`;
}

function mask({ name, inner }) {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='1.75' stroke-linecap='round' stroke-linejoin='round'>${inner.replaceAll('"', "'")}</svg>`;
  return `.i-${name} { --i: url("data:image/svg+xml,${svg.replace(/[<>#%]/g, c => encodeURIComponent(c))}"); }`;
}
