"""How many entries a list has: one with its code, several, or nobody knows."""

import pytest

from adapter.binding.counting import only_entry
from tests.binding.sources import attribute, names_of


@pytest.mark.parametrize(
    ("before", "value", "entry"),
    [
        ("", "[size]", "size"),
        ("", "[a.b ?? 0]", "a.b ?? 0"),
        ("", "[low, high]", ""),
        ("", "[...ends]", None),
        ("", "[]", None),
        ("", "([size] as number[])", "size"),
        ("", "ends", None),
        ("", "read()", None),
        ("const ends = [5];", "ends", "ends[0]"),
        ("const ends = [5, 9];", "ends", ""),
        ("let ends = [5];", "ends", None),
        ("const [ends, setEnds] = useState([5]);", "ends", "ends[0]"),
        ("const [ends, setEnds] = React.useState<number[]>([5, 9]);", "ends", ""),
        ("const [ends, setEnds] = useState(first);", "ends", None),
        ("const [ends] = useReducer([5]);", "ends", None),
    ],
)
def test_a_list_has_one_entry_several_or_nobody_knows(before: str, value: str, entry: str | None) -> None:
    names = names_of(f"{before}\nexport const A = () => <B a={{{value}}}/>;")
    node = attribute(names, "a")
    assert node is not None
    assert only_entry(node, names) == entry
