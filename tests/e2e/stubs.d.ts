// Packages and files that fixture pages import and that are not installed for it: only what the pages use of them.

declare module "next/link" {
  export default function Link(props: React.ComponentProps<"a">): React.ReactNode;
}

declare module "next/image" {
  export default function Image(props: React.ComponentProps<"img">): React.ReactNode;
}

declare module "next/navigation" {
  export function useRouter(): { push(path: string): void; refresh(): void; back(): void };
  export function usePathname(): string;
}

declare module "wouter" {
  export function Link(props: React.ComponentProps<"a"> & { to?: string }): React.ReactNode;
  export function useLocation(): [string, (path: string) => void];
}

declare module "@/components/ui/drawer" {
  type Props = { children?: React.ReactNode; asChild?: boolean };
  export function Drawer(props: Props): React.ReactNode;
  export function DrawerTrigger(props: Props): React.ReactNode;
  export function DrawerContent(props: Props): React.ReactNode;
  export function DrawerHeader(props: Props): React.ReactNode;
  export function DrawerTitle(props: Props): React.ReactNode;
  export function DrawerFooter(props: Props): React.ReactNode;
  export function DrawerClose(props: Props): React.ReactNode;
}

declare module "@/hooks/use-fleet" {
  export function useFleet(): { dispatch: () => void };
}

declare module "@/components/ui/command";
declare module "@/components/ui/context-menu";
declare module "@/components/ui/hover-card";
declare module "@/components/ui/menubar";
declare module "recharts" {
  export function BarChart(props: { data: unknown[]; children: React.ReactNode }): React.ReactNode;
  export function Bar(props: { dataKey: string }): React.ReactNode;
}

declare module "@/components/ui/carousel" {
  export function Carousel(props: React.ComponentProps<"div">): React.ReactNode;
  export function CarouselContent(props: React.ComponentProps<"div">): React.ReactNode;
  export function CarouselItem(props: React.ComponentProps<"div">): React.ReactNode;
  export function CarouselNext(props: React.ComponentProps<"button">): React.ReactNode;
  export function CarouselPrevious(props: React.ComponentProps<"button">): React.ReactNode;
}

declare module "@/components/ui/chart" {
  export function ChartContainer(props: React.ComponentProps<"div"> & { config: object }): React.ReactNode;
  export function ChartTooltip(props: { content: React.ReactNode }): React.ReactNode;
  export function ChartTooltipContent(): React.ReactNode;
}

declare module "sonner" {
  interface Options {
    description?: React.ReactNode;
    duration?: number;
    position?: string;
    action?: { label: React.ReactNode; onClick: (event: React.MouseEvent<HTMLButtonElement>) => void };
  }
  type Show = (message: React.ReactNode, options?: Options) => string | number;
  export const toast: Show & Record<"message" | "success" | "info" | "warning" | "error" | "loading", Show> & {
    promise(promise: Promise<unknown>, says: Record<"loading" | "success" | "error", string>): void;
    dismiss(id?: string | number): void;
  };
  export function Toaster(props: { position?: string; richColors?: boolean }): React.ReactNode;
}

declare module "@/components/ui/sonner" {
  export { Toaster } from "sonner";
}

declare module "@/lib/berths" {
  export function pick(berth: string): void;
}

declare module "@/lib/track" {
  export function track(what: unknown): void;
}

declare module "@/lib/tools" {
  export function lend(tool: string): Promise<void>;
  export function remind(tool: string): Promise<void>;
  export function borrow(tool: string): Promise<void>;
  export function giveBack(tool: string): void;
  export function save(): Promise<void>;
  export function report(what: unknown): void;
}

declare module "@/components/ui/resizable" {
  export function ResizablePanelGroup(props: React.ComponentProps<"div"> & { direction: "horizontal" | "vertical" }): React.ReactNode;
  export function ResizablePanel(props: React.ComponentProps<"div"> & { defaultSize?: number }): React.ReactNode;
  export function ResizableHandle(): React.ReactNode;
}

declare module "@/components/ui/calendar" {
  type Props = { mode: "single"; selected?: Date; onSelect: (day: Date | undefined) => void; initialFocus?: boolean };
  export function Calendar(props: Props): React.ReactNode;
}

declare module "@/components/ui/sidebar" {
  export function SidebarProvider(props: React.ComponentProps<"div">): React.ReactNode;
  export function Sidebar(props: React.ComponentProps<"div"> & { collapsible?: "offcanvas" | "icon" | "none" }): React.ReactNode;
  export function SidebarContent(props: React.ComponentProps<"div">): React.ReactNode;
  export function SidebarMenu(props: React.ComponentProps<"ul">): React.ReactNode;
  export function SidebarMenuItem(props: React.ComponentProps<"li">): React.ReactNode;
  export function SidebarMenuButton(props: React.ComponentProps<"button">): React.ReactNode;
  export function SidebarTrigger(props: React.ComponentProps<"button">): React.ReactNode;
}

declare module "@/components/ui/navigation-menu" {
  type LinkProps = React.ComponentProps<"a"> & { asChild?: boolean; active?: boolean };
  export function NavigationMenu(props: React.ComponentProps<"nav">): React.ReactNode;
  export function NavigationMenuList(props: React.ComponentProps<"ul">): React.ReactNode;
  export function NavigationMenuItem(props: React.ComponentProps<"li">): React.ReactNode;
  export function NavigationMenuTrigger(props: React.ComponentProps<"button">): React.ReactNode;
  export function NavigationMenuContent(props: React.ComponentProps<"div">): React.ReactNode;
  export function NavigationMenuLink(props: LinkProps): React.ReactNode;
  export function navigationMenuTriggerStyle(): string;
}
