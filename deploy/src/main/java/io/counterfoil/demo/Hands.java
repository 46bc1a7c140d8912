package io.counterfoil.demo;

import java.util.List;
import java.util.Optional;

/** How somebody deals with payment channels: by one interface or another. Amounts are whole FIL; vouchers, their text. */
interface Hands {
    /** What it is called in the transcript. */
    String name();

    /** Puts money into the channel from one to the other, waits for it, and says the channel's address. */
    String addFunds(Trader from, Trader to, int fil);

    /** By the payer: a voucher, signed. */
    String promise(Trader payer, String channel, int lane, int fil);

    /** By the payer: what is missing for a voucher, in attoFIL. */
    String shortfall(Trader payer, String channel, int lane, int fil);

    /** By the payee. */
    void accept(Trader payee, String channel, String voucher);

    /** By the payee: of each lane the voucher to submit. */
    List<String> best(Trader payee, String channel);

    /** In attoFIL: what is in the channel, and what is promised of it. */
    Figures figures(Trader payer, String channel);

    void settle(Trader party, String channel);

    /** Why not, where it cannot be done. */
    Optional<String> collect(Trader party, String channel);

    record Figures(String confirmed, String redeemed) {}
}
