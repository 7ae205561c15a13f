import type { ComponentChildren } from "preact";

interface Props {
  readonly title: string;
  readonly text: string;
  /** `h1` where it is all that the page shows. */
  readonly level?: "h1" | "h2";
  readonly children?: ComponentChildren;
}

/** Where there is nothing: what that means, and what to do next. */
export function Empty({ title, text, level = "h2", children }: Props) {
  const Heading = level;
  return (
    <section class="empty">
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children}
    </section>
  );
}
