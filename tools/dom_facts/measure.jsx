// Renders each example by itself, with one attribute of every kind, and says which element of the result has which.
import { createRef } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { controls, examples } from "examples";

const CONTROL = "input:not([type=hidden]), select, textarea:not([aria-hidden]), button, a[href], [role=combobox], [role=switch], [role=checkbox]";
const PROBES = {
  className: '[class~="probe-class"]', id: "#probe-id", name: '[name="probe-name"]',
  "data-*": '[data-probe="probe"]', "aria-label": '[aria-label="Probe"]',
};
const GIVEN = { className: "probe-class", id: "probe-id", name: "probe-name", "data-probe": "probe", "aria-label": "Probe" };

window.names = Object.keys(examples);
window.show = async (name) => {
  const before = new Set(document.body.children);
  const home = document.body.appendChild(document.createElement("div"));
  const ref = createRef();
  const root = createRoot(home);
  flushSync(() => root.render(examples[name]({ ...GIVEN, ref })));
  await new Promise((done) => setTimeout(done, 60));
  const found = Object.fromEntries(Object.entries(PROBES).map(([key, selector]) => [key, document.querySelector(selector)]));
  found.ref = ref.current instanceof Element ? ref.current : null;
  const renders = Object.values(found).some((it) => it != null); // else it has no element of its own
  const top = found.className ?? found["data-*"] ?? found.ref ?? home.firstElementChild;
  const control = controls.includes(name) ? top.querySelector(CONTROL) : null;
  const inner = top.querySelector("[role]:not([role=presentation], [role=none], [role=tooltip], [role=link]:not([href]))"); // a link to nowhere keeps the focus
  if (renders) top.setAttribute("data-measured", "root");
  if (renders) inner?.setAttribute("data-measured", "inner");
  control?.setAttribute("data-measured", "control");
  const place = (it) => (it == null ? "none" : it === top ? "root" : it === control ? "control" : "inside");
  window.hide = () => {
    root.unmount();
    home.remove();
    for (const it of [...document.body.children]) if (!before.has(it)) it.remove();
  };
  return {
    root: renders ? top.tagName.toLowerCase() : "",
    control: control?.tagName.toLowerCase() ?? "",
    lands: Object.fromEntries(Object.entries(found).map(([key, it]) => [key, place(it)])),
  };
};
