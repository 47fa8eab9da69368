### Why mail programs show what they show, and how that is known. Read on demand.

evidence-grade-a-run = A-run: program uruchomiono i sprawdzono.
evidence-grade-a = A: przeczytano kod źródłowy programu.
evidence-grade-b = B: opisuje to producent.
evidence-grade-c = C: zgłaszają to użytkownicy.
evidence-grade-d = D: nie znaleziono nic wiarygodnego.
# $source (String) - file, page or report
# $version (String) - version that was read or run
evidence-source = Źródło: { $source }. Wersja: { $version }.
# $grade (String) - A, B, C or D, as above
# $source (String) - file, page or report
# $version (String) - version that was read
evidence-layout-list = Układ na liście wiadomości ({ $grade }): { $source }. Wersja: { $version }.
# $grade (String) - A, B, C or D, as above
# $source (String) - file, page or report
# $version (String) - version that was read
evidence-layout-message = Układ otwartej wiadomości ({ $grade }): { $source }. Wersja: { $version }.

## Why a program shows what it shows

# $client (String) - the mail program's name
evidence-why-no-sender = Wiadomość nie ma nagłówka Sender, więc { $client } może pokazać tylko autora.
# $client (String) - the mail program's name
evidence-why-hidden = { $client } nie pokazuje nagłówka Sender.
# $client (String) - the mail program's name
evidence-why-equal = Nagłówek Sender wskazuje autora, więc { $client } go pomija.
# $client (String) - the mail program's name
evidence-why-on-behalf = Nagłówek Sender wskazuje kogoś innego niż autor, a { $client } stawia go na początku.
# $client (String) - the mail program's name
evidence-why-sender-row = { $client } poświęca nagłówkowi Sender osobny wiersz.
# $client (String) - the mail program's name
evidence-why-in-details = { $client } pokazuje nagłówek Sender po otwarciu szczegółów lub wszystkich nagłówków.
# $client (String) - the mail program's name
# $domain (String) - the domain of SPF or DKIM
evidence-why-via = { $client } nie uwzględnia nagłówka Sender: za wiadomość ręczy { $domain }, a to nie jest domena adresu z pola Od.
# $client (String) - the mail program's name
# $domain (String) - the domain of SPF or DKIM
evidence-why-via-in-details = { $client } nie uwzględnia nagłówka Sender: za wiadomość ręczy { $domain } i widać to w szczegółach.
# $client (String) - the mail program's name
evidence-why-vouched-for = { $client } nie uwzględnia nagłówka Sender: za wiadomość ręczy domena adresu z pola Od.
# $client (String) - the mail program's name
evidence-why-not-vouched-for = Żadna domena nie ręczy za wiadomość, a { $client } to zaznacza.
# $client (String) - the mail program's name
evidence-why-domains-not-known = To, co pokazuje { $client }, zależy od SPF i DKIM, a ich wyniki nie są znane.
# $client (String) - the mail program's name
evidence-why-every-from = Wiadomość ma więcej niż jedno pole Od, a { $client } pokazuje wszystkie.
# $client (String) - the mail program's name
evidence-why-first-from = Wiadomość ma więcej niż jedno pole Od, a { $client } pokazuje pierwsze.
# $client (String) - the mail program's name
evidence-why-last-from = Wiadomość ma więcej niż jedno pole Od, a { $client } pokazuje ostatnie.
# $client (String) - the mail program's name
evidence-why-from-not-known = Wiadomość ma więcej niż jedno pole Od. Nie wiadomo, które z nich pokazuje { $client }.
# $client (String) - the mail program's name
evidence-why-not-known = Nie wiadomo, jak pokazuje to { $client }. To, co widać w szczegółach, jest przypuszczeniem.
