### Le email inviate da Fromline.


## Il codice di verifica di un nuovo alias

mails-confirm-subject = Conferma il tuo indirizzo in Fromline
# $alias (String) - the address to confirm
# $user (String) - the primary address of whoever asked for it
# $code (String) - nine digits in three groups
# $link (String) - a link that does the same
# $guide (String) - a link to the page that shows how to write from the address
mails-confirm-text =
    Ciao,
    
    l’utente { $user } vuole inviare email dall’indirizzo { $alias }.
    
    Per confermare, inserisci questo codice in Fromline:
    
    { $code }
    
    Oppure apri questo link dopo aver eseguito l’accesso come { $user }:
    
    { $link }
    
    Il codice e il link sono validi per 24 ore.
    
    Come scrivere dall’indirizzo nel tuo programma di posta, una volta confermato:
    
    { $guide }
    
    Se non hai richiesto tu questa conferma, non devi fare nulla: senza il codice nessuno può usare il tuo indirizzo.

## L’invito di un nuovo utente

mails-invite-subject = Imposta la tua password per Fromline
# $user (String) - the primary address of the new user
# $link (String) - a link that sets the password, once
# $page (String) - the page on which users sign in
mails-invite-text =
    Ciao,
    
    hai un account in Fromline: { $user }. Ti permette di inviare email dai tuoi indirizzi ospitati su altri server.
    
    Imposta qui la tua password:
    
    { $link }
    
    Il link è valido per 24 ore e funziona una sola volta. Poi chiedine uno nuovo al tuo amministratore.
    
    In seguito puoi accedere qui:
    
    { $page }

## A test message

mails-test-subject = Messaggio di prova di Fromline
# $from (String) - the address in the From line
mails-test-text-organization =
    Questo è il messaggio di prova che hai richiesto.
    
    È stato inviato da { $from } tramite i server della tua organizzazione. Guarda come il tuo programma di posta mostra il mittente: alcuni programmi scrivono «per conto di».
# $from (String) - the address in the From line
mails-test-text-gateway =
    Questo è il messaggio di prova che hai richiesto.
    
    È stato inviato da { $from } tramite il server SMTP di quell’indirizzo. Controlla il mittente nel tuo programma di posta; altri programmi possono mostrarlo in modo diverso.

## The SMTP server of an address does not work, or soon will not

# $alias (String) - the address whose mail the server delivers
mails-gateway-password-subject = Inserisci la nuova password per { $alias } in Fromline
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $link (String) - the page of the address in Fromline
mails-gateway-password-text =
    Ciao,
    
    il server { $host }, che recapita la posta da { $alias }, rifiuta il nome utente o la password salvati in Fromline. La password è stata cambiata?
    
    Inserisci qui la nuova password:
    
    { $link }
    
    Fino ad allora la posta da questo indirizzo resta in attesa. Non viene inviata in altro modo.
# $alias (String) - the address whose mail the server delivers
mails-gateway-consent-subject = Collega di nuovo { $alias } in Fromline
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $why (String) - the reason, one or two sentences
# $link (String) - the page of the address in Fromline
mails-gateway-consent-text =
    Ciao,
    
    Fromline non può più accedere a { $host }, che recapita la posta da { $alias }.
    
    { $why }
    
    Qui puoi collegarlo di nuovo:
    
    { $link }
    
    Fino ad allora la posta da questo indirizzo resta in attesa. Non viene inviata in altro modo.
# $alias (String) - the address whose mail the server delivers
mails-gateway-certificate-subject = La posta da { $alias } è in attesa: il certificato del server non è affidabile
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $why (String) - what was found and what to do: one of the reason messages
# $link (String) - the page of the address in Fromline
mails-gateway-certificate-text =
    Ciao,
    
    il certificato del server { $host }, che recapita la posta da { $alias }, non è affidabile. Fromline non ha inviato la tua password a quel server. Ecco che cosa non va:
    
    { $why }
    
    Avvisa l’amministratore del server. Se il nome del server è cambiato, inserisci qui quello nuovo:
    
    { $link }
    
    Fino ad allora la posta da questo indirizzo resta in attesa. Non viene inviata in altro modo.
