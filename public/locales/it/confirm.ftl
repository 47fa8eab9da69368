### The page that the mailed link opens.

confirm-title = Conferma un indirizzo
# $address (String) - the address to be confirmed
confirm-text = È stato chiesto di inviare posta da { $address }. Conferma solo se hai aggiunto tu questo indirizzo.
# $address (String) - the address to be confirmed
confirm-button = Conferma { $address }
# $address (String) - the address that was confirmed
confirm-done = Confermato. Ora puoi inviare da { $address }.
# $address (String) - the address that was confirmed
confirm-done-only = Confermato: { $address }
confirm-broken = Questo link non è completo. Aprilo di nuovo dall’email, oppure inserisci il codice che trovi lì.
# $user (String) - the address of whoever is signed in
confirm-other = Hai effettuato l’accesso come { $user }, e questo indirizzo non è in attesa nel tuo elenco. Se il link è di un altro account, esci e aprilo di nuovo come quell’utente. L’indirizzo potrebbe anche essere stato eliminato.
confirm-expired = Questo link non è più valido: ha più di 24 ore, un’email più recente lo ha sostituito, oppure non è stato copiato per intero. Chiedi un nuovo codice nella pagina dell’indirizzo.
confirm-accepted = Questo indirizzo è già confermato. Non c’è altro da fare.
confirm-list = I miei indirizzi
confirm-test = Invia un messaggio di prova
confirm-write = Come scrivere da questo indirizzo nel tuo programma di posta
confirm-edit = Vai alla pagina dell’indirizzo
