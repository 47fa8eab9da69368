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
