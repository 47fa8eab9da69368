### The demo's mailbox.

demo-title = Casella demo
demo-lead = Tutta la posta della demo finisce qui, chiunque fosse il destinatario: nulla esce da questo computer. I nuovi messaggi compaiono da soli.
demo-refresh = Cerca nuovi messaggi
demo-empty = Ancora nessun messaggio. Aggiungi un indirizzo o invia un messaggio di prova: comparirà qui.
# $count (Number) - messages in the mailbox
demo-count = { $count ->
    [one] { $count } messaggio
   *[other] { $count } messaggi
}
# $server (String) - name of the mail server that accepted the message
demo-route = Accettato da { $server }
# $server (String) - name of the mail server that accepted the message
# $user (String) - the username given to that server
demo-route-authenticated = Accettato da { $server }, accesso come { $user }
demo-envelope = Busta SMTP
demo-headers = Intestazioni
