// One example of each component of the kit that a dialect reads; `p` is what is measured. The copies are the fixture app's.
import * as S from "@/components/ui/select";
import * as D from "@/components/ui/dialog";
import * as AD from "@/components/ui/alert-dialog";
import * as T from "@/components/ui/tabs";
import * as A from "@/components/ui/accordion";
import * as C from "@/components/ui/card";
import * as TB from "@/components/ui/table";
import * as M from "@/components/ui/dropdown-menu";
import * as SH from "@/components/ui/sheet";
import * as P from "@/components/ui/popover";
import * as CO from "@/components/ui/collapsible";
import * as F from "@/components/ui/form";
import * as TT from "@/components/ui/tooltip";
import { useForm } from "react-hook-form";
import * as TG from "@/components/ui/toggle-group";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import { AspectRatio } from "@/components/ui/aspect-ratio";
import { Avatar, AvatarFallback } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import * as B from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Progress } from "@/components/ui/progress";
import { RadioGroup, RadioGroupItem } from "@/components/ui/radio-group";
import { ScrollArea } from "@/components/ui/scroll-area";
import { Separator } from "@/components/ui/separator";
import { Skeleton } from "@/components/ui/skeleton";
import { Slider } from "@/components/ui/slider";
import { Spinner } from "@/components/ui/spinner";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { Toggle } from "@/components/ui/toggle";

// Components that hold the form control which they stand for.
export const controls = ["Slider"];
const table = (inside) => <table><thead><tr><th>x</th></tr></thead><tbody>{inside}</tbody></table>;
const accordion = (inside) => <A.Accordion type="single" defaultValue="x">{inside}</A.Accordion>;
const alertDialog = (inside) => <AD.AlertDialog open><AD.AlertDialogContent><AD.AlertDialogTitle>x</AD.AlertDialogTitle>{inside}</AD.AlertDialogContent></AD.AlertDialog>;
const dialog = (inside) => <D.Dialog open><D.DialogContent><D.DialogTitle>x</D.DialogTitle>{inside}</D.DialogContent></D.Dialog>;
const menu = (inside) => <M.DropdownMenu open><M.DropdownMenuTrigger>x</M.DropdownMenuTrigger><M.DropdownMenuContent>{inside}</M.DropdownMenuContent></M.DropdownMenu>;
const select = (inside) => <S.Select open value="y"><S.SelectTrigger>x</S.SelectTrigger><S.SelectContent>{inside}</S.SelectContent></S.Select>;
const sheet = (inside) => <SH.Sheet open><SH.SheetContent><SH.SheetTitle>x</SH.SheetTitle>{inside}</SH.SheetContent></SH.Sheet>;

function Field({ inside }) {
  const form = useForm();
  return <F.Form {...form}><F.FormField control={form.control} name="x" render={() => inside} /></F.Form>;
}

