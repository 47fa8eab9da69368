mod answers;

use serde_json::{Value, json};

use crate::tests::Harness;

const MESSAGE: &str = "Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=user@example.com;\n \
    dkim=pass header.d=example.com; dmarc=fail header.from=partner.com\n\
    Authentication-Results: forged.example; dmarc=pass\n\
    From: =?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87?= <user.name@partner.com>\n\
    Sender: user@example.com\n\nHello";

async fn preview(body: Value) -> crate::tests::TestResponse {
    let harness = Harness::new().await;
    harness.nobody().post("/api/v1/preview", body).await
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "the whole answer is shown")]
async fn a_message_that_somebody_received() {
    let answer = preview(json!({
        "message": MESSAGE,
        "authentication": { "authservId": "MX.example.net" },
        "clients": ["gmail-web", "outlook-classic", "proton-mail", "yahoo-mail"],
        "language": "it",
    }));
    insta::assert_json_snapshot!(answer.await.ok(), @r#"
    {
      "authentication": {
        "dkim": [
          "example.com"
        ],
        "dkimChecked": true,
        "dmarc": "fail",
        "dmarcDomain": "partner.com",
        "source": "results",
        "spf": "example.com",
        "spfChecked": true,
        "unverified": [
          {
            "authservId": "forged.example",
            "dkim": [],
            "dmarc": "pass",
            "spf": null
          }
        ]
      },
      "clients": [
        {
          "badges": [],
          "details": [],
          "effect": "on-behalf",
          "evidence": {
            "grade": "C",
            "remarks": [
              "Le parole in polacco sono un’ipotesi."
            ],
            "source": "jstedfast/MailKit#917; docker-mailserver#4793; Microsoft, Manage permissions for recipients",
            "version": "2013 to 365"
          },
          "id": "outlook-classic",
          "list": "Zażółć",
          "name": "Outlook (classic, Windows)",
          "platform": "desktop",
          "rows": [
            {
              "label": "",
              "tells": true,
              "text": "user@example.com per conto di Zażółć <user.name@partner.com>"
            }
          ],
          "why": "L’intestazione Sender indica qualcuno diverso dall’autore e Outlook (classic, Windows) lo mette per primo."
        },
        {
          "badges": [],
          "details": [],
          "effect": "via",
          "evidence": {
            "grade": "B",
            "remarks": [
              "Le parole in polacco sono un’ipotesi."
            ],
            "source": "support.google.com/mail/answer/1311182, /180707; wordtothewise.com/2011/07",
            "version": "2026"
          },
          "id": "gmail-web",
          "list": "Zażółć",
          "name": "Gmail (web)",
          "platform": "web",
          "rows": [
            {
              "label": "",
              "tells": true,
              "text": "Zażółć <user.name@partner.com> tramite example.com"
            }
          ],
          "why": "Gmail (web) non guarda l’intestazione Sender: a garantire per il messaggio è example.com, che non è il dominio dell’indirizzo nel campo Da."
        },
        {
          "badges": [
            "This email has failed its domain's authentication requirements. It may be spoofed or improperly forwarded."
          ],
          "details": [],
          "effect": "direct",
          "evidence": {
            "grade": "A",
            "remarks": [
              "Le parole in italiano e in polacco non sono state lette."
            ],
            "source": "ProtonMail/WebClients HeaderExpanded.tsx, extras/ExtraSpamScore.tsx",
            "version": "2026-08"
          },
          "id": "proton-mail",
          "list": "Zażółć",
          "name": "Proton Mail",
          "platform": "web",
          "rows": [
            {
              "label": "",
              "text": "Zażółć <user.name@partner.com>"
            }
          ],
          "why": "Proton Mail non mostra l’intestazione Sender."
        },
        {
          "badges": [],
          "details": [
            {
              "label": "",
              "text": "Zażółć <user.name@partner.com>"
            }
          ],
          "effect": "unknown",
          "evidence": {
            "grade": "D",
            "source": "",
            "version": "2026"
          },
          "id": "yahoo-mail",
          "list": "",
          "name": "Yahoo Mail",
          "platform": "web",
          "rows": [],
          "why": "Non si sa come lo mostra Yahoo Mail. Quello che compare nei dettagli è un’ipotesi."
        }
      ],
      "diagnosis": {
        "advice": {
          "kind": "GATEWAY"
        },
        "origin": {
          "author": "user.name@partner.com",
          "domains": [
            "example.com"
          ],
          "kind": "OTHERS"
        },
        "remarks": [
          {
            "kind": "SENDER",
            "sameDomain": false,
            "sender": {
              "address": "user@example.com",
              "name": ""
            }
          }
        ]
      },
      "headers": {
        "from": {
          "entries": [
            {
              "address": "user.name@partner.com",
              "kind": "mailbox",
              "name": "Zażółć"
            }
          ],
          "loose": "Zażółć <user.name@partner.com>",
          "name": "From",
          "raw": "=?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87?= <user.name@partner.com>",
          "text": "Zażółć <user.name@partner.com>"
        },
        "originalFrom": null,
        "replyTo": null,
        "sender": {
          "entries": [
            {
              "address": "user@example.com",
              "kind": "mailbox",
              "name": ""
            }
          ],
          "loose": "user@example.com",
          "name": "Sender",
          "raw": "user@example.com",
          "text": "user@example.com"
        },
        "to": null
      },
      "route": "ORGANISATION"
    }
    "#);
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "the whole answer is shown")]
async fn a_message_that_somebody_would_write() {
    let answer = preview(json!({
        "identity": {
            "from": "user.name@partner.com", "name": "User Name", "primary": "user@example.com",
            "replyTo": "replies@elsewhere.example", "route": "ORGANISATION",
        },
        "authentication": { "dkim": ["partner.com"] },
        "clients": ["claws-mail", "gmail-web", "mailspring"],
    }));
    insta::assert_json_snapshot!(answer.await.ok(), @r#"
    {
      "authentication": {
        "dkim": [
          "partner.com"
        ],
        "dkimChecked": true,
        "dmarc": null,
        "source": "given",
        "spf": null,
        "spfChecked": true,
        "unverified": []
      },
      "clients": [
        {
          "badges": [],
          "details": [],
          "effect": "direct",
          "evidence": {
            "grade": "B",
            "remarks": [
              "Its Polish words are assumed."
            ],
            "source": "support.google.com/mail/answer/1311182, /180707; wordtothewise.com/2011/07",
            "version": "2026"
          },
          "id": "gmail-web",
          "list": "User Name",
          "name": "Gmail (web)",
          "platform": "web",
          "rows": [
            {
              "label": "",
              "text": "User Name <user.name@partner.com>"
            }
          ],
          "why": "Gmail (web) does not look at the Sender header: the domain of the From address vouches for the message."
        },
        {
          "badges": [],
          "details": [],
          "effect": "sender-row",
          "evidence": {
            "grade": "A-run",
            "remarks": [
              "It was run on a virtual screen, and its windows were read."
            ],
            "source": "docs/conformance.md",
            "version": "4.1.1"
          },
          "id": "claws-mail",
          "list": "User Name",
          "name": "Claws Mail",
          "platform": "desktop",
          "rows": [
            {
              "label": "From:",
              "text": "User Name <user.name@partner.com>"
            },
            {
              "label": "Reply-To:",
              "text": "replies@elsewhere.example"
            },
            {
              "label": "Sender:",
              "tells": true,
              "text": "user@example.com"
            }
          ],
          "why": "Claws Mail gives the Sender header a line of its own."
        },
        {
          "badges": [
            "This message looks suspicious! It originates from user.name@partner.com but replies will go to replies@elsewhere.example."
          ],
          "details": [],
          "effect": "direct",
          "evidence": {
            "grade": "A",
            "remarks": [
              "Its Italian and Polish words were not read."
            ],
            "source": "Foundry376/Mailspring message-participants.tsx, phishing-detection/lib/main.tsx",
            "version": "d93a0d7"
          },
          "id": "mailspring",
          "list": "User Name",
          "name": "Mailspring",
          "platform": "desktop",
          "rows": [
            {
              "label": "",
              "text": "User Name <user.name@partner.com>"
            }
          ],
          "why": "Mailspring does not show the Sender header."
        }
      ],
      "headers": {
        "from": {
          "entries": [
            {
              "address": "user.name@partner.com",
              "kind": "mailbox",
              "name": "User Name"
            }
          ],
          "loose": "User Name <user.name@partner.com>",
          "name": "From",
          "raw": "User Name <user.name@partner.com>",
          "text": "User Name <user.name@partner.com>"
        },
        "originalFrom": null,
        "replyTo": {
          "entries": [
            {
              "address": "replies@elsewhere.example",
              "kind": "mailbox",
              "name": ""
            }
          ],
          "loose": "replies@elsewhere.example",
          "name": "Reply-To",
          "raw": "replies@elsewhere.example",
          "text": "replies@elsewhere.example"
        },
        "sender": {
          "entries": [
            {
              "address": "user@example.com",
              "kind": "mailbox",
              "name": ""
            }
          ],
          "loose": "user@example.com",
          "name": "Sender",
          "raw": "user@example.com",
          "text": "user@example.com"
        },
        "to": null
      },
      "route": "ORGANISATION"
    }
    "#);
}
