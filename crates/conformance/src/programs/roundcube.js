// Each function looks at the page once and returns null for "not yet".

function login(user, password) {
  const form = document.querySelector("#login-form");
  if (!form || document.readyState !== "complete") return null;
  form.querySelector("[name=_user]").value = user;
  form.querySelector("[name=_pass]").value = password;
  form.querySelector("[type=submit]").click();
  return true;
}

function rows() {
  return [...document.querySelectorAll("#messagelist tbody tr")];
}

function listed(count) {
  return rows().length === count || null;
}

function row(stem) {
  return rows().find((row) => row.querySelector("td.subject .subject a").innerText.trim() === stem) ?? null;
}

function column(stem) {
  return row(stem)?.querySelector(".fromto").innerText.trim() ?? null;
}

// The opened message's part of the page beside the list, once it is this message's.
function message(stem) {
  const page = document.querySelector("#messagecontframe").contentDocument;
  const subject = page?.querySelector("#message-header h2.subject")?.innerText.trim() ?? "";
  // The script of the skin writes this link's text.
  const ready = page?.readyState === "complete" && page.querySelector(".header-links a")?.innerText;
  return ready && subject === stem ? page : null;
}

function visible(element) {
  return element.getClientRects().length > 0;
}

// "From NAME on DATE" as the words before the name and the name; nothing for "On DATE", which there is without a From.
function summary(line) {
  const date = line.querySelector(".text-nowrap");
  const words = date.previousSibling;
  let [label, after] = [line.firstChild.textContent.trim(), words.textContent.trim()];
  if (words === line.firstChild) {
    // No name between the words: its place is between two blanks.
    [label, after] = words.textContent.trim().split("  ");
    if (after === undefined) return [];
  }
  const text = line.innerText.trim().slice(label.length, -`${after} ${date.innerText}`.length).trim();
  return [{ field: "from", label, text }];
}

function opened(stem) {
  const page = message(stem);
  if (!page) return null;
  const lines = [...page.querySelectorAll(".header-summary > span")].filter(visible);
  const cells = [...page.querySelectorAll(".header-headers td.header")].filter(visible);
  const table = cells.map((cell) => ({
    // "header from"
    field: cell.className.split(" ")[1].replace("replyto", "reply-to"),
    label: cell.previousElementSibling.innerText.trim(),
    text: cell.innerText.trim(),
  }));
  const fields = ["from", "sender", "reply-to"];
  return { summary: lines.flatMap(summary), table: table.filter(({ field }) => fields.includes(field)) };
}

function toggle(stem) {
  const page = message(stem);
  page?.querySelector(".header-links a").click();
  return page && true;
}
