### The preview: what recipients read in the From line.

preview-title = Co widzą odbiorcy
preview-lead = Wpisz adresy i porównaj, co pokazują programy pocztowe w zależności od tego, kto dostarcza pocztę.
preview-arrival = Czy dotrze?
preview-compare = Dwa sposoby dostarczania obok siebie

## The form

preview-from = Adres w polu Od
preview-name = Nazwa w polu Od
preview-primary = Adres podstawowy
preview-primary-hint = Adres, którym logujesz się w swojej organizacji.
preview-primary-name = Nazwa adresu podstawowego
preview-reply-to = Adres „Odpowiedź do”
preview-reply-to-hint = Zostaw puste, jeśli odpowiedzi mają trafiać na adres z pola Od.
preview-first = Program pokazywany jako pierwszy
preview-first-beside = Program pocztowy
preview-first-hint = Zapamiętane w tej przeglądarce.
preview-first-usual = Najczęściej używane
preview-differs = Wyróżniono to, czym różnią się oba sposoby.
preview-everything = Wszystkie programy, pogrupowane według tego, co widzi czytający
preview-language = Język programu pocztowego odbiorcy
preview-language-own = Taki jak na tej stronie
preview-received = Masz taką wiadomość? Zobacz, jaką drogą przyszła
preview-copy = Kopiuj link do tego podglądu
preview-copied = Skopiowano link.
preview-copy-picture = Kopiuj jako obraz
preview-picture-copied = Skopiowano obraz.
preview-picture-saved = Zapisano obraz.
preview-picture-failed = Nie udało się utworzyć obrazu.
preview-copy-text = Kopiuj jako tekst
preview-text-copied = Skopiowano tekst.
preview-not-copied = Nie udało się skopiować. Zaznacz i skopiuj ręcznie.
preview-private = To, co wpisujesz, zostaje w Twojej przeglądarce. Link zawiera to po znaku #, którego nie widzi żaden serwer. Jeśli po zalogowaniu sprawdzasz, czy poczta dotrze, do serwera trafia tylko domena adresu z pola Od.

## The two routes

preview-route-organization = Dostarczają serwery Twojej organizacji
preview-route-gateway = Dostarcza własny serwer SMTP adresu
preview-expected = Oczekiwane
preview-arrived = Po dotarciu

## Groups of mail programs; $total counts those whose behaviour is known

# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-on-behalf =
    { $count ->
        [one] { $count } program z { $total } znanych pokazuje „w imieniu”
        [few] { $count } programy z { $total } znanych pokazują „w imieniu”
       *[many] { $count } programów z { $total } znanych pokazuje „w imieniu”
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-sender-row =
    { $count ->
        [one] { $count } program z { $total } znanych pokazuje inny adres w osobnym wierszu
        [few] { $count } programy z { $total } znanych pokazują inny adres w osobnym wierszu
       *[many] { $count } programów z { $total } znanych pokazuje inny adres w osobnym wierszu
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-via =
    { $count ->
        [one] { $count } program z { $total } znanych dodaje „przez” i inną domenę
        [few] { $count } programy z { $total } znanych dodają „przez” i inną domenę
       *[many] { $count } programów z { $total } znanych dodaje „przez” i inną domenę
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-in-details =
    { $count ->
        [one] { $count } program z { $total } znanych pokazuje inny adres w szczegółach
        [few] { $count } programy z { $total } znanych pokazują inny adres w szczegółach
       *[many] { $count } programów z { $total } znanych pokazuje inny adres w szczegółach
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-direct =
    { $count ->
        [one] { $count } program z { $total } znanych pokazuje tylko adres z pola Od
        [few] { $count } programy z { $total } znanych pokazują tylko adres z pola Od
       *[many] { $count } programów z { $total } znanych pokazuje tylko adres z pola Od
    }
# $count (Number) - programs whose behaviour is known, more than one
preview-group-all =
    { $count ->
        [one] { $count } znany program pokazuje tylko adres z pola Od
        [few] Wszystkie { $count } znane programy pokazują tylko adres z pola Od
       *[many] Wszystkie { $count } znanych programów pokazuje tylko adres z pola Od
    }
# $count (Number) - programs in this group
preview-group-unknown =
    { $count ->
        [one] Brak danych: { $count } program
        [few] Brak danych: { $count } programy
       *[many] Brak danych: { $count } programów
    }

## A card

preview-in-list = Na liście wiadomości:
preview-in-message = W otwartej wiadomości:
preview-in-details = Po otwarciu szczegółów:
preview-assumed = Brak danych. To, co widać tutaj, jest przypuszczeniem.
preview-evidence-all = Dlaczego i skąd to wiemy?
preview-perhaps = Być może:
preview-layout-neutral = Układ nieznany: rysunek neutralny

## What is drawn, for whoever listens

# $text (String) - what the program writes there
preview-says-list = Na liście wiadomości: { $text }
# $text (String) - what the program writes there
preview-says-message = W otwartej wiadomości: { $text }
# $text (String) - what the program writes there
preview-says-sign = Program dodaje: { $text }
# $text (String) - what the program writes there
preview-says-details = Po otwarciu szczegółów: { $text }
# $text (String) - what the program writes there
preview-says-perhaps = Być może: { $text }

## Choosing programs

preview-filter-platform = Programy
preview-filter-effect = Co widzi czytający
preview-filter-usual = Komputer, przeglądarka i telefon
preview-filter-everything = Wszystkie, także w terminalu
preview-filter-all = Wszystkie
preview-platform-desktop = Na komputer
preview-platform-web = W przeglądarce
preview-platform-mobile = Na telefony i tablety
preview-platform-terminal = W terminalu
preview-effect-on-behalf = „W imieniu”
preview-effect-sender-row = Inny adres w osobnym wierszu
preview-effect-via = „Przez” i inna domena
preview-effect-in-details = Inny adres w szczegółach
preview-effect-direct = Tylko adres z pola Od
preview-effect-unknown = Nie wiadomo

## Programs whose name is a description

preview-program-gmail-web = Gmail (w przeglądarce)
preview-program-outlook-classic = Outlook (klasyczny, Windows)
preview-program-outlook-web = Outlook w sieci Web, nowy Outlook, Outlook.com
preview-program-outlook-mac = Outlook dla komputerów Mac
preview-program-thunderbird-show-sender = Thunderbird z showSender
preview-program-thunderbird-android = Thunderbird na Androida, K-9
preview-program-kmail-fancy = KMail (styl „Fancy”)
preview-program-evolution-exchange = Evolution, poczta konta Exchange
preview-program-notmuch-emacs = Notmuch w Emacsie
preview-program-neomutt-all-headers = NeoMutt bez ustawień systemowych

## The official help page's wording

preview-help-title = Słowami oficjalnej strony pomocy
# $alias (String) - the address in the From line
# $primary (String) - the primary address
preview-help-sentence = { $alias } w imieniu użytkownika { $primary }
preview-help-note = Strona pomocy nie wymienia żadnego programu. Programy, które to pokazują, zaczynają od adresu podstawowego.
