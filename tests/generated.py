"""Pages that nobody wrote: shadcn and host elements in every mixture that a small grammar makes.

Each text, handler, id and key occurs once on a page, so that whatever goes missing has a name.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from hypothesis import strategies as st

TEXTS = (
    "Save",
    "Fish &amp; chips",
    "R&D",
    "Straße",
    "日本語",
    "a &lt; b",
    "50 % off",
    "it’s",
    "😀 fine",
    "&nbsp;x",
    "{' '}y",
)
ICONS = ("Plus", "Trash2", "Check", "Mail", "Settings")
CONDITIONS = ("ready", "!ready", "items.length > 0", 'mode === "edit"')
DEPTH = 3

Draw = st.DrawFn


@dataclass
class Writer:
    """One page while it is written: what it imports, and the state that it declares."""

    draw: Draw
    modules: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    state: list[str] = field(default_factory=list)
    count: int = 0

    # --- small things ---

    def number(self) -> int:
        self.count += 1
        return self.count

    def one(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def maybe(self, text: str) -> str:
        return text if self.draw(st.booleans()) else ""

    def ui(self, module: str, *names: str) -> None:
        self.modules[f"@/components/ui/{module}"].update(names)

    def text(self) -> str:
        return f"{self.one(*TEXTS)} t{self.number()}"

    def handler(self) -> str:
        n = self.number()
        return self.one(
            f"handle{n}",
            f"() => run{n}(items)",
            f"(e) => {{ e.preventDefault(); run{n}(); }}",
            f"async () => {{ await run{n}(); }}",
        )

    def extras(self) -> str:
        """Attributes that no mapping claims."""
        n = self.number()
        choices = (
            "", "", f' className="p-{n} flex"', f' data-testid="it-{n}"', f' id="id-{n}"',
            f" title={{title{n}}}", f' aria-label="label{n}"', f" onMouseEnter={{hover{n}}}",
            f" style={{{{ top: {n} }}}}", f" className={{cn('m-{n}', ready && 'on')}}",
            f' /* note{n} */ data-x="{n}"', f' aria-describedby={{`d-${{item{n}}}`}}',
        )  # fmt: skip
        return self.one(*choices) + self.one(*choices[:4])

    def icon(self) -> str:
        name = self.one(*ICONS)
        self.modules["lucide-react"].add(name)
        return f"<{name}{self.maybe(' className=' + chr(34) + 'h-4 w-4' + chr(34))} />"

    def inside(self, tag: str, attributes: str, children: list[str]) -> str:
        """An element, on one line or on several."""
        name = tag.split(" ")[0]
        body = [it for it in children if it]
        if not body:
            return self.one(f"<{tag}{attributes} />", f"<{tag}{attributes}></{name}>")
        if self.draw(st.booleans()):
            return f"<{tag}{attributes}>{''.join(body)}</{name}>"
        lines = "\n".join(f"  {line}" for it in body for line in it.split("\n"))
        return f"<{tag}{attributes}>\n{lines}\n</{name}>"

    # --- elements ---

    def node(self, depth: int) -> str:
        """Anything that may stand among children."""
        if depth <= 0:
            return self.draw(st.sampled_from((self.text, self.button, self.badge, self.input)))()
        kinds = (
            self.text, self.button, self.link_button, self.icon_button, self.badge, self.input,
            self.host_button, self.comment, lambda: self.card(depth), lambda: self.alert(depth),
            lambda: self.select(depth), lambda: self.tabs(depth), lambda: self.dialog(depth),
            lambda: self.table(depth),
            lambda: self.box(depth), lambda: self.mapped(depth),
            lambda: self.conditional(depth), lambda: self.field(depth), lambda: self.host_select(depth),
        )  # fmt: skip
        return self.draw(st.sampled_from(kinds))()

    def nodes(self, depth: int, most: int = 2) -> list[str]:
        return [self.node(depth - 1) for _ in range(self.draw(st.integers(1, most)))]

    def comment(self) -> str:
        return f"{{/* comment{self.number()} */}}"

    def box(self, depth: int) -> str:
        return self.inside(
            self.one("div", "span", "section", "form onSubmit={submit}"), self.extras(), self.nodes(depth, 3)
        )

    def mapped(self, depth: int) -> str:
        n = self.number()
        inner = self.inside("div", f" key={{item{n}.id}}{self.extras()}", self.nodes(depth))
        return f"{{items.map((item{n}) => (\n{inner}\n))}}"

    def conditional(self, depth: int) -> str:
        condition = self.one(*CONDITIONS)
        first = self.inside("p", "", self.nodes(depth))
        if self.draw(st.booleans()):
            return f"{{{condition} && {first}}}"
        return f"{{{condition} ? ({first}) : ({self.button()})}}"

    def look(self) -> str:
        variant = self.one("", "default", "outline", "secondary", "ghost", "link", "destructive", "hero")
        return f' variant="{variant}"' if variant else self.maybe(' variant={ready ? "default" : "outline"}')

    def button(self) -> str:
        self.ui("button", "Button")
        attributes = (
            self.look()
            + self.maybe(f' size="{self.one("sm", "lg", "default")}"')
            + self.maybe(f" onClick={{{self.handler()}}}")
        )
        attributes += self.maybe(" disabled={!ready}") + self.maybe(' type="submit"') + self.extras()
        return self.inside("Button", attributes, [self.icon() if self.draw(st.booleans()) else "", self.text()])

    def link_button(self) -> str:
        self.ui("button", "Button")
        inner = self.one("a href", "Link to")
        if inner == "Link to":
            self.modules["react-router-dom"].add("Link")
        name = inner.split(" ")[0]
        link = f'<{inner}="/to/{self.number()}"{self.extras()}>{self.text()}</{name}>'
        return f"<Button asChild{self.look()}>{link}</Button>"

    def icon_button(self) -> str:
        self.ui("button", "Button")
        name = f' aria-label="name{self.number()}"'
        return f'<Button size="icon"{self.look()}{name}{self.extras()}>{self.icon()}</Button>'

    def host_button(self) -> str:
        return self.inside(
            "button",
            self.one("", ' type="button"') + f" onClick={{{self.handler()}}}{self.extras()}",
            [self.text()],
        )

    def badge(self) -> str:
        self.ui("badge", "Badge")
        variant = self.one("", ' variant="secondary"', ' variant="outline"', ' variant="destructive"')
        return f"<Badge{variant}{self.extras()}>{self.text()}</Badge>"

    def input(self) -> str:
        self.ui("input", "Input")
        n = self.number()
        controlled = self.maybe(f" value={{v{n}}} onChange={{(e) => setV{n}(e.target.value)}}")
        return f'<Input{controlled}{self.extras()} placeholder="hint{n}" />'

    def field(self, depth: int) -> str:
        self.ui("label", "Label")
        self.ui("input", "Input")
        n = self.number()
        return self.inside(
            "div", "", [f'<Label htmlFor="f{n}">{self.text()}</Label>', f'<Input id="f{n}" name="n{n}" />']
        )

    def host_select(self, depth: int) -> str:
        n = self.number()
        return self.inside(
            "select",
            f" value={{v{n}}} onChange={{pick{n}}}",
            [f'<option value="o{n}">{self.text()}</option>'],
        )

    def card(self, depth: int) -> str:
        self.ui("card", "Card", "CardHeader", "CardTitle", "CardContent", "CardDescription", "CardFooter")
        title = self.inside("CardTitle", self.extras(), [self.text()])
        described = self.maybe(f"<CardDescription>{self.text()}</CardDescription>")
        header = self.inside("CardHeader", self.extras(), [title, described, self.maybe(self.icon())])
        content = self.inside("CardContent", self.extras(), self.nodes(depth))
        footer = self.maybe(self.inside("CardFooter", self.extras(), [self.button()]))
        return self.inside("Card", self.extras(), [self.maybe(header), self.maybe(self.comment()), content, footer])

    def alert(self, depth: int) -> str:
        self.ui("alert", "Alert", "AlertTitle", "AlertDescription")
        title = f"<AlertTitle>{self.text()}</AlertTitle>"
        body = self.inside("AlertDescription", self.extras(), self.nodes(depth))
        variant = self.one("", ' variant="destructive"')
        return self.inside("Alert", variant + self.extras(), [self.maybe(self.icon()), self.maybe(title), body])

    def select(self, depth: int) -> str:
        self.ui("select", "Select", "SelectTrigger", "SelectValue", "SelectContent", "SelectItem")
        n = self.number()
        value = self.one(
            f" value={{v{n}}} onValueChange={{setV{n}}}",
            f' defaultValue="o{n}"',
            f" value={{v{n}}} onValueChange={{(v) => pick{n}(v)}}",
        )
        if "setV" in value:
            self.state.append(f'const [v{n}, setV{n}] = useState("")')
        shown = f'<SelectTrigger{self.extras()}><SelectValue placeholder="pick{n}" /></SelectTrigger>'
        options = [f'<SelectItem value="o{n}">{self.text()}</SelectItem>']
        options.append(
            self.maybe(f"{{items.map((it{n}) => <SelectItem key={{it{n}}} value={{it{n}}}>{{it{n}}}</SelectItem>)}}")
        )
        return self.inside("Select", value, [shown, self.inside("SelectContent", "", options)])

    def tabs(self, depth: int) -> str:
        self.ui("tabs", "Tabs", "TabsList", "TabsTrigger", "TabsContent")
        n = self.number()
        value = self.one(f' defaultValue="a{n}"', f" value={{tab{n}}} onValueChange={{setTab{n}}}")
        if "setTab" in value:
            self.state.append(f'const [tab{n}, setTab{n}] = useState("a{n}")')
        list_ = self.inside(
            "TabsList",
            self.extras(),
            [
                f'<TabsTrigger value="a{n}">{self.text()}</TabsTrigger>',
                f'<TabsTrigger value="b{n}" disabled>{self.text()}</TabsTrigger>',
            ],
        )
        panel = self.inside("TabsContent", f' value="a{n}"{self.extras()}', self.nodes(depth))
        return self.inside("Tabs", value + self.extras(), [list_, self.maybe(self.comment()), panel])

    def dialog(self, depth: int) -> str:
        self.ui(
            "dialog",
            "Dialog",
            "DialogTrigger",
            "DialogContent",
            "DialogHeader",
            "DialogTitle",
            "DialogFooter",
            "DialogDescription",
        )
        n = self.number()
        controlled = self.one(
            "",
            f" open={{open{n}}} onOpenChange={{setOpen{n}}}",
            f" open={{open{n}}} onOpenChange={{(o) => {{ if (!o) close{n}(); }}}}",
            f" open={{open{n}}} onOpenChange={{(o) => !o && close{n}()}}",
        )
        if f"{{setOpen{n}}}" in controlled:
            self.state.append(f"const [open{n}, setOpen{n}] = useState(false)")
        trigger = f"<DialogTrigger asChild>{self.button()}</DialogTrigger>"
        trigger = trigger if not controlled or "setOpen" in controlled else ""
        title = f"<DialogTitle{self.extras()}>{self.text()}</DialogTitle>"
        described = self.maybe(f"<DialogDescription>{self.text()}</DialogDescription>")
        header = self.inside("DialogHeader", self.one("", "", self.extras()), [title, described])
        footer = self.maybe(self.inside("DialogFooter", self.extras(), [self.button()]))
        content = self.inside(
            "DialogContent", self.extras(), [header, *self.nodes(depth), self.maybe(self.comment()), footer]
        )
        return self.inside("Dialog", controlled, [trigger, content])

    def table(self, depth: int) -> str:
        self.ui("table", "Table", "TableBody", "TableCell", "TableHead", "TableHeader", "TableRow")
        n = self.number()
        head = self.inside(
            "TableHeader", "", [f"<TableRow><TableHead{self.extras()}>{self.text()}</TableHead></TableRow>"]
        )
        row = self.inside(
            "TableRow",
            f" key={{row{n}.id}}{self.extras()}",
            [self.inside("TableCell", self.extras(), self.nodes(depth))],
        )
        return self.inside(
            "Table",
            self.extras(),
            [head, self.inside("TableBody", "", [f"{{items.map((row{n}) => (\n{row}\n))}}"])],
        )


def written(draw: Draw) -> str:
    """The text of one page."""
    writer = Writer(draw)
    root = writer.inside("main", writer.extras(), writer.nodes(DEPTH, 3))
    end = writer.one(";", "")
    quote = writer.one('"', "'")
    lines = [f"{writer.one('', f'// über allem{chr(10)}')}import {{ useState }} from {quote}react{quote}{end}"]
    lines += [
        f"import {{ {', '.join(sorted(names))} }} from {quote}{module}{quote}{end}"
        for module, names in sorted(writer.modules.items())
    ]
    body = "\n".join(f"    {line}" for line in root.split("\n"))
    state = "".join(f"  {it}{end}\n" for it in writer.state)
    lines += [
        "",
        f"export function Page({{ items, ready, mode }}) {{\n{state}  return (\n{body}\n  ){end}\n}}",
    ]
    text = "\n".join(lines) + writer.one("\n", "")
    return text.replace("\n", "\r\n") if writer.draw(st.sampled_from((False, False, False, True))) else text


pages = st.composite(written)
