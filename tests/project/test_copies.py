"""Copies of library components, in the spellings that generators have written since 2023."""

from pathlib import Path

import pytest

from adapter.project.components import Component, Default
from adapter.project.copies import Copy, read_copy
from adapter.project.exports import own_exports
from adapter.project.parsed import Parsed
from adapter.project.variants import VariantTable
from adapter.syntax.grammar import parse

VARIANTS = """import { cva, type VariantProps } from "class-variance-authority"
import { cn } from "@/lib/utils"
const buttonVariants = cva("inline-flex", {
  variants: {
    variant: {
      default: "bg-primary",
      "icon-only": "p-0",
      // this project's own
      hero: `bg-hero`,
    },
    size: { sm: "h-8", lg: "h-10" },
    wide: { true: "w-full" },
  },
  compoundVariants: [{ variant: "hero", size: "lg", class: "x" }],
  defaultVariants: { variant: "hero", size: "sm", wide: false },
})
"""
FORWARDED = """
export interface ButtonProps extends React.ButtonHTMLAttributes<HTMLButtonElement>,
  VariantProps<typeof buttonVariants> { asChild?: boolean; tone?: "calm" | "loud" }
const Button = React.forwardRef<HTMLButtonElement, ButtonProps>(
  ({ className, variant, size: s = "lg", asChild = false, type = "button", ...props }, ref) => {
    const Comp = asChild ? Slot : "button"
    return <Comp data-slot="button" className={cn(buttonVariants({ variant, size: s }))} {...props} />
  }
)
Button.displayName = "Button"
export { Button, buttonVariants }
"""
PLAIN = """
function Button({ className, variant, size: s = "lg", asChild = false, type = "button", ...props }:
  React.ComponentProps<"button"> & VariantProps<typeof buttonVariants> & { tone?: "calm" | "loud" }) {
  const Comp = asChild ? Slot : "button"
  return <Comp data-slot="button" className={cn(buttonVariants({ variant, size: s }))} {...props} />
}
export { Button, buttonVariants }
"""
EXPORTED = PLAIN.replace("function Button", "export function Button").replace("export { Button, b", "export { b")
CONSTANT = """
export const Button: React.FC<{ tone?: "calm" | "loud" }> = (
  { className, variant, size: s = "lg", asChild = false, type = "button", ...props }) => {
  const Comp = asChild ? Slot : "button"
  return <Comp data-slot="button" className={cn(buttonVariants({ variant, size: s }))} {...props} />
}
export { buttonVariants }
"""
FROM_PROPS = """
export const Button = memo(function Inner(props: Props) {
  const { className, variant, size: s = "lg", asChild = false, type = "button", ...rest } = props
  const Comp = asChild ? Slot : "button"
  return <Comp data-slot="button" className={cn(buttonVariants({ variant, size: s }))} {...rest} />
})
type Props = { tone?: Tone }
type Tone = "calm" | "loud"
export { buttonVariants }
"""


def copy_of(text: str) -> Copy:
    parsed = Parsed(Path("/p/ui/button.tsx"), text, parse(text).root_node)
    return read_copy(parsed, own_exports(parsed))


def component_of(text: str, name: str) -> Component:
    found = copy_of(text).component(name)
    assert found is not None, f"{name} is no component"
    return found


def axes(table: VariantTable) -> dict[str, list[str]]:
    return {axis.name: [key.name for key in axis.keys] for axis in table.axes}


@pytest.mark.parametrize("form", [FORWARDED, PLAIN, EXPORTED, CONSTANT, FROM_PROPS])
def test_every_way_of_writing_a_component_gives_the_same_facts(form: str) -> None:
    copy = copy_of(VARIANTS + form)
    button = copy.component("Button")
    assert button is not None
    assert [each.name for each in copy.components] == ["Button"]
    assert button.props == ("className", "variant", "size", "asChild", "type")
    assert button.defaults == (
        Default("size", "lg", '"lg"'),
        Default("asChild", None, "false"),
        Default("type", "button", '"button"'),
    )
    assert button.renders == ("Slot", "button")
    assert button.slots == ("button",)
    assert set(button.calls) == {"cn", "buttonVariants"}
    cva, stated = copy.tables_of("Button")
    assert (cva.kind, stated.kind) == ("cva", "type")
    assert axes(stated) == {"tone": ["calm", "loud"]}


