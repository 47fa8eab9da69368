### The preview: what recipients read in the From line.

preview-title = What recipients see
preview-lead = Type the addresses and compare what mail programs show, depending on who delivers the mail.
preview-arrival = Will it arrive?
preview-compare = Two ways to deliver, side by side

## The form

preview-from = Address in the From line
preview-name = Name in the From line
preview-primary = Primary address
preview-primary-hint = The address that you sign in with at your organization.
preview-primary-name = Name of the primary address
preview-reply-to = Reply-to address
preview-reply-to-hint = Leave empty if replies go to the From address.
preview-first = Program to show first
preview-first-beside = Mail program
preview-first-hint = Remembered in this browser.
preview-first-usual = The most common ones
preview-differs = Marked: what differs between the two ways.
preview-everything = All programs, grouped by what readers see
preview-language = Language of the recipient’s mail program
preview-language-own = Same as this page
preview-received = Did you receive such an email? See which route it took
preview-copy = Copy link to this preview
preview-copied = Link copied.
preview-copy-picture = Copy as picture
preview-picture-copied = Picture copied.
preview-picture-saved = Picture saved.
preview-picture-failed = The picture could not be made.
preview-copy-text = Copy as text
preview-text-copied = Text copied.
preview-not-copied = It could not be copied. Select it and copy it manually.
preview-private = What you type stays in your browser. The link carries it after the #, which no server sees. If you are signed in and ask whether mail arrives, only the From address’s domain is sent to the server.

## The two routes

preview-route-organization = Your organization’s servers deliver
preview-route-gateway = The address’s own SMTP server delivers
preview-expected = Expected
preview-arrived = Arrived

## Groups of mail programs; $total counts those whose behaviour is known

# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-on-behalf =
    { $count ->
        [one] { $count } of { $total } known programs shows “on behalf of”
       *[other] { $count } of { $total } known programs show “on behalf of”
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-sender-row =
    { $count ->
        [one] { $count } of { $total } known programs shows another address in a line of its own
       *[other] { $count } of { $total } known programs show another address in a line of its own
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-via =
    { $count ->
        [one] { $count } of { $total } known programs adds “via” and another domain
       *[other] { $count } of { $total } known programs add “via” and another domain
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-in-details =
    { $count ->
        [one] { $count } of { $total } known programs shows another address in the details
       *[other] { $count } of { $total } known programs show another address in the details
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-direct =
    { $count ->
        [one] { $count } of { $total } known programs shows only the address in the From line
       *[other] { $count } of { $total } known programs show only the address in the From line
    }
# $count (Number) - programs whose behaviour is known, more than one
preview-group-all =
    { $count ->
        [one] { $count } known program shows only the address in the From line
       *[other] All { $count } known programs show only the address in the From line
    }
# $count (Number) - programs in this group
preview-group-unknown =
    { $count ->
        [one] Not known: { $count } program
       *[other] Not known: { $count } programs
    }

## A card

preview-in-list = In the message list:
preview-in-message = In the opened message:
preview-in-details = After opening the details:
preview-assumed = Not known. What you see here is assumed.
preview-evidence-all = Why, and how do we know?
preview-perhaps = Perhaps:
preview-layout-neutral = Layout not known: drawn neutrally

## What is drawn, for whoever listens

# $text (String) - what the program writes there
preview-says-list = In the message list: { $text }
# $text (String) - what the program writes there
preview-says-message = In the opened message: { $text }
# $text (String) - what the program writes there
preview-says-sign = The program adds: { $text }
# $text (String) - what the program writes there
preview-says-details = After opening the details: { $text }
# $text (String) - what the program writes there
preview-says-perhaps = Perhaps: { $text }

## Choosing programs

preview-filter-platform = Programs
preview-filter-effect = What readers see
preview-filter-usual = Desktop, browser and phone
preview-filter-everything = All, also in the terminal
preview-filter-all = All
preview-platform-desktop = For the desktop
preview-platform-web = In the browser
preview-platform-mobile = For phones and tablets
preview-platform-terminal = In the terminal
preview-effect-on-behalf = “On behalf of”
preview-effect-sender-row = Another address in a line of its own
preview-effect-via = “Via” and another domain
preview-effect-in-details = Another address in the details
preview-effect-direct = Only the From address
preview-effect-unknown = Not known

## Programs whose name is a description

preview-program-gmail-web = Gmail (web)
preview-program-outlook-classic = Outlook (classic, Windows)
preview-program-outlook-web = Outlook on the web, new Outlook, Outlook.com
preview-program-outlook-mac = Outlook for Mac
preview-program-thunderbird-show-sender = Thunderbird with showSender
preview-program-thunderbird-android = Thunderbird for Android, K-9
preview-program-kmail-fancy = KMail with fancy headers
preview-program-evolution-exchange = Evolution, mail of an Exchange account
preview-program-notmuch-emacs = Notmuch in Emacs
preview-program-neomutt-all-headers = NeoMutt without system settings

## The official help page's wording

preview-help-title = In the words of the official help page
# $alias (String) - the address in the From line
# $primary (String) - the primary address
preview-help-sentence = { $alias } on behalf of { $primary }
preview-help-note = The help page does not name a program. Programs that do show it put the primary address first.
