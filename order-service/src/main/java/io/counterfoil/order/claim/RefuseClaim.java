package io.counterfoil.order.claim;

import io.counterfoil.kernel.order.ClaimEvent.ClaimRefused;
import io.counterfoil.kernel.order.ClaimId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps a claim that no order believes. */
record RefuseClaim(@TargetAggregateIdentifier ClaimId claim, ClaimRefused refusal) {}
