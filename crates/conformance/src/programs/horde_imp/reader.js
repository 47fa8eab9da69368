// Each function looks at the page once and returns null for "not yet".

function login(user, password) {
  const form = document.querySelector("#horde_login");
  if (!form || document.readyState !== "complete") return null;
  form.querySelector("[name=horde_user]").value = user;
  form.querySelector("[name=horde_pass]").value = password;
  form.querySelector("[type=submit]").click();
  return true;
}

function left() {
  return (document.readyState === "complete" && !document.querySelector("#horde_login")) || null;
}

function visible(element) {
  return element.getClientRects().length > 0;
}

// The page holds only the rows that its window has room for.
function row(stem) {
  const rows = [...document.querySelectorAll(".vpRow")].filter(visible);
  const found = rows.find((row) => row.querySelector(".msgSubject").innerText.trim() === stem);
  if (!found && rows.length > 0) {
    const views = DimpBase.viewport;
    const [first, size] = [views.currentOffset(), views.getPageSize()];
    views.scrollTo(first + size >= views.getMetaData("total_rows") ? 1 : first + size, { noupdate: false });
  }
  return found ?? null;
}

function column(stem) {
  return row(stem)?.querySelector(".msgFrom").innerText.trim() ?? null;
}

// Each address is a button of its own. Here, a comma stands between two of them.
function addresses(cell) {
  const texts = [...cell.childNodes].flatMap((node) => {
    const isGroup = node.childElementCount > 0;
    return isGroup ? [...node.childNodes] : [node];
  });
  const all = texts.map((node) => (node.innerText ?? node.textContent).trim()).filter((text) => text !== "");
  return all.join(", ").replaceAll(":, ", ": ");
}

// "SUBJECT from NAME", in one line.
function opened(stem) {
  const head = document.querySelector("#msgHeadersColl");
  const body = document.querySelector("#messageBody");
  if (!body?.innerText.includes(`Body of ${stem}.`)) return null;
  if (!visible(head) || head.querySelector(".subject").innerText.trim() !== stem) return null;
  const from = head.querySelector(".from");
  const text = addresses(from);
  if (!visible(from) || text === "") return [];
  return [{ field: "from", label: from.previousSibling.textContent.trim(), text }];
}

function expand() {
  const arrow = document.querySelector("#th_expand");
  return arrow && visible(arrow) ? arrow : null;
}

function collapse() {
  const arrow = document.querySelector("#th_collapse");
  return arrow && visible(arrow) ? arrow : null;
}

function expanded() {
  if (!collapse()) return null;
  const rows = [...document.querySelectorAll("#msgHeaders thead tr")].filter(visible);
  return rows.map((row) => [row.cells[0].innerText.trim(), addresses(row.cells[1])]);
}