def test_a_cva_table_has_its_axes_keys_lines_and_defaults() -> None:
    (table,) = copy_of(VARIANTS).tables
    assert (table.name, table.kind, table.line) == ("buttonVariants", "cva", 3)
    assert axes(table) == {
        "variant": ["default", "icon-only", "hero"],
        "size": ["sm", "lg"],
        "wide": ["true"],
    }
    assert table.defaults == {"variant": "hero", "size": "sm", "wide": "false"}
    variant = table.axis("variant")
    assert variant is not None
    assert not variant.open
    hero, odd = variant.key("hero"), variant.key("icon-only")
    assert hero is not None
    assert odd is not None
    assert (hero.line, hero.span.of(VARIANTS)) == (9, "hero")
    assert (odd.line, odd.span.of(VARIANTS)) == (7, '"icon-only"')


def test_lines_and_spans_hold_behind_characters_outside_ascii() -> None:
    text = "// größer 😀\u2028" + VARIANTS
    (table,) = copy_of(text).tables
    variant = table.axis("variant")
    hero = variant.key("hero") if variant else None
    assert hero is not None
    assert hero.span.of(text) == "hero"
    assert hero.line == 10


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('cva({ base: "a", variants: { size: { sm: "x" } }, defaultVariants: { size: "sm" } })', "sm"),
        ('tv({ variants: { size: { sm: "x" } }, defaultVariants: { size: "sm" } })', "sm"),
        ('make("a", { variants: { size: { sm: "x" } }, defaultVariants: { size: "sm" } } as const)', "sm"),
        ('cva("a", options)', "md"),
    ],
)
def test_other_spellings_of_cva_are_read(call: str, expected: str) -> None:
    text = f"""import {{ cva as make }} from "class-variance-authority"
const sizes = {{ md: "x" }}
const options = {{ variants: {{ size: sizes }}, defaultVariants: {{ size: "md" }} }}
export const v = {call}"""
    (table,) = copy_of(text).tables
    assert axes(table) == {"size": [expected]}
    assert table.defaults == {"size": expected}


def test_an_axis_whose_keys_are_not_all_written_there_is_open() -> None:
    (table,) = copy_of('const v = cva("", { variants: { a: { ...x, k: "" }, b: { [y]: "" }, c: z } })').tables
    assert [(axis.name, axis.open) for axis in table.axes] == [("a", True), ("b", True), ("c", True)]
    assert axes(table) == {"a": ["k"], "b": [], "c": []}


@pytest.mark.parametrize(
    "call", ['cva("a")', 'cva("a", {})', "other({ variants: { a: { b: 1 } } })", "cva(...x)", "cva`a`"]
)
def test_what_has_no_variants_is_no_table(call: str) -> None:
    assert copy_of(f"const v = {call}").tables == ()


@pytest.mark.parametrize(
    "look",
    [
        "variants[variant]",
        "variants[variant ?? 'solid']",
        "variants[variant || 'solid']",
        "variants[variant as Key]",
        "styles.look[variant]",
    ],
)
def test_objects_indexed_by_a_prop_are_tables(look: str) -> None:
    text = f"""const variants = {{ solid: "a", ghost: "b" }} as const
const styles = {{ look: {{ solid: "a", ghost: "b" }} }}
export function Tag({{ variant = "solid", ...p }}) {{ return <i className={{{look}}} {{...p}} /> }}"""
    (table,) = copy_of(text).tables_of("Tag")
    assert (table.kind, table.component) == ("object", "Tag")
    assert axes(table) == {"variant": ["solid", "ghost"]}
    assert table.defaults == {"variant": "solid"}


def test_an_object_inside_the_component_indexed_through_props_is_a_table() -> None:
    text = """export default function Tag(props) {
  const tones = { calm: "a", loud: "b" }
  return <span className={tones[props.tone]} />
}"""
    (table,) = copy_of(text).tables_of("default")
    assert axes(table) == {"tone": ["calm", "loud"]}


