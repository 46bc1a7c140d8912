package io.counterfoil.channel.funding;

import io.counterfoil.channel.funding.FundingState.Request;
import io.counterfoil.kernel.channel.FundsRequestId;
import java.util.Comparator;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** A funding with all requests that were ever made, or with the one that a command names: more is never looked at. */
public record WholeFunding(FundingState funding, PSortedMap<FundsRequestId, Request> requests) {
    static final WholeFunding NOTHING =
            new WholeFunding(FundingState.NOTHING, TreePMap.empty(Comparator.comparing(FundsRequestId::value)));

    WholeFunding with(FundingState next) {
        return new WholeFunding(next, requests);
    }

    WholeFunding with(FundsRequestId id, Request request) {
        return new WholeFunding(funding, requests.plus(id, request));
    }
}
