### How one writes from an address in one’s own mail program.

write-title = Write from another address
# $address (String) - the address to write from
write-title-address = Write from { $address }
write-lead = You write in your own mail program. Add the address there once; then you can choose it for each message.
write-server-heading = Server and password stay as they are
write-server-text = Your program keeps sending through your organization’s server, with the username and password that you already use there. Do not enter the other address’s SMTP server in the program: Fromline hands your mail to the server that was chosen when the address was added.
write-programs-heading = How to do it in your mail program
write-account = your account
write-program-outlook-classic = Outlook (classic)
write-program-outlook-new = Outlook (new)
write-cannot = cannot
write-unknown = not known
write-cannot-text = It cannot: it offers no further address for an account like yours. Write from this address with another program.
write-unknown-text = It is not known whether it can: nothing reliable was found about it. If you try, check the sender of the first message that arrives.

## What to do

write-step-open = Open in the program:
write-step-hold = Press and hold your identity there, then choose:
write-step-message = In the message you are writing, choose:
write-step-enter = Enter the address and the name that recipients should see, and save.
# $address (String) - the address to write from
write-step-enter-address = Enter { $address } and the name that recipients should see, and save.
write-step-type = Type the address.
# $address (String) - the address to write from
write-step-type-address = Type { $address }.
write-step-server = Leave the outgoing server (SMTP) as it is.
write-step-choose = When you write or reply, choose the address as the sender.
# $address (String) - the address to write from
write-step-choose-address = When you write or reply, choose { $address } as the sender.
write-step-configure = Put this into its configuration:
write-step-run = Start it with:
write-step-by-hand = Add the address by hand in the settings of your account. We do not know what the program’s menus are called.
write-words-english = These are the program’s English terms: we do not know those in your language.

## When one answers

write-answers = When you reply
write-answers-addressed = It chooses this address if the message names it in To or Cc; if your primary address is there, too, it may choose that one. It replies to mail from a mailing list, or sent to you as Bcc, from your primary address.
write-answers-delivered = It chooses this address if the message names it in To or Cc, and also if only the header says that it was delivered there, as with a mailing list.
write-answers-account = It always replies from your primary address, and so reveals it to anyone who wrote to this one. Choose the sender again in each reply.
write-answers-configured = It replies from your primary address unless its configuration contains this:
write-answers-unknown = It is not known which address it chooses. Check the sender before you send a reply.

## What it sends

write-sends = What it sends
write-sends-quiet = Only this address, as author and as envelope sender.
write-sends-sender = Your primary address, too, as Sender and as envelope sender. If the address’s own SMTP server delivers, Fromline removes the Sender and replaces the envelope sender, and recipients do not see your primary address.
write-sends-envelope = Your primary address, too, as envelope sender. If the address’s own SMTP server delivers, Fromline replaces it, and recipients do not see it.
write-sends-untraced = This address as author. Nothing else it writes was examined.

## What else to know of a program

write-note-microsoft-only = It offers aliases of Microsoft accounts only.
write-note-no-exchange = It can with an IMAP account, not with an Exchange account.
write-note-sent = The copy in its folder of sent messages shows your primary address.
write-note-deleted = If the address is deleted in the program while a message waits there, the message goes out from your primary address, and nothing tells you.
write-note-receipt = It decides when a message arrives, and only then: replies to older mail come from your primary address.
# $label (String) - the label of a field, as the program writes it
write-note-recognises = Its field { $label } only recognizes addresses; it does not let you send from them.
write-note-default = It has an option that makes every reply come from the default identity. Leave it off.
write-note-mailcow = In mailcow’s SOGo you can also type the address where you write.

## How it is known

write-seen = How we know
# $version (String) - the version that was run or read, or the years of the reports
# $day (String) - the day of that
write-seen-run = The program was run, and what arrived was examined: version { $version }, { $day }.
# $version (String) - the version that was run or read, or the years of the reports
# $day (String) - the day of that
write-seen-read = Its source code or language files were read: version { $version }, { $day }.
# $version (String) - the version that was run or read, or the years of the reports
# $day (String) - the day of that
write-seen-told = Reported by others ({ $version }); collected on { $day }.
# $day (String) - the day of that
write-seen-none = Looked for on { $day }.

## Whether it works

write-test-heading = Check that it works
write-test-text = Write from this address to another one of yours. The sender there should be the one that the test message shows.
write-test-link = Send a test message to compare
write-test-received = Paste the headers of what arrived
write-test-refused = If your program says that the message was not sent, look at the reason it gives: most often the address is not confirmed yet, is suspended, or is spelled differently.

## What discloses the primary address

write-care-heading = Check the sender when you reply
write-care-list = Mail from a mailing list, or sent to you as Bcc, was answered from the primary address by every program that we ran. Choose this address before you send.
write-care-forward = Forwarding a message, or editing an old one as new, also starts with the primary address.
write-care-attached = A message that you forward as an attachment keeps its headers, which contain your primary address. Forward its text instead.
write-care-reply-to = If the address’s own SMTP server delivers, Fromline removes a reply-to address that is your primary one. If you want replies there, enter it on the address’s page.
write-care-returned = What the address’s own SMTP server cannot deliver comes back to that address, not to your primary one.

## On the telephone

write-phone-heading = On your phone
write-phone-text = Scan this code with the phone you write on to open this page there.
write-phone-alt = QR code that leads to this page
write-guide = How to add an address
