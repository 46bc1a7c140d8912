package io.counterfoil.bench.vouchers;

import io.counterfoil.bench.measure.Cpu;
import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.measure.Shop;
import java.time.Duration;
import java.util.List;

/** Who does the most in a while: those who take vouchers, who place orders, and who check signatures alone. */
final class Rivals {
    private static final int ORDERS_AT_ONCE = 64;
    private static final int WARM_UPS = 3;
    private static final int FEW = 500;

    private final Lab lab;
    private final Sheet sheet;
    private final Shop shop;
    private final Checks checks = new Checks();
    private final List<Fleet> fleets;

    /** @param many lanes of one channel, and channels of one lane */
    Rivals(Lab lab, Sheet sheet, int many) {
        this.lab = lab;
        this.sheet = sheet;
        this.shop = Shop.open(lab);
        this.fleets = List.of(
                new Fleet("1x1", Flood.open(lab, "alone", 1, 1)),
                new Fleet("1x1000", Flood.open(lab, "lanes", 1, many)),
                new Fleet("1000x1", Flood.open(lab, "channels", many, 1)));
    }

    /** Channels by lanes of each. */
    private static final class Fleet {
        final String name;
        final Flood flood;
        /** As far as is known: so many are signed beforehand. */
        long perSecond;

        Fleet(String name, Flood flood) {
            this.name = "vouchers_" + name;
            this.flood = flood;
        }

        void sign(Duration time) {
            long wanted = perSecond * time.toMillis() / Duration.ofSeconds(1).toMillis();
            flood.sign((int) Math.max(FEW, wanted));
        }

        Flood.Run run() {
            var run = flood.run();
            perSecond = run.perSecond();
            return run;
        }
    }

    void warmUp(Duration time) {
        shop.placeOrders(ORDERS_AT_ONCE, time);
        for (var fleet : fleets) {
            for (int i = 0; i < WARM_UPS; i++) {
                fleet.sign(time);
                fleet.run();
            }
        }
        lab.sql().sql("checkpoint").update();
    }

    void measure(Duration time) {
        sheet.note("verify_per_second", checks.perSecond(time));
        var begin = Cpu.now(lab);
        var orders = shop.placeOrders(ORDERS_AT_ONCE, time);
        Cpu.now(lab).note("place", begin, orders.done(), sheet);
        sheet.note("place_per_second", orders.perSecond());
        for (var fleet : fleets) measure(fleet, time);
    }

    private void measure(Fleet fleet, Duration time) {
        fleet.sign(time);
        var begin = Cpu.now(lab);
        var run = fleet.run();
        Cpu.now(lab).note(fleet.name, begin, run.accepted(), sheet);
        sheet.note(fleet.name + "_per_second", run.perSecond());
        sheet.note(fleet.name + "_overtaken", run.overtaken());
    }

    void compare() {
        for (var fleet : fleets) {
            sheet.ratio(fleet.name + "_vs_verify", fleet.name + "_per_second", "verify_per_second");
            sheet.ratio(fleet.name + "_vs_place", fleet.name + "_per_second", "place_per_second");
        }
        sheet.note(
                "vouchers_per_second",
                fleets.stream()
                        .mapToLong(fleet -> sheet.median(fleet.name + "_per_second"))
                        .min()
                        .orElseThrow());
        sheet.ratio("vouchers_vs_verify", "vouchers_per_second", "verify_per_second");
        sheet.ratio("vouchers_vs_place", "vouchers_per_second", "place_per_second");
    }
}
