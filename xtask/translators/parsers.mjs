// What the two parsers of Fluent for JavaScript read in files: prints, for each, the patterns of its messages in a common form.
//
// node parsers.mjs FOLDER_OF_PACKAGES FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [packages, ...files] = process.argv.slice(2);
const require = createRequire(`${packages}/`);
const { FluentResource } = await import(require.resolve("@fluent/bundle"));
const { parse, serialize } = await import(require.resolve("@fluent/syntax"));

/** Joins neighbouring texts, which parsers cut at different places. */
function joined(elements) {
  const all = [];
  for (const element of elements) {
    if (typeof element === "string" && typeof all.at(-1) === "string") all[all.length - 1] += element;
    else all.push(element);
  }
  return all;
}

function ofSyntax(pattern) {
  return joined(pattern.elements.map((element) => (element.type === "TextElement" ? element.value : expression(element.expression))));
}

function expression(node) {
  switch (node.type) {
    case "StringLiteral":
      return ["string", node.parse().value];
    case "VariableReference":
      return ["variable", node.id.name];
    case "MessageReference":
      return ["message", node.id.name];
    case "TermReference":
      return ["term", node.id.name];
    case "SelectExpression": {
      const variants = node.variants.map((one) => [one.key.name ?? one.key.value, ofSyntax(one.value)]);
      const star = node.variants.findIndex((one) => one.default);
      return ["select", expression(node.selector), variants, star];
    }
  }
  throw new Error(`an unexpected ${node.type}`);
}

function ofBundle(pattern) {
  const elements = typeof pattern === "string" ? [pattern] : pattern;
  return joined(elements.map((element) => (typeof element === "string" ? element : resolved(element))));
}

function resolved(node) {
  switch (node.type) {
    case "str":
      return ["string", node.value];
    case "var":
      return ["variable", node.name];
    case "mesg":
      return ["message", node.name];
    case "term":
      return ["term", node.name];
    case "select": {
      const variants = node.variants.map((one) => [String(one.key.value), ofBundle(one.value)]);
      return ["select", resolved(node.selector), variants, node.star];
    }
  }
  throw new Error(`an unexpected ${node.type}`);
}

const said = {};
for (const file of files) {
  const text = readFileSync(file, "utf8");
  const resource = parse(text, { withSpans: false });
  const messages = resource.body.filter((entry) => entry.type === "Message" || entry.type === "Term");
  const id = (entry) => (entry.type === "Term" ? `-${entry.id.name}` : entry.id.name);
  said[file] = {
    syntax: Object.fromEntries(messages.map((entry) => [id(entry), ofSyntax(entry.value)])),
    bundle: Object.fromEntries(new FluentResource(text).body.map((entry) => [entry.id, ofBundle(entry.value)])),
    saved: serialize(resource, {}) === text,
  };
}
console.log(JSON.stringify(said));
