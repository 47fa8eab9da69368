//! The script, as an administrator reads it.

use super::{installed, pair::Pair};

#[test]
#[expect(clippy::too_many_lines, reason = "the script is long")]
fn the_whole_script() {
    if !installed("the script for Postfix", &["/usr/sbin/postconf"]) {
        return;
    }
    let pair = Pair::existing();
    let script = pair.script();
    assert_eq!(script, pair.script(), "the same every time");
    insta::assert_snapshot!(pair.shown(&script), @r##"
    #!/bin/sh
    # From fromline postfix configure, for the Postfix in /etc/postfix. Nothing was changed so far.
    # Read it, run it as root, and keep it: “sh FILE” puts the instance postfix-fromline beside the existing one,
    # “sh FILE undo” gives everything back.
    # Fromline's configuration has to say, in [mta]: sockets = "/etc/spool/postfix-fromline/fromline"
    # and submission = "/etc/spool/postfix-fromline/public/fromline-submission"
    set -eu

    configure() {
        # Fromline hands mail to Postfix by a socket that is open to this group alone. (Restart Fromline
        # afterwards.)
        usermod --append --groups postdrop fromline

        # A second instance: own configuration, queue and processes, the same programs.
        postmulti -e init
        if [ ! -e /etc/postfix-fromline/main.cf ]; then
            postmulti -I postfix-fromline -G fromline -e create config_directory=/etc/postfix-fromline \
                queue_directory=/etc/spool/postfix-fromline data_directory=/etc/lib/postfix-fromline
        fi

        # As the existing instance has it (submission/inet). Paths below its queue folder are written out. The
        # largest message is 52428800 bytes, which is what Fromline takes for gateways, or less.
        postconf -c /etc/postfix-fromline -e \
            'myhostname = mail.example.com' \
            'mydomain = example.com' \
            'myorigin = example.com' \
            'inet_interfaces = all' \
            'inet_protocols = all' \
            'append_dot_mydomain = no' \
            'milter_macro_daemon_name = ORIGINATING' \
            'smtpd_sasl_path = /etc/spool/postfix/private/auth' \
            'smtpd_sasl_type = dovecot' \
            'smtpd_tls_cert_file = /etc/ssl/certs/mail.pem' \
            'smtpd_tls_key_file = /etc/ssl/private/mail.key' \
            'message_size_limit = 52428800'
        # Not taken over, see whether you need it: -o smtpd_client_restrictions = permit_sasl_authenticated,
        # reject
        # Not taken over, see whether you need it: -o smtpd_relay_restrictions = permit_sasl_authenticated, reject

        # Mail of the organisation's senders, and returned mail, goes back to the existing instance, which
        # delivers as ever.
        postconf -c /etc/postfix-fromline -e 'sender_dependent_default_transport_maps = inline:{{<>=relay:[127.0.0.1]:10026}, {@example.com=relay:[127.0.0.1]:10026}, {@xn--w-uga1v8h.example=relay:[127.0.0.1]:10026}, {double-bounce@$myhostname=relay:[127.0.0.1]:10026}}'

        # Fromline's milter decides headers and route from the From line. It stands before signing milters, so
        # that what is signed is what leaves.
        postconf -c /etc/postfix-fromline -e 'smtpd_milters = unix:fromline/milter, unix:/etc/spool/postfix/opendkim/opendkim.sock, { inet:127.0.0.1:11332, connect_timeout=5s }'

        # Whatever has no other route goes to Fromline's listener, which decides anew, and never by a route that
        # nobody decided.
        postconf -c /etc/postfix-fromline -e 'default_transport = fromline-gateway:unix:fromline/gateway'

        # The sender's route holds for every recipient, colleagues too. A domain that is local, virtual or relayed
        # here would be delivered past it.
        postconf -c /etc/postfix-fromline -e \
            'mydestination =' \
            'virtual_alias_domains =' \
            'virtual_mailbox_domains =' \
            'relay_domains ='

        # An address like user@[192.0.2.1] is local if that is this machine: refused, since it would be delivered
        # past the sender's route.
        postconf -c /etc/postfix-fromline -e \
            'local_transport = error:5.1.2 not delivered here' \
            'virtual_transport = error:5.1.2 not delivered here' \
            'relay_transport = error:5.1.2 not delivered here' \
            'local_recipient_maps =' \
            'alias_maps =' \
            'alias_database ='

        # Routes by recipient, relay hosts and content filters would win over the sender's route, or take its
        # place.
        postconf -c /etc/postfix-fromline -e \
            'transport_maps =' \
            'relayhost =' \
            'sender_dependent_relayhost_maps =' \
            'smtp_fallback_relay =' \
            'lmtp_fallback_relay =' \
            'content_filter =' \
            'smtpd_proxy_filter =' \
            'header_checks =' \
            'mime_header_checks =' \
            'nested_header_checks =' \
            'body_checks =' \
            'milter_header_checks ='

        # Addresses stay as Fromline decided them. The existing instance expands aliases, after the route was
        # chosen.
        postconf -c /etc/postfix-fromline -e \
            'virtual_alias_maps =' \
            'canonical_maps =' \
            'sender_canonical_maps =' \
            'recipient_canonical_maps =' \
            'masquerade_domains =' \
            'relocated_maps =' \
            'smtp_generic_maps =' \
            'lmtp_generic_maps ='

        # A copy to somebody else would leave by the sender's route, too: by a user's gateway.
        postconf -c /etc/postfix-fromline -e \
            'always_bcc =' \
            'sender_bcc_maps =' \
            'recipient_bcc_maps ='

        # Fromline alone signs in at gateways. A password that Postfix knows is sent wherever a route leads.
        postconf -c /etc/postfix-fromline -e \
            'smtp_sasl_auth_enable = no' \
            'smtp_sasl_password_maps =' \
            'smtp_sender_dependent_authentication = no' \
            'lmtp_sasl_auth_enable = no' \
            'lmtp_sasl_password_maps =' \
            'lmtp_sender_dependent_authentication = no'

        # Only who has signed in sends, over TLS, and only from addresses that Fromline knows as theirs.
        postconf -c /etc/postfix-fromline -e \
            'smtpd_sasl_auth_enable = yes' \
            'smtpd_tls_security_level = encrypt' \
            'smtpd_tls_auth_only = yes' \
            'smtpd_relay_restrictions = permit_sasl_authenticated, reject' \
            'smtpd_sender_login_maps = socketmap:unix:fromline/maps:login' \
            'smtpd_sender_restrictions = reject_authenticated_sender_login_mismatch'

        # Whoever may use XCLIENT says who has signed in. Only Fromline may, by a socket of its own (master.cf).
        postconf -c /etc/postfix-fromline -e 'smtpd_authorized_xclient_hosts ='

        # No client is spared the milters, and if one does not answer, the client is told to try again.
        postconf -c /etc/postfix-fromline -e \
            'smtpd_milter_maps =' \
            'receive_override_options =' \
            'milter_default_action = tempfail'

        # Returned mail is addressed to the user's primary address, not to the alias at the partner.
        postconf -c /etc/postfix-fromline -e \
            'non_smtpd_milters = unix:fromline/bounces' \
            'internal_mail_filter_classes = bounce'

        # Gateways may not know SMTPUTF8, and nobody may smuggle a second message behind a bare line feed or a
        # NUL.
        postconf -c /etc/postfix-fromline -e \
            'smtputf8_enable = no' \
            'smtpd_forbid_bare_newline = reject' \
            'smtpd_forbid_bare_newline_exclusions =' \
            'message_strip_characters = \0'

        # Programs on this machine send by the existing instance: sendmail(1) asks nobody whose address it uses.
        postconf -c /etc/postfix-fromline -e 'authorized_submit_users ='

        # What a program on this machine left out is not added before the milter sees the message: a missing From,
        # or a Message-ID with this machine's name.
        postconf -c /etc/postfix-fromline -e 'local_header_rewrite_clients ='

        # Who has signed in stands in no header, and queue ids are not used twice, so that logs can be followed.
        postconf -c /etc/postfix-fromline -e \
            'smtpd_sasl_authenticated_header = no' \
            'enable_long_queue_ids = yes'

        # A gateway may take its time over a large message; whoever stops waiting for the listener would send it
        # again. And no gateway makes the others wait: they all are one destination to Postfix.
        postconf -c /etc/postfix-fromline -e \
            'lmtp_data_done_timeout = 3600s' \
            'default_destination_concurrency_failed_cohort_limit = 0'

        # The listener is told the queue id, for its log.
        postconf -c /etc/postfix-fromline -e 'lmtp_send_xforward_command = yes'

        # Fromline limits connections for each gateway itself; one slow gateway holds up no other.
        postconf -c /etc/postfix-fromline -e \
            'fromline-gateway_destination_concurrency_limit = 100' \
            'fromline-gateway_initial_destination_concurrency = 50' \
            'fromline-gateway_destination_recipient_limit = 50'

        # Postfix starts this instance, with its network services. (postmulti switches both off.)
        postconf -c /etc/postfix-fromline -e \
            'multi_instance_enable = yes' \
            'master_service_disable ='

        # No mail from strangers, which the existing instance takes, and none from sendmail(1), which could have
        # anybody's sender.
        postconf -c /etc/postfix-fromline -MX smtp/inet pickup/unix

        # Mail with a gateway leaves by Fromline's listener, which signs in at the gateway.
        postconf -c /etc/postfix-fromline -M 'fromline-gateway/unix=fromline-gateway unix - - n - - lmtp'

        # Fromline hands mail in by a socket that the group postdrop opens. Never a port: whoever connects says
        # who they are.
        postconf -c /etc/postfix-fromline -M 'fromline-submission/unix=fromline-submission unix n - n - - smtpd -o smtpd_authorized_xclient_hosts=127.0.0.1 -o smtpd_tls_security_level=none -o smtpd_tls_auth_only=no -o smtpd_sender_restrictions= -o syslog_name=postfix/fromline'

        # The submission port, as the existing instance had it.
        postconf -c /etc/postfix-fromline -M 'submission/inet=submission inet n - n - - smtpd'
        postconf -c /etc/postfix-fromline -M '192.0.2.10:smtps/inet=192.0.2.10:smtps inet n - n - - smtpd -o smtpd_tls_wrappermode=yes'

        # Fromline's sockets. The folder's group, which the set-group-id bit hands on, is Postfix's: nobody else
        # gets in.
        install -d -o fromline -m 2750 /etc/spool/postfix-fromline/fromline
        chgrp "$(id -g postfix)" /etc/spool/postfix-fromline/fromline
        chmod 2750 /etc/spool/postfix-fromline/fromline

        # The existing instance. The organisation's mail comes back here, on loopback, and is delivered as ever.
        # It was signed where it came from.
        postconf -c /etc/postfix -M '127.0.0.1:10026/inet=127.0.0.1:10026 inet n - y - - smtpd -o mynetworks=127.0.0.0/8 -o {smtpd_relay_restrictions=permit_mynetworks, reject} -o smtpd_milters= -o smtpd_client_restrictions= -o smtpd_helo_restrictions= -o smtpd_sender_restrictions= -o smtpd_recipient_restrictions= -o smtpd_data_restrictions= -o smtpd_end_of_data_restrictions= -o smtpd_authorized_xclient_hosts= -o smtpd_sasl_auth_enable=no -o smtpd_tls_security_level=none -o syslog_name=postfix/from-fromline'

        # Nobody signs in at smtp/inet any more: mail from users would go past Fromline.
        postconf -c /etc/postfix -P smtp/inet/smtpd_sasl_auth_enable=no

        # The submission ports move to the new instance.
        postconf -c /etc/postfix -MX submission/inet 192.0.2.10:smtps/inet

        # The existing instance lets the ports go, then the new one takes them. Nothing is lost: who connects in
        # between tries again.
        postfix -c /etc/postfix-fromline check
        postfix -c /etc/postfix reload
        if [ -d /run/systemd/system ] && [ -n "$(systemctl list-unit-files 'postfix@.service' --no-legend)" ]; then
            systemctl daemon-reload
            systemctl enable postfix@postfix-fromline.service
            systemctl restart postfix@postfix-fromline.service
        elif postfix -c /etc/postfix-fromline status 2> /dev/null; then
            postfix -c /etc/postfix-fromline reload
        else
            postmulti -i postfix-fromline -p start
        fi
    }

    undo() {
        # The new instance lets the ports go.
        if [ -e /etc/postfix-fromline/main.cf ]; then
            postconf -c /etc/postfix-fromline -MX submission/inet 192.0.2.10:smtps/inet
            postfix -c /etc/postfix-fromline reload || true
        fi

        # Users sign in at the existing instance again.
        postconf -c /etc/postfix -M 'submission/inet=submission inet n - y - - smtpd -o syslog_name=postfix/submission -o smtpd_tls_security_level=encrypt -o smtpd_client_restrictions=$mua_client_restrictions -o {smtpd_relay_restrictions=permit_sasl_authenticated, reject} -o milter_macro_daemon_name=ORIGINATING'
        postconf -c /etc/postfix -M '192.0.2.10:smtps/inet=192.0.2.10:smtps inet n - y - - smtpd -o smtpd_tls_wrappermode=yes'
        postconf -c /etc/postfix -PX smtp/inet/smtpd_sasl_auth_enable
        postfix -c /etc/postfix reload

        # What the new instance still has is delivered first: the existing one would send it by another route.
        # (postmulti destroy leaves sockets, and copies for chroot.)
        if [ -e /etc/postfix-fromline/main.cf ]; then
            if [ -n "$(find /etc/spool/postfix-fromline/incoming /etc/spool/postfix-fromline/active /etc/spool/postfix-fromline/deferred /etc/spool/postfix-fromline/hold -type f | head -n 1)" ]; then
                echo 'Mail still waits (postqueue -c /etc/postfix-fromline -p). Users have their old ports again; run this once more when the queue is empty.' >&2
                exit 1
            fi
            if [ -d /run/systemd/system ]; then
                systemctl disable --now postfix@postfix-fromline.service || true
            fi
            postfix -c /etc/postfix-fromline stop || true
            postmulti -i postfix-fromline -e disable
            postmulti -i postfix-fromline -e destroy 2> /dev/null
            rm -rf /etc/spool/postfix-fromline /etc/lib/postfix-fromline
        fi

        # Nothing comes back any more, and the group is as before.
        postconf -c /etc/postfix -MX 127.0.0.1:10026/inet
        gpasswd --delete fromline postdrop > /dev/null || true
        postconf -c /etc/postfix -X multi_instance_enable multi_instance_wrapper multi_instance_directories
        postfix -c /etc/postfix reload
    }

    case "${1-configure}" in
    configure | undo) "${1-configure}" ;;
    *) echo "usage: sh $0 [configure | undo]" >&2; exit 2 ;;
    esac
    "##);
}
