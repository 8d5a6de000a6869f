"""Which component of a package is a word of the vocabulary, or a part of one."""

from collections.abc import Iterator

from msgspec import Struct

from adapter.catalogue.synonyms import Called, Likeness, Names, Synonyms, WordSynonyms
from adapter.drafting.package import Component, Package

NOTHING = Likeness((), (), (), (), (), {}, "", "", "", ())
NO_SYNONYMS = WordSynonyms({"": NOTHING}, {}, (), "", (), ())


class Match(Struct, frozen=True):
    """A component that is likely the thing; ``why`` says what makes it a guess, empty where nothing does."""

    component: Component
    why: str = ""
    lacking: bool = False


class Matcher(Struct, frozen=True):
    """Finds the components of one package; ``connected`` are those that a word is tied to by hand, by word."""

    package: Package
    synonyms: Synonyms

    def of_word(self, word: str) -> WordSynonyms:
        """What is known of a word; of one that no file names, only that it may be called as it is."""
        return self.synonyms.words.get(word, NO_SYNONYMS)

    def names(self, likeness: Likeness, neutral: str) -> Names:
        """What libraries call a neutral prop, event or slot of a word or part."""
        camel = "".join(it.capitalize() if at else it for at, it in enumerate(neutral.split("_")))
        plain = (Called(neutral, True), *((Called(camel, True),) if camel != neutral else ()))
        return likeness.props.get(neutral) or self.synonyms.names.get(neutral, plain)

    def root(self, word: str) -> Match | None:
        """The component that realises a word: the first of its names that has what the word needs."""
        likeness = self.of_word(word).parts[""]
        names = likeness.names or (Called("".join(it.capitalize() for it in word.split("-")), False),)
        found = [(name, self._named(name.text)) for name in names]
        fitting = [(name, it) for name, it in found if it and self._fits(likeness, it)]
        if not fitting:
            return None
        name, component = next((it for it in fitting if it[0].sure), fitting[0])
        lacking = not all(self._takes(likeness, component, it) for it in likeness.wants)
        return Match(component, self._doubt(word, likeness, name, component), lacking)

    def misfit(self, word: str) -> str:
        """Why a component that is called like a word is not it; nothing where none is."""
        likeness = self.of_word(word).parts[""]
        component = next((it for name in likeness.names if name.sure and (it := self._named(name.text))), None)
        if component is None:
            return ""
        odd = next((it for it in likeness.unless if it in component.own), "")
        if odd:
            return f"{component.name} is called like it, and takes {odd}: it wants another shape"
        lacking = [it for it in likeness.needs if not self._takes(likeness, component, it)]
        return f"{component.name} is called like it, and takes nothing for {', '.join(lacking)}" if lacking else ""

    def part(self, word: str, part: str, root: Component) -> Match | None:
        """The component that realises a part of a word whose root is found."""
        likeness = self.of_word(word).parts.get(part, NOTHING)
        names = likeness.names or (Called("." + "".join(it.capitalize() for it in part.split("-")), True),)
        fitting: list[Match] = []
        for name in names:
            for text in self._part_names(name.text, word, root):
                component = self._named(text)
                if component and component.name != root.name and self._fits(likeness, component):
                    fitting.append(Match(component, self._doubt(f"{word}'s {part}", likeness, name, component)))
        return next((it for it in fitting if not it.why), fitting[0] if fitting else None)

    def _part_names(self, name: str, word: str, root: Component) -> Iterator[str]:
        if not name.startswith("."):
            yield name
            return
        bare = name[1:]
        yield f"{root.name}.{bare}"
        yield f"{root.name}{bare}"
        for other in self.of_word(word).parts[""].names:
            yield f"{other.text}.{bare}"
            yield f"{other.text}{bare}"

    def _named(self, name: str) -> Component | None:
        return self.package.components.get(name) or self.package.by_plain_name.get(name)

    def _fits(self, likeness: Likeness, component: Component) -> bool:
        if any(it in component.own for it in likeness.unless):
            return False
        if likeness.html and not component.html & set(likeness.html):
            return False
        return all(self._takes(likeness, component, it) for it in likeness.needs)

    def _takes(self, likeness: Likeness, component: Component, neutral: str) -> bool:
        return any(component.attribute(it.text) for it in self.names(likeness, neutral))

    def _doubt(self, what: str, likeness: Likeness, name: Called, component: Component) -> str:
        if not name.sure:
            return f"{component.name} may be the {what}, or something else"
        lacking = [it for it in likeness.wants if not self._takes(likeness, component, it)]
        return f"{component.name} has nothing for {', '.join(lacking)}" if lacking else ""
