"""What each reason code means, for ``explain``: why it holds a component back, and what usually frees it."""

# In alphabetical order; a test keeps this complete against every code that the source gives.
REASONS: dict[str, str] = {
    "absent": ("The target needs a value that the page does not give. It is never guessed: write it on the element."),
    "attribute-clash": (
        "Two values would stand for one attribute of the target, and the last one would win silently. Keep one of them."
    ),
    "attribute-twice": (
        "The tag has an attribute twice. A browser takes the first one; whoever reads the page may take the other."
    ),
    "bad-form": (
        "A form of the system's mapping cannot be written. This is a mistake of the mapping; `ds-adapter "
        "catalogue check` says where."
    ),
    "between-parts": (
        "The target looks at its direct children only (MUI's Tabs and Select do), and something stands "
        "between it and them."
    ),
    "block-in-text": (
        "The component would need a block around it, and stands where HTML allows text only: a browser would "
        "end the paragraph there."
    ),
    "broken-code": (
        "The statement around the component is no TypeScript, so nobody knows what it says. Nothing in it is edited."
    ),
    "call-arguments": (
        "Everything that a call is given must have a place in the system's, so it must be written there: an object "
        "literal with plain keys, no spread and no variable that holds them all."
    ),
    "call-handed-on": ("The function is handed on as a value, so nobody sees how it is called there, and with what."),
    "call-outside-component": (
        "The system's function comes out of a hook, and hooks may be called in components and in other hooks only. "
        "A call in a plain function of a module has no place for one."
    ),
    "call-unknown": "The dialect reads other calls of the function than this one.",
    "calls-together": (
        "All calls of a page convert together or none does, because the page would have two functions of a kind."
    ),
    "class-unclear": (
        "Which component it is, or how it looks, is said by a class name, and its class names are not all "
        "known or say two things."
    ),
    "code-in-html": "The value is code, and the system writes HTML, in which no attribute holds any.",
    "collides": (
        "Its rewriting and that of the component around it would change the same text. Converting one "
        "first (`--only`) and running again frees it."
    ),
    "comment-in-attribute": (
        "The children become an attribute's value, where a comment would be lost or break the code. "
        "Comments are never dropped."
    ),
    "comment-in-call": (
        "The arguments of the call are written anew, and a comment among them would be lost. Comments are "
        "never dropped."
    ),
    "comment-in-tag": (
        "A comment inside the tag would land where it means something else. Comments are never dropped."
    ),
    "comment-in-value": "A comment inside the value would be lost with it. Comments are never dropped.",
    "copied-component": (
        "A handler of the component is written more than once in the target, and something in it converts by itself "
        "(a call, markup), which a copy would not."
    ),
    "copied-expression": (
        "The value would be written once for each part, and an expression that does something when it is "
        "evaluated would do it more often. Give it a name."
    ),
    "current-target": ("The handler looks at the element that it is attached to, which is another one on the target."),
    "dialect-hold": ("The dialect knows this way of writing and says that the vocabulary has nothing for it yet."),
    "empty-value": "An attribute has nothing in its braces; no build takes that, so what was meant is not known.",
    "end-implied": "The element has no end tag, so where it ends is the browser's reading and not the page's.",
    "event-payload": ("The target's event does not carry what the handler wants. Say `gives` in the system's mapping."),
    "event-type": "The handler's parameter is typed as the event of another element than the target's.",
    "file-taken": (
        "The system brings a file along, and the project has another one in its place, which lacks what pages need. "
        "It is never overwritten."
    ),
    "first-value-elsewhere": (
        "The component keeps a state for what the element kept to itself, and its first value reads a name that is "
        "not known where a hook may stand: a parameter of a callback, or something declared behind a return."
    ),
    "given-count": (
        "The component shows one thing for each entry of a list, and this file does not say how many entries it has."
    ),
    "given-to-stranger": (
        "A component must give something (an id, a handler) to the element inside it, and nobody knows "
        "whether that element hands it on to the page."
    ),
    "handler-call": (
        "The handler is made by a call, so its parameters are not to be seen, and the target passes other "
        "arguments than the source did."
    ),
    "handler-event": (
        "The source hands the handler an event and the target only a value, so nothing but that value may be read."
    ),
    "handler-refuses": (
        "The target closes on its own unless its handler returns false. This handler may decide not to close, and is "
        "written so that it cannot be made to say so: it is async, or returns something else."
    ),
    "handler-shape": (
        "The handler takes its arguments in a way that the target's signature cannot serve: rest "
        "parameters, destructuring, or an assignment to the parameter."
    ),
    "host-in-use": (
        "The element shows what calls make, and somewhere such a call stays as it is, perhaps in a file that this run "
        "does not convert. The element goes when the last of them does."
    ),
    "icon-unmapped": ("The system's icon table has no counterpart for this icon. A missing icon is never guessed."),
    "id-not-unique": (
        "The value would become an id of the page, and another field has the same one or a list repeats it. "
        "Labels would then name the wrong field."
    ),
    "inside-layer": (
        "It would open something of the system inside a modal layer of the source that stays (a dialog that is held "
        "back), which takes the pointer and the focus from it."
    ),
    "keeps-open": (
        "A handler prevents the default, by which Radix keeps open what would close after it; the target knows "
        "no such way."
    ),
    "layer-inside": (
        "Something inside it stays in the source's own layer (a select, a menu or a hint that is held back), which "
        "would open under the system's layer, and lose the focus to it where that one is modal."
    ),
    "misplaced": "A browser builds the element elsewhere than it is written, or makes two of it.",
    "moved-from-expression": (
        "A part would have to move out of the expression that it stands in, and with it out of its "
        "condition or its loop."
    ),
    "moved-from-wrapper": (
        "The target wants a part somewhere else, and another element stands around it here, which would be left empty."
    ),
    "needed-by-children": (
        "An element that renders nothing of its own (a provider) stands around what other files hand in, and that may "
        "hold what needs it."
    ),
    "needed-elsewhere": (
        "An element that renders nothing of its own (a provider) stands around a component of another file, and that "
        "may hold what needs it."
    ),
    "no-anchor": "The target hangs on an element that opens it, and this file shows none.",
    "no-component": "The component needs state, and no component function stands around it to hold it.",
    "no-form": "None of the system's forms is meant for this case.",
    "no-place": (
        "Something on the element has no place in any form of the system: an attribute, a handler, a "
        "child. Nothing is dropped without a policy."
    ),
    "no-reference": (
        "The target takes an icon as a component and renders it itself, so nothing that the page says about this one "
        "would be seen: a handler, a colour, a class that the mapping does not let go."
    ),
    "no-row": (
        "A decision table of the system has no row for this combination. `ds-adapter catalogue check` "
        "finds those that dialects can produce."
    ),
    "no-word": (
        "The kit has this component, and no word of the vocabulary means it: the system has nothing like it, or "
        "nobody has mapped it. `ds-adapter catalogue list` shows all of these."
    ),
    "nobody-listens": "The compound is opened from outside and has no handler that its trigger could call.",
    "nobody-to-give": ("A part hands something to the one element inside it, and there is none, or more than one."),
    "not-chosen": "The call or the configuration leaves this word alone (`--only`, `--except`, `leave`).",
    "not-counted": (
        "The target counts its parts (Carbon's Tabs do), and the page names them by keys. Their numbers are only known "
        "where they stand one after the other, each with a key that may be written again."
    ),
    "not-handed-over": (
        "The system's control has its label, hint or message itself, and this one cannot move there: it has attributes "
        "of its own, stands in an expression, or has no control beside it."
    ),
    "not-in-system": ("The approved system has no counterpart for this word, or says that there shall be none."),
    "other-element": "The element does something by itself, as a link does, and would become one that does not.",
    "other-order": ("The target shows its parts in an order of its own, and the page has them in another one."),
    "own-prop": (
        "The project's own copy of the component has a prop that its dialect does not know. Say in the "
        "catalogue what it means."
    ),
    "own-variant": (
        "The project's own copy of the component has a variant that its dialect does not know. A row in "
        "the dialect's table says what it means."
    ),
    "part-content": "A part that the target writes as an attribute has children that have no place there.",
    "part-missing": "The target is written from a part that this file does not have.",
    "part-not-in-system": "The system does not say how this part of the component is written.",
    "prop-value": (
        "The attribute means one thing on a host element and another on the target component, which "
        "takes other values under that name."
    ),
    "quotes-in-class": "A class name has quotes of both kinds in it, so that no list of class names can hold it.",
    "render-name": "A name that the render function must hand over already means something else inside it.",
    "render-parameter": (
        "The render function must hand over one more name, and takes its parameter whole instead of apart "
        "(`({ field }) => …`)."
    ),
    "render-type": (
        "The render function must hand over one more name, and its parameter has a type that does not know the name."
    ),
    "repeated-element": "An attribute says how often the element is there, and a new element around it would not be.",
    "result-used": ("The call's result is kept or returned, and what the system's function returns is something else."),
    "root-elsewhere": "A bound part means nothing without its root, and the root is in another file.",
    "script-selects": "An inline script or style selects elements by a tag that would be another one.",
    "script-walks": "An inline script or style goes from an element to those around it, and these would be others.",
    "server-component": (
        "A server component cannot hold state, and cannot pass functions or element types on. The file "
        'needs "use client".'
    ),
    "shadowed-name": "A value would be copied to a place where one of its names means something else.",
    "size-unknown": (
        "The target has a size of its own, and the page does not say one that could take its place: it differs between "
        "height and width or from screen to screen, or the component around sets it."
    ),
    "slot-stays": (
        "The element around it stays as it is and hands attributes on, which the target would not pass to its input."
    ),
    "spread-hold": "The system's mapping says that this key of a spread cannot land where it belongs.",
    "spread-key": "A spread may carry an attribute that the target spells or uses in another way.",
    "state-in-callback": (
        "State would have to be declared inside a callback or a loop, where hooks must not be called."
    ),
    "state-outlives": (
        "The source forgets its state when it goes from the page, and state declared above it would stay."
    ),
    "still-needed": (
        "An element that renders nothing of its own (a provider) serves others, of which one on this page is held back."
    ),
    "stray-child": "A child of the component is none of its parts, and the target has no place for it.",
    "system-lacks": (
        "The approved system has nothing for this combination, and its mapping says so. The system's team "
        "decides what stands for it."
    ),
    "table-elsewhere": (
        "The literals stand in another file. All places of a value change together or not at all, and one "
        "file is changed at a time."
    ),
    "table-feeds-two-props": ("One table of literals would feed two props of the target with different values."),
    "table-shared": ("The literals are read by something else on the page too, which wants them as they are."),
    "taker-lacks": (
        "The element inside would have to say what stands beside it (a label, a message), and what it becomes has no "
        "place for that."
    ),
    "taker-stays": (
        "The element inside would have to take what stands beside it (a label, a message), and does not convert. "
        "Nothing is moved to where nobody takes it."
    ),
    "template-in-tag": (
        "Template code stands among the attributes of the tag: which ones it has is known when the page is served."
    ),
    "text-only": ("The target takes plain text there: words and expressions, but no elements."),
    "todo": (
        "The system's mapping says this with a `todo`: it was drafted, and nobody has checked it against the package "
        "yet. `ds-adapter system status` lists every todo with what it would free."
    ),
    "two-handlers": "The element would need two handlers for one event.",
    "two-listeners": (
        "The component keeps its own state and tells a handler of changes as well; state of our own would "
        "have to do both."
    ),
    "two-values-vary": "Two attributes vary at once, and a decision table needs to know which values meet.",
    "type-elsewhere": "The type of the literals stands in another file, and would no longer fit them.",
    "undecided-component": "Which component this is depends on a value that the file does not say.",
    "unknown-arity": (
        "The file does not say how many arguments the handler takes; with the target's arguments "
        "TypeScript may refuse it, or it may be given what it does not expect."
    ),
    "unknown-prop": "The target does not take this attribute: it would be lost or be an error.",
    "unknown-variant": "The value is none that the component has.",
    "value-call": "The value is made by a call that cannot be followed in this file.",
    "value-cast": "The value is cast: what the type says and what it is may differ.",
    "value-markup": "The attribute holds an element where a choice of values is expected.",
    "value-may-be-absent": ("The value may be missing, and what absence means here depends on where it is missing."),
    "value-prop": ("The value is a prop of the component around it; its values stand where that component is used."),
    "value-spread-in-table": "A spread in the table of literals may carry any value.",
    "value-state": "The value is state: what it is set to stands elsewhere.",
    "value-template": "The value is put together from parts, so no literal of it stands anywhere.",
    "value-unknown": "The value is nothing that can be followed to literals in this file.",
    "wrapped-part": ("Something that means something itself stands between the component and one of its parts."),
    "written-alike": (
        "The page chooses between two looks and the system has one for both, so what the difference says would be lost."
    ),
}


def explained(code: str) -> str | None:
    """The text for a code, ``None`` if no reason has it."""
    return REASONS.get(code)
