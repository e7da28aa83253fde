<?php
// The same work with what PHP brings along: its own form, cipher, digest and JSON functions.
//
//   php envelope.php DATA show | DATA seal|open|reject|intent SECONDS
declare(strict_types=1);

[, $data, $work] = $argv;
[$key, $vector] = explode("\n", file_get_contents("$data/keys.txt"));
$fields = [];
foreach (explode("\n", trim(file_get_contents("$data/fields.tsv"))) as $line) {
    [$name, $value] = explode("\t", $line);
    $fields[$name] = $value;
}
$intent = file_get_contents("$data/intent.json");

function sealed(array $fields, string $key, string $vector): array
{
    $tag = '';
    $text = openssl_encrypt(http_build_query($fields), 'aes-256-gcm', $key, 0, $vector, $tag);
    $encryptInfo = bin2hex($text . ':::' . base64_encode($tag));
    return [$encryptInfo, strtoupper(hash('sha256', $key . $encryptInfo . $vector))];
}

function opened(string $encryptInfo, string $hashInfo, string $key, string $vector): ?array
{
    if (!hash_equals(strtoupper(hash('sha256', $key . $encryptInfo . $vector)), $hashInfo)) {
        return null;
    }
    [$text, $tag] = explode(':::', hex2bin($encryptInfo), 2);
    $plain = openssl_decrypt($text, 'aes-256-gcm', $key, 0, $vector, base64_decode($tag, true));
    if ($plain === false) {
        return null;
    }
    parse_str($plain, $fields);
    return $fields;
}

const CLAIMS = [
    'pending' => 'awaiting_payer', 'success' => 'paid', 'expired' => 'expired',
    'insufficient_not_refunded' => 'underpaid', 'insufficient_refunded' => 'returned',
];

function mapped(string $body): array
{
    $answer = json_decode($body, true, 64, JSON_THROW_ON_ERROR);
    if ($answer['code'] !== 0) {
        throw new RuntimeException('refused');
    }
    $data = $answer['data'];
    return [
        'intent' => $data['payment_intent_id'], 'client' => $data['client_id'],
        'claim' => CLAIMS[$data['status']] ?? 'unrecognized', 'raw' => $data['status'],
        'attempt' => $data['order_data']['paydesk_attempt'] ?? null,
        'amount' => $data['fiat_amount'], 'currency' => $data['fiat_currency'],
        'chain' => $data['payment_chain_id'], 'contract' => strtolower($data['token_address']),
        'symbol' => $data['symbol'], 'decimals' => $data['decimals'], 'address' => $data['payment_address'],
        'asked' => $data['crypto_amount'], 'received' => $data['received_crypto_amount'] ?? null,
        'net' => $data['aggregated_crypto_amount'] ?? null, 'returned' => $data['refund_amount'] ?? null,
        'hash' => $data['payment_tx_hash'] ?? null, 'paid_at' => $data['payment_tx_timestamp'] ?? null,
        'return_hash' => $data['refund_tx_hash'] ?? null, 'deadline' => $data['payment_deadline'],
        'payer' => $data['payer_address'] ?? null, 'group' => $data['group_key'] ?? null,
    ];
}

[$encryptInfo, $hashInfo] = sealed($fields, $key, $vector);
$wrong = substr($hashInfo, 0, 63) . ($hashInfo[63] === '0' ? '1' : '0');
if (opened($encryptInfo, $hashInfo, $key, $vector) !== $fields || opened($encryptInfo, $wrong, $key, $vector) !== null
    || mapped($intent)['claim'] !== 'paid') {
    fwrite(STDERR, "envelope.php: self-check\n");
    exit(1);
}
if ($work === 'show') {
    echo "$encryptInfo $hashInfo\n";
    exit(0);
}

$once = match ($work) {
    'seal' => static fn () => sealed($fields, $key, $vector),
    'open' => static fn () => opened($encryptInfo, $hashInfo, $key, $vector),
    'reject' => static fn () => opened($encryptInfo, $wrong, $key, $vector),
    'intent' => static fn () => mapped($intent),
};

function rate(callable $once, float $seconds): float
{
    $operations = 0;
    $begun = hrtime(true);
    do {
        for ($i = 0; $i < 200; $i++) {
            $once();
        }
        $operations += 200;
        $passed = (hrtime(true) - $begun) / 1e9;
    } while ($passed < $seconds);
    return $operations / $passed;
}

rate($once, 0.1);
printf("%.0f\n", rate($once, (float) $argv[3]));
