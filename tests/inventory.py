"""What stands on a page, counted by a walk of its own: the compiler's proof is not to prove itself.

Counted are the words of visible text and of string literals, identifiers and numbers in code, comments, and
the names of attributes that no mapping may drop.  Tag names and other attribute names are not counted.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import tree_sitter

from adapter.syntax.grammar import parse

CODE = frozenset({
    "identifier", "property_identifier", "shorthand_property_identifier",
    "shorthand_property_identifier_pattern", "type_identifier", "number", "regex_pattern",
    "this", "true", "false", "null", "undefined",
})  # fmt: skip
STRINGS = frozenset({"string", "string_fragment", "escape_sequence"})
TAGS = frozenset({"jsx_opening_element", "jsx_closing_element", "jsx_self_closing_element"})
# Attributes that keep their name wherever they land, as an attribute or as a key of an object.  Two elements
# that become one have one className, so of that the words are counted and not the name.
FAITHFUL = re.compile(r"key|style|href|to|title|data-[\w-]+|aria-[\w-]+")
CALLED_FROM = re.compile(r"(?:^|/)use-toast$|^sonner$")
IMPORTED_AWAY = re.compile(rf"(?:^|/)ui/[\w-]+$|^lucide-react$|{CALLED_FROM.pattern}")


@dataclass
class Inventory:
    """Counts by kind; ``text`` is visible text alone, ``words`` that and string literals."""

    text: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    code: Counter[str] = field(default_factory=Counter)
    comments: Counter[str] = field(default_factory=Counter)
    attributes: Counter[str] = field(default_factory=Counter)
    imports: Counter[tuple[str, str]] = field(default_factory=Counter)


def inventory(text: str) -> Inventory:
    """Everything on a page."""
    found = Inventory()
    stack = [parse(text).root_node]
    while stack:
        node = stack.pop()
        if node.type == "import_statement":
            _import(node, text, found)
        elif not _leaf(node, text, found):
            stack.extend(reversed(_inside(node)))
    return found


def _leaf(node: tree_sitter.Node, text: str, found: Inventory) -> bool:
    it = source(node, text)
    if node.type == "comment":
        found.comments[" ".join(it.split())] += 1
    elif node.type == "jsx_text" or (node.type == "html_character_reference" and _is_visible(node)):
        found.text.update(words_of(node, text))
        found.words.update(words_of(node, text))
    elif node.type in STRINGS:
        found.words.update(words_of(node, text))
        if node.type == "string" and _is_key(node) and FAITHFUL.fullmatch(it[1:-1]):
            found.attributes[it[1:-1]] += 1
    elif node.type in CODE:
        found.code[it] += 1
        if _is_key(node) and FAITHFUL.fullmatch(it):
            found.attributes[it] += 1
    elif node.type == "jsx_attribute":
        name = source(node.children[0], text)
        if FAITHFUL.fullmatch(name):
            found.attributes[name] += 1
        return False
    else:
        return False
    return True


def words_of(node: tree_sitter.Node, text: str) -> list[str]:
    """The words of a text or a string as they are meant: markup has entities, code has escapes."""
    it = source(node, text)
    in_code = node.type == "escape_sequence"
    if node.type == "string":
        it = it[1:-1]
        in_code = node.parent is None or node.parent.type != "jsx_attribute"
    it = re.sub(r"\\(.)", r"\1", it) if in_code else html.unescape(it)
    return words_in(it)


def words_in(text: str) -> list[str]:
    """Words and signs; white space of any kind is between them, so that it may be written in another way."""
    return re.findall(r"\w+|[^\w\s]", text)


def tokens(root: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    """What counts below a node: names, numbers, and strings as wholes."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.type in CODE or node.type in STRINGS:
            yield node
        else:
            stack.extend(reversed(node.children))


def said(node: tree_sitter.Node, text: str) -> Counter[str]:
    """The words and names below a node."""
    found: Counter[str] = Counter()
    for it in tokens(node):
        found.update([source(it, text)] if it.type in CODE else words_of(it, text))
    return found


