### The demo's mailbox.

demo-title = Skrzynka demo
demo-lead = Tu trafia cała poczta wersji demo, bez względu na odbiorcę: nic nie opuszcza tego komputera. Nowe wiadomości pojawiają się same.
demo-refresh = Sprawdź pocztę
demo-empty = Nie ma jeszcze wiadomości. Dodaj adres albo wyślij wiadomość testową, a pojawi się tutaj.
# $count (Number) - messages in the mailbox
demo-count = { $count ->
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
