// Put into the web page ahead of page.js: texts and pictures as Slack shows them, for a page that knows a part of both.

/** tidy shows dates by their fallback and turns Slack's three entities back, without making markup of what was escaped. */
function tidy(text) {
  return text
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, "$1")
    .replace(/&lt;([@#!h]?)/g, (_, next) => (next ? "<\u2060" + next : "<"))
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}

/** readable goes through a frame and tidies every text that is markup. */
function readable(node) {
  if (Array.isArray(node)) return node.map(readable);
  if (node === null || typeof node !== "object") return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, readable(value)]));
  const markup = node.type === "mrkdwn" || node.type === "message";
  if (markup && typeof node.text === "string") copy.text = tidy(node.text);
  // The page knows pictures by their address only; the server keeps uploads under their id.
  if (node.type === "image" && node.slack_file?.id) copy.image_url ??= `/files/-/${node.slack_file.id}/picture`;
  return copy;
}
