package io.counterfoil.bench.vouchers;

import fr.acinq.secp256k1.Secp256k1;
import io.counterfoil.bench.measure.Crew;
import io.counterfoil.bench.world.BenchBroken;
import java.time.Duration;
import java.util.Arrays;

/** Bare checks of one signature by the library itself, on all cores. */
final class Checks {
    private static final int BYTES = 32;

    private final Secp256k1 library = Secp256k1.get();
    private final byte[] digest = filled(3);
    private final byte[] key = library.pubkeyCreate(filled(1));
    private final byte[] signature = library.sign(digest, filled(1), null);

    private static byte[] filled(int with) {
        var bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    long perSecond(Duration time) {
        int cores = Runtime.getRuntime().availableProcessors();
        return Crew.call(cores, time, this::check).perSecond();
    }

    private void check() {
        if (!library.verify(signature, digest, key)) throw new BenchBroken("a signature that is no signature");
    }
}
