"""A whole draft: the files of a system's folder, each word shown by an example that really comes out of it."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from adapter.catalogue.confirmed import confirmed
from adapter.catalogue.folders import shipped, systems
from adapter.catalogue.loading import CatalogueMistakes
from adapter.catalogue.model import Catalogue, Word
from adapter.catalogue.reading import read_catalogue
from adapter.catalogue.synonyms import read_synonyms
from adapter.drafting.likeness import Matcher
from adapter.drafting.package import Package
from adapter.drafting.snapshot import text_of
from adapter.drafting.word import WordDraft, draft_word, is_open
from adapter.drafting.writing import open_words_file, system_file, word_file
from adapter.examples import Runner, example_files

OPEN_WORDS = "open-words.toml"
# What no word of any system has: an attribute to show what is held back.
STRANGE = 'tilt="steep"'
# What stays where nothing of a word is ever held back: an element that is no word.
_NO_CANDIDATE = "<main>Text</main>"


class Draft(Struct, frozen=True):
    """Files by name, and the words by what became of them."""

    files: dict[str, str]
    proven: tuple[str, ...]
    guessed: tuple[str, ...]
    absent: tuple[str, ...]


# A snapshot knows components; how a function is called, or which file does its work, nobody can read off it.
CALLED = "it is called, not rendered: write the call, from the package, a hook, or a file brought along"


def draft_system(name: str, package: Package, words: dict[str, Word], own: tuple[Path, ...]) -> Draft:
    """The draft of a system for a package; raises ``CatalogueMistakes`` where the synonyms have mistakes."""
    synonyms, files = read_synonyms((*own, shipped()))
    mistakes = [it for file in files for it in file.mistakes]
    if mistakes:
        raise CatalogueMistakes(mistakes)
    matcher = Matcher(package, synonyms)
    found = {word: None if it.called else draft_word(it, matcher) for word, it in words.items()}
    drafts = {word: it for word, it in found.items() if it}
    absent = {
        word: CALLED if words[word].called else _looked_for(matcher, word) for word, it in found.items() if it is None
    }
    return _shown(name, package, drafts, absent, own)


def _looked_for(matcher: Matcher, word: str) -> str:
    misfit = matcher.misfit(word)
    if misfit:
        return misfit
    names = [it.text for it in matcher.of_word(word).parts[""].names]
    return f"nothing in {matcher.package.name} fits" + (f": looked for {', '.join(names)}" if names else "")


def _shown(
    name: str, package: Package, drafts: dict[str, WordDraft], absent: dict[str, str], own: tuple[Path, ...]
) -> Draft:
    """The files with their examples; a word that no example comes out of is drafted by nobody yet."""
    befores = _befores(own)
    files = _files(name, package, drafts, absent)
    with tempfile.TemporaryDirectory(prefix="ds-adapter-draft-") as folder:
        catalogue = _loaded(Path(folder), name, files, own)
        runner = Runner(confirmed(catalogue))
        for word, draft in list(drafts.items()):
            lost = {f" {name}=" for part in draft.parts.values() for name in part.missing}
            shown = [it for it in befores.get(word, ()) if not any(name in it for name in lost)]
            examples = _examples(runner, catalogue.words[word], shown)
            if examples is None:
                del drafts[word], files[f"{word}.toml"]
                why = ", ".join(draft.parts[""].todo.values()) or "none of its parts were found"
                absent[word] = f"{draft.component or word} is likely it: {why}"
            else:
                files[f"{word}.toml"] = word_file(draft, package, examples)
    files = {**_files(name, package, {}, absent), **{it: text for it, text in files.items() if it != OPEN_WORDS}}
    if not absent:
        files.pop(OPEN_WORDS, None)
    guessed = tuple(word for word, it in drafts.items() if is_open(it))
    return Draft(files, tuple(it for it in drafts if it not in guessed), guessed, tuple(absent))


def _files(name: str, package: Package, drafts: dict[str, WordDraft], absent: dict[str, str]) -> dict[str, str]:
    alias = "".join(it.capitalize() for it in name.split("-")) + "{name}"
    return {
        "system.toml": system_file(package, alias),
        "api.json": text_of(package.snapshot),
        OPEN_WORDS: open_words_file(absent.items(), package),
        **{f"{word}.toml": word_file(it, package) for word, it in drafts.items()},
    }


def _loaded(folder: Path, name: str, files: dict[str, str], own: tuple[Path, ...]) -> Catalogue:
    home = folder / "systems" / name
    home.mkdir(parents=True)
    for file, text in files.items():
        (home / file).write_text(text, encoding="utf-8")
    catalogue, mistakes = read_catalogue(home, (folder, *own, shipped()))
    if mistakes:
        raise CatalogueMistakes(mistakes)
    return catalogue


# --- examples ---------------------------------------------------------------------------------------------------


def _befores(own: tuple[Path, ...]) -> dict[str, list[str]]:
    """What the examples of all systems show in the neutral notation, by word."""
    found: dict[str, list[str]] = {}
    for name in systems(own):
        for file in example_files(name, own):
            for word in file.document.data if file.kind == "system" else ():
                if word != "imports":
                    found.setdefault(word, []).extend(it.before for it in file.examples)
    return found


def _examples(runner: Runner, word: Word, befores: Iterable[str]) -> list[tuple[str, str, str]] | None:
    """One that changes and one that stays, or ``None`` where nothing of the word can be written."""
    changing, staying = None, None
    for before in (*befores, *_plain(word)):
        if f"<ds:{word.name}" not in before:
            continue
        after, reasons = runner.shown(before)
        if reasons:
            staying = staying or (before, "", reasons[0])
        elif flat_differs(before, after):
            changing = changing or (before, after, "")
    staying = staying or (_NO_CANDIDATE, "", "")
    return [changing, staying] if changing else None


def flat_differs(before: str, after: str) -> bool:
    """Whether anything came out, and nothing neutral is left of it."""
    return bool(after) and "<ds:" not in after and before != after


def _plain(word: Word) -> Iterator[str]:
    name = f"ds:{word.name}"
    content = "Text" if "content" in word.root.slots else ""
    events = "".join(f" {it}={{go}}" for it in list(word.root.events)[:1])
    yield f"<{name}{events}>{content}</{name}>" if content else f"<{name}{events} />"
    yield f"<{name}>{content}</{name}>" if content else f"<{name} />"
    yield f"<{name} {STRANGE}>{content}</{name}>" if content else f"<{name} {STRANGE} />"
