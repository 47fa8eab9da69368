"""Walks through Fromline's API with Google's official client, unchanged but for its endpoint.

Arguments: the server's address, a user's token, an administrator's token, the password of the demo's partners.
"""

import sys

from google.auth.exceptions import RefreshError
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

ENDPOINT, USER, ADMIN, PASSWORD = sys.argv[1:]
SETTING = "settings/gmail.per_user_outbound_gateway"
calls = 0


def client(name, version, token):
    return build(
        name,
        version,
        credentials=Credentials(token=token),
        client_options={"api_endpoint": ENDPOINT},
        static_discovery=True,
    )


def run(request):
    global calls
    calls += 1
    return request.execute(num_retries=0)


def refused(request, status, reason):
    try:
        answer = run(request)
    except HttpError as error:
        codes = [detail.get("reason") for detail in error.error_details]
        assert (error.resp.status, codes[0]) == (status, reason), (error.resp.status, codes)
        return error
    raise AssertionError(f"{request.uri}: not refused: {answer}")


def policies(version):
    policies = client("cloudidentity", version, ADMIN).policies()
    both = f"customer == 'customers/my_customer' && setting.type.matches('^settings/gmail\\\\..*$')"
    for asked in ({}, {"filter": f"setting.type == '{SETTING}'"}, {"filter": both, "pageSize": 50}):
        listed = run(policies.list(**asked))
        assert [policy["setting"]["type"] for policy in listed["policies"]] == [SETTING], listed
        assert policies.list_next(policies.list(**asked), listed) is None
    assert run(policies.list(filter="setting.type == 'settings/gmail.other'")) == {"policies": []}
    refused(policies.list(filter="setting.value == 1"), 400, "FILTER_INVALID")

    name = listed["policies"][0]["name"]
    body = {
        "customer": "customers/my_customer",
        "policyQuery": {"orgUnit": "orgUnits/root"},
        "setting": {"type": SETTING, "value": {"allowUsersToUseExternalSmtpServers": True}},
    }
    operation = run(policies.create(body=body))
    assert operation["done"] and operation["response"]["type"] == "ADMIN", operation
    assert operation["response"]["@type"].endswith(".Policy"), operation
    refused(policies.create(body=body), 409, "POLICY_EXISTS")

    # What was read is written back: read-only fields in it do no harm.
    policy = run(policies.get(name=name))
    policy["setting"]["value"]["allowUsersToUseExternalSmtpServers"] = False
    run(policies.patch(name=name, body=policy))
    policy = run(policies.get(name=name))
    assert policy["setting"]["value"]["allowUsersToUseExternalSmtpServers"] is False, policy
    assert run(policies.delete(name=name))["done"]
    assert run(policies.get(name=name))["type"] == "SYSTEM"
    run(policies.patch(name=name, body=body))
    refused(policies.get(name="policies/unknown"), 404, "NOT_FOUND")
    refused(client("cloudidentity", version, USER).policies().list(), 403, "FORBIDDEN")


def lasting(address):
    """Without what changes by itself while the mail is on its way."""
    return {field: value for field, value in address.items() if field != "fromline"}


def send_as(user_id, alias):
    methods = client("gmail", "v1", USER).users().settings().sendAs()
    primary = run(methods.list(userId=user_id))["sendAs"]
    assert [address["sendAsEmail"] for address in primary] == ["user@example.com"], primary
    assert primary[0]["isPrimary"] and primary[0]["verificationStatus"] == "accepted", primary

    gateway = {
        "host": "smtp.partner.com",
        "port": 465,
        "username": "user.name@partner.com",
        "password": PASSWORD,
        "securityMode": "ssl",
    }
    body = {"sendAsEmail": alias, "displayName": "Zażółć", "treatAsAlias": False, "smtpMsa": gateway}
    wrong = {**body, "smtpMsa": {**gateway, "host": "smtp.nowhere.example"}}
    error = refused(methods.create(userId=user_id, body=wrong), 400, "HOST_NOT_FOUND")
    fields = [violation["field"] for violation in error.error_details[1]["fieldViolations"]]
    assert fields == ["smtpMsa.host"], error.error_details
    refused(methods.get(userId=user_id, sendAsEmail=alias), 404, "NOT_FOUND")

    created = run(methods.create(userId=user_id, body=body))
    assert created["verificationStatus"] == "pending" and created["displayName"] == "Zażółć", created
    assert created["smtpMsa"] == {"host": "smtp.partner.com", "port": 465, "securityMode": "ssl"}, created
    assert lasting(run(methods.get(userId=user_id, sendAsEmail=alias))) == lasting(created)
    refused(methods.create(userId=user_id, body=body), 409, "ALIAS_EXISTS")
    assert len(run(methods.list(userId=user_id))["sendAs"]) == 2

    patched = run(methods.patch(userId=user_id, sendAsEmail=alias, body={"displayName": "New"}))
    assert patched["displayName"] == "New" and patched["smtpMsa"] == created["smtpMsa"], patched
    updated = run(methods.update(userId=user_id, sendAsEmail=alias, body={"sendAsEmail": alias, "displayName": "Newer"}))
    assert updated["displayName"] == "Newer" and "smtpMsa" not in updated, updated
    assert run(methods.verify(userId=user_id, sendAsEmail=alias)) in ("", {})
    refused(methods.smimeInfo().list(userId=user_id, sendAsEmail=alias), 501, "UNIMPLEMENTED")

    admin = client("gmail", "v1", ADMIN).users().settings().sendAs()
    assert len(run(admin.list(userId="user@example.com"))["sendAs"]) == 2
    refused(admin.patch(userId="user@example.com", sendAsEmail=alias, body={"displayName": "X"}), 404, "NOT_FOUND")
    assert run(methods.delete(userId=user_id, sendAsEmail=alias)) in ("", {})
    refused(methods.delete(userId=user_id, sendAsEmail=alias), 404, "NOT_FOUND")
    error = refused(methods.list(userId="nobody@example.com"), 404, "NOT_FOUND")
    assert error.reason == "Requested entity was not found.", error.reason
    try:
        run(client("gmail", "v1", "wrong").users().settings().sendAs().list(userId="me"))
    except RefreshError:
        pass  # What the client makes of 401: it would ask Google for another token.
    else:
        raise AssertionError("a wrong token was taken")


policies("v1")
run(client("cloudidentity", "v1", ADMIN).policies().delete(name="policies/root"))
policies("v1beta1")
send_as("me", "user.name+me@partner.com")
send_as("user@example.com", "o'neil@partner.com")
print(f"{calls} calls")
