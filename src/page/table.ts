import { isTag, isText, type ChildNode, type Element } from "domhandler";

/** Longer cells are passages of a page laid out by a table. */
const longestCell = 600;

/** Whether a table holds data; one that holds blocks, another table or a single column only arranges the page. */
export function isDataTable(table: Element): boolean {
  const stack: ChildNode[] = [...table.children];
  let widest = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isText(node)) {
      if (node.data.length > longestCell && node.data.trim().length > longestCell) return false;
    } else if (isTag(node)) {
      if (layoutTags.has(node.name)) return false;
      if (node.name === "tr") widest = Math.max(widest, countCells(node));
      stack.push(...node.children);
    }
  }
  return widest > 1;
}

const layoutTags: ReadonlySet<string> = new Set([
  "table",
  "h1",
  "h2",
  "article",
  "section",
  "form",
  "blockquote",
  "figure",
]);

function countCells(row: Element): number {
  return row.children.filter((child) => isTag(child) && (child.name === "td" || child.name === "th")).length;
}
