### Le email inviate da Fromline.

## Il codice di verifica di un nuovo alias

mails-confirm-subject = Conferma il tuo indirizzo in Fromline
# $alias (String) - the address to confirm
# $user (String) - the primary address of whoever asked for it
# $code (String) - nine digits in three groups
# $link (String) - a link that does the same
mails-confirm-text =
    Ciao,

    l’utente { $user } vuole inviare email dall’indirizzo { $alias }.

    Per confermare, inserisci questo codice in Fromline:

    { $code }

    Oppure apri questo link dopo aver eseguito l’accesso come { $user }:

    { $link }

    Il codice e il link sono validi per 24 ore.

    Se non hai richiesto tu questa conferma, non devi fare nulla: senza il codice nessuno può usare il tuo indirizzo.

## A test message

mails-test-subject = Messaggio di prova di Fromline
# $from (String) - the address in the From line
mails-test-text-organisation =
    Questo è il messaggio di prova che hai richiesto.

    È stato inviato da { $from } tramite i server della tua organizzazione. Guarda come il tuo programma di posta mostra il mittente: alcuni programmi scrivono «per conto di».
# $from (String) - the address in the From line
mails-test-text-gateway =
    Questo è il messaggio di prova che hai richiesto.

    È stato inviato da { $from } tramite il server SMTP di quell’indirizzo. I destinatari vedono direttamente l’indirizzo.
