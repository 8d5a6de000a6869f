"use client";

// toast() shows a message from anywhere; <ToastHost /> is where it appears: once, inside the ThemeProvider.
// Brought by ds-adapter because MUI has no such function. It is yours: change it, it is never overwritten.

import { Alert, AlertTitle, Button, Snackbar, type AlertColor } from "@mui/material";
import { useEffect, useState, useSyncExternalStore, type MouseEvent, type ReactNode } from "react";
import { createRoot } from "react-dom/client";

export interface ToastOptions {
  title?: ReactNode;
  description?: ReactNode;
  /** "info" if none is given. */
  severity?: AlertColor;
  /** Milliseconds until it goes by itself; Infinity keeps it there. */
  duration?: number;
  action?: { label: ReactNode; onClick: (event: MouseEvent<HTMLButtonElement>) => void };
}

interface State {
  /** The toast on the page, or the last one while it goes: a newer one takes its place. */
  current?: ToastOptions & { id: number; open: boolean };
  /** Mounted hosts, the newest first: that one shows the toast. */
  hosts: object[];
}

const LONGEST = 2 ** 31 - 1;
const nothing: State = { hosts: [] };
const listeners = new Set<() => void>();
let state = nothing;
let count = 0;
let hasOwnHost = false;

function update(next: Partial<State>) {
  state = { ...state, ...next };
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Shows a message; a newer one takes its place. */
export function toast(options: ToastOptions): void {
  count += 1;
  update({ current: { ...options, id: count, open: true } });
  setTimeout(mountWhereNobodyDid);
}

/** As long as no <ToastHost /> is in the app, toasts appear too, with MUI's default theme. */
function mountWhereNobodyDid() {
  if (state.hosts.length > 0 || hasOwnHost) return;
  hasOwnHost = true;
  createRoot(document.body.appendChild(document.createElement("div"))).render(<ToastHost />);
}

export function ToastHost() {
  const [me] = useState(() => ({}));
  const { current, hosts } = useSyncExternalStore(subscribe, () => state, () => nothing);

  useEffect(() => {
    update({ hosts: [me, ...state.hosts] });
    return () => update({ hosts: state.hosts.filter((host) => host !== me) });
  }, [me]);

  if (!current || hosts[0] !== me) return null;

  const { id, open, title, description, severity = "info", duration = 5000, action } = current;
  const close = () => {
    if (state.current?.id === id) update({ current: { ...current, open: false } });
  };
  return (
    <Snackbar
      key={id}
      open={open}
      autoHideDuration={duration > LONGEST ? null : duration}
      anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
      onClose={(_, reason) => reason !== "clickaway" && close()}
    >
      <Alert
        severity={severity}
        role={severity === "error" || severity === "warning" ? "alert" : "status"}
        onClose={action ? undefined : close}
        action={
          action && (
            <Button
              color="inherit"
              size="small"
              onClick={(event) => {
                action.onClick(event);
                close();
              }}
            >
              {action.label}
            </Button>
          )
        }
      >
        {title != null && description != null ? <AlertTitle>{title}</AlertTitle> : title}
        {description}
      </Alert>
    </Snackbar>
  );
}
