### How one writes from an address in one’s own mail program.

write-title = Pisanie z innego adresu
# $address (String) - the address to write from
write-title-address = Pisanie z adresu { $address }
write-lead = Piszesz we własnym programie pocztowym. Dodaj w nim adres tylko raz; potem możesz go wybrać w każdej wiadomości.
write-server-heading = Serwer i hasło pozostają bez zmian
write-server-text = Program nadal wysyła przez serwer Twojej organizacji, z dotychczasową nazwą użytkownika i hasłem. Nie wpisuj w programie serwera SMTP drugiego adresu: Fromline przekazuje pocztę serwerowi wybranemu przy dodawaniu adresu.
write-programs-heading = Jak to zrobić w Twoim programie pocztowym
write-account = Twoje konto
write-program-outlook-classic = Outlook (klasyczny)
write-program-outlook-new = Outlook (nowy)
write-cannot = nie może
write-unknown = nie wiadomo
write-cannot-text = Nie może: dla konta takiego jak Twoje nie daje do wyboru innych adresów. Do pisania z tego adresu użyj innego programu.
write-unknown-text = Nie wiadomo, czy może: brak wiarygodnych informacji. Jeśli spróbujesz, sprawdź nadawcę pierwszej wiadomości, która dojdzie.

## What to do

write-step-open = Otwórz w programie:
write-step-hold = Przytrzymaj tam swoją tożsamość, a potem wybierz:
write-step-message = W wiadomości, którą piszesz, wybierz:
write-step-enter = Wpisz adres i nazwę, którą mają widzieć odbiorcy, i zapisz.
# $address (String) - the address to write from
write-step-enter-address = Wpisz { $address } i nazwę, którą mają widzieć odbiorcy, i zapisz.
write-step-type = Wpisz adres.
# $address (String) - the address to write from
write-step-type-address = Wpisz { $address }.
write-step-server = Pozostaw serwer poczty wychodzącej (SMTP) bez zmian.
write-step-choose = Gdy piszesz lub odpowiadasz, wybierz ten adres jako nadawcę.
# $address (String) - the address to write from
write-step-choose-address = Gdy piszesz lub odpowiadasz, wybierz { $address } jako nadawcę.
write-step-configure = Wpisz to w jego konfiguracji:
write-step-run = Uruchom go z opcją:
write-step-by-hand = Dodaj adres ręcznie w ustawieniach swojego konta. Nie znamy nazw w menu tego programu.
write-words-english = To nazwy z angielskiej wersji programu: polskich nie znamy.

## When one answers

write-answers = Gdy odpowiadasz
write-answers-addressed = Wybiera ten adres, jeśli wiadomość wymienia go w polu Do lub DW; jeśli jest tam też Twój adres podstawowy, może wybrać ten drugi. Na pocztę z listy dyskusyjnej i na wiadomości otrzymane jako UDW odpowiada z adresu podstawowego.
write-answers-delivered = Wybiera ten adres, jeśli wiadomość wymienia go w polu Do lub DW, a także jeśli tylko nagłówek mówi, że tam ją dostarczono, jak w przypadku listy dyskusyjnej.
write-answers-account = Zawsze odpowiada z Twojego adresu podstawowego i w ten sposób ujawnia go osobie, która napisała na ten adres. W każdej odpowiedzi wybierz nadawcę na nowo.
write-answers-configured = Odpowiada z Twojego adresu podstawowego, chyba że w jego konfiguracji jest:
write-answers-unknown = Nie wiadomo, który adres wybiera. Przed wysłaniem odpowiedzi sprawdź nadawcę.

## What it sends

write-sends = Co wysyła
write-sends-quiet = Tylko ten adres, jako autora i jako nadawcę koperty.
write-sends-sender = Także Twój adres podstawowy, jako Sender i jako nadawcę koperty. Jeśli dostarcza własny serwer SMTP adresu, Fromline usuwa Sender i zastępuje nadawcę koperty, a odbiorcy nie widzą adresu podstawowego.
write-sends-envelope = Także Twój adres podstawowy, jako nadawcę koperty. Jeśli dostarcza własny serwer SMTP adresu, Fromline go zastępuje, a odbiorcy go nie widzą.
write-sends-untraced = Ten adres jako autora. Co jeszcze zapisuje, nie zostało sprawdzone.

