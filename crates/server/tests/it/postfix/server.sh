# A Debian server with Postfix and Dovecot that was there before, with a file system and a network of its own:
#   unshare --mount --net --pid --fork --kill-child sh server.sh FOLDER
# FROMLINE names the binary; FOLDER has tls.pem. Exit code 77: this machine does not allow it.
set -eu
here=$1
export FROMLINE_DATA=/var/lib/fromline FROMLINE_CONFIG=/etc/fromline.toml

may() { "$@" 2> "$here/why" || { cat "$here/why"; exit 77; }; }
wait_for() {
    for _ in $(seq 100); do "$@" > /dev/null 2>&1 && return; sleep 0.1; done
    echo "waited for: $*"; tail -n 20 /var/log/mail.log; exit 1
}
say() { printf '%s\n' "--- $*"; }
as_fromline() { exec setpriv --reuid fromline --regid fromline --init-groups "$@"; }
send() { # URL FROM TO SUBJECT
    printf 'From: <%s>\nTo: <%s>\nSubject: %s\n\nHello.\n' "$2" "$3" "$4" |
        curl --silent --show-error --insecure --ssl-reqd --crlf --url "$1" --user anna:secret \
            --mail-from "$2" --mail-rcpt "$3" --upload-file - 2>&1 || true
}
arrived() { grep -q "^Subject: $1" /var/mail/anna; }

# Everything that is written stays in memory.
may ip link set lo up
may mount -t tmpfs tmpfs "$here/memory"
for folder in etc var; do
    mkdir "$here/memory/$folder" "$here/memory/$folder.work"
    may mount -t overlay -o "lowerdir=/$folder,upperdir=$here/memory/$folder,workdir=$here/memory/$folder.work" overlay "/$folder"
done
may mount -t tmpfs -o mode=755 tmpfs /run
may mount -t proc proc /proc

# The server, as a Debian administrator has it.
cp /usr/share/postfix/master.cf.dist /etc/postfix/master.cf
cat > /etc/postfix/main.cf << 'END'
compatibility_level = 3.6
myhostname = mail.example.com
mydestination = example.com, localhost
mynetworks = 127.0.0.0/8
inet_interfaces = loopback-only
inet_protocols = ipv4
alias_maps =
alias_database =
maillog_file = /var/log/mail.log
smtpd_tls_chain_files = /etc/postfix/tls.pem
smtpd_tls_security_level = may
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_sasl_auth_enable = yes
smtpd_recipient_restrictions = reject_unknown_sender_domain
END
cp "$here/tls.pem" /etc/postfix/tls.pem
postconf -M 'submission/inet=submission inet n - y - - smtpd -o smtpd_tls_security_level=encrypt -o { smtpd_recipient_restrictions = permit_sasl_authenticated, reject }'
postconf -M 'submissions/inet=submissions inet n - y - - smtpd -o smtpd_tls_wrappermode=yes'
postconf -M 'postlog/unix-dgram=postlog unix-dgram n - n - 1 postlogd'
cat > /etc/dovecot/dovecot.conf << 'END'
log_path = /var/log/dovecot.log
protocols =
ssl = no
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = passwd
}
auth_mechanisms = plain login
service auth {
  unix_listener /var/spool/postfix/private/auth {
    mode = 0660
    user = postfix
    group = postfix
  }
}
END
useradd --no-create-home anna
useradd --system --home-dir /var/lib/fromline fromline
install -d -o fromline -m 0700 /var/lib/fromline
dovecot
postfix start > /dev/null 2>&1
wait_for test -S /var/spool/postfix/private/auth
send smtp://127.0.0.1:587 anna@example.com anna@example.com before
wait_for arrived before
postconf -n > "$here/memory/main.cf"
postconf -M | tr -s ' ' | sort > "$here/memory/master.cf"

say Fromline
cat > /etc/fromline.toml << 'END'
domains = ["example.com"]
[mta]
sockets = "/var/spool/postfix-fromline/fromline"
submission = "/var/spool/postfix-fromline/public/fromline-submission"
END
(as_fromline "$FROMLINE" user add anna@example.com) > /dev/null 2>&1
"$FROMLINE" postfix configure > "$here/memory/script"
sh "$here/memory/script" 2>&1
"$FROMLINE" postfix check 2>&1 | grep -v '^ ' | grep . || true
as_fromline "$FROMLINE" serve --listen 127.0.0.1:0 > "$here/fromline.log" 2>&1 &
fromline=$!
wait_for grep -q 'Fromline is ready' "$here/fromline.log"
"$FROMLINE" postfix check

say altered
for alteration in 'chmod 0777 /var/spool/postfix-fromline/fromline' 'gpasswd --delete fromline postdrop' \
    'chown root /var/spool/postfix-fromline/fromline'; do
    $alteration > /dev/null
    "$FROMLINE" postfix check > "$here/memory/check" 2>&1 || true
    sed -n '1s/ is a folder .*/ is not as it should be/; 1p; 3p' "$here/memory/check"
    eval "$(sed -n 3p "$here/memory/check")"
    "$FROMLINE" postfix check > /dev/null
done

say mail
for url in smtp://127.0.0.1:587 smtps://127.0.0.1:465; do
    send $url anna@example.com anna@example.com "${url%:*}"
    wait_for arrived "${url%:*}"
done
send smtp://127.0.0.1:587 anna@example.com 'root@[127.0.0.1]' literal
send smtp://127.0.0.1:587 boss@example.com anna@example.com forged
# The database is new: whom it does not know is deferred. Once it is not, refused.
kill "$fromline"
wait "$fromline" || true
rm "$here/fromline.log" # or the readiness of the first is found in it
sed -i '1i defer_unknown_days = 0' /etc/fromline.toml
as_fromline "$FROMLINE" serve --listen 127.0.0.1:0 > "$here/fromline.log" 2>&1 &
fromline=$!
wait_for grep -q 'Fromline is ready' "$here/fromline.log"
send smtp://127.0.0.1:587 boss@example.com anna@example.com forged
grep -c '(Postfix) with ESMTPSA' /var/mail/anna

say without Fromline
kill "$fromline"
wait "$fromline" || true
send smtp://127.0.0.1:587 anna@example.com anna@example.com deferred
"$FROMLINE" postfix check 2>&1 | grep -v '^ ' | grep . || true

say undo
sh "$here/memory/script" undo 2>&1
postconf -n | diff "$here/memory/main.cf" -
postconf -M | tr -s ' ' | sort | diff "$here/memory/master.cf" -
ls -d /etc/postfix* /var/spool/postfix* /var/lib/postfix*
id -Gn fromline
send smtp://127.0.0.1:587 anna@example.com anna@example.com after
wait_for arrived after
grep '^Subject: ' /var/mail/anna
