package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sends one request after the other, and has each answer judged. */
final class Attacker {
    /** After which it moves on: what it has found by then it has spoilt as well. */
    private static final int STAY = 1_000;

    private final Sender sender;
    private final RawHttp raw;
    private final Arsenal arsenal;
    private final Founder founder;
    private final Judge judge;
    private final Coverage coverage;
    private final Set<String> strangers = new HashSet<>();
    private final List<String> victims = new ArrayList<>();
    private Town town;
    private long requests;

    Attacker(Api api, Arsenal arsenal, Founder founder, Judge judge, Coverage coverage) {
        sender = new Sender(api.base());
        raw = new RawHttp(api.base().getPort());
        this.arsenal = arsenal;
        this.founder = founder;
        this.judge = judge;
        this.coverage = coverage;
        town = found();
    }

    interface Founder {
        Town found() throws IOException;
    }

    private Town found() {
        try {
            var founded = founder.found();
            victims.addAll(founded.victims());
            return founded;
        } catch (IOException e) {
            throw new BenchBroken("a town cannot be founded: " + e.getMessage(), e);
        }
    }

    void attack(boolean asStranger) {
        requests++;
        if (!asStranger && requests % STAY == 0) town = found();
        if (arsenal.isTimeForNoHttp()) {
            sendNoHttp();
        } else {
            send(asStranger ? arsenal.ofStranger(town) : arsenal.ofAnybody(town), asStranger);
        }
    }

    private void send(Draft draft, boolean asStranger) {
        try {
            var sent = sender.send(draft);
            coverage.note(draft.route, sent);
            judge.judge(draft, sent, town);
            if (asStranger || (draft.key.isEmpty() && !draft.route.isCallback())) {
                strangers.add(sent.header("request-id"));
            }
        } catch (IOException e) {
            judge.noAnswer(draft, e);
        }
    }

    private void sendNoHttp() {
        var bytes = arsenal.notHttp();
        try {
            judge.judgeNotHttp(bytes, raw.send(bytes));
        } catch (IOException e) {
            judge.judgeNotHttp(bytes, new Sent(599, Map.of(), "no answer: " + e));
        }
    }

    /** Ids of requests without a valid key. */
    Set<String> strangers() {
        return strangers;
    }

    /** Orders that must not be paid. */
    List<String> victims() {
        return victims;
    }

    long requests() {
        return requests;
    }
}
