package io.counterfoil.channel.rpc;

import io.counterfoil.channel.filecoin.Address;
import io.counterfoil.channel.filecoin.FilecoinVoucher;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What a call was given, by position. */
record Params(String method, List<JsonNode> given) {
    Params {
        given = List.copyOf(given);
    }

    /** @throws Fault unless there are so many */
    void require(int count) {
        require(count, count);
    }

    /** @throws Fault unless there are so many; others may be left out by older programs */
    void require(int least, int most) {
        int size = given.size();
        if (size >= least && size <= most) return;
        throw Fault.params(
                "wrong param count (method '" + method + "'): " + size + " != " + (size < least ? least : most));
    }

    boolean has(int at) {
        return at < given.size();
    }

    Address address(int at) {
        return read(at, LotusJson::address);
    }

    /** Of attoFIL. */
    BigInteger amount(int at) {
        return read(at, LotusJson::amount);
    }

    Uint64 number(int at) {
        return read(at, LotusJson::unsigned);
    }

    /** None at all where it says {@code null}. */
    Bytes bytes(int at) {
        return read(at, LotusJson::bytes);
    }

    String cid(int at) {
        return read(at, LotusJson::cid);
    }

    FilecoinVoucher voucher(int at) {
        return read(at, VoucherJson::read);
    }

    <T> T read(int at, Function<JsonNode, T> form) {
        try {
            return form.apply(given.get(at));
        } catch (Rejected unreadable) {
            throw Fault.params(
                    "unmarshaling params for '" + method + "' (param: " + at + "): " + unreadable.getMessage());
        }
    }
}
