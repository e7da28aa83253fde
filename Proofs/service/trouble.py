"""What goes wrong at the gateways in one life of the desk: some of its calls are late, broken off or refused, drawn from a seed."""

# The desk's own calls in these proofs; payers' forms go through.
CALLS = ["kryptogo.create", "kryptogo.query", "kryptogo.list", "payuni.trade_query"]
# What a gateway may do without telling a lie about money.
FAULTS = [
    {"fault": "slow", "seconds": 1}, {"fault": "resetBefore"}, {"fault": "resetAfter"}, {"fault": "cut"},
    {"fault": "serverError", "status": 502, "isApplied": False}, {"fault": "serverError", "status": 500, "isApplied": True},
]


def trouble(chance):
    """Each kind of call fails once to three times, in a way of its own, after some that pass."""
    return [
        {**chance.choice(FAULTS), "operation": call, "skipping": chance.randint(0, 3), "times": 1}
        for call in CALLS for _ in range(chance.randint(1, 3))]
