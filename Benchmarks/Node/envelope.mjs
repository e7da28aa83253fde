// The same work with what Node brings along: node:crypto, node:querystring's successor URLSearchParams, and JSON.parse.
//
//   node envelope.mjs DATA show | DATA seal|open|reject|intent SECONDS
import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";

const [, , data, work, seconds] = process.argv;
const [keyText, vectorText] = readFileSync(`${data}/keys.txt`, "utf8").split("\n");
const key = Buffer.from(keyText);
const vector = Buffer.from(vectorText);
const fields = readFileSync(`${data}/fields.tsv`, "utf8").trim().split("\n").map((line) => line.split("\t"));
const intent = readFileSync(`${data}/intent.json`);

function digest(encryptInfo) {
    return createHash("sha256").update(keyText + encryptInfo + vectorText).digest("hex").toUpperCase();
}

function seal() {
    const cipher = createCipheriv("aes-256-gcm", key, vector);
    const text = cipher.update(new URLSearchParams(fields).toString(), "utf8", "base64") + cipher.final("base64");
    const encryptInfo = Buffer.from(`${text}:::${cipher.getAuthTag().toString("base64")}`).toString("hex");
    return [encryptInfo, digest(encryptInfo)];
}

function open(encryptInfo, hashInfo) {
    if (!timingSafeEqual(Buffer.from(digest(encryptInfo)), Buffer.from(hashInfo))) return null;
    const [text, tag] = Buffer.from(encryptInfo, "hex").toString().split(":::");
    const decipher = createDecipheriv("aes-256-gcm", key, vector, { authTagLength: 16 });
    decipher.setAuthTag(Buffer.from(tag, "base64"));
    return new URLSearchParams(decipher.update(text, "base64", "utf8") + decipher.final("utf8"));
}

const claims = new Map([
    ["pending", "awaiting_payer"], ["success", "paid"], ["expired", "expired"],
    ["insufficient_not_refunded", "underpaid"], ["insufficient_refunded", "returned"],
]);

function mapped(body) {
    const answer = JSON.parse(body.toString());
    if (answer.code !== 0) throw new Error("refused");
    const from = answer.data;
    return {
        intent: from.payment_intent_id, client: from.client_id,
        claim: claims.get(from.status) ?? "unrecognized", raw: from.status,
        attempt: from.order_data?.paydesk_attempt,
        amount: from.fiat_amount, currency: from.fiat_currency,
        chain: from.payment_chain_id, contract: from.token_address.toLowerCase(),
        symbol: from.symbol, decimals: from.decimals, address: from.payment_address,
        asked: from.crypto_amount, received: from.received_crypto_amount,
        net: from.aggregated_crypto_amount, returned: from.refund_amount,
        hash: from.payment_tx_hash, paidAt: from.payment_tx_timestamp,
        returnHash: from.refund_tx_hash, deadline: from.payment_deadline,
        payer: from.payer_address, group: from.group_key,
    };
}

const [encryptInfo, hashInfo] = seal();
const wrong = hashInfo.slice(0, 63) + (hashInfo[63] === "0" ? "1" : "0");
const roundTrip = [...(open(encryptInfo, hashInfo) ?? [])];
if (JSON.stringify(roundTrip) !== JSON.stringify(fields) || open(encryptInfo, wrong) || mapped(intent).claim !== "paid") {
    console.error("envelope.mjs: self-check");
    process.exit(1);
}
if (work === "show") {
    console.log(encryptInfo, hashInfo);
    process.exit(0);
}

const once = {
    seal,
    open: () => open(encryptInfo, hashInfo),
    reject: () => open(encryptInfo, wrong),
    intent: () => mapped(intent),
}[work];
let kept;

function rate(limit) {
    let operations = 0;
    const begun = performance.now();
    let passed;
    do {
        for (let i = 0; i < 200; i++) kept = once();
        operations += 200;
        passed = (performance.now() - begun) / 1000;
    } while (passed < limit);
    return operations / passed;
}

rate(0.2);
console.log(rate(Number(seconds)).toFixed(0));