# $alias (String) - the address whose mail the server delivers
mails-gateway-unreachable-subject = La posta da { $alias } è in attesa: il suo server non accetta posta
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $why (String) - what was found and what to do: one of the reason messages
# $link (String) - the page of the address in Fromline
mails-gateway-unreachable-text =
    Ciao,
    
    da almeno mezz’ora Fromline non riesce a connettersi o ad accedere al server { $host }, che recapita la posta da { $alias }. L’ultimo motivo:
    
    { $why }
    
    Il nome del server e la porta si possono cambiare qui:
    
    { $link }
    
    Finché non funziona di nuovo, la posta da questo indirizzo resta in attesa. Non viene inviata in altro modo. Fromline continua a provare e ti scrive quando funziona.
# $alias (String) - the address whose mail the server delivers
mails-gateway-expires-subject = Il certificato del server per { $alias } scade presto
# A sentence of the mail below
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $days (Number) - days until then
# $date (String) - the day on which the certificate ends, 2026-12-31
mails-gateway-expires-what =
    { $days ->
        [one] il certificato del server { $host }, che recapita la posta da { $alias }, scade tra { $days } giorno, il { $date }.
       *[other] il certificato del server { $host }, che recapita la posta da { $alias }, scade tra { $days } giorni, il { $date }.
    }
# $link (String) - the page of the address in Fromline
mails-gateway-expires-text =
    Ciao,
    
    { mails-gateway-expires-what }
    
    Se non viene rinnovato entro quella data, la posta da questo indirizzo dovrà attendere. La maggior parte dei provider lo rinnova automaticamente; se sai chi gestisce il server, chiedi.
    
    La situazione si vede qui:
    
    { $link }
# $alias (String) - the address whose mail the server delivers
mails-gateway-works-subject = La posta da { $alias } parte di nuovo
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
mails-gateway-works-text =
    Ciao,
    
    il server { $host } funziona di nuovo. La posta da { $alias } rimasta in attesa parte con i prossimi tentativi; non devi fare nulla.
# $provider (String) - name of a provider
mails-consent-left-subject = Rimuovi l’accesso di Fromline al tuo account { $provider }
# $alias (String) - the address whose SMTP server was removed
# $provider (String) - name of a provider
mails-consent-left-text =
    Ciao,
    
    il server SMTP di { $alias } è stato rimosso da Fromline, che ha eliminato il proprio accesso a { $provider }. { $provider } non ha però confermato la revoca dell’autorizzazione che avevi dato.
    
    Per revocarla accedi a { $provider }, apri le impostazioni di sicurezza del tuo account, cerca le app che hanno accesso e rimuovi Fromline.

## Told when an administrator has changed something

