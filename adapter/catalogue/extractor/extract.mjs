#!/usr/bin/env node
// Writes the API snapshot of one React component library, read from its own type declarations.
//
//   node extract.mjs --from node_modules/@mui/material --out api.json
//   node extract.mjs --from node_modules/@mui/icons-material --names --out icons.json
//
// Needs Node >= 20 and `typescript` 5.x or 6.x beside the package (7.x exposes no compiler API). Runs nothing of
// the package: declarations are read, never imported. Output is sorted and holds no path and no date, so the same
// package gives the same bytes; one component a line, so that a diff between two versions reads well.
//
// Components (see README.md in this folder for every field):
//   {"package", "version", "format": 1,
//    "hosts": {"*": [attributes of every HTML element], "button": [its further attributes], ...},
//    "components": {"Button": {"props": {"variant": {"enum": ["text", ...], "default": "text"}, ...},
//                              "html": "button" | "*" | null, "without": [...], "children": true}},
//    "exports": [every other exported value]}
// Names (of an icon package: its modules, or the exports of its only one):
//   {"package", "version", "format": 1, "styles": ["", "Outlined", ...], "all": [...], "other": [...]}
//   every name of `all` exists with every one of `styles` appended, the names of `other` stand as they are.

import { existsSync, readFileSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve, sep } from "node:path";
import { parseArgs } from "node:util";

const FORMAT = 1;
const REACT_TYPES = /[\\/]@types[\\/]react[\\/]/;
const ATTRIBUTES = /^(\w*?)(HTML|SVG)Attributes$|^(DOM|Aria)Attributes$/;
const ELEMENT_TYPES = new Set(["ElementType", "JSXElementConstructor", "ComponentType", "FunctionComponent", "FC"]);
const INTRINSICS = 100; // a union of more string literals than this is ElementType written out, not a choice
const TOLD = ["checked", "value"]; // what an event's target may tell a handler
const FEW_KEYS = 8; // an object that a handler is passed is written out up to here
const KEYED = new Set(["slots", "slotProps"]);
const POLYMORPHIC = new Set(["as"]); // what a generic component renders as; rendered once, it is its default tag alone
// Interfaces of @types/react whose name is not the tag: <a>, <td>, ...
const TAGS = { anchor: "a", img: "img", del: "del", ins: "ins", optgroup: "optgroup" };
const MANY_TAGS = 2; // a component that inherits from more elements than these is a styled internal: count it as "*"
const CONTEXTS = new Set(["Context", "Provider", "Consumer", "ProviderExoticComponent", "ExoticComponent"]);

// ---------------------------------------------------------------------------------------------- the program

class Library {
  constructor(folder) {
    this.folder = resolve(folder);
    const manifest = join(this.folder, "package.json");
    if (!existsSync(manifest)) fail(`${folder} holds no package.json`);
    ({ name: this.name, version: this.version } = JSON.parse(readFileSync(manifest, "utf8")));
    this.root = this.folder.slice(0, this.folder.lastIndexOf(`${sep}node_modules${sep}`));
    if (this.root === this.folder.slice(0, -1)) fail(`${folder} does not lie in a node_modules folder`);
  }
}

function loadTypeScript(root) {
  const found = createRequire(join(root, "package.json"));
  let ts;
  try {
    ts = found("typescript");
  } catch {
    fail("typescript is not installed beside the package: npm install --no-save typescript@5.9.3");
  }
  if (typeof ts.createProgram !== "function") {
    fail(`typescript ${ts.version} exposes no compiler API: npm install --no-save typescript@5.9.3`);
  }
  return ts;
}

