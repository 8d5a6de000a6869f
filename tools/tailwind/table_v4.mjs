// Writes adapter/styles/data/v4.json: what every utility and variant of Tailwind 4 declares, as data.
//
// The design system of the npm package is asked, nothing is copied by hand.  Each functional utility is called with
// placeholders, while its questions to the theme are answered with placeholders too, so that its answer is a template
// and the questions are the namespaces that it reads.  The API is unstable: the version is pinned (README.md).
import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [modules, target] = process.argv.slice(2)
const require = createRequire(pathToFileURL(`${modules}/`))
const { __unstable__loadDesignSystem } = await import(pathToFileURL(require.resolve('tailwindcss')).href.replace('.js', '.mjs'))
const { version } = JSON.parse(readFileSync(`${modules}/tailwindcss/package.json`, 'utf8'))
const css = readFileSync(`${modules}/tailwindcss/theme.css`, 'utf8')
const system = await __unstable__loadDesignSystem(`${css}\n@tailwind utilities;`)

const VALUE = 'var(--placeholder)'
const MODIFIER = 'var(--modifier)'
const NESTED = (name) => `var(--nested${name})`
const HINTS = ['color', 'length', 'percentage', 'ratio', 'number', 'integer', 'url', 'position', 'bg-size', 'size',
  'line-width', 'image', 'family-name', 'generic-name', 'absolute-size', 'relative-size', 'angle', 'vector']

// A template: [property, value, conditions?] with § for the value, ¤m for the modifier, ¤name for what lies below the value.
function flatten(nodes, conditions = [], found = []) {
  for (const it of nodes) {
    if (it.kind === 'declaration' && it.value !== undefined && it.value !== null && it.property !== '--tw-sort') {
      found.push(conditions.length ? [it.property, it.value, conditions] : [it.property, it.value])
    } else if (it.kind === 'rule') {
      flatten(it.nodes, [...conditions, it.selector], found)
    } else if (it.kind === 'at-rule' && it.name !== '@property') {
      flatten(it.nodes, [...conditions, `${it.name} ${it.params}`], found)
    }
  }
  return found
}
const swap = (text) => text.replaceAll(VALUE, '§').replaceAll(MODIFIER, '¤m').replace(/var\(--nested(--[\w-]+)\)/g, '¤$1')
function template(nodes, change = swap) {
  if (!nodes) return undefined
  return flatten(nodes).map(([property, value, conditions]) => {
    const found = [property, change(value)]
    return conditions ? [...found, conditions.map(change)] : found
  })
}

// The theme answers for real, or as told; questions are kept.
const real = {}
let asked = []
let answer = null
for (const method of ['resolve', 'resolveValue', 'resolveWith', 'get']) {
  real[method] = system.theme[method].bind(system.theme)
  system.theme[method] = (...args) => {
    const [key, namespaces] = method === 'get' ? [undefined, args[0]] : args
    const question = { method, key, namespaces, raw: method === 'get' || method === 'resolveValue' || args[2] === 1, nested: args[2] }
    asked.push(question)
    const told = answer?.(question, asked.length - 1)
    return told === undefined ? real[method](...args) : told
  }
}
function ask(fn, candidate, how = null) {
  asked = []
  answer = how
  try {
    return fn.compileFn(candidate)
  } catch {
    return undefined
  } finally {
    answer = null
  }
}

const named = (value, fraction = null) => ({ kind: 'named', value, fraction })
const arbitrary = (value, dataType = null) => ({ kind: 'arbitrary', value, dataType })
const candidate = (root, value, modifier = null) => ({ kind: 'functional', root, value, modifier, variants: [], important: false, raw: root })
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

