//! Each make of server.

use super::*;

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "a table of servers, and what is found of each"
)]
fn every_make_of_server() {
    let exim = |envelope: &str| {
        format!(
            "by exim-b.partner.test with esmtpsa (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <{envelope}>) id 1x for user@example.test"
        )
    };
    let (quoted, domain) = (
        "\"login@partner.test\"@exim-b.partner.test",
        "\"login@partner.test\"@partner.test",
    );
    let sender = |address: &str| format!("Sender: {address}\r\n");
    let row = |what: &'static str, login: &'static str, arrived: &Arrived<'_>| {
        format!("{what}, {login}\n{}\n\n", lines(&read(&arrived.text(), login)))
    };
    let submission = |what, login, envelope: &str| {
        let arrived = Arrived {
            path: envelope,
            hop: &exim(envelope),
            added: &sender(envelope),
            ..KEPT
        };
        row(what, login, &arrived)
    };
    let all = [
        row(
            "Exim, Debian's own: submission/sender_retain",
            FULL,
            &Arrived {
                hop: &exim("alias@partner.test"),
                ..KEPT
            },
        ),
        submission("Exim, control = submission", FULL, quoted),
        submission("Exim, control = submission", "login", "login@exim-b.partner.test"),
        submission("Exim, submission/domain=partner.test", FULL, domain),
        submission(
            "Exim, submission/domain=partner.test",
            "login",
            "login@partner.test",
        ),
        submission("Exim, submission/domain=", "login", "login"),
        submission(
            "Exim, control = submission, signed in with the alias's name",
            "alias",
            "alias@exim-b.partner.test",
        ),
        row(
            "Sendmail, the domain is local",
            FULL,
            &Arrived {
                path: "alias@sendmail.partner.test",
                hop: "(authenticated bits=0) by sendmail.partner.test (8.17.1.9/8.17.1.9/Debian-2+deb12u2) with ESMTPSA id 4A",
                from: "Alias Name <alias@sendmail.partner.test>",
                ..KEPT
            },
        ),
        row(
            "Courier",
            FULL,
            &Arrived {
                hop: "(AUTH: PLAIN login@partner.test, TLS: TLS1.3,256bits,ECDHE_RSA_AES_256_GCM_SHA384) by courier.partner.test with ESMTPSA",
                ..KEPT
            },
        ),
        row(
            "OpenSMTPD, received-auth",
            FULL,
            &Arrived {
                hop: "by opensmtpd.partner.test (OpenSMTPD) with ESMTPSA id 5f (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) auth=yes user=login@partner.test for <user@example.test>",
                ..KEPT
            },
        ),
        row(
            "OpenSMTPD, masquerade",
            FULL,
            &Arrived {
                path: "login@partner.test",
                hop: "by opensmtpd.partner.test (OpenSMTPD) with ESMTPSA id 5f",
                from: "login@partner.test",
                ..KEPT
            },
        ),
        row(
            "Haraka",
            FULL,
            &Arrived {
                hop: "by haraka.partner.test (Haraka/3.3.4) with ESMTPSA id 1 (authenticated bits=0)",
                added: "Authentication-Results: haraka.partner.test; auth=pass (plain)\r\n",
                ..KEPT
            },
        ),
        row(
            "Postfix, smtpd_sasl_authenticated_header",
            FULL,
            &Arrived {
                hop: "(Authenticated sender: login@partner.test) by postfix.partner.test (Postfix) with ESMTPSA id 1",
                ..KEPT
            },
        ),
        row(
            "a field of its own",
            FULL,
            &Arrived {
                added: "X-Authenticated-Sender: smtp.partner.test: login@partner.test\r\n",
                ..KEPT
            },
        ),
        row(
            "Sender, the alias",
            FULL,
            &Arrived {
                added: "Sender: alias@partner.test\r\n",
                ..KEPT
            },
        ),
    ];
    insta::assert_snapshot!(all.concat(), @r#"
    Exim, Debian's own: submission/sender_retain, login@partner.test
    = Nothing

    Exim, control = submission, login@partner.test
    Sender Login "login@partner.test"@exim-b.partner.test
    envelope Login "login@partner.test"@exim-b.partner.test
    Received Login
    = Visible

    Exim, control = submission, login
    Sender Login login@exim-b.partner.test
    envelope Login login@exim-b.partner.test
    Received Login
    = Visible

    Exim, submission/domain=partner.test, login@partner.test
    Sender Login "login@partner.test"@partner.test
    envelope Login "login@partner.test"@partner.test
    Received Login
    = Visible

    Exim, submission/domain=partner.test, login
    Sender Login login@partner.test
    envelope Login login@partner.test
    Received Login
    = Visible

    Exim, submission/domain=, login
    Sender Login login
    envelope Login login
    Received Login
    = Visible

    Exim, control = submission, signed in with the alias's name, alias
    Sender Other alias@exim-b.partner.test
    envelope Other alias@exim-b.partner.test
    = Visible

    Sendmail, the domain is local, login@partner.test
    From Other Alias Name <alias@sendmail.partner.test>
    envelope Other alias@sendmail.partner.test
    = Visible

    Courier, login@partner.test
    Received Login
    = InHeaders

    OpenSMTPD, received-auth, login@partner.test
    Received Login
    = InHeaders

    OpenSMTPD, masquerade, login@partner.test
    From Login login@partner.test
    envelope Login login@partner.test
    = Visible

    Haraka, login@partner.test
    = Nothing

    Postfix, smtpd_sasl_authenticated_header, login@partner.test
    Received Login
    = InHeaders

    a field of its own, login@partner.test
    field X-Authenticated-Sender
    = InHeaders

    Sender, the alias, login@partner.test
    Sender Alias alias@partner.test
    = Nothing
    "#);
}
