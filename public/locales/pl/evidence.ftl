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

## How a program was examined, and what is assumed

evidence-remark-terminal = Program uruchomiono w terminalu.
evidence-remark-window = Program uruchomiono na wirtualnym ekranie i odczytano jego okna.
evidence-remark-browser = Program uruchomiono w przeglądarce i odczytano jego strony.
evidence-remark-debian = Miał ustawienia Debiana.
evidence-remark-no-settings = Uruchomiono go bez ustawień systemowych, które ukrywają część nagłówków.
evidence-remark-show-sender = Ustawienie mailnews.headers.showSender było włączone.
evidence-remark-all-headers = Szczegóły to wszystko, co dodaje po wyświetleniu wszystkich nagłówków.
evidence-remark-all-headers-menu = Wszystkie nagłówki pokazuje polecenie w menu.
evidence-remark-english = Działa po angielsku, niezależnie od języka odbiorcy.
evidence-remark-envelope = Nad nagłówkami pokazuje wiersz, który oddziela wiadomości w pliku mbox, z nadawcą z koperty.
evidence-remark-envelope-with-all = Razem ze wszystkimi nagłówkami pokazuje też wiersz, który oddziela wiadomości w pliku mbox, z nadawcą z koperty.
evidence-remark-exchange = Konto Exchange dodaje do takiej wiadomości własny nagłówek i to on decyduje.
evidence-remark-imap-server = To, co pokazuje z nietypowego pola Od, zależy od serwera poczty. Uruchomiono go z serwerem Dovecot.
evidence-remark-horde = Uruchomiono go w widoku dynamicznym. Adres pojawia się po najechaniu wskaźnikiem na nazwę. Przy wiadomości bez pola Od pokazuje nadawcę wiadomości otwartej wcześniej.
evidence-remark-apple-ios = Jedno lub dwa dotknięcia pokazują adres; wszystkich nagłówków nie da się wyświetlić. Z kontem Exchange otrzymuje informację o polu Sender; nie wiadomo, co wtedy pokazuje.
evidence-remark-gmail-mobile = Słowa pochodzą z otwartej podstawy aplikacji. Dzisiejszej aplikacji nie przeczytano, a jej słowa dla pola Reply-To są przypuszczeniem.
evidence-remark-outlook-web = Zgłoszenia są sprzeczne co do tego, czy pokazuje pole Sender.
evidence-remark-outlook-mac = Przypuszczalnie pokazuje to samo co Outlook w systemie Windows.
evidence-remark-libero = Jego strony to strony Open-Xchange App Suite, jak mówią ich skrypty. Dzisiejszej wersji i jej słów nie przeczytano.
evidence-remark-tuta = Zakłada się, że serwer Tuta uznaje pole Sender za nadawcę technicznego.
evidence-remark-zoho = Pomoc nie mówi, czy decyduje pole Sender, czy nadawca z koperty. Zakłada się, że decydują SPF i DKIM.
evidence-remark-polish-assumed = Polskie słowa są przypuszczeniem.
evidence-remark-words-assumed = Włoskie i polskie słowa są przypuszczeniem.
evidence-remark-words-not-read = Włoskich i polskich słów nie przeczytano.
evidence-remark-layout-seen = Program uruchomiono i obejrzano obrazy jego okna.
evidence-remark-layout-tap = Widać samą nazwę; dotknięcie pokazuje adres.
evidence-remark-layout-arrow = Po najechaniu wskaźnikiem obok nazwy pojawia się strzałka.
evidence-remark-layout-open-base = To otwarta podstawa aplikacji, a nie dzisiejsza aplikacja.
evidence-remark-layout-gmail = „Przez” następuje po adresie, a pod nazwą jest strzałka.
evidence-remark-layout-two-lines = Każda wiadomość zajmuje dwa wiersze i jest pogrubiona, dopóki nie zostanie przeczytana.
evidence-remark-layout-outlook-web = „Via” jest w wierszu Od, a znak zapytania na zdjęciu nadawcy.
evidence-remark-layout-button = Cały blok jest przyciskiem.
evidence-remark-layout-fairemail = Zamiast zdjęć nadawców są litery, a podglądu tekstu nie ma.
evidence-remark-layout-zoho = „Via” jest obok nadawcy, a trójkąt pokazuje, kto wysłał wiadomość.