/** Compiles one virtual module beside the package; `previous` lends its parsed files. */
function compile(ts, root, text, previous) {
  const file = join(root, "__ds_adapter_extract__.tsx");
  const options = {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    moduleResolution: ts.ModuleResolutionKind.Bundler, jsx: ts.JsxEmit.ReactJSX, strict: true, noEmit: true,
    skipLibCheck: true, types: [],
  };
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (path, ...rest) =>
    resolve(path) === file
      ? ts.createSourceFile(path, text, options.target, true)
      : previous?.getSourceFile(path) ?? getSourceFile.call(host, path, ...rest);
  host.fileExists = (path) => resolve(path) === file || fileExists.call(host, path);
  host.readFile = (path) => (resolve(path) === file ? text : readFile.call(host, path));
  host.getCurrentDirectory = () => root;
  const program = ts.createProgram([file], options, host);
  return { program, checker: program.getTypeChecker(), source: program.getSourceFile(file) };
}

function importing(library) {
  return `import * as M from ${JSON.stringify(library.name)};\nexport { M };\n`;
}

function importedModule(ts, { source, checker }, library) {
  const symbol = checker.getSymbolAtLocation(source.statements[0].moduleSpecifier);
  if (!symbol) fail(`${library.name} has no type declarations that resolve from ${library.root}`);
  return checker.getExportsOfModule(symbol).filter((each) => {
    const target = each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each;
    return target.flags & ts.SymbolFlags.Value;
  });
}

// ---------------------------------------------------------------------------------------------- finding components

const isCapital = (name) => /^[A-Z]/.test(name);

/** What a component may be called with: signatures of a function or exotic component, or the instance of a class.
 *  `JSXElementConstructor` is a union of both. */
function shapeOf(checker, type) {
  if (type.isUnion()) return type.types.map((each) => shapeOf(checker, each)).find(Boolean) ?? null;
  const calls = type.getCallSignatures();
  if (CONTEXTS.has(nameOf(type))) return null;
  if (calls.length && calls.at(-1).parameters.length <= 2 && rendersSomething(checker, calls.at(-1))) return { calls };
  const made = type.getConstructSignatures().at(-1)?.getReturnType();
  return made?.getProperty("props") && made.getProperty("render") ? { instance: made } : null;
}

function rendersSomething(checker, signature) {
  const text = checker.typeToString(signature.getReturnType());
  return /ReactNode|Element|ReactPortal|^any$/.test(text);
}

/** All components below the module: [[dotted name, type, shape]]; `Tabs.List` style members are found inside `Tabs`. */
function findComponents({ checker, source }, exported) {
  const found = [];
  const visit = (name, symbol, depth) => {
    const type = checker.getTypeOfSymbolAtLocation(symbol, source);
    const shape = shapeOf(checker, type);
    if (shape) found.push({ name, type, shape });
    if (depth > 2 || CONTEXTS.has(nameOf(type)) || (!shape && type.getProperties().length > 60)) return;
    for (const member of type.getProperties()) {
      if (isCapital(member.name)) visit(`${name}.${member.name}`, member, depth + 1);
    }
  };
  for (const symbol of exported) if (isCapital(symbol.name)) visit(symbol.name, symbol, 1);
  return found;
}

/** Props types, the plain one last. Generic components are resolved through JSX, which infers their defaults. */
function propsTypes(checker, { shape, jsx }) {
  if (shape.instance) return [checker.getTypeOfSymbol(shape.instance.getProperty("props"))];
  const signatures = [...shape.calls];
  if (signatures.at(-1).typeParameters && jsx) signatures.push(jsx);
  return signatures.filter((each) => each.parameters.length).map((each) => checker.getTypeOfSymbol(each.parameters[0]));
}

/** A second program with one <M.X/> for every generic component: name -> signature chosen by the checker. */
function resolveGenerics(ts, library, first, components) {
  const generic = components.filter(({ shape }) => shape.calls?.at(-1).typeParameters);
  if (!generic.length) return { unit: first, signatures: new Map() };
  const lines = generic.map(({ name }) => `export const ${name.replaceAll(".", "_")}_ = <M.${name} />;`);
  const unit = compile(ts, library.root, importing(library) + lines.join("\n"), first.program);
  const signatures = new Map();
  const visit = (node) => {
    if (ts.isJsxSelfClosingElement(node)) {
      signatures.set(node.tagName.getText().slice(2), unit.checker.getResolvedSignature(node));
    }
    ts.forEachChild(node, visit);
  };
  visit(unit.source);
  return { unit, signatures };
}

