"""What chance does badly: idempotency keys. It draws the same few again and again, and then a service only says so."""

import itertools

import schemathesis

count = itertools.count()


def fresh(request):
    """Three keys of four are used for the first time; the fourth is left as it was drawn."""
    key = request.headers.get("Idempotency-Key")
    number = next(count)
    if isinstance(key, str) and 1 <= len(key) <= 180 and all("!" <= sign <= "~" for sign in key) and number % 4:
        request.headers["Idempotency-Key"] = f"{key}-{number}"
    return request


@schemathesis.hook
def before_call(context, case, kwargs):
    # The last who sees a request before it is sent; changing the case itself would have it judged anew.
    kwargs["auth"] = fresh
