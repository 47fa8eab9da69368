### Signing in, and setting a password with a one-time link.

sign-in-title = Accedi
sign-in-lead = Decidi chi recapita la posta dei tuoi altri indirizzi e guarda che cosa leggeranno i destinatari.
sign-in-address = Indirizzo email
sign-in-password = Password
sign-in-submit = Accedi
sign-in-forgotten = Hai dimenticato la password? Il tuo amministratore può inviarti un nuovo link monouso.
sign-in-no-cookie = Il browser non ha conservato la sessione: i cookie sono bloccati per questo sito. Consentili, poi accedi di nuovo.
sign-in-password-hint = Almeno 12 caratteri. Va bene anche una frase di più parole.

## The demo

sign-in-demo-title = Prova la demo
sign-in-demo-text = Nulla esce da questo computer. Tutti gli account hanno la stessa password: è scritta dove è stata avviata la demo.
sign-in-demo-admin = amministratore: consente o vieta i server SMTP esterni
sign-in-demo-user = utente, inglese
sign-in-demo-utente = utente, italiano
sign-in-demo-uzytkownik = utente, polacco
sign-in-demo-mail = Leggi la posta di tutti nella casella demo

## The one-time link

sign-in-link-title = Imposta la tua password
# $address (String) - the address of the account
sign-in-link-for = Account: { $address }
sign-in-link-first = Ti diamo il benvenuto. Sei il primo account di amministrazione: scegli il tuo indirizzo e una password.
sign-in-link-address-hint = Il tuo indirizzo nell’organizzazione.
# $domains (String) - the organization's mail domains, as a list
sign-in-link-domains = Il tuo indirizzo nell’organizzazione. I suoi domini: { $domains }
sign-in-link-password = Nuova password
sign-in-link-submit = Imposta la password e accedi
