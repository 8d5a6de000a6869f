"use client";

// toast() shows a message from anywhere; <ToastHost /> is where it appears: once in an app.
// Brought by ds-adapter because Carbon has no such function. It is yours: change it, it is never overwritten.

import { ActionableNotification, ToastNotification } from "@carbon/react";
import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { createRoot } from "react-dom/client";

export interface ToastOptions {
  title?: ReactNode;
  subtitle?: ReactNode;
  /** "info" if none is given. */
  kind?: "info" | "success" | "warning" | "error";
  /** Milliseconds until it goes by itself; Infinity keeps it there. */
  timeout?: number;
  action?: { label: string; onClick: () => void };
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

/** As long as no <ToastHost /> is in the app, toasts appear too, outside of the app's own Theme. */
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

  const { id, open, title, subtitle, kind = "info", timeout = 5000, action } = current;
  if (!open) return null;

  const close = () => {
    if (state.current?.id === id) update({ current: { ...current, open: false } });
  };
  const content = (
    <>
      {title != null && <div className="cds--toast-notification__title">{title}</div>}
      {subtitle != null && <div className="cds--toast-notification__subtitle">{subtitle}</div>}
    </>
  );
  return (
    <div style={{ position: "fixed", right: "1rem", bottom: "1rem", zIndex: 9000 }}>
      {action ? (
        <ActionableNotification
          key={id}
          kind={kind}
          inline={false}
          actionButtonLabel={action.label}
          onActionButtonClick={() => {
            action.onClick();
            close();
          }}
          onClose={() => {
            close();
            return false;
          }}
        >
          {content}
        </ActionableNotification>
      ) : (
        <ToastNotification
          key={id}
          kind={kind}
          role={kind === "error" || kind === "warning" ? "alert" : "status"}
          aria-label="Close"
          timeout={timeout > LONGEST ? 0 : timeout}
          onClose={() => {
            close();
            return false;
          }}
        >
          {content}
        </ToastNotification>
      )}
    </div>
  );
}
