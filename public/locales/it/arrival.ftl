### Will the mail arrive? What the domain in the From line asks receivers to do (DMARC).

# $domain (String) - the domain in the From line
arrival-passes = DMARC superato: i server della tua organizzazione garantiscono anche per { $domain }.
# $domain (String) - the domain in the From line
arrival-reject = { $domain } chiede ai destinatari di rifiutare le email di questo tipo: senza il gateway molti le rifiuteranno.
# $domain (String) - the domain in the From line
arrival-quarantine = { $domain } chiede ai destinatari di diffidare delle email di questo tipo: senza il gateway molte finiranno nello spam.
# $domain (String) - the domain in the From line
arrival-fails = Le email di questo tipo non superano DMARC. { $domain } non chiede ai destinatari di fare nulla: decidono da soli.
# $domain (String) - the domain in the From line
arrival-nothing = { $domain } non pubblica nulla: i destinatari decidono da soli.
# $domain (String) - the domain in the From line
arrival-unknown = Qui non si sa che cosa { $domain } chieda ai destinatari.
# $domain (String) - the domain in the From line
arrival-expected = DMARC dovrebbe essere superato: l’email viene recapitata dal server stesso di { $domain }. Solo un’email arrivata può dimostrarlo.

## What the administrator reads before switching gateways off

# $count (Number) - addresses
arrival-on-behalf = { $count ->
    [one] Le email di { $count } indirizzo verrebbero mostrate come «per conto di» se fossero recapitate senza il suo gateway.
   *[other] Le email di { $count } indirizzi verrebbero mostrate come «per conto di» se fossero recapitate senza i loro gateway.
}
# $count (Number) - addresses
arrival-refused = { $count ->
    [one] Le email di { $count } di questi verrebbero rifiutate da molti destinatari, perché lo chiede il dominio.
   *[other] Le email di { $count } di questi verrebbero rifiutate da molti destinatari, perché lo chiede il dominio.
}
# $count (Number) - addresses
arrival-not-asked = { $count ->
    [one] Per { $count } indirizzo non è stato possibile saperlo.
   *[other] Per { $count } indirizzi non è stato possibile saperlo.
}