// ---------------------------------------------------------------------------------------------- one component

/** Properties of a props type. Unions (a component whose props differ by `variant`) are united: a prop is required
 *  only where every member requires it. */
function propertiesOf(ts, type) {
  const members = type.isUnion() ? type.types : [type];
  const byName = new Map();
  for (const member of members) {
    for (const symbol of member.getApparentProperties()) {
      const entry = byName.get(symbol.name) ?? { symbols: [], seen: 0, optional: false };
      entry.symbols.push(symbol);
      entry.seen += 1;
      entry.optional ||= Boolean(symbol.flags & ts.SymbolFlags.Optional);
      byName.set(symbol.name, entry);
    }
  }
  for (const entry of byName.values()) entry.optional ||= entry.seen < members.length;
  return byName;
}

const requiredOf = (ts, type) =>
  new Set([...propertiesOf(ts, type)].filter(([, entry]) => !entry.optional).map(([name]) => name));

function isReactOwn(symbol) {
  const places = symbol.declarations ?? [];
  return places.length > 0 && places.every((each) => REACT_TYPES.test(each.getSourceFile().fileName));
}

/** Interfaces of React's types that declare a prop, by tag: `ButtonHTMLAttributes` -> "button", `HTMLAttributes`,
 *  `DOMAttributes` and `AriaAttributes` -> "*", `SVGAttributes` -> "svg"; `RefAttributes` and the like are none. */
function hostsOf(symbol) {
  return (symbol.declarations ?? []).flatMap(({ parent }) => {
    const match = ATTRIBUTES.exec(parent?.name?.text ?? "");
    if (!match) return [];
    if (match[2] === "SVG") return ["svg"];
    const tag = match[1]?.toLowerCase();
    return [tag ? TAGS[tag] ?? tag : "*"];
  });
}

function describeComponent(context, component) {
  const { ts, checker } = context;
  const types = propsTypes(checker, component);
  const required = types.map((type) => requiredOf(ts, type));
  const own = new Map();
  const inherited = new Map();
  types.forEach((type, index) => {
    const plain = index === types.length - 1;
    for (const [name, entry] of propertiesOf(ts, type)) {
      const kinds = entry.symbols.every(isReactOwn) ? inherited : own;
      const everywhere = !entry.optional && required.every((names) => names.has(name));
      if (plain || !(own.has(name) || inherited.has(name))) kinds.set(name, { ...entry, required: everywhere, plain });
    }
  });
  for (const name of own.keys()) inherited.delete(name);
  const props = {};
  for (const name of [...own.keys()].sort()) {
    if (name !== "children" && name !== "key" && name !== "ref") props[name] = describeProp(context, name, own.get(name));
  }
  const html = hostOf(context, inherited);
  const gone = html ? lacking(context, html, own, inherited) : [];
  return {
    props, html,
    ...(gone.length && { without: gone }),
    children: acceptsChildren(context, own.get("children") ?? inherited.get("children")),
  };
}

/** Reads only what the last, plain signature inherits: an earlier overload may speak of another element. */
function hostOf({ hosts }, inherited) {
  const tags = new Set();
  for (const { symbols, plain } of inherited.values()) {
    if (plain) for (const tag of symbols.flatMap(hostsOf)) if (hosts.has(tag)) tags.add(tag);
  }
  if (!tags.size) return null;
  if (tags.has("svg")) return "svg";
  tags.delete("*");
  return tags.size && tags.size <= MANY_TAGS ? [...tags].sort().join(" ") : "*";
}

/** Attributes of the host that the component does not take. */
function lacking({ hosts }, html, own, inherited) {
  const names = html === "svg" ? hosts.get(html) : new Set(["*", ...html.split(" ")].flatMap((tag) => [...hosts.get(tag)]));
  return [...names].filter((name) => !own.has(name) && !inherited.has(name)).sort();
}