// What a modifier does: the template with it, and how a named one becomes the value that stands in it.
function modified(run, plain) {
  const free = template(run({ kind: 'arbitrary', value: MODIFIER }))
  const given = template(run({ kind: 'named', value: '37' }))
  const found = {}
  if (free && same(free, plain)) found.ignored = 'free'
  else if (free) found.free = free
  if (given && same(given, plain)) found.ignored = free ? 'all' : 'named'
  else if (given) found.named = NAMED.find(([, value]) => same(given, filled(free ?? [], '¤m', value)))?.[0]
  return found
}
const NAMED = [['alpha', '37%'], ['leading', '--spacing(37)'], ['interpolation', 'in 37'], ['raw', '37']]
const filled = (shape, mark, value) => JSON.parse(JSON.stringify(shape).replaceAll(mark, value))
// A modifier that is named may be a fraction's lower part.
const withModifier = (root, value, modifier) =>
  candidate(root, value && { ...value, fraction: modifier?.kind === 'named' ? `${value.value}/${modifier.value}` : null }, modifier)

function themed(root, fn) {
  const probe = candidate(root, named('PROBE'))
  ask(fn, probe)
  const isKeyed = (it) => it.key === 'PROBE' || it.key === 'PROBE/37' || (it.key === undefined && it.namespaces?.[0]?.endsWith('-PROBE'))
  const questions = asked.filter(isKeyed)
  const found = []
  const seen = []
  for (const question of questions) {
    const spaces = question.namespaces.map((it) => it.replace('-PROBE', ''))
    if (seen.some((it) => same(it, spaces))) continue
    seen.push(spaces)
    const how = (bare) => (it) => {
      const isSame = isKeyed(it) && same(it.namespaces.map((each) => each.replace('-PROBE', '')), spaces)
      if (isSame && !it.raw && question.raw) return NESTED('--resolved')
      if (isSame && it.key !== 'PROBE/37') {
        if (it.method !== 'resolveWith') return VALUE
        return [VALUE, bare ? {} : Object.fromEntries((it.nested ?? []).map((name) => [name, NESTED(name)]))]
      }
      return isKeyed(it) ? null : undefined
    }
    const plain = template(ask(fn, probe, how(false)))
    if (!plain) continue
    const run = (modifier) => ask(fn, withModifier(root, named('PROBE'), modifier), how(true))
    const entry = { namespaces: spaces, template: plain }
    if (question.raw) entry.raw = true
    Object.assign(entry, modified(run, template(ask(fn, probe, how(true)))))
    found.push(entry)
  }
  return found
}

function bare(root, fn) {
  const accepts = (value, modifier = null) => template(ask(fn, withModifier(root, named(value), modifier)))
  const found = []
  for (const [unit, whole, quarter, odd] of [['', '737', '737.25', '737.1'], ['%', '73%', '73.25%', '73.1%']]) {
    const plain = accepts(whole)
    if (!plain) continue
    const kind = accepts(odd) ? 'number' : accepts(quarter) ? 'quarter' : accepts(`0${unit}`) ? 'integer' : 'positive'
    const entry = { template: plain, ...modified((modifier) => ask(fn, withModifier(root, named(whole), modifier)), plain) }
    found.push({ kind: kind + unit, ...filled(entry, whole.replace('%', ''), '§') })
  }
  return found
}

function fraction(root, fn) {
  const nodes = ask(fn, { ...candidate(root, named('737', '737/941')), modifier: { kind: 'named', value: '941' } })
  const found = template(nodes)
  const isFraction = found && JSON.stringify(found).includes('941') && !JSON.stringify(found).includes('in 941')
  return isFraction ? filled(filled(found, '737', '¤a'), '941', '¤b') : undefined
}

function free(root, fn) {
  const found = {}
  const source = fn.compileFn.toString()
  const lists = [...source.matchAll(/\[("[a-z-]+"(?:,"[a-z-]+")*)\]/g)].map((it) => JSON.parse(`[${it[1]}]`))
  const types = lists.find((it) => it.every((type) => HINTS.includes(type))) ?? []
  for (const hint of [null, ...HINTS]) {
    const run = (modifier) => ask(fn, candidate(root, arbitrary(VALUE, hint), modifier))
    const plain = template(run(null))
    const share = plain || hint !== 'percentage' ? undefined : template(ask(fn, candidate(root, arbitrary('37%', hint))))
    const entry = plain ? { template: plain, ...modified(run, plain) } : share ? { kind: 'integer%', template: filled(share, '37%', '§') } : null
    if (hint === null ? entry : !same(entry, found[''] ?? null)) found[hint ?? ''] = entry
  }
  return { types, free: found }
}

