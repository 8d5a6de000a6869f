// What Terrazzo reads in a resolver document: the tokens of every permutation, as JSON on standard output.
// README.md says how to run it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const here = createRequire(join(process.cwd(), "package.json"));
const { parse, defineConfig, Logger } = await import(pathToFileURL(here.resolve("@terrazzo/parser")));

const url = pathToFileURL(resolve(process.argv[2]));
const logger = new Logger({ level: "silent" });
const config = defineConfig({}, { logger, cwd: new URL("./", url) });
const input = [{ filename: url, src: readFileSync(url, "utf8") }];
const { resolver } = await parse(input, { config, logger, skipLint: true, continueOnError: true });
const permutations = resolver.listPermutations().map((chosen) => ({
  input: chosen,
  tokens: Object.fromEntries(
    Object.entries(resolver.apply(chosen)).map(([name, it]) => [name, { type: it.$type, value: it.$value }]),
  ),
}));
process.stdout.write(`${JSON.stringify({ permutations }, null, 1)}\n`);
