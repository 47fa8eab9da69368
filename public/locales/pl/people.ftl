people-title = Osoby
people-lead = Wszyscy, którzy mają tu konto, ich adresy i bramy.
people-lead-some = Osoby z jednostek, którymi się zajmujesz, ich adresy i bramy.
people-search = Nazwisko, imię lub adres
people-search-hint = Wystarczy początek słowa.
people-filters = Filtruj
people-unit = Jednostka organizacyjna
people-state = Konto
people-any = Dowolne
people-state-open = Otwarte
people-state-invited = Jeszcze bez hasła
people-state-closed = Zamknięte
people-role = Rola
people-role-user = Użytkownik
people-role-administrator = Superadministrator
people-gateways = Bramy
people-gateways-some = Co najmniej jedna
people-gateways-failing = Co najmniej jedna, która nie działa
people-gateways-none = Brak
# $count (Number) - people in the organization
people-total =
    { $count ->
        [one] { $count } osoba
        [few] { $count } osoby
        [many] { $count } osób
       *[other] { $count } osoby
    }
# $count (Number) - people found
# $total (Number) - people in the organization
people-found =
    { $count ->
        [one] Znaleziono { $count } osobę z { $total }
        [few] Znaleziono { $count } osoby z { $total }
        [many] Znaleziono { $count } osób z { $total }
       *[other] Znaleziono { $count } osoby z { $total }
    }
people-none = Nikogo nie znaleziono. Zmień wyszukiwanie lub filtr.
people-reset = Pokaż wszystkich
people-more = Pokaż więcej
# $person (String) - name or address of the person
people-select = Zaznacz: { $person }
people-select-all = Zaznacz wszystkich pokazanych tutaj
# $count (Number) - people who are selected
people-selected = Zaznaczone osoby: { $count }
people-selected-none = Usuń zaznaczenie
# $addresses (Number) - addresses beside the primary one
# $gateways (Number) - gateways
people-counts = Inne adresy: { $addresses }, bramy: { $gateways }
# $count (Number) - gateways that do not work
people-failing =
    { $count ->
        [one] { $count } brama nie działa
        [few] { $count } bramy nie działają
        [many] { $count } bram nie działa
       *[other] { $count } bramy nie działa
    }

## Adding somebody

people-add = Dodaj osobę
people-address = Adres podstawowy
people-name = Imię i nazwisko
people-language = Język stron i wiadomości
people-add-hint = Ta osoba otrzyma wiadomość z linkiem do ustawienia hasła. Link jest ważny 24 godziny.
people-add-send = Dodaj i zaproś
# $address (String) - primary address of the new person
people-added = Konto dodane, zaproszenie wysłane: { $address }

## Changing one or many

people-invite = Zaproś ponownie
people-invite-title = Wysłać zaproszenie jeszcze raz?
# $count (Number) - people who are selected
people-invite-text =
    { $count ->
        [one] { $count } osoba otrzyma nowy link do ustawienia hasła. Linki z wcześniejszych wiadomości przestaną działać.
        [few] { $count } osoby otrzymają po jednym nowym linku do ustawienia hasła. Linki z wcześniejszych wiadomości przestaną działać.
        [many] { $count } osób otrzyma po jednym nowym linku do ustawienia hasła. Linki z wcześniejszych wiadomości przestaną działać.
       *[other] { $count } osoby otrzyma po jednym nowym linku do ustawienia hasła. Linki z wcześniejszych wiadomości przestaną działać.
    }
people-invite-send = Wyślij zaproszenia
# $count (Number) - people who were invited
people-invited =
    { $count ->
        [one] { $count } zaproszenie jest w drodze.
        [few] { $count } zaproszenia są w drodze.
        [many] { $count } zaproszeń jest w drodze.
       *[other] { $count } zaproszenia jest w drodze.
    }