/** The attributes that React's own types give each element: tag -> names, those of every element under "*". */
function reactHosts(ts, program) {
  const hosts = new Map([["*", new Set()], ["svg", new Set()]]);
  const read = (node) => {
    const owner = ts.isInterfaceDeclaration(node) && ATTRIBUTES.test(node.name.text) ? node : null;
    for (const member of owner?.members ?? []) {
      const name = member.name?.text;
      if (!name || name === "children" || name === "dangerouslySetInnerHTML") continue;
      const tags = /^(DOM|Aria)/.test(owner.name.text) ? ["*", "svg"] : hostsOf({ declarations: [member] });
      for (const tag of tags) hosts.set(tag, (hosts.get(tag) ?? new Set()).add(name));
    }
    ts.forEachChild(node, read);
  };
  for (const file of program.getSourceFiles()) if (REACT_TYPES.test(file.fileName)) read(file);
  return hosts;
}

function acceptsChildren({ ts, checker }, entry) {
  if (!entry) return false;
  return entry.symbols.some((symbol) => {
    const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
    return !(type.flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined | ts.TypeFlags.Null));
  });
}

// ---------------------------------------------------------------------------------------------- one prop

function describeProp(context, name, { symbols, required }) {
  const { checker } = context;
  const members = symbols.flatMap((symbol) => membersOf(checker.getTypeOfSymbol(symbol)));
  const aliases = symbols.map((symbol) => checker.getTypeOfSymbol(symbol).aliasSymbol?.name);
  const tags = symbols.flatMap((symbol) => symbol.getJsDocTags(checker));
  const value = defaultOf(tags);
  const deprecated = tags.find((tag) => tag.name === "deprecated");
  return {
    ...(POLYMORPHIC.has(name) ? { type: "element-type" } : kindOf(context, name, members, aliases)),
    ...(value !== null && { default: value }),
    ...(required && { required }),
    ...(deprecated && { deprecated: oneLine(deprecated.text) || "deprecated" }),
  };
}

const membersOf = (type) => (type.isUnion() ? type.types : [type]);
const oneLine = (parts) => (parts ?? []).map((part) => part.text).join("").replace(/\s+/g, " ").trim();

/** Only literal defaults: `'small'` -> small, `false`, `0`. Prose and code are no value that a page could write. */
function defaultOf(tags) {
  for (const tag of tags) {
    if (tag.name !== "default" && tag.name !== "defaultValue") continue;
    const text = oneLine(tag.text).replaceAll("`", "");
    const match = /^(?:'([^']*)'|"([^"]*)"|(true|false|null|-?\d+(?:\.\d+)?))$/.exec(text);
    if (match) return match[1] ?? match[2] ?? match[3];
  }
  return null;
}

function kindOf(context, name, members, aliases) {
  const { ts, checker } = context;
  const F = ts.TypeFlags;
  const given = members.filter((each) => !(each.flags & (F.Undefined | F.Null | F.Never)));
  const literals = new Set(given.filter((each) => each.flags & F.Literal).map((each) => literalOf(ts, checker, each)));
  const rest = given.filter((each) => !(each.flags & F.Literal));
  const kinds = new Set(rest.map((each) => kindOfOne(context, each)));
  if (aliases.some((alias) => ELEMENT_TYPES.has(alias)) || literals.size > INTRINSICS || kinds.has("element-type")) {
    return { type: "element-type" };
  }
  const choices = [...literals].filter((each) => typeof each !== "boolean");
  if (choices.length && !isNode(given)) {
    const open = rest.length > 0;
    return { enum: [...literals].sort(byKindThenText), ...(open && { open }) };
  }
  const types = new Set([...kinds, ...(literals.size ? ["boolean"] : [])]);
  if (isNode(given)) return { type: "node" };
  if (types.size !== 1) return { type: "other" };
  const [type] = types;
  return {
    type, ...(KEYED.has(name) && type === "object" && keysOf(rest)), ...(type === "function" && passesOf(context, rest)),
  };
}