function byDefault(root, fn) {
  const probe = candidate(root, null)
  ask(fn, probe)
  const questions = asked.map((it, at) => [it, at]).filter(([it]) => !['--spacing'].includes(it.namespaces?.[0]) && !it.namespaces?.[0]?.startsWith('--default'))
  for (const [question, at] of questions) {
    const how = (it, index) => (index === at ? (it.method === 'resolveWith' ? [VALUE, {}] : VALUE) : undefined)
    const plain = template(ask(fn, probe, how))
    if (plain && JSON.stringify(plain).includes('§')) {
      const run = (modifier) => ask(fn, candidate(root, null, modifier), how)
      return { namespaces: question.namespaces, template: plain, raw: question.raw || undefined, ...modified(run, plain) }
    }
  }
  const plain = template(ask(fn, probe))
  return plain && { template: plain, ...modified((modifier) => ask(fn, candidate(root, null, modifier)), plain) }
}

const clean = (value) => JSON.parse(JSON.stringify(value))
const isEmpty = (value) => value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
const without = (value) => Object.fromEntries(Object.entries(value).filter(([, it]) => !isEmpty(it)))

const roots = {}
for (const root of system.utilities.keys('functional')) {
  const fns = system.utilities.get(root).filter((it) => it.kind === 'functional')
  roots[root] = fns.map((fn) => {
    const { types, free: written } = free(root, fn)
    return without(clean({ by_default: byDefault(root, fn), themed: themed(root, fn), bare: bare(root, fn), fraction: fraction(root, fn), types, free: written }))
  })
}

const statics = {}
for (const name of system.utilities.keys('static')) {
  const made = system.utilities.get(name).filter((it) => it.kind === 'static').flatMap((it) => flatten(it.compileFn({ kind: 'static', root: name })))
  statics[name] = made
}

// Every class that is listed, as it is, and what a modifier does to it; the templates above give most of them.
const classes = {}
for (const [name] of system.getClassList()) {
  const parsed = system.parseCandidate(name)
  const nodes = parsed.flatMap((it) => system.compileAstNodes(it)).flatMap(({ node }) => node.nodes)
  classes[name] = { template: flatten(nodes) }
  for (const it of parsed.filter(({ kind, modifier }) => kind === 'functional' && !modifier)) {
    for (const fn of system.utilities.get(it.root).filter(({ kind }) => kind === 'functional')) {
      const plain = template(ask(fn, it))
      if (plain) Object.assign(classes[name], modified((modifier) => ask(fn, withModifier(it.root, it.value, modifier)), plain))
    }
  }
}

// A static variant: the conditions that it puts around declarations, once for each rule that it makes.
const variants = {}
for (const { name } of system.getVariants()) {
  const parsed = system.parseVariant(name)
  if (parsed?.kind !== 'static') continue
  const [{ node }] = system.compileAstNodes({ kind: 'arbitrary', property: 'x', value: 'y', modifier: null, variants: [parsed], important: false, raw: 'x' })
  const made = flatten(node.nodes)
  variants[name] = { ways: made.filter(([property]) => property === 'x').map(([, , conditions]) => conditions ?? []) }
  const more = made.filter(([property]) => property !== 'x')
  if (more.length) variants[name].declares = more.map(([property, value]) => [property, value])
}
const theme = [...system.theme.entries()].map(([key, { value, options }]) => [key, value.replace(/\s+/g, ' '), options])

writeFileSync(target, JSON.stringify({ version, theme, statics, roots, variants, classes }))