people-open = Otwórz konto
people-open-title = Otworzyć konto ponownie?
# $count (Number) - people who are selected
people-open-text =
    { $count ->
        [one] { $count } osoba może znowu się logować i wysyłać pocztę, z dotychczasowym hasłem, adresami i bramami.
        [few] { $count } osoby mogą znowu się logować i wysyłać pocztę, z dotychczasowymi hasłami, adresami i bramami.
        [many] { $count } osób może znowu się logować i wysyłać pocztę, z dotychczasowymi hasłami, adresami i bramami.
       *[other] { $count } osoby może znowu się logować i wysyłać pocztę, z dotychczasowymi hasłami, adresami i bramami.
    }
# $count (Number) - accounts
people-opened =
    { $count ->
        [one] { $count } konto jest otwarte.
        [few] { $count } konta są otwarte.
        [many] { $count } kont jest otwartych.
       *[other] { $count } konta jest otwarte.
    }
people-close = Zamknij konto
people-close-title = Zamknąć konto?
people-close-text = Osoba, której konto jest zamknięte, nie może się zalogować, a wysyłana przez nią poczta jest odrzucana. Adresy i bramy zostają zachowane na później.
people-close-held = Poczta, którą serwer poczty przechowuje jeszcze dla tych bram, wraca do nadawców. Ile jej jest, wie tylko serwer poczty.
# $gateways (Number) - gateways that stop working
# $sessions (Number) - sessions that end
# $emails (Number) - emails by Fromline that are not sent any more
people-close-effect = Bramy, które przestaną działać: { $gateways }. Sesje, które się zakończą: { $sessions }. Wiadomości od Fromline, które nie zostaną wysłane: { $emails }.
# $count (Number) - accounts
people-closed =
    { $count ->
        [one] { $count } konto jest zamknięte.
        [few] { $count } konta są zamknięte.
        [many] { $count } kont jest zamkniętych.
       *[other] { $count } konta jest zamknięte.
    }
people-move = Przenieś do jednostki
people-move-title = Przenieś do innej jednostki
people-move-to = Jednostka
# $count (Number) - people who were moved
people-moved =
    { $count ->
        [one] Przeniesiono { $count } osobę.
        [few] Przeniesiono { $count } osoby.
        [many] Przeniesiono { $count } osób.
       *[other] Przeniesiono { $count } osoby.
    }
people-refused = Nie wykonano dla:

## One person

people-back = Wszystkie osoby
people-session = Sesje
# $count (Number) - open sessions
# $when (String) - the day of the last use
people-sessions =
    { $count ->
        [one] { $count } otwarta sesja, ostatnie użycie: { $when }
        [few] { $count } otwarte sesje, ostatnie użycie: { $when }
        [many] { $count } otwartych sesji, ostatnie użycie: { $when }
       *[other] { $count } otwartej sesji, ostatnie użycie: { $when }
    }
people-sessions-none = Brak otwartych sesji
people-language-unset = Nie wybrano
people-addresses = Inne adresy
people-addresses-none = Brak adresów poza podstawowym.
# $host (String) - host of the SMTP server
people-host = Brama: { $host }
people-organization = Pocztę z niego dostarczają serwery organizacji.
people-then-organization = Po potwierdzeniu pocztę z niego będą dostarczać serwery organizacji.
people-rights = Uprawnienia
# $unit (String) - the unit that sets it, as a path
people-may = Może wysyłać pocztę przez zewnętrzny serwer SMTP. To ustawienie pochodzi z { $unit }.
# $unit (String) - the unit that sets it, as a path
people-may-not-refuse = Nie może wysyłać poczty przez zewnętrzny serwer SMTP; poczta z adresów, które go mają, jest odrzucana. To ustawienie pochodzi z { $unit }.
# $unit (String) - the unit that sets it, as a path
people-may-not-behalf = Nie może wysyłać poczty przez zewnętrzny serwer SMTP; pocztę z adresów, które go mają, dostarczają serwery organizacji. To ustawienie pochodzi z { $unit }.
people-may-nothing = Konto jest zamknięte: bez logowania, a poczta jest odrzucana.