/** What a handler is called with, by parameter. Nothing where the type has several signatures: which one, nobody knows. */
function passesOf(context, functions) {
  const signatures = functions.flatMap((each) => each.getCallSignatures());
  if (signatures.length !== 1) return {};
  const { checker } = context;
  const named = signatures[0].parameters.map((each, index) => {
    const name = /^[A-Za-z]\w*$/.test(each.name) ? each.name : `argument${index + 1}`;
    return [name, passedKind(context, checker.getNonNullableType(checker.getTypeOfSymbol(each)))];
  });
  return { passes: Object.fromEntries(named) };
}

/** `event`, with what its target tells (`event: checked, value`); `{keys}` of a small object; else a kind as of props. */
function passedKind(context, type) {
  const { ts, checker } = context;
  const members = membersOf(type);
  if (members.every(isEvent)) {
    const target = members.map((each) => each.getProperty("target")).map((each) => each && checker.getTypeOfSymbol(each));
    const told = TOLD.filter((key) => target.every((each) => each?.getProperty(key)));
    return told.length ? `event: ${told.join(", ")}` : "event";
  }
  const kinds = new Set(members.map((each) => (each.flags & ts.TypeFlags.Literal ? literalKind(ts, each) : kindOfOne(context, each))));
  if (kinds.size !== 1) return "other";
  const [kind] = kinds;
  const keys = kind === "object" ? type.getApparentProperties().map((each) => each.name) : [];
  return keys.length && keys.length <= FEW_KEYS ? `{${keys.sort().join(", ")}}` : kind;
}

const isEvent = (type) => Boolean(type.getProperty("nativeEvent") && type.getProperty("target")) || nameOf(type) === "Event";
const literalKind = (ts, type) =>
  type.flags & ts.TypeFlags.BooleanLiteral ? "boolean" : type.flags & ts.TypeFlags.NumberLiteral ? "number" : "string";

const keysOf = (types) => ({ keys: [...new Set(types.flatMap((t) => t.getApparentProperties().map((p) => p.name)))].sort() });

function literalOf(ts, checker, type) {
  if (type.flags & ts.TypeFlags.BooleanLiteral) return checker.typeToString(type) === "true";
  return typeof type.value === "object" ? checker.typeToString(type) : type.value ?? checker.typeToString(type);
}

function byKindThenText(left, right) {
  return typeof left === typeof right ? (left < right ? -1 : 1) : typeof left === "string" ? -1 : 1;
}

const nameOf = (type) => type.symbol?.name ?? type.aliasSymbol?.name;

/** ReactNode is a union: text, elements, portals. Its name is lost as soon as `undefined` is added to it. */
const isNode = (types) => types.some((each) => nameOf(each) === "ReactPortal");

function kindOfOne({ ts, checker }, type) {
  const F = ts.TypeFlags;
  if (type.flags & (F.String | F.TemplateLiteral | F.StringMapping)) return "string";
  if (type.flags & (F.Number | F.BigInt)) return "number";
  if (type.flags & (F.Any | F.Unknown)) return "any";
  if (ELEMENT_TYPES.has(nameOf(type)) || type.getConstructSignatures().length) return "element-type";
  if (type.getCallSignatures().length) return "function";
  if (nameOf(type) === "ReactElement" || nameOf(type) === "Element") return "element";
  if (type.flags & F.TypeParameter) return kindOfParameter(checker, type);
  if (checker.isArrayType(type) || checker.isTupleType(type)) return "array";
  return type.flags & (F.Object | F.Intersection) ? "object" : "other";
}

/** A generic parameter is what it extends: `component: RootComponent extends ElementType`. */
function kindOfParameter(checker, type) {
  const limit = checker.getBaseConstraintOfType(type);
  return limit?.isUnion() && limit.types.length > INTRINSICS ? "element-type" : "any";
}

// ---------------------------------------------------------------------------------------------- the snapshot