export const examples = {
  AccordionContent: (p) => accordion(<A.AccordionItem value="x"><A.AccordionContent {...p}>x</A.AccordionContent></A.AccordionItem>),
  AccordionItem: (p) => accordion(<A.AccordionItem {...p} value="x">x</A.AccordionItem>),
  AlertDialogDescription: (p) => alertDialog(<AD.AlertDialogDescription {...p}>x</AD.AlertDialogDescription>),
  AlertDialogFooter: (p) => alertDialog(<AD.AlertDialogFooter {...p}>x</AD.AlertDialogFooter>),
  AlertDialogHeader: (p) => alertDialog(<AD.AlertDialogHeader {...p}>x</AD.AlertDialogHeader>),
  AspectRatio: (p) => <AspectRatio {...p}>x</AspectRatio>,
  AvatarFallback: (p) => <Avatar><AvatarFallback {...p}>x</AvatarFallback></Avatar>,
  BreadcrumbItem: (p) => <ol><B.BreadcrumbItem {...p}>x</B.BreadcrumbItem></ol>,
  BreadcrumbLink: (p) => <B.BreadcrumbLink {...p} href="/">x</B.BreadcrumbLink>,
  BreadcrumbList: (p) => <B.BreadcrumbList {...p}><li>x</li></B.BreadcrumbList>,
  BreadcrumbPage: (p) => <B.BreadcrumbPage {...p}>x</B.BreadcrumbPage>,
  BreadcrumbSeparator: (p) => <ol><B.BreadcrumbSeparator {...p} /></ol>,
  CollapsibleContent: (p) => <CO.Collapsible open><CO.CollapsibleContent {...p}>x</CO.CollapsibleContent></CO.Collapsible>,
  CollapsibleTrigger: (p) => <CO.Collapsible><CO.CollapsibleTrigger {...p}>x</CO.CollapsibleTrigger></CO.Collapsible>,
  DialogClose: (p) => dialog(<D.DialogClose {...p}>x</D.DialogClose>),
  DialogDescription: (p) => dialog(<D.DialogDescription {...p}>x</D.DialogDescription>),
  DialogFooter: (p) => dialog(<D.DialogFooter {...p}>x</D.DialogFooter>),
  DialogHeader: (p) => dialog(<D.DialogHeader {...p}>x</D.DialogHeader>),
  DropdownMenuCheckboxItem: (p) => menu(<M.DropdownMenuCheckboxItem {...p} checked>x</M.DropdownMenuCheckboxItem>),
  DropdownMenuRadioItem: (p) => menu(<M.DropdownMenuRadioGroup value="x"><M.DropdownMenuRadioItem {...p} value="x">x</M.DropdownMenuRadioItem></M.DropdownMenuRadioGroup>),
  DropdownMenuLabel: (p) => menu(<M.DropdownMenuLabel {...p}>x</M.DropdownMenuLabel>),
  DropdownMenuSeparator: (p) => menu(<M.DropdownMenuSeparator {...p} />),
  FormDescription: (p) => <Field inside={<F.FormItem><F.FormDescription {...p}>x</F.FormDescription></F.FormItem>} />,
  FormItem: (p) => <Field inside={<F.FormItem {...p}>x</F.FormItem>} />,
  FormLabel: (p) => <Field inside={<F.FormItem><F.FormLabel {...p}>x</F.FormLabel></F.FormItem>} />,
  FormMessage: (p) => <Field inside={<F.FormItem><F.FormMessage {...p}>x</F.FormMessage></F.FormItem>} />,
  ScrollArea: (p) => <ScrollArea {...p}>x</ScrollArea>,
  SelectContent: (p) => <S.Select open value="y"><S.SelectTrigger>x</S.SelectTrigger><S.SelectContent {...p}><S.SelectItem value="x">x</S.SelectItem></S.SelectContent></S.Select>,
  SelectGroup: (p) => select(<S.SelectGroup {...p}><S.SelectItem value="x">x</S.SelectItem></S.SelectGroup>),
  SelectLabel: (p) => select(<S.SelectGroup><S.SelectLabel {...p}>x</S.SelectLabel></S.SelectGroup>),
  SelectSeparator: (p) => select(<S.SelectSeparator {...p} />),
  SheetDescription: (p) => sheet(<SH.SheetDescription {...p}>x</SH.SheetDescription>),
  SheetHeader: (p) => sheet(<SH.SheetHeader {...p}>x</SH.SheetHeader>),
  Spinner: (p) => <Spinner {...p} />,
  TableBody: (p) => <table><TB.TableBody {...p}><tr><td>x</td></tr></TB.TableBody></table>,
  TableCaption: (p) => <table><TB.TableCaption {...p}>x</TB.TableCaption><tbody><tr><td>x</td></tr></tbody></table>,
  TableFooter: (p) => <table><TB.TableFooter {...p}><tr><td>x</td></tr></TB.TableFooter></table>,
  TableHeader: (p) => <table><TB.TableHeader {...p}><tr><th>x</th></tr></TB.TableHeader></table>,
  Tabs: (p) => <T.Tabs {...p} value="x">x</T.Tabs>,
  TooltipContent: (p) => <TT.TooltipProvider><TT.Tooltip open><TT.TooltipTrigger>x</TT.TooltipTrigger><TT.TooltipContent {...p}>x</TT.TooltipContent></TT.Tooltip></TT.TooltipProvider>,
  TooltipTrigger: (p) => <TT.TooltipProvider><TT.Tooltip><TT.TooltipTrigger {...p}>x</TT.TooltipTrigger></TT.Tooltip></TT.TooltipProvider>,
  AccordionTrigger: (p) => <A.Accordion type="single"><A.AccordionItem value="x"><A.AccordionTrigger {...p}>x</A.AccordionTrigger></A.AccordionItem></A.Accordion>,
  Alert: (p) => <Alert {...p}>x</Alert>,
  AlertDescription: (p) => <AlertDescription {...p}>x</AlertDescription>,
  AlertDialogContent: (p) => <AD.AlertDialog open><AD.AlertDialogContent {...p}><AD.AlertDialogTitle>x</AD.AlertDialogTitle></AD.AlertDialogContent></AD.AlertDialog>,
  AlertDialogAction: (p) => <AD.AlertDialog open><AD.AlertDialogContent><AD.AlertDialogTitle>x</AD.AlertDialogTitle><AD.AlertDialogAction {...p}>x</AD.AlertDialogAction></AD.AlertDialogContent></AD.AlertDialog>,
  AlertDialogCancel: (p) => <AD.AlertDialog open><AD.AlertDialogContent><AD.AlertDialogTitle>x</AD.AlertDialogTitle><AD.AlertDialogCancel {...p}>x</AD.AlertDialogCancel></AD.AlertDialogContent></AD.AlertDialog>,
  AlertDialogTitle: (p) => <AD.AlertDialog open><AD.AlertDialogContent><AD.AlertDialogTitle {...p}>x</AD.AlertDialogTitle></AD.AlertDialogContent></AD.AlertDialog>,
  AlertDialogTrigger: (p) => <AD.AlertDialog><AD.AlertDialogTrigger {...p}>x</AD.AlertDialogTrigger></AD.AlertDialog>,
  AlertTitle: (p) => <AlertTitle {...p}>x</AlertTitle>,
  Avatar: (p) => <Avatar {...p}>x</Avatar>,
  Badge: (p) => <Badge {...p}>x</Badge>,
  Breadcrumb: (p) => <B.Breadcrumb {...p}>x</B.Breadcrumb>,
  Button: (p) => <Button {...p}>x</Button>,
  Card: (p) => <C.Card {...p}>x</C.Card>,
  CardContent: (p) => <C.CardContent {...p}>x</C.CardContent>,
  CardDescription: (p) => <C.CardDescription {...p}>x</C.CardDescription>,
  CardFooter: (p) => <C.CardFooter {...p}>x</C.CardFooter>,
  CardHeader: (p) => <C.CardHeader {...p}>x</C.CardHeader>,
  CardTitle: (p) => <C.CardTitle {...p}>x</C.CardTitle>,
  Checkbox: (p) => <Checkbox {...p} />,
  DialogContent: (p) => <D.Dialog open><D.DialogContent {...p}><D.DialogTitle>x</D.DialogTitle></D.DialogContent></D.Dialog>,
  DialogTrigger: (p) => <D.Dialog><D.DialogTrigger {...p}>x</D.DialogTrigger></D.Dialog>,
  DialogTitle: (p) => <D.Dialog open><D.DialogContent><D.DialogTitle {...p}>x</D.DialogTitle></D.DialogContent></D.Dialog>,
  DropdownMenuContent: (p) => <M.DropdownMenu open><M.DropdownMenuTrigger>x</M.DropdownMenuTrigger><M.DropdownMenuContent {...p}>x</M.DropdownMenuContent></M.DropdownMenu>,
  DropdownMenuItem: (p) => <M.DropdownMenu open><M.DropdownMenuTrigger>x</M.DropdownMenuTrigger><M.DropdownMenuContent><M.DropdownMenuItem {...p}>x</M.DropdownMenuItem></M.DropdownMenuContent></M.DropdownMenu>,
  DropdownMenuTrigger: (p) => <M.DropdownMenu><M.DropdownMenuTrigger {...p}>x</M.DropdownMenuTrigger></M.DropdownMenu>,
  Input: (p) => <Input {...p} />,
  Label: (p) => <Label {...p}>x</Label>,
  PopoverContent: (p) => <P.Popover open><P.PopoverTrigger>x</P.PopoverTrigger><P.PopoverContent {...p}>x</P.PopoverContent></P.Popover>,
  PopoverTrigger: (p) => <P.Popover><P.PopoverTrigger {...p}>x</P.PopoverTrigger></P.Popover>,
  Progress: (p) => <Progress {...p} value={5} />,
  RadioGroup: (p) => <RadioGroup {...p}><RadioGroupItem value="x" /></RadioGroup>,
  RadioGroupItem: (p) => <RadioGroup><RadioGroupItem {...p} value="x" /></RadioGroup>,
  SelectItem: (p) => <S.Select open value="y"><S.SelectTrigger>x</S.SelectTrigger><S.SelectContent><S.SelectItem {...p} value="x">x</S.SelectItem></S.SelectContent></S.Select>,
  SelectTrigger: (p) => <S.Select value="x"><S.SelectTrigger {...p}><S.SelectValue /></S.SelectTrigger></S.Select>,
  Separator: (p) => <Separator {...p} />,
  SheetContent: (p) => <SH.Sheet open><SH.SheetContent {...p}><SH.SheetTitle>x</SH.SheetTitle></SH.SheetContent></SH.Sheet>,
  SheetTitle: (p) => <SH.Sheet open><SH.SheetContent><SH.SheetTitle {...p}>x</SH.SheetTitle></SH.SheetContent></SH.Sheet>,
  SheetTrigger: (p) => <SH.Sheet><SH.SheetTrigger {...p}>x</SH.SheetTrigger></SH.Sheet>,
  Skeleton: (p) => <Skeleton {...p} />,
  Slider: (p) => <Slider {...p} defaultValue={[5]} />,
  Switch: (p) => <Switch {...p} />,
  Table: (p) => <TB.Table {...p}><thead><tr><th>x</th></tr></thead><tbody><tr><td>x</td></tr></tbody></TB.Table>,
  TableCell: (p) => table(<tr><TB.TableCell {...p}>x</TB.TableCell></tr>),
  TableHead: (p) => table(<tr><TB.TableHead {...p}>x</TB.TableHead></tr>),
  TableRow: (p) => table(<TB.TableRow {...p}><td>x</td></TB.TableRow>),
  TabsContent: (p) => <T.Tabs value="x"><T.TabsContent {...p} value="x">x</T.TabsContent></T.Tabs>,
  TabsList: (p) => <T.Tabs value="x"><T.TabsList {...p}><T.TabsTrigger value="x">x</T.TabsTrigger></T.TabsList></T.Tabs>,
  TabsTrigger: (p) => <T.Tabs value="x"><T.TabsList><T.TabsTrigger {...p} value="x">x</T.TabsTrigger></T.TabsList></T.Tabs>,
  Textarea: (p) => <Textarea {...p} />,
  Toggle: (p) => <Toggle {...p}>x</Toggle>,
  ToggleGroup: (p) => <TG.ToggleGroup type="single" {...p}><TG.ToggleGroupItem value="x">x</TG.ToggleGroupItem></TG.ToggleGroup>,
  ToggleGroupItem: (p) => <TG.ToggleGroup type="single"><TG.ToggleGroupItem {...p} value="x">x</TG.ToggleGroupItem></TG.ToggleGroup>,
};
