### The aliases page: the primary address and the aliases, and changing one of them.

aliases-title = Moje adresy
aliases-lead = Przy każdym adresie widać, czy można z niego wysyłać pocztę i kto ją dostarcza.
aliases-add = Dodaj inny adres e-mail
aliases-empty = Na razie wysyłasz tylko z adresu podstawowego. Jeśli należy do Ciebie jeszcze inny adres, możesz go dodać i pisać także z niego.
# $count (Number) - how many more addresses can be added
aliases-room =
    { $count ->
        [one] Możesz dodać jeszcze { $count } adres.
        [few] Możesz dodać jeszcze { $count } adresy.
       *[many] Możesz dodać jeszcze { $count } adresów.
    }
aliases-full = Masz 99 dodatkowych adresów, czyli maksymalną liczbę. Usuń ten, którego nie potrzebujesz.

## States

aliases-primary = adres podstawowy
aliases-default = domyślny
aliases-pending = czeka na potwierdzenie
aliases-suspended = zawieszony
aliases-pending-text = Z tego adresu nie można nic wysłać, dopóki nie wpiszesz wysłanego na niego kodu.
aliases-pending-then-refuse = Administrator nie zezwala teraz na zewnętrzne serwery SMTP. Jeśli to się nie zmieni, poczta z tego adresu będzie odrzucana także po potwierdzeniu.
aliases-pending-then-behalf = Administrator nie zezwala teraz na zewnętrzne serwery SMTP. Jeśli to się nie zmieni, po potwierdzeniu pocztę z tego adresu będą dostarczać serwery Twojej organizacji, a niektórzy odbiorcy zobaczą też Twój adres podstawowy.
aliases-suspended-refuse = Administrator nie zezwala teraz na zewnętrzne serwery SMTP. Poczta z tego adresu jest odrzucana i nie jest wysyłana w inny sposób. Ustawienia są zachowane.
aliases-suspended-behalf = Administrator nie zezwala teraz na zewnętrzne serwery SMTP. Dopóki to się nie zmieni, pocztę z tego adresu dostarczają serwery Twojej organizacji, a niektórzy odbiorcy widzą też Twój adres podstawowy.
# $address (String) - the address with its domain in ASCII letters: user@xn--…
aliases-lookalike = Niektóre litery tej domeny wyglądają jak inne. Dokładny zapis adresu: { $address }.
aliases-suspended-remove = Możesz też usunąć serwer SMTP. Wtedy tę pocztę będą dostarczać serwery Twojej organizacji, także gdy zewnętrzne serwery będą znów dozwolone.

## Who delivers

aliases-route-organization = Pocztę wysyłają serwery Twojej organizacji.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-gateway = Poczta jest wysyłana przez serwer { $host }, port { $port }, { $security }.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-gateway-fails = Serwer SMTP: { $host }, port { $port }, { $security }.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-rests = Serwer jest ustawiony, ale teraz nieużywany: { $host }, port { $port }, { $security }.
aliases-route-then-organization = Po potwierdzeniu adresu pocztę będą wysyłać serwery Twojej organizacji.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-then-gateway = Po potwierdzeniu adresu poczta będzie wysyłana przez serwer { $host }, port { $port }, { $security }.
# $address (String) - the Reply-To address
aliases-reply-to = Odpowiedzi trafiają na adres { $address }.
aliases-treated = Traktowany jako alias.
# $provider (String) - nazwa dostawcy
aliases-signs-in = Loguje się za zgodą udzieloną u dostawcy { $provider }, bez hasła.
# $provider (String) - nazwa dostawcy
# $day (String) - dzień
aliases-password-ends = Dostawca { $provider } domyślnie wyłącza hasła SMTP po { $day }. Połącz się wcześniej, aby poczta z tego adresu nie musiała czekać. Niczego nie trzeba tu wpisywać.
# $provider (String) - nazwa dostawcy
aliases-password-ended = Ten serwer SMTP nie przyjmuje już haseł. Połącz się z { $provider }, aby poczta z tego adresu nie musiała czekać. Niczego nie trzeba tu wpisywać.
aliases-connect-again = Połącz ponownie
# $address (String) - adres
aliases-connected = Połączono, a serwer to przyjął: { $address }

## What can be done

