// One example of each component that the Carbon mappings write; `p` is what is measured.
import * as C from "@carbon/react";

// Components that hold the form control which they stand for.
export const controls = ["Checkbox", "RadioButton", "Select", "TextArea", "TextInput", "Toggle"];
const inTable = (row) => <table><thead><tr><th>x</th></tr></thead><tbody>{row}</tbody></table>;
const modal = (inside, p = {}) => <C.ComposedModal open {...p}>{inside}</C.ComposedModal>;
const menu = (inside, p = {}) => <C.Menu open label="y" x={0} y={0} {...p}>{inside}</C.Menu>;
const tabs = (list, panels) => <C.Tabs>{list ?? <C.TabList aria-label="y"><C.Tab>x</C.Tab></C.TabList>}{panels ?? <C.TabPanels><C.TabPanel>x</C.TabPanel></C.TabPanels>}</C.Tabs>;

export const examples = {
  Accordion: (p) => <C.Accordion {...p}><C.AccordionItem title="x">x</C.AccordionItem></C.Accordion>,
  AccordionItem: (p) => <C.Accordion><C.AccordionItem {...p} title="x">x</C.AccordionItem></C.Accordion>,
  Breadcrumb: (p) => <C.Breadcrumb {...p}><C.BreadcrumbItem href="/">x</C.BreadcrumbItem></C.Breadcrumb>,
  BreadcrumbItem: (p) => <C.Breadcrumb><C.BreadcrumbItem {...p}>x</C.BreadcrumbItem></C.Breadcrumb>,
  Button: (p) => <C.Button {...p}>x</C.Button>,
  "Button[href]": (p) => <C.Button {...p} href="/">x</C.Button>,
  Callout: (p) => <C.Callout {...p} title="x" />,
  Checkbox: (p) => <C.Checkbox {...p} id={p.id ?? "y"} labelText="x" />,
  ComposedModal: (p) => modal(<C.ModalBody>x</C.ModalBody>, p),
  FormGroup: (p) => <C.FormGroup {...p} legendText="x">x</C.FormGroup>,
  FormLabel: (p) => <C.FormLabel {...p}>x</C.FormLabel>,
  IconButton: (p) => <C.IconButton {...p} label="x">x</C.IconButton>,
  "IconButton[href]": (p) => <C.IconButton {...p} label="x" href="/">x</C.IconButton>,
  InlineNotification: (p) => <C.InlineNotification {...p} title="x" />,
  Link: (p) => <C.Link {...p} href="/">x</C.Link>,
  Loading: (p) => <C.Loading {...p} small withOverlay={false} />,
  Menu: (p) => menu(<C.MenuItem label="x" />, p),
  MenuItem: (p) => menu(<C.MenuItem {...p} label="x" />),
  MenuItemDivider: (p) => menu(<C.MenuItemDivider {...p} />),
  Modal: (p) => <C.Modal {...p} open alert modalHeading="x" primaryButtonText="x" secondaryButtonText="x">x</C.Modal>,
  ModalBody: (p) => modal(<C.ModalBody {...p}>x</C.ModalBody>),
  ModalFooter: (p) => modal(<C.ModalFooter {...p}><C.Button>x</C.Button></C.ModalFooter>),
  ModalHeader: (p) => modal(<C.ModalHeader {...p} title="x" />),
  ProgressBar: (p) => <C.ProgressBar {...p} label="x" value={1} />,
  RadioButton: (p) => <C.RadioButton {...p} labelText="x" value="x" />,
  Select: (p) => <C.Select {...p} id={p.id} labelText="x"><C.SelectItem value="x" text="x" /></C.Select>,
  SelectItem: (p) => <C.Select id="y" labelText="x"><C.SelectItem {...p} value="x" text="x" /></C.Select>,
  SelectItemGroup: (p) => <C.Select id="y" labelText="x"><C.SelectItemGroup {...p} label="x"><C.SelectItem value="x" text="x" /></C.SelectItemGroup></C.Select>,
  SkeletonPlaceholder: (p) => <C.SkeletonPlaceholder {...p} />,
  Tab: (p) => tabs(<C.TabList aria-label="y"><C.Tab {...p}>x</C.Tab></C.TabList>),
  Table: (p) => <C.Table {...p}><thead><tr><th>x</th></tr></thead><tbody><tr><td>x</td></tr></tbody></C.Table>,
  TableBody: (p) => <table><C.TableBody {...p}><tr><td>x</td></tr></C.TableBody></table>,
  TableCell: (p) => inTable(<tr><C.TableCell {...p}>x</C.TableCell></tr>),
  TableHead: (p) => <table><C.TableHead {...p}><tr><th>x</th></tr></C.TableHead></table>,
  TableHeader: (p) => <table><thead><tr><C.TableHeader {...p}>x</C.TableHeader></tr></thead></table>,
  TableRow: (p) => inTable(<C.TableRow {...p}><td>x</td></C.TableRow>),
  TabList: (p) => tabs(<C.TabList {...p}><C.Tab>x</C.Tab></C.TabList>),
  TabPanel: (p) => tabs(null, <C.TabPanels><C.TabPanel {...p}>x</C.TabPanel></C.TabPanels>),
  TabPanels: (p) => <C.Tabs><C.TabList aria-label="y"><C.Tab>x</C.Tab></C.TabList><C.TabPanels {...p}><C.TabPanel>x</C.TabPanel></C.TabPanels></C.Tabs>,
  Tabs: (p) => <C.Tabs {...p}><C.TabList aria-label="y"><C.Tab>x</C.Tab></C.TabList></C.Tabs>,
  Tag: (p) => <C.Tag {...p}>x</C.Tag>,
  TextArea: (p) => <C.TextArea {...p} labelText="x" />,
  TextInput: (p) => <C.TextInput {...p} labelText="x" />,
  Tile: (p) => <C.Tile {...p}>x</C.Tile>,
  Toggle: (p) => <C.Toggle {...p} id={p.id ?? "y"} hideLabel />,
  Tooltip: (p) => <C.Tooltip {...p} description="x"><button type="button">x</button></C.Tooltip>,
};
