"""What components of a page were in the DOM and what they became."""

import pytest

from adapter.batch.impact import watching
from adapter.batch.pages import Job, Worker
from adapter.catalogue.loading import load

SELECT = """import { useState } from "react";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

export const A = () => {
  const [kind, setKind] = useState("a");
  return (
  <Select value={kind} onValueChange={setKind}>
    <SelectTrigger id="kind" aria-label="Kind">
      <SelectValue />
    </SelectTrigger>
    <SelectContent>
      <SelectItem value="a">A</SelectItem>
    </SelectContent>
  </Select>
  );
};
"""
NATIVE = """export const A = ({ kind, setKind }) => (
  <select id="kind" aria-label="Kind" value={kind} onChange={(event) => setKind(event.target.value)}>
    <option value="a">A</option>
  </select>
);
"""
NOTES = """export const A = ({ note, setNote }) => (
  <textarea id="note" aria-label="Note" value={note} onChange={(event) => setNote(event.target.value)} />
);
"""
TABS = """import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";

export const A = () => (
  <Tabs defaultValue="a">
    <TabsList>
      <TabsTrigger value="a">A</TabsTrigger>
    </TabsList>
    <TabsContent value="a">1</TabsContent>
  </Tabs>
);
"""


@pytest.mark.parametrize(
    ("page", "system", "told"),
    [
        (SELECT, "mui", ("select: <button> combobox before, <div> combobox now, 1 use",)),
        (SELECT, "carbon", ("select: <button> combobox before, <select> combobox now, 1 use",)),
        (NATIVE, "mui", ()),
        (NATIVE, "carbon", ()),
        (NOTES, "mui", ()),
        (NOTES, "carbon", ()),
        (TABS, "carbon", ("tabs: <div> before, no element of its own now, 1 use",)),
    ],
    ids=[
        "listbox of MUI",
        "native of Carbon",
        "native stays native",
        "in Carbon too",
        "text area",
        "in Carbon",
        "tabs",
    ],
)
def test_a_component_is_named_with_what_it_was_and_is(page: str, system: str, told: tuple[str, ...]) -> None:
    watcher = watching(load(system).system, ())
    done = Worker()(Job("page.tsx", system, data=page.encode()))
    assert done.after is not None
    assert list(watcher.through([done])) == [done]
    assert watcher.components() == told