def test_an_index_that_is_no_prop_makes_no_table() -> None:
    assert copy_of("const t = { a: 1 }\nexport const T = ({ x }) => <p>{t[other]}{list[x]}</p>").tables == ()


def test_a_better_source_takes_an_axis_from_the_type() -> None:
    text = """const looks = { a: "1", b: "2" }
interface Base { size?: "s" | "m" }
interface Props extends Base { look: "a" | "b"; id?: string; only?: "one" }
export const T = ({ look, size = "m" }: Props) => <p className={looks[look]} />"""
    indexed, stated = copy_of(text).tables_of("T")
    assert (indexed.kind, axes(indexed)) == ("object", {"look": ["a", "b"]})
    assert (stated.kind, axes(stated)) == ("type", {"size": ["s", "m"]})
    assert stated.defaults == {"size": "m"}


def test_types_that_name_each_other_end() -> None:
    text = 'type A = B & { x: "a" | "b" }\ntype B = A\nexport const T = (p: A) => null'
    (table,) = copy_of(text).tables_of("T")
    assert axes(table) == {"x": ["a", "b"]}


def test_a_component_that_merely_renames_another_says_so() -> None:
    text = """import * as P from "@radix-ui/react-dialog"
const Dialog = P.Root
const Inner = ({ a }) => <p />
const Outer = Inner
export { Dialog, P as Primitive, Outer }"""
    copy = copy_of(text)
    assert [(each.name, each.alias, each.renders) for each in copy.components] == [
        ("Dialog", "P.Root", ()),
        ("Outer", "Inner", ("p",)),
    ]


def test_what_is_exported_but_no_component_is_left_out() -> None:
    text = """export const SIZES = ["a"]
export const Context = createContext(null)
export const Table = cva("", { variants: { a: { b: "" } } })
export const useThing = () => <p />
export enum Kind { A }
export const Config = { a: 1 }
export type Props = {}
const Hidden = () => <p />"""
    assert copy_of(text).components == ()


def test_an_anonymous_default_export_is_a_component() -> None:
    component = component_of('export default ({ a = "x" }) => <i />', "default")
    assert (component.local, component.renders, component.default("a")) == (
        "",
        ("i",),
        Default("a", "x", '"x"'),
    )


def test_default_props_and_display_name_that_are_assigned_count() -> None:
    text = """export function Tag({ tone }) { return <b /> }
Tag.defaultProps = { tone: "calm" }
Tag.displayName = "Label" """
    tag = component_of(text, "Tag")
    assert tag.default("tone") == Default("tone", "calm", '"calm"')
    assert tag.display_name == "Label"


def test_base_uis_use_render_names_its_tag() -> None:
    text = """export function Badge({ render, ...props }) {
  return useRender({ defaultTagName: "span", props: mergeProps({ "data-slot": "badge" }, props), render })
}"""
    badge = component_of(text, "Badge")
    assert (badge.renders, badge.slots) == (("span",), ("badge",))


def test_a_class_component_renders_too() -> None:
    text = "export class Box extends React.Component { render() { return <section><X.Y /></section> } }"
    assert component_of(text, "Box").renders == ("section", "X.Y")


def test_the_marks_of_a_module_are_those_of_all_its_parts() -> None:
    marks = copy_of(VARIANTS + 'import { Slot } from "@radix-ui/react-slot"\nimport "./x.css"\n' + FORWARDED).marks
    assert marks.packages == ("class-variance-authority", "@radix-ui/react-slot")
    assert marks.hosts == ("button",)
    assert marks.slots == ("button",)
    assert marks.display_names == ("Button",)
    assert {"cn", "cva"} <= set(marks.calls)


def test_text_that_is_deeply_nested_is_read_without_recursion() -> None:
    deep = "<a>" * 5_000 + "</a>" * 5_000
    assert component_of(f"export const T = () => {deep}", "T").renders == ("a",)


@pytest.mark.parametrize("text", ["", "export const Button = (", "}}}", "export default", 'cva("", { variants: {'])
def test_broken_text_is_read_as_far_as_it_goes(text: str) -> None:
    assert copy_of(text).tables == ()
