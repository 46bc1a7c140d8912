package io.counterfoil.bench.micro;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a consumer does with its place in the log for each event: there are no gaps to be kept. */
@State(Scope.Thread)
public class ComparingPositions {
    private GlobalSequenceTrackingToken here = new GlobalSequenceTrackingToken(1_000_000);
    private GlobalSequenceTrackingToken there = new GlobalSequenceTrackingToken(1_000_001);

    @Benchmark
    public TrackingToken next() {
        return here.next();
    }

    @Benchmark
    public boolean covered() {
        return there.covers(here.lowerBound(there));
    }
}
