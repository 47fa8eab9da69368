// Runs in Thunderbird; its arguments are a command and what that takes.

const [command, stem] = arguments;
const main = Services.wm.getMostRecentWindow("mail:3pane");
const pane = main?.document.getElementById("tabmail")?.currentAbout3Pane;
if (!pane?.threadTree) {
  return null; // Still starting.
}
const reader = pane.messageBrowser.contentWindow.document;

const visible = element => element?.checkVisibility() && element.getBoundingClientRect().width > 1;

/** The row of the message whose subject is `stem`. */
function index() {
  const all = [...Array(pane.gDBView?.rowCount ?? 0).keys()];
  return all.find(row => pane.gDBView.getMsgHdrAt(row).subject == stem);
}

/** The lines of one field: a recipient stands in one line or in two. */
function lines(box) {
  const heading = box.querySelector(".row-heading");
  const label = visible(heading) ? heading.innerText : "";
  const texts = [...box.querySelectorAll("li")].filter(visible).flatMap(recipient => {
    const parts = recipient.querySelectorAll(
      ".recipient-single-line, .recipient-multi-line-name, .recipient-multi-line-address"
    );
    return [...parts].filter(visible).map(part => part.innerText.trim());
  });
  // The second line of a recipient without an address is empty.
  return texts.filter(Boolean).map((text, at) => ({ field: box.dataset.headerName, label: at ? "" : label, text }));
}

const commands = {
  /** Shows the inbox; how many messages its list has. */
  folder() {
    const inbox = MailServices.accounts.localFoldersServer.rootFolder.getChildNamed("Inbox");
    if (pane.gFolder != inbox) {
      pane.displayFolder(inbox.URI);
    }
    return pane.gDBView?.rowCount ?? 0;
  },

  /** View > Headers > All. */
  all() {
    main.goDoCommand("cmd_viewAllHeader");
    return true;
  },

  /** Opens a message as a click on its row does. */
  open() {
    pane.threadTree.scrollToIndex(index(), true);
    pane.threadTree.selectedIndex = index();
    return true;
  },

  /** What its row and its head show, once both do; `all` tells whether all headers are there. */
  read() {
    const row = pane.threadTree.getRowAtIndex(index());
    const subject = reader.getElementById("expandedsubjectBox");
    if (row?.querySelector(".subject").innerText != stem || subject?.innerText.trim() != stem) {
      return null;
    }
    const boxes = [...reader.querySelectorAll("#messageHeader .multi-recipient-row")].filter(
      box => ["from", "sender", "reply-to"].includes(box.dataset.headerName) && visible(box)
    );
    const top = box => box.getBoundingClientRect().top;
    const id = reader.getElementById("expandedmessage-idRow");
    return {
      list: row.querySelector(".sender").innerText.trim(),
      lines: boxes.sort((a, b) => top(a) - top(b)).flatMap(lines),
      all: !!(visible(id) && id.innerText.includes(`<${stem}@`)),
    };
  },
};

return commands[command]();