function snapshotOf(ts, library) {
  const first = compile(ts, library.root, importing(library));
  const names = findComponents(first, importedModule(ts, first, library));
  const { unit, signatures } = resolveGenerics(ts, library, first, names);
  const exported = importedModule(ts, unit, library);
  const hosts = reactHosts(ts, unit.program);
  const context = { ts, checker: unit.checker, hosts };
  const components = {};
  for (const found of findComponents(unit, exported)) {
    components[found.name] = describeComponent(context, { ...found, jsx: signatures.get(found.name) });
  }
  const others = exported.map((symbol) => symbol.name).filter((name) => !components[name]);
  return {
    package: library.name, version: library.version, format: FORMAT,
    hosts: usedHosts(hosts, components),
    components: Object.fromEntries(Object.entries(components).sort(byFirst)),
    exports: others.sort(),
  };
}

function usedHosts(hosts, components) {
  const used = new Set(["*", ...Object.values(components).flatMap(({ html }) => html?.split(" ") ?? [])]);
  return Object.fromEntries([...used].sort().map((tag) => [tag, [...hosts.get(tag)].sort()]));
}

const byFirst = ([left], [right]) => (left < right ? -1 : 1);

function printSnapshot({ hosts, components, exports, ...head }) {
  const lines = (object) => Object.entries(object).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  const block = (name, object) => ` ${JSON.stringify(name)}: {\n${lines(object).join(",\n")}\n }`;
  const top = Object.entries(head).map(([name, value]) => ` ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${[...top, block("hosts", hosts), block("components", components), ` "exports": ${JSON.stringify(exports)}`].join(",\n")}\n}\n`;
}

// ---------------------------------------------------------------------------------------------- names of icons

const STYLES = ["", "Outlined", "Rounded", "Sharp", "TwoTone"];

/** Default-import names of a package with one module a name (`@mui/icons-material/AddOutlined`), else its exports. */
function namesOf(library) {
  const files = readdirSync(realpathSync(library.folder));
  const modules = files.map((file) => /^([A-Z]\w*)\.d\.ts$/.exec(file)?.[1]).filter(Boolean);
  const names = new Set(modules.length ? modules : exportedNames(library));
  if (!names.size) fail(`${library.name} exports no names, and has no module for each (no Name.d.ts beside its package.json)`);
  const isStyled = (name) => STYLES.every((style) => names.has(name + style));
  const styles = [...names].some(isStyled) ? STYLES : [""];
  const all = [...names].filter((name) => styles.every((style) => names.has(name + style))).sort();
  const covered = new Set(all.flatMap((name) => styles.map((style) => name + style)));
  const other = [...names].filter((name) => !covered.has(name)).sort();
  return { package: library.name, version: library.version, format: FORMAT, styles, all, other };
}

/** Values that a package exports under names of their own: `import { Add } from "@carbon/icons-react"`. */
function exportedNames(library) {
  const ts = loadTypeScript(library.root);
  const exported = importedModule(ts, compile(ts, library.root, importing(library)), library);
  return exported.map(({ name }) => name).filter((name) => /^[A-Z]/.test(name));
}

function printNames({ all, other, ...head }) {
  const top = Object.entries(head).map(([name, value]) => ` ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  const lines = (names) => (names.length ? `\n  ${names.map((each) => JSON.stringify(each)).join(",\n  ")}\n ` : "");
  const block = (name, names) => ` ${JSON.stringify(name)}: [${lines(names)}]`;
  return `{\n${[...top, block("all", all), block("other", other)].join(",\n")}\n}\n`;
}

// ---------------------------------------------------------------------------------------------- the command

function fail(message) {
  console.error(`extract: ${message}`);
  process.exit(2);
}

function readArguments() {
  const options = { from: { type: "string" }, out: { type: "string" }, names: { type: "boolean" } };
  try {
    const { values } = parseArgs({ options });
    if (values.from) return values;
  } catch (error) {
    fail(error.message);
  }
  return fail("usage: node extract.mjs --from node_modules/PACKAGE [--names] [--out FILE]");
}

function main() {
  const { from, out, names } = readArguments();
  const library = new Library(from);
  const text = names ? printNames(namesOf(library)) : printSnapshot(snapshotOf(loadTypeScript(library.root), library));
  if (out) writeFileSync(out, text);
  else process.stdout.write(text);
}

main();