aliases-enter-code = Wpisz kod
aliases-make-default = Ustaw jako domyślny
# $address (String) - the address that is the default now
aliases-made-default = Zapisano. Adres domyślny: { $address }
aliases-default-hint = Adres domyślny jest podpowiadany przez programy pocztowe, gdy piszesz wiadomość. W każdej wiadomości możesz wybrać inny.
aliases-edit = Edytuj
aliases-write = Jak z niego pisać
aliases-delete = Usuń
aliases-delete-title = Usunąć ten adres?
# $address (String) - the address
aliases-delete-text = { $address } zniknie z Twojej listy wraz z ustawieniami SMTP. Aby znów go używać, trzeba będzie ponownie go dodać i potwierdzić.
aliases-delete-consent = Zgoda udzielona Fromline u dostawcy zostanie tu usunięta, a u niego wycofana, o ile dostawca na to pozwala i nie korzysta z niej inny Twój adres.
aliases-delete-default = To Twój adres domyślny. Domyślny stanie się Twój adres podstawowy.
aliases-delete-confirm = Usuń
aliases-delete-cancel = Zachowaj
# $address (String) - the address that was deleted
aliases-deleted = Usunięto: { $address }
# $address (String) - the address this button is for; read after the button's own words
aliases-for = – { $address }

## Editing one

# $address (String) - the address
aliases-edit-title = Edycja adresu: { $address }
aliases-edit-back = Wróć do moich adresów
aliases-edit-sender = Nazwa i odpowiedzi
aliases-edit-delivery = Kto dostarcza pocztę
aliases-edit-unchanged = Zapisana nazwa użytkownika i hasło nie są już wyświetlane. Pozostaw oba pola puste, aby je zachować.
aliases-edit-unchanged-consent = Zapisana nazwa użytkownika nie jest już wyświetlana. Pozostaw pole puste, aby ją zachować.
aliases-edit-username = Nowa nazwa użytkownika
aliases-edit-password = Nowe hasło
aliases-edit-remove-hint = Ustawienia SMTP tego adresu zostaną usunięte wraz z zapisanym hasłem.
aliases-edit-code-ends = Dopóki adres nie jest potwierdzony, nowy serwer SMTP unieważnia wysłany kod. Potem poproś o nowy.
aliases-edit-save = Zapisz
aliases-edit-save-unchanged = Nic się nie zmieniło.
aliases-edit-saved = Zapisano.
aliases-edit-confirmed = Potwierdzono. Możesz już wysyłać z tego adresu.
aliases-edit-confirmed-only = Potwierdzono.
aliases-edit-missing = Tego adresu nie ma na Twojej liście. Być może został usunięty.
aliases-edit-locked = Nie można zmienić serwera SMTP, dopóki administrator nie zezwala na zewnętrzne serwery SMTP. Możesz go zachować na później albo usunąć.
aliases-edit-keep-legend = Co zrobić z serwerem SMTP tego adresu?
aliases-edit-keep = Zachowaj go na później
aliases-edit-keep-refuse = Będzie znów używany, gdy administrator na to zezwoli. Do tego czasu poczta z tego adresu jest odrzucana.
aliases-edit-keep-behalf = Będzie znów używany, gdy administrator na to zezwoli. Do tego czasu pocztę z tego adresu dostarczają serwery Twojej organizacji.
aliases-edit-keep-pending = Będzie używany, gdy adres zostanie potwierdzony, a administrator na to zezwoli.
aliases-edit-exposed-visible = Wiadomość testowa pokazała, że przez ten serwer SMTP odbiorcy widzą innego nadawcę.
aliases-edit-exposed-headers = Wiadomość testowa pokazała, że ten serwer SMTP ujawnia swojego użytkownika w nagłówkach, na które mało kto patrzy.
aliases-edit-exposed-where = Zobacz, co zmienił
aliases-edit-gateway-exposes = Wiadomość testowa pokazała, że odbiorcy widzą innego nadawcę. Serwery Twojej organizacji nie dostarczają tej poczty.
aliases-edit-remove = Usuń go
aliases-edit-remove-means = Wtedy pocztę z tego adresu dostarczają serwery Twojej organizacji. Niektórzy odbiorcy widzą też Twój adres podstawowy.
aliases-edit-none = Nie można dodać serwera SMTP: administrator nie zezwala na zewnętrzne serwery SMTP.
aliases-edit-reply-hint = Odpowiedzi trafią tutaj zamiast na adres powyżej. Zostaw to pole puste, jeśli go nie potrzebujesz.
aliases-edit-primary = Pocztę z Twojego adresu podstawowego zawsze dostarczają serwery Twojej organizacji.
