### What every page shares: header, notices, questions.

# $page (String) - the page's title
shell-title = { $page } – Fromline
shell-skip = Vai al contenuto
shell-navigation = Navigazione principale
shell-breadcrumb = Posizione di questa pagina
shell-language = Lingua

## Header

shell-nav-policy = Accesso utente finale
shell-nav-aliases = I miei indirizzi
shell-nav-preview = Anteprima
shell-nav-help = Guida
shell-nav-demo = Casella demo
shell-nav-account = Il mio account:
shell-sign-in = Accedi
shell-sign-out = Esci

## Waiting and failing

shell-loading = Caricamento…
shell-offline = Il server non è raggiungibile. Controlla la connessione e riprova; non perdi nulla di quello che hai scritto.
shell-retry = Riprova
shell-unreachable-title = Nessuna connessione
shell-broken-texts = Non è possibile leggere un file della lingua. Vedi i testi dell’ultima versione leggibile.
# A fault of the server, and by which name the administrator finds it in the log
# $sentence (String) - what happened and what to do
# $reference (String) - letters and digits, for example 0f3k9w2h7qzr
shell-reference = { $sentence } Riferimento: { $reference }
# After too many attempts
# $sentence (String) - what happened and what to do
# $count (Number) - minutes
shell-wait-minutes =
    { $count ->
        [one] { $sentence } Puoi riprovare tra circa { $count } minuto.
       *[other] { $sentence } Puoi riprovare tra circa { $count } minuti.
    }
# After too many attempts
# $sentence (String) - what happened and what to do
# $count (Number) - hours
shell-wait-hours =
    { $count ->
        [one] { $sentence } Puoi riprovare tra circa { $count } ora.
       *[other] { $sentence } Puoi riprovare tra circa { $count } ore.
    }
shell-not-found-title = Questa pagina non esiste
shell-not-found-text = L’indirizzo potrebbe essere sbagliato, oppure non hai accesso alla pagina.
shell-not-found-home = Vai alla pagina iniziale

## Questions

shell-leave-title = Uscire senza salvare?
shell-leave-text = In questa pagina hai fatto modifiche che non sono ancora salvate.
shell-leave-stay = Resta su questa pagina
shell-leave-go = Esci e scarta le modifiche
shell-signed-in-again = Hai effettuato di nuovo l’accesso. Riprova.
shell-ended-title = La sessione è terminata
shell-ended-text = Accedi di nuovo per continuare da dove eri. Quello che hai scritto è ancora qui.

## Fields

shell-password-show = Mostra
shell-password-hide = Nascondi