def _is_visible(node: tree_sitter.Node) -> bool:
    return node.parent is not None and node.parent.type in ("jsx_element", "jsx_fragment")


def _is_key(node: tree_sitter.Node) -> bool:
    above = node.parent
    key = above.child_by_field_name("key") if above is not None and above.type == "pair" else None
    return key is not None and key.id == node.id


def _inside(node: tree_sitter.Node) -> list[tree_sitter.Node]:
    """The children that count: neither tag names nor attribute names."""
    if node.type in TAGS:
        name = node.child_by_field_name("name")
        return [it for it in node.children if name is None or it.id != name.id]
    return node.children[1:] if node.type == "jsx_attribute" else node.children


def _import(node: tree_sitter.Node, text: str, found: Inventory) -> None:
    module = source(node.child_by_field_name("source") or node, text).strip("'\"")
    if IMPORTED_AWAY.search(module):
        return
    for it in walk(node):
        if it.type == "import_specifier" or (
            it.type == "identifier" and it.parent and it.parent.type == "import_clause"
        ):
            found.imports[module, source(it, text).removeprefix("type ")] += 1
        elif it.type == "namespace_import":
            found.imports[module, source(it, text)] += 1


def source(node: tree_sitter.Node, text: str) -> str:
    """The text under a node."""
    return text[node.start_byte : node.end_byte]