## A table of people

people-table = Wiele osób naraz
people-table-export = Zapisz wszystkich w tabeli (CSV)
people-table-export-some = Zapisz osoby z Twoich jednostek w tabeli (CSV)
people-table-import = Dodaj lub zmień osoby z tabeli
people-table-file = Plik CSV
people-table-hint = Kolumny: address, name, role, state, language. Poza pierwszą wszystkich może nie być; osoby spoza tabeli pozostają bez zmian. Najwyżej 20 000 wierszy.
people-table-try = Sprawdź, co się zmieni
people-table-invite = Wyślij zaproszenie każdej dodanej osobie
people-table-apply = Zastosuj zmiany
# $added (Number) - people who are added
# $changed (Number) - people who change
# $unchanged (Number) - people who stay as they are
people-table-would = Do dodania: { $added }, do zmiany: { $changed }. Bez zmian: { $unchanged }.
# $added (Number) - people who were added
# $changed (Number) - people who changed
# $unchanged (Number) - people who stayed as they are
people-table-done = Dodano: { $added }, zmieniono: { $changed }. Bez zmian: { $unchanged }.
# $count (Number) - lines
people-table-faults =
    { $count ->
        [one] { $count } wiersz zawiera błąd i zostanie pominięty.
        [few] { $count } wiersze zawierają błędy i zostaną pominięte.
        [many] { $count } wierszy zawiera błędy i zostanie pominiętych.
       *[other] { $count } wiersza zawiera błędy i zostanie pominięte.
    }
# $line (Number) - number of the line
people-table-line = Wiersz { $line }:
# $column (String) - name of the column, as in the file
people-table-column = Kolumna { $column }:
# $count (Number) - lines
people-table-rest =
    { $count ->
        [one] I jeszcze { $count } wiersz.
        [few] I jeszcze { $count } wiersze.
        [many] I jeszcze { $count } wierszy.
       *[other] I jeszcze { $count } wiersza.
    }
people-change-added = nowe konto
people-change-name = zmiana nazwy
people-change-role = zmiana roli
people-change-language = zmiana języka
people-change-closed = zamknięcie konta
people-change-opened = otwarcie konta

## Role

people-role-administrator-hint = Może wszystko i wszędzie oraz nadaje każdą rolę.
people-role-unit = Administrator jednostki
people-role-unit-hint = Decyduje o ustawieniu i zarządza osobami, bramami i jednostkami w tej jednostce i poniżej.
people-role-helpdesk = Pomoc techniczna
people-role-helpdesk-hint = Widzi osoby i bramy, ponownie wysyła zaproszenia i usuwa bramy w tej jednostce i poniżej.
people-role-auditor = Audytor
people-role-auditor-hint = Widzi to, co administratorzy, w tej jednostce i poniżej, i niczego nie zmienia.
people-role-translator = Tłumacz
people-role-translator-hint = Pracuje nad tekstami Fromline.
people-roles = Role
people-roles-none = Bez roli: zarządza tylko własnymi adresami.
people-roles-give = Nadaj rolę
people-roles-end = Zakończ tę rolę
people-roles-end-title = Zakończyć tę rolę?
people-roles-end-text = Rola kończy się przy następnym żądaniu tej osoby. Możesz ją nadać ponownie.
people-roles-given = Rola została nadana.
people-roles-ended = Rola została zakończona.
# $day (String) - the last day, as a date
people-roles-until = do { $day }
# $who (String) - the address of who gave it
people-roles-by = Nadana przez { $who }
people-roles-by-command = Nadana w wierszu poleceń serwera
people-roles-unit = Jednostka organizacyjna
people-roles-last-day = Ostatni dzień
people-roles-last-day-hint = Po tym dniu rola kończy się sama. Pozostaw pole puste, jeśli ma się nie kończyć.