## What else to know of a program

write-note-microsoft-only = Daje do wyboru tylko aliasy kont Microsoft.
write-note-no-exchange = Może w przypadku konta IMAP, nie może w przypadku konta Exchange.
write-note-sent = Kopia w folderze wysłanych wiadomości pokazuje Twój adres podstawowy.
write-note-deleted = Jeśli adres zostanie usunięty w programie, gdy czeka w nim wiadomość, wyjdzie ona z Twojego adresu podstawowego bez żadnego ostrzeżenia.
write-note-receipt = Decyduje tylko w chwili nadejścia wiadomości: odpowiedzi na starszą pocztę wychodzą z Twojego adresu podstawowego.
# $label (String) - the label of a field, as the program writes it
write-note-recognises = Jego pole { $label } tylko rozpoznaje adresy; nie pozwala z nich wysyłać.
write-note-default = Jedna z jego opcji sprawia, że każda odpowiedź wychodzi z domyślnej tożsamości. Pozostaw ją wyłączoną.
write-note-mailcow = W SOGo z mailcow możesz też wpisać adres podczas pisania.

## How it is known

write-seen = Skąd to wiadomo
# $version (String) - the version that was run or read, or the years of the reports
# $day (String) - the day of that
write-seen-run = Uruchomiono program i sprawdzono, co dotarło: wersja { $version }, { $day }.
# $version (String) - the version that was run or read, or the years of the reports
# $day (String) - the day of that
write-seen-read = Przeczytano kod źródłowy programu lub jego pliki z tekstami: wersja { $version }, { $day }.
# $version (String) - the version that was run or read, or the years of the reports
# $day (String) - the day of that
write-seen-told = Tak podają inni ({ $version }); zebrano: { $day }.
# $day (String) - the day of that
write-seen-none = Szukano: { $day }.

## Whether it works

write-test-heading = Sprawdź, czy działa
write-test-text = Napisz z tego adresu na inny swój adres. Nadawca powinien być taki, jak pokazuje wiadomość testowa.
write-test-link = Wyślij wiadomość testową do porównania
write-test-received = Wklej nagłówki tego, co dotarło
write-test-refused = Jeśli program zgłasza, że wiadomość nie została wysłana, sprawdź podany powód: najczęściej adres nie jest jeszcze potwierdzony, jest zawieszony albo jest inaczej zapisany.

## What discloses the primary address

write-care-heading = Gdy odpowiadasz, sprawdź nadawcę
write-care-list = Na pocztę z listy dyskusyjnej lub otrzymaną jako UDW wszystkie sprawdzone programy odpowiadały z adresu podstawowego. Przed wysłaniem wybierz ten adres.
write-care-forward = Także przekazywanie dalej i edycja jako nowej wiadomości zaczynają się od adresu podstawowego.
write-care-attached = Wiadomość przekazana jako załącznik zachowuje nagłówek, a w nim Twój adres podstawowy. Przekaż zamiast tego jej treść.
write-care-reply-to = Jeśli dostarcza własny serwer SMTP adresu, Fromline usuwa adres do odpowiedzi, który jest Twoim adresem podstawowym. Jeśli chcesz tam otrzymywać odpowiedzi, wpisz go na stronie adresu.
write-care-returned = To, czego własny serwer SMTP adresu nie może dostarczyć, wraca na ten adres, a nie na podstawowy.

## On the telephone

write-phone-heading = Na telefonie
write-phone-text = Zeskanuj ten kod telefonem, na którym piszesz: otworzy się na nim ta strona.
write-phone-alt = Kod QR prowadzący do tej strony
write-guide = Jak dodać adres
