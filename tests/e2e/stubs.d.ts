// Packages that fixture pages import and that are too large to install for it: only what the pages use of them.

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
