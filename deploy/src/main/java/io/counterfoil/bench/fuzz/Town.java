package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Alipay;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.Wechat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two merchants with all that they have: requests are made as the one, and must not touch the other. */
final class Town {
    /** Stands in everything that the other merchant was told in confidence. */
    static final String CONFIDENTIAL = "zq9-for-nobody-else";

    /** Whom the operator has given keys. */
    record Staff(String operator, String auditor, String analyst) {}

    private final Staff staff;
    private final Household mine;
    private final Household other;
    private final Map<String, String> keys;
    private final Pens pens;
    private int orderNumbers;

    private Town(Staff staff, Household mine, Household other, Pens pens) {
        this.staff = staff;
        this.mine = mine;
        this.other = other;
        this.pens = pens;
        keys = Map.of(
                "operator", staff.operator(),
                "auditor", staff.auditor(),
                "analyst", staff.analyst(),
                "server", mine.merchant().secretKey(),
                "front", mine.merchant().publishableKey(),
                "client", mine.clientToken());
    }

    /** With whom a merchant has an account, and who signs for them. */
    record Providers(Alipay alipay, Wechat wechat) {}

    record Pens(Providers mine, Providers others) {}

    static Town found(Api api, Staff staff, Pens pens, String noticesUrl) throws IOException {
        return new Town(
                staff,
                Household.found(api, staff, pens.mine(), noticesUrl, "somebody"),
                Household.found(api, staff, pens.others(), noticesUrl, CONFIDENTIAL),
                pens);
    }

    /** @param caller as the routes' descriptions call them; no key for anybody else */
    String key(String caller) {
        return keys.getOrDefault(caller, "");
    }

    String anotherKey(Chance chance) {
        var others = new ArrayList<>(keys.values());
        others.add(other.merchant().secretKey());
        others.add(other.merchant().publishableKey());
        others.add(other.clientToken());
        return chance.of(others.stream().sorted().toList());
    }

    /** Whether whoever has this key may read what the other merchant was told. */
    boolean isPrivy(String key) {
        return Set.of(staff.operator(), staff.auditor(), other.merchant().secretKey(), other.clientToken())
                .contains(key);
    }

    /** A thing of my own. */
    String thing(String name, Chance chance) {
        return name.equals("id") ? chance.of(mine.orders()) : mine.things().getOrDefault(name, "x");
    }

    String nextOrderNo() {
        return "F-" + orderNumbers++;
    }

    /** The address of the other's thing of the same kind. */
    String asTheOther(String path) {
        var theirs = path;
        for (var thing : mine.things().entrySet()) {
            theirs = theirs.replace(thing.getValue(), other.things().getOrDefault(thing.getKey(), "x"));
        }
        for (int i = 0; i < Household.ORDERS; i++) {
            theirs = theirs.replace(mine.orders().get(i), other.orders().get(i));
        }
        return theirs;
    }

    Household mine() {
        return mine;
    }

    Alipay alipay() {
        return pens.mine().alipay();
    }

    Alipay othersAlipay() {
        return pens.others().alipay();
    }

    Wechat wechat() {
        return pens.mine().wechat();
    }

    Wechat othersWechat() {
        return pens.others().wechat();
    }

    /** An attempt that a genuine message may pay: one of the first two, or the last but one. */
    String payable(Chance chance) {
        return mine.attempts().get(chance.below(2));
    }

    String payableByWechat() {
        return mine.attempts().get(Household.BY_ALIPAY);
    }

    /** An attempt that no genuine message is ever sent about. */
    String victim(Chance chance) {
        return chance.oneIn(4)
                ? other.attempts().get(chance.below(Household.BY_ALIPAY))
                : mine.attempts().get(2 + chance.below(2));
    }

    String victimOfWechat(Chance chance) {
        return (chance.oneIn(4) ? other : mine).attempts().getLast();
    }

    /** Orders that must never be paid. */
    List<String> victims() {
        var victims = new ArrayList<>(other.orders());
        victims.addAll(mine.orders().subList(2, Household.BY_ALIPAY));
        victims.add(mine.orders().getLast());
        return List.copyOf(victims);
    }
}
