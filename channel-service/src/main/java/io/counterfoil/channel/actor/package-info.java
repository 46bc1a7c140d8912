/**
 * What the actor that holds a channel's money does: by its rules a voucher counts, and both parties can rely on them. A
 * party's own, stricter rules are in {@code channel.book}.
 */
@NullMarked
package io.counterfoil.channel.actor;

import org.jspecify.annotations.NullMarked;
