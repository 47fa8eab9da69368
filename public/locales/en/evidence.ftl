### Why mail programs show what they show, and how that is known. Read on demand.

evidence-grade-a-run = A-run: the program was run and watched.
evidence-grade-a = A: the program’s source code was read.
evidence-grade-b = B: the vendor documents it.
evidence-grade-c = C: users report it.
evidence-grade-d = D: nothing reliable was found.
# $source (String) - file, page or report
# $version (String) - version that was read or run
evidence-source = Source: { $source }. Version: { $version }.
# $grade (String) - A, B, C or D, as above
# $source (String) - file, page or report
# $version (String) - version that was read
evidence-layout-list = Places in the message list ({ $grade }): { $source }. Version: { $version }.
# $grade (String) - A, B, C or D, as above
# $source (String) - file, page or report
# $version (String) - version that was read
evidence-layout-message = Places in the opened message ({ $grade }): { $source }. Version: { $version }.

## Why a program shows what it shows

# $client (String) - the mail program's name
evidence-why-no-sender = The message has no Sender header, so { $client } has only the author to show.
# $client (String) - the mail program's name
evidence-why-hidden = { $client } does not show the Sender header.
# $client (String) - the mail program's name
evidence-why-equal = The Sender header names the author, and { $client } leaves it out.
# $client (String) - the mail program's name
evidence-why-on-behalf = The Sender header names someone other than the author, and { $client } puts it first.
# $client (String) - the mail program's name
evidence-why-sender-row = { $client } gives the Sender header a line of its own.
# $client (String) - the mail program's name
evidence-why-in-details = { $client } shows the Sender header once details or all headers are opened.
# $client (String) - the mail program's name
# $domain (String) - the domain of SPF or DKIM
evidence-why-via = { $client } does not look at the Sender header: { $domain } vouches for the message, and that is not the domain of the From address.
# $client (String) - the mail program's name
# $domain (String) - the domain of SPF or DKIM
evidence-why-via-in-details = { $client } does not look at the Sender header: { $domain } vouches for the message, and the details say so.
# $client (String) - the mail program's name
evidence-why-vouched-for = { $client } does not look at the Sender header: the domain of the From address vouches for the message.
# $client (String) - the mail program's name
evidence-why-not-vouched-for = No domain vouches for the message, and { $client } marks it.
# $client (String) - the mail program's name
evidence-why-domains-not-known = What { $client } shows depends on SPF and DKIM, and their results are not known.
# $client (String) - the mail program's name
evidence-why-every-from = The message has more than one From field, and { $client } was seen to show all of them.
# $client (String) - the mail program's name
evidence-why-first-from = The message has more than one From field, and { $client } was seen to show the first.
# $client (String) - the mail program's name
evidence-why-last-from = The message has more than one From field, and { $client } was seen to show the last.
# $client (String) - the mail program's name
evidence-why-from-not-known = The message has more than one From field. Which of them { $client } shows is not known.
# $client (String) - the mail program's name
evidence-why-not-known = It is not known how { $client } shows it. What the details say is assumed.

## How a program was examined, and what is assumed

evidence-remark-terminal = It was run in a terminal.
evidence-remark-window = It was run on a virtual screen, and its windows were read.
evidence-remark-browser = It was run in a browser, and its pages were read.
evidence-remark-debian = It had Debian’s settings.
evidence-remark-no-settings = It was run without the system’s settings, which hide header fields.
evidence-remark-show-sender = Its setting mailnews.headers.showSender was switched on.
evidence-remark-all-headers = The details are what it adds when all headers are shown.
evidence-remark-all-headers-menu = All headers are shown by a command in its menu.
evidence-remark-english = It is in English, whatever the reader’s language.
evidence-remark-envelope = Above the header fields, it shows the line that separates messages in an mbox file, with the envelope sender.
evidence-remark-envelope-with-all = With all headers, it also shows the line that separates messages in an mbox file, with the envelope sender.
evidence-remark-exchange = The Exchange account adds a field of its own to such a message, and that field decides.
evidence-remark-imap-server = What it shows of an unusual From field depends on the mail server. It was run on Dovecot.
evidence-remark-horde = It was run with its dynamic view. An address appears when the pointer rests on the name. For a message without a From field, it shows the sender of the message opened before.
evidence-remark-apple-ios = One or two taps show the address; it cannot show all headers. With an Exchange account, it is told about a Sender; what it shows then is not known.
evidence-remark-gmail-mobile = The words are those of the app’s open-source base. Today’s app was not read, and its words for Reply-To are assumed.
evidence-remark-outlook-web = Reports disagree about whether it shows a Sender field.
evidence-remark-outlook-mac = It is assumed to show what Outlook on Windows shows.
evidence-remark-libero = Its pages are those of Open-Xchange App Suite, as their scripts say. Today’s version and its words were not read.
evidence-remark-tuta = It is assumed that Tuta’s server takes the Sender field for the technical sender.
evidence-remark-zoho = The help does not say whether the Sender field or the envelope sender decides. SPF and DKIM are assumed to decide.
evidence-remark-polish-assumed = Its Polish words are assumed.
evidence-remark-words-assumed = Its Italian and Polish words are assumed.
evidence-remark-words-not-read = Its Italian and Polish words were not read.
evidence-remark-layout-seen = It was run, and pictures of its window were examined.
evidence-remark-layout-tap = The name stands alone; a tap shows the address.
evidence-remark-layout-arrow = An arrow appears after the name when the pointer is on it.
evidence-remark-layout-open-base = This is the app’s open-source base, not today’s app.
evidence-remark-layout-gmail = “Via” follows the address, and an arrow is below the name.
evidence-remark-layout-two-lines = Each message has two lines and is bold until it is read.
evidence-remark-layout-outlook-web = “Via” is in the From line, and the question mark is on the sender’s photo.
evidence-remark-layout-button = The whole block is a button.
evidence-remark-layout-fairemail = Letters stand for the senders’ pictures, and there is no preview of the text.
evidence-remark-layout-zoho = “Via” is beside the sender, and a triangle shows who sent the message.