mails-notice-on-subject = I server SMTP esterni sono di nuovo consentiti
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-on-what =
    { $count ->
        [one] il tuo amministratore consente di nuovo server SMTP esterni. Da ora la posta da questo indirizzo è recapitata dal suo server SMTP:
       *[other] il tuo amministratore consente di nuovo server SMTP esterni. Da ora la posta da questi { $count } indirizzi è recapitata dai loro server SMTP:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-on-text =
    Ciao,
    
    { mails-notice-on-what }
    
    { $addresses }
    
    Non devi fare nulla. La situazione di ogni indirizzo si vede qui:
    
    { $link }
mails-notice-off-refuse-subject = Server SMTP esterni disattivati: la posta dagli indirizzi che ne hanno uno viene rifiutata
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-off-refuse-what =
    { $count ->
        [one] il tuo amministratore non consente più server SMTP esterni. Da ora la posta da questo indirizzo viene rifiutata e non viene inviata in altro modo:
       *[other] il tuo amministratore non consente più server SMTP esterni. Da ora la posta da questi { $count } indirizzi viene rifiutata e non viene inviata in altro modo:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-off-refuse-text =
    Ciao,
    
    { mails-notice-off-refuse-what }
    
    { $addresses }
    
    Le impostazioni SMTP vengono conservate. Se rimuovi il server SMTP di un indirizzo, la sua posta è recapitata dai server della tua organizzazione, e alcuni destinatari vedono anche il tuo indirizzo principale:
    
    { $link }
mails-notice-off-behalf-subject = Server SMTP esterni disattivati: recapitano i server della tua organizzazione
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-off-behalf-what =
    { $count ->
        [one] il tuo amministratore non consente più server SMTP esterni. Da ora la posta da questo indirizzo è recapitata dai server della tua organizzazione:
       *[other] il tuo amministratore non consente più server SMTP esterni. Da ora la posta da questi { $count } indirizzi è recapitata dai server della tua organizzazione:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-off-behalf-text =
    Ciao,
    
    { mails-notice-off-behalf-what }
    
    { $addresses }
    
    Alcuni destinatari vedono anche il tuo indirizzo principale. Le impostazioni SMTP vengono conservate. I tuoi indirizzi sono qui:
    
    { $link }
mails-notice-refuse-subject = Da ora la posta dai tuoi indirizzi sospesi viene rifiutata
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-refuse-what =
    { $count ->
        [one] i server SMTP esterni restano disattivati. Il tuo amministratore ha deciso che da ora la posta da questo indirizzo viene rifiutata e non viene inviata in altro modo:
       *[other] i server SMTP esterni restano disattivati. Il tuo amministratore ha deciso che da ora la posta da questi { $count } indirizzi viene rifiutata e non viene inviata in altro modo:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-refuse-text =
    Ciao,
    
    { mails-notice-refuse-what }
    
    { $addresses }
    
    Le impostazioni SMTP vengono conservate. Se rimuovi il server SMTP di un indirizzo, la sua posta è recapitata dai server della tua organizzazione, e alcuni destinatari vedono anche il tuo indirizzo principale:
    
    { $link }
mails-notice-behalf-subject = La posta dai tuoi indirizzi sospesi viene di nuovo inviata
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-behalf-what =
    { $count ->
        [one] i server SMTP esterni restano disattivati. Da ora la posta da questo indirizzo è recapitata dai server della tua organizzazione:
       *[other] i server SMTP esterni restano disattivati. Da ora la posta da questi { $count } indirizzi è recapitata dai server della tua organizzazione:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-behalf-text =
    Ciao,
    
    { mails-notice-behalf-what }
    
    { $addresses }
    
    Alcuni destinatari vedono anche il tuo indirizzo principale. Le impostazioni SMTP vengono conservate. I tuoi indirizzi sono qui:
    
    { $link }
# $count (Number) - number of addresses
mails-notice-removed-subject =
    { $count ->
        [one] Il server SMTP di un tuo indirizzo è stato rimosso
       *[other] I server SMTP di { $count } tuoi indirizzi sono stati rimossi
    }
# $addresses (String) - the addresses, one per line
# $link (String) - the page with the user’s addresses
mails-notice-removed-text =
    Ciao,
    
    un amministratore ha rimosso il server SMTP di:
    
    { $addresses }
    
    La posta degli indirizzi confermati è recapitata dai server della tua organizzazione, e alcuni destinatari vedono anche il tuo indirizzo principale. I tuoi indirizzi sono qui:
    
    { $link }
mails-notice-deleted-subject = Un tuo indirizzo è stato eliminato
# $addresses (String) - the address
# $link (String) - the page with the user’s addresses
mails-notice-deleted-text =
    Ciao,
    
    un amministratore ha eliminato dal tuo elenco questo indirizzo, con le sue impostazioni:
    
    { $addresses }
    
    Da ora la posta da questo indirizzo viene rifiutata. Se è tuo, puoi aggiungerlo e confermarlo di nuovo qui:
    
    { $link }
# $provider (String) - name of a provider
# $date (String) - the last day with passwords, 2026-12-31
mails-notice-passwords-subject = { $provider } disattiva le password: collega i tuoi indirizzi entro il { $date }
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
# $provider (String) - name of a provider
# $date (String) - the last day with passwords, 2026-12-31
# not-wrong: order - il giorno viene prima, come nelle altre frasi
mails-notice-passwords-what =
    { $count ->
        [one] dopo il { $date } { $provider } disattiva per impostazione predefinita le password per SMTP. Per inviare la posta da questo indirizzo Fromline accede ancora con una password:
       *[other] dopo il { $date } { $provider } disattiva per impostazione predefinita le password per SMTP. Per inviare la posta da questi { $count } indirizzi Fromline accede ancora con una password:
    }
# $addresses (String) - these addresses, one a line
# $provider (String) - name of a provider
# $link (String) - the page with the user’s addresses
mails-notice-passwords-text =
    Ciao,
    
    { mails-notice-passwords-what }
    
    { $addresses }
    
    Apri l’elenco dei tuoi indirizzi, scegli «Continua con { $provider }» e accedi. Non devi inserire di nuovo le impostazioni:
    
    { $link }
    
    Quando la password verrà rifiutata, questa posta resterà in attesa. Non viene inviata in altro modo.
# $who (String) - the address of the administrator who changed it
# $sentence (String) - what they add in their own words, each line after “>”
mails-notice-added =
    Messaggio di { $who }:
    
    { $sentence }
