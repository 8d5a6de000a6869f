// Writes adapter/styles/data/v3.json: what every utility of Tailwind 3 declares, as data, and its default theme.
//
// The core plugins of the npm package are called with an interface that keeps what they register; each utility is then
// called with placeholders for its value.  Sections of the theme that are made of others are kept as such.
const { readFileSync, writeFileSync } = require('node:fs')

const [modules, target] = process.argv.slice(2)
const { corePlugins } = require(`${modules}/lib/corePlugins.js`)
const { version } = JSON.parse(readFileSync(`${modules}/package.json`, 'utf8'))
const resolveConfig = require(`${modules}/resolveConfig.js`)
const stub = require(`${modules}/stubs/config.full.js`)
const config = resolveConfig({ content: [] })

const kebab = (name) => (name.startsWith('--') ? name : name.replace(/^ms[A-Z]|[A-Z]/g, (it) => `-${it.toLowerCase()}`))
function flatten(style, conditions = [], found = []) {
  for (const it of [].concat(style)) {
    for (const [name, value] of Object.entries(it ?? {})) {
      if (name.startsWith('@defaults') || name.startsWith('@keyframes') || value === undefined || value === null || value === false) continue
      if (Array.isArray(value) && typeof value[0] !== 'object') value.forEach((each) => found.push(line(name, each, conditions)))
      else if (typeof value === 'object') flatten(value, [...conditions, name], found)
      else found.push(line(name, value, conditions))
    }
  }
  return found
}
const line = (name, value, conditions) => (conditions.length ? [kebab(name), String(value), conditions] : [kebab(name), String(value)])
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

// The theme as plug-ins ask for it: what they get says where it comes from.
const MARK = '@@'
const marked = (path) => {
  const found = path.split('.').reduce((it, key) => it?.[key], config.theme)
  return found && typeof found === 'object' && !Array.isArray(found) ? { ...found, [MARK + path]: MARK } : found
}
const theme = (path, fallback) => marked(path) ?? fallback

const statics = {}
const utilities = []
const escapes = (selector) => selector.replace(/\\(.)/g, '$1')
function addStatic(styles) {
  for (const style of [].concat(styles)) {
    for (const [selector, value] of Object.entries(style)) {
      if (selector.startsWith('@')) {
        for (const [inner, own] of Object.entries(value)) (statics[escapes(inner.slice(1))] ??= []).push(...flatten(own, [selector]))
        continue
      }
      const [, name, rest] = /^\.((?:\\.|[\w-])+)(.*)$/.exec(selector)
      ;(statics[escapes(name)] ??= []).push(...flatten(value, rest ? [`&${rest}`] : []))
    }
  }
}
function probe(make, value, extra = { modifier: null }) {
  try {
    const made = make(value, extra)
    return made ? flatten(made) : undefined
  } catch {
    return undefined
  }
}
function matchUtilities(names, options = {}) {
  const values = options.values ?? {}
  const sections = Object.keys(values).filter((it) => it.startsWith(MARK)).map((it) => it.slice(2))
  const types = [].concat(options.type ?? 'any').map((it) => (Array.isArray(it) ? [it[0], it[1].preferOnConflict ?? false] : [it, false]))
  const own = sections.length ? {} : values
  for (const [name, make] of Object.entries(names)) {
    const plain = probe(make, '§') ?? []
    const colored = probe(make, ({ opacityValue }) => (opacityValue === undefined ? '§' : `§<${opacityValue}>`))
    const hex = probe(make, '#123456')
    const short = probe(make, '#12345678')
    const isColor = types.some(([it]) => it === 'color')
    const special = {}
    for (const value of ['', '0', 'none']) {
      const found = probe(make, value)
      if (found && !same(found, JSON.parse(JSON.stringify(plain).replaceAll('§', value)))) special[value] = found
    }
    const commas = JSON.stringify(probe(make, 'A,B') ?? '').includes('A B')
    const arrays = probe(make, ['A', 'B'])
    utilities.push({
      name, section: sections[0] ?? '', values: own, types, negative: options.supportsNegativeValues ?? false,
      without_default: sections.length > 0 && !('DEFAULT' in values) && 'DEFAULT' in (marked(sections[0]) ?? {}),
      template: plain,
      ...(isColor && !same(hex, JSON.parse(JSON.stringify(plain).replaceAll('§', '#123456'))) ? { colored, by_variable: same(short, JSON.parse(JSON.stringify(plain).replaceAll('§', '#12345678'))) } : {}),
      ...(Object.keys(special).length ? { special } : {}), ...(commas ? { commas } : {}),
      ...(options.modifiers ? { modifiers: true } : {}),
    })
  }
}
const api = {
  theme, matchUtilities, matchComponents: matchUtilities, addUtilities: addStatic, addComponents: addStatic,
  addBase() {}, addDefaults() {}, addVariant() {}, matchVariant() {}, corePlugins: () => true, prefix: (it) => it,
  config: (path, fallback) => path === undefined ? config : path.split('.').reduce((it, key) => it?.[key], config) ?? fallback,
  e: (it) => it,
}
for (const [name, plugin] of Object.entries(corePlugins)) if (name !== 'preflight') plugin(api)

// The default theme: values by flat name, and sections that take others in (`@@spacing`).
const isObject = (it) => it && typeof it === 'object' && !Array.isArray(it)
function entry(value) {
  if (isObject(value)) return Object.keys(value)[0]
  if (!Array.isArray(value)) return String(value)
  const [first, below] = value
  if (isObject(below)) return { text: [].concat(first).join(', '), below: Object.fromEntries(Object.entries(below).map(([name, it]) => [name, String(it)])) }
  return { text: value.join(', '), parts: value.map(String) }
}
function flat(values, before = '') {
  return Object.entries(values).flatMap(([name, value]) => {
    const key = before && name === 'DEFAULT' ? before : before ? `${before}-${name}` : name
    const isMark = isObject(value) && Object.keys(value).length === 1 && Object.keys(value)[0].startsWith(MARK)
    return isObject(value) && !isMark ? flat(value, key) : [[key, entry(value)]]
  })
}
const derived = (path) => ({ [MARK + path]: MARK })
const sections = {}
for (const [name, value] of Object.entries(stub.theme)) {
  if (name === 'keyframes') continue
  const colors = config.theme.colors
  const made = typeof value !== 'function' ? value : name === 'colors' ? colors : value({ theme: derived, breakpoints: () => ({ [`${MARK}breakpoints`]: MARK }), colors })
  sections[name] = Object.fromEntries(flat(made))
}
delete sections.container
for (const [name, lines] of Object.entries(statics)) statics[name] = lines.filter((it) => !JSON.stringify(it).includes(MARK))
for (const it of utilities) it.values = Object.fromEntries(flat(it.values))
const names = Object.fromEntries(Object.entries(require(`${modules}/lib/util/colorNames.js`).default).map(([name, rgb]) => [name, rgb.join(' ')]))
writeFileSync(target, JSON.stringify({ version, names, sections, statics, utilities }))
