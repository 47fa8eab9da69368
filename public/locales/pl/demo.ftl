### The demo's mailbox.

demo-title = Skrzynka demo
demo-lead = Tu trafia cała poczta wersji demo, bez względu na odbiorcę: nic nie opuszcza tego komputera. Nowe wiadomości pojawiają się automatycznie.
demo-refresh = Sprawdź pocztę
demo-empty = Nie ma jeszcze wiadomości. Dodaj adres albo wyślij wiadomość testową, a pojawi się tutaj.
# $count (Number) - messages in the mailbox
demo-count =
    { $count ->
        [one] { $count } wiadomość
        [few] { $count } wiadomości
       *[many] { $count } wiadomości
    }
# $server (String) - name of the mail server that accepted the message
demo-route = Serwer, który przyjął wiadomość: { $server }
# $server (String) - name of the mail server that accepted the message
# $user (String) - the username given to that server
demo-route-authenticated = Serwer, który przyjął wiadomość: { $server } (zalogowano jako { $user })
demo-envelope = Koperta SMTP
demo-headers = Nagłówki

## Dostawca tokenów w wersji demonstracyjnej: jego strony

demo-provider-hint = To dostawca poczty z wersji demonstracyjnej. Nic tu nie jest prawdziwe.
# $provider (String) - nazwa dostawcy
demo-provider-title = { $provider }: czy Fromline może wysyłać pocztę w Twoim imieniu?
demo-provider-text = Fromline prosi o zgodę na wysyłanie poczty z Twojej skrzynki przez SMTP. Nie otrzymuje Twojego hasła.
# $account (String) - konto u dostawcy
demo-provider-agree = Zezwól jako { $account }
demo-provider-deny = Nie zezwalaj
demo-provider-troubles = Albo sprawdź, co się stanie, gdy coś pójdzie nie tak
demo-provider-admin = Najpierw musi na to zezwolić administrator organizacji
demo-provider-no-mail = Bez prawa do wysyłania poczty
demo-provider-off-mailbox = SMTP jest wyłączone dla tej skrzynki
demo-provider-off-tenant = SMTP jest wyłączone w całej organizacji
demo-provider-rule = Reguły organizacji zabraniają logowania
demo-provider-ends-soon = Działa, a po dwóch minutach wygasa
demo-provider-unavailable = Dostawca ma awarię
# $provider (String) - nazwa dostawcy
demo-provider-stranger = { $provider } nie zna tego żądania. Wróć do Fromline i zacznij od nowa.
# $provider (String) - nazwa dostawcy
demo-provider-device = { $provider }: wpisz kod z drugiego urządzenia
demo-provider-device-code = Kod
demo-provider-device-next = Dalej
# $provider (String) - nazwa dostawcy
demo-provider-device-done = { $provider }: gotowe. Wróć do Fromline; tę stronę można zamknąć.
demo-provider-device-unknown = Nikt nie czeka na ten kod: jest błędny, został już użyty albo wygasł.
