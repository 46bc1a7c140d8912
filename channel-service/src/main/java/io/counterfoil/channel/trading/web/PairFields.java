package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.trading.Pair;

/**
 * Between whom money goes.
 *
 * @param scheme native or filecoin
 * @param payer the payer's key
 * @param payee the payee's key
 * @param asset {@code CNY/2}
 */
record PairFields(String scheme, String payer, String payee, String asset) {
    Pair pair() {
        return new Pair(Words.scheme(scheme), payer, payee, Words.asset(asset));
    }
}
