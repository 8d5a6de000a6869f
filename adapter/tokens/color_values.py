"""Colours as the format writes them, and as older files do."""

from collections.abc import Sequence

from adapter.tokens.colors import hex_components
from adapter.tokens.following import Following, known, part, wrong
from adapter.tokens.node import Json, Node
from adapter.tokens.spaces import SPACES
from adapter.words.mistake import nearest


def read_color(node: Node, where: str, to: Following) -> Json:
    """A colour in the format's own form; raises Unfit, having said why."""
    if node.text is not None:
        found = hex_components(node.text)
        if found is None:
            raise wrong(node, where, "a colour is an object with colorSpace and components", to)
        to.told.add("T901", node, f"{where} writes the colour {node.text} as a string")
        return {"colorSpace": "srgb", "components": list(found[:3]), "alpha": found[3]}
    if not node.members:
        raise wrong(node, where, "a colour is an object with colorSpace and components", to)
    known(node, ("colorSpace", "components", "alpha", "hex"), where, to)
    space = part(node, "colorSpace", where, to)
    if space.text not in SPACES:
        near = nearest(space.text or "", SPACES)
        hint = f"did you mean {near}?" if near else f"there are: {', '.join(SPACES)}"
        raise to.unfit("T212", space, f"{where} is in the colour space {space.plain()}; {hint}")
    components = _components(part(node, "components", where, to), space.text or "", where, to)
    alpha = node.members.get("alpha")
    share = to.follow(alpha, "number", f"alpha of {where}") if alpha is not None else 1
    if alpha is not None and not (isinstance(share, int | float) and 0 <= share <= 1):
        raise to.unfit("T211", alpha, f"alpha of {where} is {share}: it takes 0 to 1")
    _check_hex(node.members.get("hex"), space.text or "", components, where, to)
    return {"colorSpace": space.text, "components": list(components), "alpha": share}


def _components(node: Node, space: str, where: str, to: Following) -> Sequence[float | str]:
    ranges = SPACES[space]
    if len(node.items) != 3:
        raise to.unfit("T208", node, f"{where} has {len(node.items)} components; {space} has 3")
    found: list[float | str] = []
    for it, (low, high) in zip(node.items, ranges, strict=True):
        if it.text == "none":
            found.append("none")
            continue
        value = to.follow(it, "number", f"a component of {where}")
        if not isinstance(value, int | float) or not low <= value <= high:
            raise to.unfit("T209", it, f"a component of {where} is {value}; {space} takes {low:g} to {high:g} there")
        found.append(value)
    return found


def _check_hex(node: Node | None, space: str, components: Sequence[float | str], where: str, to: Following) -> None:
    if node is None:
        return
    found = hex_components(node.text or "")
    if found is None or (node.text or "")[:1] != "#":
        raise to.unfit("T210", node, f"hex of {where} is {node.kind()}: it takes # and six digits")
    if len(node.text or "") != 7:
        to.told.add("T904", node, f"hex of {where} is {node.text}: the format takes six digits")
    if space != "srgb":
        return
    if any(
        abs(a - (b if isinstance(b, int | float) else 0)) > 1.001 / 255 for a, b in zip(found, components, strict=False)
    ):
        to.told.add("T213", node, f"hex of {where}, {node.text}, is another colour than its components; they hold")