def walk(root: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    """Every node, in source order, without recursion."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))


# --- what may go ------------------------------------------------------------------------------------------

# What chooses between the forms of an accordion, and names an item that opens by itself.
GONE = {("<Accordion", "type"), ("<AccordionItem", "value")}
# What makes a spinner, and its size, are props of the target.
SPINNING = re.compile(r"(?<![\w:-])(?:animate-spin|(?:size|[hw])-[\d.]+)(?![\w-])")
HANDLER = re.compile(r"on[A-Z]\w*")


def folded(text: str) -> Counter[str]:
    """Identifiers that an event's constant payload lets go.

    A handler's own parameters with their types, and the arms of conditions on nothing but a parameter: MUI
    tells a dialog only of closing, so ``open`` is ``false`` and ``if (open) …`` never runs there.
    """
    allowed: Counter[str] = Counter()
    for node in walk(parse(text).root_node):
        if node.type != "jsx_attribute" or not HANDLER.fullmatch(source(node.children[0], text)):
            continue
        for function in walk(node):
            if function.type in ("arrow_function", "function_expression"):
                allowed += _parameters(function, text)
                break
    return allowed


def called(text: str) -> Counter[str]:
    """Names of functions that are called otherwise: where they come from, which of them it was, and their variant."""
    root = parse(text).root_node
    names: set[str] = set()
    for node in walk(root):
        module = node.child_by_field_name("source") if node.type == "import_statement" else None
        if module is not None and CALLED_FROM.search(source(module, text).strip("'\"")):
            names |= {source(it.named_children[-1], text) for it in walk(node) if it.type == "import_specifier"}
    hooks = {it for it in names if it.startswith("use")}
    for node in walk(root):
        value = node.child_by_field_name("value") if node.type == "variable_declarator" else None
        if value is not None and any(source(value, text) == f"{it}()" for it in hooks):
            names |= {source(it, text) for it in walk(node.children[0]) if it.type in CODE}
    allowed: Counter[str] = Counter()
    for node in walk(root):
        above = node.child_by_field_name("function") if node.type == "call_expression" else None
        if node.type in CODE and source(node, text) in names:
            allowed[source(node, text)] += 1
        elif above is not None and source(above, text).partition(".")[0] in names:
            allowed[source(above, text).partition(".")[2]] += 1
            allowed["variant"] += sum(1 for it in walk(node) if source(it, text) == "variant" and it.type in CODE)
    return allowed


def said_elsewhere(text: str, result: Inventory, dropped: frozenset[str]) -> Counter[str]:
    """What attributes say that may go because the page says it in another place, or never listened.

    The `htmlFor` of a label that became its field's own, while the field's `id` stands; a `defaultValue`
    beside the `value` that wins over it; a name or `undefined` as what a table reads, whose literal is
    written instead; the classes that make a spinner; and what the system drops by a named policy.
    """
    allowed: Counter[str] = Counter()
    for tag in walk(parse(text).root_node):
        attributes = {source(it.children[0], text): it for it in tag.children if it.type == "jsx_attribute"}
        for name, attribute in attributes.items():
            values = attribute.children[1:]
            words = sum((said(it, text) for it in values), Counter())
            count = sum(1 for it in values for _ in tokens(it))
            if name == "htmlFor":
                allowed += Counter({it: n for it, n in words.items() if result.words[it] or result.code[it]})
            elif name in dropped or (name == "defaultValue" and "value" in attributes):
                allowed += words
            elif name == "className" and ("spin" in words or source(tag, text).startswith("<Spinner")):
                allowed += Counter(it for token in SPINNING.findall(source(attribute, text)) for it in words_in(token))
            elif (source(tag, text).split()[0], name) in GONE:
                allowed += words
            elif name in ("value", "max"):  # a number in quotes as a number
                allowed += Counter({it: n for it, n in words.items() if it.isdigit() and result.code[it]})
            elif name in ("variant", "size"):
                allowed += words if count == 1 else Counter({"undefined": words["undefined"]})
    return allowed


def _parameters(function: tree_sitter.Node, text: str) -> Counter[str]:
    head = function.child_by_field_name("parameters") or function.child_by_field_name("parameter")
    body = function.child_by_field_name("body")
    if head is None or body is None:
        return Counter()
    names = {source(it, text) for it in walk(head) if it.type == "identifier"}
    allowed = said(head, text)
    allowed += Counter(source(it, text) for it in walk(body) if source(it, text) in names and it.type in CODE)
    for node in walk(body):
        allowed.update(_event_step(node, names, text))
        if _condition(node, text).lstrip("!( ").rstrip(") ") in names:
            allowed += said(node, text)
    return allowed


def _event_step(node: tree_sitter.Node, names: set[str], text: str) -> list[str]:
    """``target`` of a parameter: a component that hands on a value has no event to take it from."""
    found, key = node.child_by_field_name("object"), node.child_by_field_name("property")
    if node.type != "member_expression" or found is None or key is None or source(found, text) not in names:
        return []
    return [it for it in (source(key, text),) if it in ("target", "currentTarget")]


def as_numbers(before: Inventory, result: Inventory) -> Counter[str]:
    """What strings said before and numbers say now."""
    new = result.code - before.code
    return Counter(word for it in new if it[:1].isdigit() for word in words_in(it) for _ in range(new[it]))


def _condition(node: tree_sitter.Node, text: str) -> str:
    match node.type:
        case "if_statement" | "ternary_expression":
            condition = node.child_by_field_name("condition")
        case "binary_expression":
            condition = node.child_by_field_name("left")
        case _:
            return ""
    return source(condition, text) if condition else ""


# --- what a page means, however it is laid out ------------------------------------------------------------


def meaning(text: str) -> str:
    """A page without white space between tokens, its imports and the attributes of each tag sorted."""
    root = parse(text).root_node
    imports = [_listed(it, text) for it in root.children if it.type == "import_statement"]
    rest = [_flat(it, text) for it in root.children if it.type != "import_statement"]
    return "\n".join([*sorted(imports), *rest])


def _listed(node: tree_sitter.Node, text: str) -> str:
    names = sorted(source(it, text) for it in walk(node) if it.type in ("import_specifier", "namespace_import"))
    return f"{source(node.child_by_field_name('source') or node, text)}: {', '.join(names)}"


def _flat(node: tree_sitter.Node, text: str) -> str:
    if node.type == "jsx_text":
        return " ".join(source(node, text).split())
    if not node.children or node.type in ("string", "template_string"):
        return source(node, text)
    inside = [_flat(it, text) for it in node.children]
    if node.type in TAGS:
        attributes = [it.type == "jsx_attribute" for it in node.children]
        placed = iter(sorted(it for it, is_one in zip(inside, attributes, strict=True) if is_one))
        inside = [next(placed) if is_one else it for it, is_one in zip(inside, attributes, strict=True)]
    return " ".join(it for it in inside if it)
